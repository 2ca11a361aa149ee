import { DateTime } from 'luxon';
import { local, localDate, toInstant, type Instant } from '../time.js';

/** A week of ISO 8601 by the clocks of a place: from Monday 00:00 there until the next. */
export interface Week {
  /** `2026-W48` */
  name: string;
  /** Its Monday, `2026-11-23`. */
  monday: string;
  /** Its Sunday. */
  sunday: string;
  from: Instant;
  /** The first instant that is not in it. */
  to: Instant;
}

const dayMs = 86_400_000;

/** A day so many days on; days are counted without clocks. */
function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The week of a Monday, by the clocks of a place. */
function weekOfMonday(monday: string, zone: string): Week {
  const day = DateTime.fromISO(monday, { zone: 'utc' });
  return {
    name: `${day.weekYear}-W${String(day.weekNumber).padStart(2, '0')}`,
    ...{ monday, sunday: dayAfter(monday, 6) },
    from: toInstant({ date: monday, time: '00:00', zone }),
    to: toInstant({ date: dayAfter(monday, 7), time: '00:00', zone }),
  };
}

/** The week in which an instant lies, by the clocks of a place. */
export function weekAt(at: Instant, zone: string): Week {
  const { weekday } = local(at, zone);
  return weekOfMonday(dayAfter(localDate(at, zone), 1 - weekday), zone);
}

/** The week so many weeks before one. */
export function weeksBefore({ monday }: Pick<Week, 'monday'>, weeks: number, zone: string): Week {
  return weekOfMonday(dayAfter(monday, -7 * weeks), zone);
}

/** A week by its name; null where there is none such: not every year has a 53rd. */
export function weekNamed(name: string, zone: string): Week | null {
  if (!/^\d{4}-W\d{2}$/.test(name)) return null;
  const monday = DateTime.fromISO(name, { zone: 'utc' });
  if (!monday.isValid) return null;
  const week = weekOfMonday(monday.toISODate(), zone);
  return week.name === name ? week : null;
}

/** Reports reach back so many weeks: what is older is told by the views (docs/analytics.md). */
export const mostWeeksBack = 104;

/** Why there is no report of a week; null: there is. */
export function weekProblem(week: Week, at: Instant, zone: string): string | null {
  const present = weekAt(at, zone);
  if (week.monday > present.monday)
    return `${week.name} has not begun in ${zone}. The present week is ${present.name}.`;
  const earliest = weeksBefore(present, mostWeeksBack, zone);
  if (week.monday >= earliest.monday) return null;
  return `${week.name} is more than ${mostWeeksBack} weeks ago. Reports reach back to ${earliest.name}; tollgate query asks further.`;
}
