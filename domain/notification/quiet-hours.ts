import { DateTime } from 'luxon';
import type { Instant } from '../time.js';

/** Local times, `HH:mm`; from 20:00 to 08:00 goes over midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/** When the quiet hours in which an instant falls end; null where it falls in none. */
export function quietUntil(at: Instant, zone: string, quiet: QuietHours | null): Instant | null {
  if (!quiet) return null;
  const local = DateTime.fromMillis(at, { zone });
  const now = local.toFormat('HH:mm');
  const overMidnight = quiet.from > quiet.to;
  const within = overMidnight ? now >= quiet.from || now < quiet.to : now >= quiet.from && now < quiet.to;
  if (!within) return null;
  const [hour = 0, minute = 0] = quiet.to.split(':').map(Number);
  const end = local.set({ hour, minute, second: 0, millisecond: 0 });
  return (end.toMillis() > at ? end : end.plus({ days: 1 })).toMillis();
}
