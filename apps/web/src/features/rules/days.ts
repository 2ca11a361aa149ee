import { dayIn, ownZone } from '../../lib/time.js';

const dayMs = 24 * 3600_000;

/** The day so many days before an instant, by the clocks of whoever looks: `2026-12-03`. */
export function daysAgo(days: number, now: number): string {
  return dayIn(ownZone, now - days * dayMs);
}

/** When a day begins by the clocks of whoever looks, ISO 8601; a text that is no day stays as it is: the API says what is wrong with it. */
export function instantOf(day: string): string {
  const at = new Date(`${day}T00:00:00`);
  return Number.isNaN(at.getTime()) ? day : at.toISOString();
}
