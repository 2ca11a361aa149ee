import { DateTime } from 'luxon';
import type { Instant } from '../time.js';

export interface DigestReader {
  timeZone: string;
  /** Local time from which the digest is made, `HH:mm`. */
  at: string;
}

/** Whether a local date, `YYYY-MM-DD`, is one on which the person has a digest: a weekday. */
export function isDigestMorning(_person: DigestReader, localDate: string): boolean {
  return DateTime.fromISO(localDate).weekday <= 5;
}

/** The local date whose digest is due at an instant; null before its time, and on days without one. */
export function digestDue(person: DigestReader, now: Instant): string | null {
  const local = DateTime.fromMillis(now, { zone: person.timeZone });
  const date = local.toFormat('yyyy-MM-dd');
  return local.toFormat('HH:mm') >= person.at && isDigestMorning(person, date) ? date : null;
}
