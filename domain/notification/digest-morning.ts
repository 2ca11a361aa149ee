import type { Calendar } from '../calendar/calendar.js';
import { isWorkingDay } from '../calendar/working-time.js';
import { formatLocal, localDate, toInstant, type Instant } from '../time.js';

export interface DigestReader {
  /** Of the reader, in their zone. */
  calendar: Calendar;
  /** Local time from which the digest is made, `HH:mm`. */
  at: string;
}

/** Two digests are never nearer to each other than this, wherever their reader went in between. */
const nearestMs = 6 * 3_600_000;

/**
 * The local date whose digest is due at an instant; null before its time, on days on which the reader does not work, and
 * where they have had one. That is told by when they had the last one, seen from the zone in which they are now: a local
 * date that was kept is another day after they have moved, and then a digest comes twice, or never.
 *
 * @param lastAt when they had their last one; null: never
 */
export function digestDue({ calendar, at }: DigestReader, now: Instant, lastAt: Instant | null): string | null {
  const [date = '', time = ''] = formatLocal(now, calendar.zone).split(' ');
  if (time < at || !isWorkingDay(date, calendar)) return null;
  if (lastAt === null) return date;
  const morning = toInstant({ date, time: at, zone: calendar.zone });
  return date > localDate(lastAt, calendar.zone) && morning - lastAt >= nearestMs ? date : null;
}
