import type { Calendar } from '../calendar/calendar.js';
import { isWorkingDay } from '../calendar/working-time.js';
import { formatLocal, type Instant } from '../time.js';

export interface DigestReader {
  /** Of the reader, in his zone. */
  calendar: Calendar;
  /** Local time from which the digest is made, `HH:mm`. */
  at: string;
}

/** The local date whose digest is due at an instant; null before its time, and on days on which the reader does not work. */
export function digestDue({ calendar, at }: DigestReader, now: Instant): string | null {
  const [date = '', time = ''] = formatLocal(now, calendar.zone).split(' ');
  return time >= at && isWorkingDay(date, calendar) ? date : null;
}
