import type { Calendar } from './calendar.js';

const zoned = new WeakMap<Calendar, Map<string, Calendar>>();

/** The same days and hours on the clocks of another zone, as for somebody who works in Makassar by Indonesia's calendar. */
export function inZone(calendar: Calendar, zone: string): Calendar {
  if (calendar.zone === zone) return calendar;
  const zones = zoned.get(calendar) ?? new Map<string, Calendar>();
  const moved = zones.get(zone) ?? { ...calendar, zone };
  // Kept, so that what is computed from a calendar once is computed once.
  zoned.set(calendar, zones.set(zone, moved));
  return moved;
}
