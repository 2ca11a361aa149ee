import { Injectable } from '@nestjs/common';
import { folded } from '../../../../domain/text/folded.js';
import { Problem } from '../problems/problem.js';
import { networkOf } from '../throttling/network-of.js';
import { PerMinute } from '../throttling/per-minute.js';

const windowMinutes = 10;
/** So many tries to an account, whoever tries; and from an address, whatever they try. */
const mostOfAccount = 10;
const mostOfAddress = 60;

/**
 * Passwords that are tried. Each counts before it is looked at, so that many at once are no way around it; one that is right
 * clears what was counted of the account. An account that does not exist counts as one that does.
 */
@Injectable()
export class PasswordGuesses {
  private readonly accounts = new PerMinute(windowMinutes * 60_000);
  private readonly addresses = new PerMinute(windowMinutes * 60_000);

  /** @throws Problem `too-many-requests` */
  try(account: string, address: string): void {
    const seconds = Math.max(
      this.addresses.beyond(mostOfAddress, networkOf(address)) ?? 0,
      this.accounts.beyond(mostOfAccount, folded(account)) ?? 0,
    );
    if (seconds === 0) return;
    throw new Problem(
      'too-many-requests',
      `Too many passwords were tried. Go on in ${Math.ceil(seconds / 60)} min, or ask an administrator for a link.`,
      { headers: { 'retry-after': String(seconds) } },
    );
  }

  right(account: string): void {
    this.accounts.forgive(folded(account));
  }
}
