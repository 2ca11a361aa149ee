import type { Calendar } from './calendar.js';
import { dayOf } from './day.js';
import { tablesOf } from './tables.js';

/** What a date is in a version. */
export interface DayAs {
  working: boolean;
  /** The name of the day off or of the make-up day; null for a day like any other. */
  name: string | null;
}

export interface ChangedDay {
  date: string;
  before: DayAs;
  after: DayAs;
}

export interface CalendarDifference {
  /** Rules and settings that are not the same; each as JSON of both sides. */
  rules: { what: 'zone' | 'hours' | 'weekends' | 'known'; before: unknown; after: unknown }[];
  /** Named dates that are worked in one version only, or called by another name; in order of date. */
  days: ChangedDay[];
}

/** What changes from one version of a calendar to another. */
export function diffCalendars(before: Calendar, after: Calendar): CalendarDifference {
  const known = ({ knownFrom, knownUntil }: Calendar): unknown => ({ from: knownFrom, until: knownUntil });
  const rules: CalendarDifference['rules'] = [
    { what: 'zone', before: before.zone, after: after.zone },
    { what: 'hours', before: before.hours, after: after.hours },
    { what: 'weekends', before: before.weekends, after: after.weekends },
    { what: 'known', before: known(before), after: known(after) },
  ];
  const dates = new Set([before, after].flatMap((c) => [...Object.keys(c.daysOff), ...Object.keys(c.workingDays)]));
  const days = [...dates].sort().map((date) => ({ date, before: dayAs(date, before), after: dayAs(date, after) }));
  return {
    rules: rules.filter((rule) => !same(rule.before, rule.after)),
    days: days.filter((day) => !same(day.before, day.after)),
  };
}

/** What a version says of a date. */
export function dayAs(date: string, calendar: Calendar): DayAs {
  return {
    working: tablesOf(calendar).isWorking(dayOf(date)),
    name: calendar.workingDays[date] ?? calendar.daysOff[date] ?? null,
  };
}

/** Whatever the order of the keys: PostgreSQL does not keep it. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}
