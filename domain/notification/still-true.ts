import type { Instant } from '../time.js';
import type { FactsNow, Said } from './facts-now.js';
import { messageOf, type NotificationKind } from './messages.js';

/**
 * Why what a message says is no longer so; null: it still is, and may leave: later than it was written, because it was
 * combined, held by quiet hours, or because a server was away.
 */
export function untrueBecause(said: Said, now: FactsNow, at: Instant): string | null {
  return messageOf(said.kind).untrue(now, said, at);
}

/** Messages about one record with the same of these are one when they leave together: the last. Null: none is like it. */
export function topicOf(kind: NotificationKind): string | null {
  return messageOf(kind).topic;
}

/** Whether the due date that it calls new is the one that holds now. */
export function tellsNewDue(kind: NotificationKind): boolean {
  return messageOf(kind).newDue === true;
}
