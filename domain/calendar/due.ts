import { Refusal } from '../refusal.js';
import type { Calendar } from './calendar.js';
import { inHours, parseDuration } from './duration.js';
import { addTime, endOfWorkingDay } from './working-time.js';
import { formatLocal, localDate, toInstant, type Instant } from '../time.js';

/** When something is due, as people agreed on it. */
export interface LocalDue {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm`; null: the end of the owner's working day. */
  time: string | null;
  /** IANA name: where the time is meant; without one, where the owner works. */
  zone: string;
  /** What the date was counted from, where it was counted; a calendar that changes moves it. */
  basis?: DueBasis;
}

export interface DueBasis {
  from: Instant;
  /** As `parseDuration` reads it, e.g. `10 working days`. */
  duration: string;
}

/**
 * The instant that was agreed on. A date without a time is due at the end of the owner's working day; where they do not
 * work on that date, at the end of their next working day.
 *
 * @param calendar of the owner, in their zone
 * @throws RangeError where there is no such date, time or zone
 */
export function dueInstant(due: LocalDue, calendar: Calendar): Instant {
  if (due.time !== null) return toInstant({ date: due.date, time: due.time, zone: due.zone });
  // The date is checked as any other.
  toInstant({ date: due.date, time: '12:00', zone: calendar.zone });
  return endOfWorkingDay(due.date, calendar);
}

/** The same of a date that somebody asks for. @throws Refusal `invalid-due-date` where there is none such */
export function dueInstantAsked(due: LocalDue, calendar: Calendar): Instant {
  try {
    return dueInstant(due, calendar);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(
      'invalid-due-date',
      `"${due.date} ${due.time ?? ''}" in zone "${due.zone}" is not a date and time that exists.`,
    );
  }
}

/** The due date so long after an instant: counted in days it is due at the end of that day, else at that minute. */
export function dueAfter(basis: DueBasis, calendar: Calendar): LocalDue {
  const duration = parseDuration(basis.duration);
  const at = addTime(basis.from, duration, calendar);
  const { zone } = calendar;
  const time = inHours(duration) ? formatLocal(at, zone).slice(11) : null;
  return { date: localDate(at, zone), time, zone, basis };
}

/** The same due date for an owner with this calendar: what was counted is counted anew, and a time that was said stands. */
export function dueWith(due: LocalDue, calendar: Calendar): LocalDue {
  if (due.basis) return dueAfter(due.basis, calendar);
  return due.time === null ? { ...due, zone: calendar.zone } : due;
}

export function sameDue(a: LocalDue, b: LocalDue): boolean {
  return a.date === b.date && a.time === b.time && a.zone === b.zone && a.basis?.duration === b.basis?.duration;
}
