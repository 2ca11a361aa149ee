import { withStandIns } from '../stand-in/stand-in.js';
import { groupOf } from '../notification/groups.js';
import type { NotificationKind } from '../notification/messages.js';
import type { Recipient } from '../person/recipients.js';
import type { Instant } from '../time.js';
import type { ExceptionRecord } from './exception.js';
import { exceptionWork } from './signed-content.js';

/**
 * Whom a message about an exception reaches: the people found, and those who stand in for them. Where a decision is
 * asked for, no way to a stand-in leads through those whose own work it is.
 */
export function exceptionReaches(
  subject: ExceptionRecord,
  kind: NotificationKind,
  to: readonly Recipient[],
  at: Instant,
): Recipient[] {
  const { delegations } = subject;
  const asks = groupOf(kind) === 'decisions' || kind === 'exception_late';
  return asks
    ? withStandIns(to, 'approvals', { delegations, at, barred: exceptionWork(subject, at) })
    : withStandIns(to, 'everything', { delegations, at });
}
