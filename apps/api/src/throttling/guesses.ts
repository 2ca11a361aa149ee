import { Injectable } from '@nestjs/common';
import { Settings } from '../../../../config/settings.js';
import { Problem } from '../problems/problem.js';
import { networkOf } from './network-of.js';
import { PerMinute } from './per-minute.js';

/**
 * Requests without a secret that is one of ours, by address and minute: tokens, links in messages, calendar feeds. Whoever
 * has a good one is served from the same address, however many others fail there.
 */
@Injectable()
export class Guesses {
  private readonly counted = new PerMinute();

  constructor(private readonly settings: Settings) {}

  /** One more that failed. @throws Problem `too-many-requests` beyond so many */
  failed(address: string): void {
    const { failuresPerMinute } = this.settings;
    const seconds = this.counted.beyond(failuresPerMinute, networkOf(address));
    if (seconds === null) return;
    throw new Problem(
      'too-many-requests',
      `More than ${failuresPerMinute} requests a minute came from this address without a valid token or link. Go on in ${seconds} s.`,
      { headers: { 'retry-after': String(seconds) } },
    );
  }
}
