import { Refusal } from '../refusal.js';
import { describeInstant, type Instant } from '../time.js';
import type { ExceptionChange } from './change.js';
import type { ExceptionCommand } from './commands.js';
import { exceptionKey } from './exception.js';
import type { ExceptionOutcome } from './outcome.js';
import { concerned } from './people.js';
import { closeRoundOn } from '../sign-off/on-record.js';

/** It begins: the obligations of its items are suspended. */
export function activate(change: ExceptionChange): void {
  change.set({ status: 'active', activatedAt: change.at });
  change.items('suspend', leaseName({ ...change.current, zone: change.current.ends.zone }));
}

/** It is over, in time or before: the obligations are live again. */
export function endLease(change: ExceptionChange, status: 'ended' | 'revoked', reason: string): void {
  closeRoundOn(change, 'cancelled');
  change.set({ status, endedAt: change.at, endReason: reason, staleSince: null });
  const key = exceptionKey(change.current.number);
  change.items('release', status === 'ended' ? `${key} has ended` : `${key} was revoked`);
}

/** Somebody who answers for it ends it before its time. */
export function revoke(change: ExceptionChange, reason: string): ExceptionOutcome {
  change.require('revoke');
  endLease(change, 'revoked', reason);
  const { successor } = change.now;
  // A renewal is a decision of its own: it begins when it says.
  const renewed =
    successor === null
      ? ''
      : `. ${successor} renews it, and holds from its own start; revoke that too where nothing is to be suspended any more`;
  const told = change.tell('exception_revoked', concerned(change.now), { reason: `${reason}${renewed}` });
  return change.done('exception.revoked', { reason, told, ...(successor === null ? {} : { renewedBy: successor }) });
}

/** A renewal was asked for. This one runs to its end all the same. */
export function renew(
  change: ExceptionChange,
  { successorId }: Extract<ExceptionCommand, { type: 'renew' }>,
): ExceptionOutcome {
  change.require('renew');
  if (change.now.successor !== null)
    throw new Refusal(
      'renewal-pending',
      `${change.now.successor} renews it already. Have that decided, or renew that one.`,
    );
  return change.done('exception.renewal_requested', { successorId });
}

/** `EX-12 “Old rule in VN”, until Fri 13 Feb 2026 17:00 (Asia/Singapore)` */
export function leaseName(lease: { number: number; title: string; endsAt: Instant; zone: string }): string {
  return `${exceptionKey(lease.number)} “${lease.title}”, until ${describeInstant(lease.endsAt, lease.zone)}`;
}
