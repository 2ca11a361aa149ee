import { DateTime } from 'luxon';
import type { Calendar } from '../calendar/calendar.js';
import { isWorkingDay } from '../calendar/working-time.js';
import type { Instant } from '../time.js';

export interface DigestReader {
  /** Of the reader, in his zone. */
  calendar: Calendar;
  /** Local time from which the digest is made, `HH:mm`. */
  at: string;
}

/** The local date whose digest is due at an instant; null before its time, and on days on which the reader does not work. */
export function digestDue({ calendar, at }: DigestReader, now: Instant): string | null {
  const local = DateTime.fromMillis(now, { zone: calendar.zone });
  const date = local.toFormat('yyyy-MM-dd');
  return local.toFormat('HH:mm') >= at && isWorkingDay(date, calendar) ? date : null;
}
