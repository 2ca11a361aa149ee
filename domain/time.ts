import { DateTime, Duration, IANAZone } from 'luxon';
import { zoneClock } from './zone-clock.js';

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. The only form in which workflow code sees time. */
export type Instant = number;

/** A date and a time of day as people agreed on them, and the zone they meant. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm` */
  time: string;
  /** IANA name, e.g. `Asia/Kuala_Lumpur` */
  zone: string;
}

const exact = new Map<string, number | undefined>();

/** Milliseconds, for durations made of hours, minutes and seconds only; undefined where a calendar is needed. */
function exactMilliseconds(iso: string): number | undefined {
  if (!exact.has(iso)) {
    const duration = Duration.fromISO(iso);
    const calendar = duration.years || duration.quarters || duration.months || duration.weeks || duration.days;
    exact.set(iso, calendar ? undefined : duration.toMillis());
  }
  return exact.get(iso);
}

/** `iso` is an ISO 8601 duration; days and longer keep the local time of day in `zone` across a change of clocks. */
export function addDuration(at: Instant, iso: string, zone: string): Instant {
  const ms = exactMilliseconds(iso);
  if (ms !== undefined) return at + ms;
  return DateTime.fromMillis(at, { zone }).plus(Duration.fromISO(iso)).toMillis();
}

/** The inverse in direction, not always in value: a month before 31 March is 28 February. */
export function subtractDuration(at: Instant, iso: string, zone: string): Instant {
  const ms = exactMilliseconds(iso);
  if (ms !== undefined) return at - ms;
  return DateTime.fromMillis(at, { zone }).minus(Duration.fromISO(iso)).toMillis();
}

/** True for an ISO 8601 duration that is not negative, such as `P2D` or `PT4H`. */
export function isDuration(iso: unknown): iso is string {
  if (typeof iso !== 'string' || !/^P(?!$)/.test(iso) || iso.includes('-')) return false;
  return Duration.fromISO(iso).isValid;
}

export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone) && !/^utc[+-]/i.test(zone);
}

/** True for a `YYYY-MM-DD` that exists. */
export function isLocalDate(date: unknown): date is string {
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && DateTime.fromISO(date).isValid;
}

/** A local time that a change of clocks skips becomes the next that exists; one that comes twice, the first. */
export function toInstant(due: LocalTime): Instant {
  const local = DateTime.fromISO(`${due.date}T${due.time}`, { zone: 'utc' });
  if (!local.isValid || !isZone(due.zone))
    throw new RangeError(`${due.date} ${due.time} ${due.zone} is not a date, time and zone`);
  return zoneClock(due.zone).instantOf(local.toMillis());
}

/** The date and time of day of an instant in a zone; seconds fall away. */
export function toLocal(at: Instant, zone: string): LocalTime {
  const local = DateTime.fromMillis(at, { zone });
  return { date: local.toFormat('yyyy-MM-dd'), time: local.toFormat('HH:mm'), zone };
}

/** `2026-02-13 17:00` in the zone, for people to read. */
export function formatLocal(at: Instant, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

/** `Fri 13 Feb 2026 17:00 (Asia/Singapore)`: the form used in messages. */
export function describeInstant(at: Instant, zone: string): string {
  return `${DateTime.fromMillis(at, { zone }).setLocale('en').toFormat('ccc d LLL yyyy HH:mm')} (${zone})`;
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(at: Instant, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');
}
