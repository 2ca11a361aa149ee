import type { Calendar } from '../../domain/calendar/calendar.js';
import type { TypedDuration } from '../../domain/calendar/duration.js';
import { addTime } from '../../domain/calendar/working-time.js';

const year = Date.UTC(2026, 0, 1);
const minutes = 365 * 24 * 60;

/**
 * So many additions of working days and working hours in turn, of one to forty, from instants all over 2026; for a
 * measurement of how many a second there are.
 *
 * @returns the sum of what they moved by, in minutes, so that nothing can be left out
 */
export function additions(calendar: Calendar, count: number): number {
  const durations: TypedDuration[] = Array.from({ length: 80 }, (_, n) =>
    n % 2 === 0 ? { kind: 'working_days', days: n / 2 + 1 } : { kind: 'working_hours', minutes: (n + 1) * 30 },
  );
  let moved = 0;
  for (let n = 0; n < count; n += 1) {
    // A prime, so that starts are spread and do not repeat with the durations.
    const at = year + ((n * 7_919) % minutes) * 60_000;
    moved += addTime(at, durations[n % durations.length] as TypedDuration, calendar) - at;
  }
  return moved / 60_000;
}
