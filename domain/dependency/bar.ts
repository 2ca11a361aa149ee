import { isLive, type ItemStatus } from '../item/table.js';
import { isOver } from '../item/predecessor.js';
import type { Instant } from '../time.js';
import type { Scheduled } from './schedule.js';

/** What a bar is drawn from. */
export interface BarFacts {
  status: ItemStatus;
  dueAt: Instant;
  doneAt: Instant | null;
  /** When it was opened; null while its phase is to come. */
  activatedAt: Instant | null;
  /** It cannot begin yet: something that it waits for is not over. */
  waits: boolean;
}

/** One piece of work on a line of time: from `start` to `end`, and where the date cannot be kept on to `expected`. */
export interface Bar {
  start: Instant;
  /** It could be begun then; false: that is when it can at the earliest. */
  begun: boolean;
  /** When it was done, else when it is due. */
  end: Instant;
  /** When it can be done at the earliest, where that is after it is due; else null. */
  expected: Instant | null;
}

/**
 * Where the bar of an item stands. It never ends before it starts: of what was due before it could begin nothing is left
 * but its end.
 *
 * @param scheduled null: it stands in a circle, or waits for one, and has no earliest date
 */
export function barOf({ status, dueAt, doneAt, activatedAt, waits }: BarFacts, scheduled: Scheduled | null): Bar {
  const end = isOver(status) ? (doneAt ?? dueAt) : dueAt;
  const begun = activatedAt !== null && (isOver(status) || (isLive(status) && !waits));
  const from = begun ? activatedAt : (scheduled?.start ?? end);
  const expected = isOver(status) || scheduled === null || scheduled.end <= dueAt ? null : scheduled.end;
  return { start: Math.min(from, end), begun, end, expected };
}
