import type { ItemStatus } from './table.js';
import type { Calendar } from '../calendar/calendar.js';
import { parseDuration } from '../calendar/duration.js';
import { addTime } from '../calendar/working-time.js';
import type { Instant } from '../time.js';

/** An item that another waits for, as far as the start of that one goes. */
export interface Predecessor {
  itemId: string;
  number: number;
  title: string;
  status: ItemStatus;
  /** When it was done or cancelled. */
  doneAt: Instant | null;
  /** How long after it is done the other may start, as `parseDuration` reads it. Null: at once. */
  lag: string | null;
}

/** Whoever waits for such an item waits no longer. */
export function isOver(status: ItemStatus): boolean {
  return status === 'done' || status === 'cancelled';
}

/**
 * The instant from which it lets the waiting item start; null while it is open. What was cancelled leaves nothing to wait
 * for, so no lag either.
 *
 * @param calendar of the waiting item
 */
export function letsStartFrom(predecessor: Predecessor, calendar: Calendar): Instant | null {
  const { status, doneAt, lag } = predecessor;
  if (!isOver(status)) return null;
  return status === 'cancelled' ? (doneAt ?? 0) : afterLag(doneAt ?? 0, lag, calendar);
}

export function afterLag(at: Instant, lag: string | null, calendar: Calendar): Instant {
  return lag === null ? at : addTime(at, parseDuration(lag), calendar);
}

/** Those that do not let it start at this instant. */
export function holdingUp(predecessors: readonly Predecessor[], at: Instant, calendar: Calendar): Predecessor[] {
  return predecessors.filter((predecessor) => {
    const from = letsStartFrom(predecessor, calendar);
    return from === null || from > at;
  });
}

/** The instant from which nothing holds it up; null while one of them is open. */
export function mayStartFrom(predecessors: readonly Predecessor[], calendar: Calendar): Instant | null {
  let latest = 0;
  for (const predecessor of predecessors) {
    const from = letsStartFrom(predecessor, calendar);
    if (from === null) return null;
    latest = Math.max(latest, from);
  }
  return latest;
}

/** `AI-3 “Clean the data”` */
export function predecessorName({ number, title }: Pick<Predecessor, 'number' | 'title'>): string {
  return `AI-${number} “${title}”`;
}
