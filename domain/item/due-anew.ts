import type { Calendar } from '../calendar/calendar.js';
import { dueInstantAsked, type LocalDue } from '../calendar/due.js';
import type { Instant } from '../time.js';

/** What another date changes besides the ladder, which is at rest from then on; unless what is late stays late. */
interface DueAnew {
  due: LocalDue;
  dueAt: Instant;
  cycle: number;
  plannedFrom: Instant;
  overdue?: true;
  breachedAt?: Instant;
  ladderFrom?: Instant;
}

/**
 * Another date, or the same for somebody else: reminders and ladder begin anew. What is late, and stays so, is overdue since
 * the same instant, and its ladder climbs from now.
 *
 * @throws Refusal `invalid-due-date` for a date or time that does not exist
 */
export function dueAnew(
  { cycle, breachedAt }: { cycle: number; breachedAt: Instant | null },
  due: LocalDue,
  { calendar, at }: { calendar: Calendar; at: Instant },
): DueAnew {
  const dueAt = dueInstantAsked(due, calendar);
  const late = breachedAt !== null && dueAt <= at ? ({ overdue: true, breachedAt, ladderFrom: at } as const) : {};
  return { due, dueAt, cycle: cycle + 1, plannedFrom: at, ...late };
}
