import { createHmac } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { installationKey } from '../../../../config/installation-key.js';
import { Settings } from '../../../../config/settings.js';
import { countTry, forgetGuesses, uncountTry, type Counted } from '../../../../database/sign-in/guesses.js';
import { folded } from '../../../../domain/text/folded.js';
import type { CameFrom } from '../access/known-browser.js';
import { Problem } from '../problems/problem.js';
import { networkOf } from '../throttling/network-of.js';

const windowSeconds = 600;
/** Of one account from one network, or in a browser in which its person has signed in before. */
const mostFromOne = 10;
/** Of one account from all networks together. */
const mostOfAccount = 50;
/** From one network, whatever is tried. */
const mostFromNetwork = 60;
/** Codes of command lines that one person types. */
const mostCodes = 20;

/** Whose secret is tried: of somebody who is here, or by a name that says nobody. */
export type Account = { personId: string } | { named: string };

export interface Tried {
  counted: Counted[];
  cleared: string[];
}

/**
 * Secrets that could be guessed, counted by all processes together: passwords, links that are sent to whoever has forgotten
 * theirs, codes of command lines. Each counts before it is looked at; one that was right does not count. An account that does
 * not exist counts as one that does. All others are random, 128 bits and more.
 *
 * Rows are few: of people, and of names and networks so many as `shortened` tells apart; they go after their time.
 */
@Injectable()
export class CountedGuesses {
  private readonly log = new Logger(CountedGuesses.name);
  private forgotAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  /**
   * In a browser that knows the person it counts for that browser alone: nobody else can use it up, and keep them out.
   *
   * @throws Problem `too-many-requests`
   */
  async tryAccount(what: 'password' | 'forgotten', account: Account, { address, knows }: CameFrom): Promise<Tried> {
    const personId = 'personId' in account ? account.personId : null;
    if (knows !== null && knows.personId === personId) {
      const key = `${what}/known/${personId}/${this.shortened(knows.browser, 8)}`;
      return this.count([{ key, most: mostFromOne }], [key]);
    }
    const whose = personId ?? `named/${this.shortened('named' in account ? folded(account.named) : '', 16)}`;
    const network = networkOf(address);
    const pair = `${what}/pair/${this.shortened(`${whose} ${network}`, 18)}`;
    const counted = [
      { key: pair, most: mostFromOne },
      { key: `${what}/of/${whose}`, most: mostOfAccount },
      { key: `network/${this.shortened(network, 18)}`, most: mostFromNetwork },
    ];
    return this.count(counted, [pair]);
  }

  /** @throws Problem `too-many-requests` */
  async tryCode(personId: string): Promise<Tried> {
    const key = `code/${personId}`;
    return this.count([{ key, most: mostCodes }], []);
  }

  async right({ counted, cleared }: Tried): Promise<void> {
    await uncountTry(this.dataSource, counted, cleared);
  }

  private async count(counted: Counted[], cleared: string[]): Promise<Tried> {
    this.forget();
    const seconds = await countTry(this.dataSource, counted, windowSeconds);
    if (seconds === 0) return { counted, cleared };
    throw new Problem(
      'too-many-requests',
      `Too many were tried. Go on in ${Math.ceil(seconds / 60)} min, or in a browser in which you have signed in before; or ask ` +
        'an administrator for a link.',
      { headers: { 'retry-after': String(seconds) } },
    );
  }

  /** One of so many (2^bits) numbers; which, only this installation knows, so that nobody can aim at another's. */
  private shortened(text: string, bits: number): string {
    const digest = createHmac('sha256', installationKey(this.settings, 'counted-guesses')).update(text).digest();
    return String(digest.readUInt32BE(0) >>> (32 - bits));
  }

  /** Once a minute; what cannot be forgotten now is forgotten the next time. */
  private forget(): void {
    const now = Date.now();
    if (now - this.forgotAt < 60_000) return;
    this.forgotAt = now;
    forgetGuesses(this.dataSource).catch((error: unknown) => {
      this.log.warn(`What was counted long ago stays for now: ${String(error)}`);
    });
  }
}
