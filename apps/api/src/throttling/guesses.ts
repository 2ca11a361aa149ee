import { Injectable } from '@nestjs/common';
import { Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';
import { networkOf } from './network-of.js';

const windowMs = 60_000;

/**
 * Requests without a secret that is one of ours, by address and minute: tokens, links in messages, calendar feeds. Whoever
 * has a good one is served from the same address, however many others fail there.
 */
@Injectable()
export class Guesses {
  private windowEnds = 0;
  private counts = new Map<string, number>();

  constructor(private readonly settings: Settings) {}

  /** One more that failed. @throws Problem `too-many-requests` beyond so many */
  failed(address: string): void {
    const now = Date.now();
    if (now >= this.windowEnds) {
      this.counts = new Map();
      this.windowEnds = now + windowMs;
    }
    const network = networkOf(address);
    const count = (this.counts.get(network) ?? 0) + 1;
    this.counts.set(network, count);
    const { failuresPerMinute } = this.settings;
    if (count <= failuresPerMinute) return;
    const seconds = Math.ceil((this.windowEnds - now) / 1000);
    throw new Problem(
      'too-many-requests',
      `More than ${failuresPerMinute} requests a minute came from this address without a valid token or link. Go on in ${seconds} s.`,
      { headers: { 'retry-after': String(seconds) } },
    );
  }
}
