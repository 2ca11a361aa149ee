import { type Instant } from '../time.js';
import type { Calendar } from './calendar.js';
import { dateOf, dayMs, weekdayName, weekdayOf } from './day.js';
import type { TypedDuration } from './duration.js';
import { isKnown } from './known.js';
import { tablesOf } from './tables.js';
import { addTime, subtractTime } from './working-time.js';

/** A day that was passed over. */
export interface SkippedDay {
  /** `YYYY-MM-DD` */
  date: string;
  /** The name of the day off, or `weekend (Saturday)`. */
  why: string;
}

/** A result of working-time arithmetic, and how it came about. */
export interface Explained {
  instant: Instant;
  /** `YYYY-MM-DDTHH:mm` on the clocks of the zone; with seconds where there are any. */
  local: string;
  zone: string;
  calendar: string;
  calendarVersion: number;
  calendarVersionId: string;
  /** In order of date, the first thousand; empty for calendar time, which passes nothing over. */
  skipped: SkippedDay[];
  /** Some of the days that were passed lie where the calendar knows no holidays. */
  beyondKnown: boolean;
}

/** `addTime`, with what was skipped on the way. */
export function explainAdd(at: Instant, duration: TypedDuration, calendar: Calendar): Explained {
  return explained(at, addTime(at, duration, calendar), duration, calendar);
}

/** `subtractTime`, with what was skipped on the way. */
export function explainSubtract(at: Instant, duration: TypedDuration, calendar: Calendar): Explained {
  return explained(at, subtractTime(at, duration, calendar), duration, calendar);
}

/** In longer spans nobody reads each of them. */
const mostSkipped = 1_000;

/** The days off from the local date of one instant to that of another, both included, in order of date; a thousand at most. */
export function daysOffBetween(a: Instant, b: Instant, calendar: Calendar): SkippedDay[] {
  const tables = tablesOf(calendar);
  const skipped: SkippedDay[] = [];
  const last = Math.floor(tables.clock.localAt(Math.max(a, b)) / dayMs);
  for (
    let day = Math.floor(tables.clock.localAt(Math.min(a, b)) / dayMs);
    day <= last && skipped.length < mostSkipped;
    day += 1
  )
    if (!tables.isWorking(day))
      skipped.push({ date: dateOf(day), why: tables.nameOf(day) ?? `weekend (${weekdayName(weekdayOf(day))})` });
  return skipped;
}

/** `YYYY-MM-DDTHH:mm` on the clocks of the calendar's zone; with seconds where there are any. */
export function localText(at: Instant, calendar: Calendar): string {
  const text = new Date(tablesOf(calendar).clock.localAt(at)).toISOString();
  return text.endsWith(':00.000Z') ? text.slice(0, 16) : text.slice(0, 23).replace(/\.000$/, '');
}

function explained(from: Instant, to: Instant, duration: TypedDuration, calendar: Calendar): Explained {
  const working = duration.kind !== 'calendar';
  const ends = [localText(from, calendar).slice(0, 10), localText(to, calendar).slice(0, 10)];
  return {
    instant: to,
    local: localText(to, calendar),
    zone: calendar.zone,
    calendar: calendar.key,
    calendarVersion: calendar.version,
    calendarVersionId: calendar.versionId,
    skipped: working ? daysOffBetween(from, to, calendar) : [],
    beyondKnown: working && !ends.every((date) => isKnown(date, calendar)),
  };
}
