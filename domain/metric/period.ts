import { isLocalDate, local, localDate, toInstant, type Instant } from '../time.js';

/** How often a value is expected, each for a whole period. */
export const cadences = ['daily', 'weekly', 'monthly'] as const;
export type Cadence = (typeof cadences)[number];

const dayMs = 86_400_000;

/** `2026-11-02` as days since 1970; dates are counted without clocks. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The first day of the period that has this date: itself, the Monday of its week, or the first of its month. */
export function periodOf(date: string, cadence: Cadence): string {
  if (cadence === 'daily') return date;
  if (cadence === 'monthly') return `${date.slice(0, 8)}01`;
  const day = dayNumber(date);
  // 1970-01-01 was a Thursday.
  return dateOf(day - ((((day + 3) % 7) + 7) % 7));
}

/** The first day of the period after. */
export function nextPeriod(period: string, cadence: Cadence): string {
  if (cadence === 'daily') return dateOf(dayNumber(period) + 1);
  if (cadence === 'weekly') return dateOf(dayNumber(period) + 7);
  const [year = 0, month = 0] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** The first day of the period before. */
export function formerPeriod(period: string, cadence: Cadence): string {
  return periodOf(dateOf(dayNumber(period) - 1), cadence);
}

/** When a period is over, where the metric's days begin and end. */
export function endOfPeriod(period: string, cadence: Cadence, zone: string): Instant {
  return toInstant({ date: nextPeriod(period, cadence), time: '00:00', zone });
}

/** The period that is under way. */
export function presentPeriod(at: Instant, cadence: Cadence, zone: string): string {
  return periodOf(localDate(at, zone), cadence);
}

const began: Record<Cadence, string> = { daily: 'day', weekly: 'week', monthly: 'month' };

/** As people say it: `Mon 2 Nov 2026`, `the week of Mon 2 Nov 2026`, `November 2026`. */
export function periodText(period: string, cadence: Cadence): string {
  const day = local(toInstant({ date: period, time: '00:00', zone: 'UTC' }), 'UTC').setLocale('en-GB');
  if (cadence === 'monthly') return day.toFormat('LLLL yyyy');
  const said = day.toFormat('ccc d LLL yyyy');
  return cadence === 'daily' ? said : `the week of ${said}`;
}

/** The first days that a value may be of. */
const earliest = '2000-01-01';

/** Why a date is not the first day of a period of which there can be a value; null: it is. */
export function periodProblem(
  date: string,
  { cadence, zone }: { cadence: Cadence; zone: string },
  now: Instant,
): string | null {
  const shown = date.slice(0, 40);
  if (!isLocalDate(date)) return `"${shown}" is not a date that exists, as YYYY-MM-DD.`;
  if (date < earliest) return `${date} is before ${earliest}. Send values from then on.`;
  const first = periodOf(date, cadence);
  if (first !== date) return `${date} is not the first day of a ${began[cadence]}. Name it by that: ${first}.`;
  const present = presentPeriod(now, cadence, zone);
  return date > present ? `${date} has not begun in ${zone}. Send its value once there is one.` : null;
}
