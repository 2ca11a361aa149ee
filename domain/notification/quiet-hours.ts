import { dateOf, dayOf } from '../calendar/day.js';
import { localDate, toInstant, type Instant } from '../time.js';

/** Local times, `HH:mm`; from 20:00 to 08:00 goes over midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/**
 * When the quiet hours in which an instant falls end; null where it falls in none. Instants are compared, not what the
 * clocks show: where they are set back over the end of it, it ends once.
 */
export function quietUntil(at: Instant, zone: string, quiet: QuietHours | null): Instant | null {
  if (!quiet) return null;
  const { from, to } = quiet;
  const today = dayOf(localDate(at, zone));
  for (const day of [today, today - 1]) {
    const begins = toInstant({ date: dateOf(day), time: from, zone });
    const ends = toInstant({ date: dateOf(from < to ? day : day + 1), time: to, zone });
    if (from !== to && begins <= at && at < ends) return ends;
  }
  return null;
}
