import ICAL from 'ical.js';
import { dayMs, dayOf } from '../../domain/calendar/day.js';
import { formatLocal, isLocalDate } from '../../domain/time.js';
import type { IcsEvent, IcsProperty } from './ics-events.js';

/** A date, or a local date and time, of an event. */
export interface IcsTime {
  /** `YYYY-MM-DD` that exists. */
  date: string;
  /** `HH:mm`; null for a whole day. */
  time: string | null;
}

/** The first value of a property as text; empty where there is none. */
export function textOf(event: IcsEvent, name: string): string {
  const value = event.properties.get(name)?.[0]?.values[0];
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : '';
}

/** Null where it is no date that exists. @param zone in which times of UTC are taken */
export function timeIn(property: IcsProperty | undefined, zone: string): IcsTime | null {
  return property === undefined ? null : timeOf(property.values[0], zone);
}

/** Every date that properties of a name have; null in place of one that is none. */
export function timesIn(event: IcsEvent, name: string, zone: string): (IcsTime | null)[] {
  return (event.properties.get(name) ?? []).flatMap(({ values }) => values.map((value) => timeOf(value, zone)));
}

/** `2026-05-01`, `2026-05-01T00:00:00`, and `2026-05-01T::`, which is what a date without VALUE=DATE is read as. */
function timeOf(value: unknown, zone: string): IcsTime | null {
  if (typeof value !== 'string') return null;
  const [, date, rest = ''] = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(value) ?? [];
  if (!isLocalDate(date)) return null;
  if (rest === '' || rest === 'T::') return { date, time: null };
  const [, time, utc] = /^T(([01]\d|2[0-3]):[0-5]\d):[0-6]\d(Z?)$/.exec(rest)?.slice(0, 4) ?? [];
  const inUtc = rest.endsWith('Z');
  if (time === undefined || utc === undefined) return null;
  if (!inUtc) return { date, time };
  const [localDate = '', localTime = ''] = formatLocal(Date.parse(`${date}T${time}:00Z`), zone).split(' ');
  return { date: localDate, time: localTime };
}

/**
 * How many days an event takes whole; null where its end cannot be read, `hours` where it does not take whole days. DTEND
 * is the day after the last; one that is the first day itself, as some write it, means that day.
 */
export function lengthOf(event: IcsEvent, first: IcsTime, zone: string): number | 'hours' | null {
  const marked = /^true$/i.test(textOf(event, 'x-microsoft-cdo-alldayevent').trim());
  const whole = first.time === null || first.time === '00:00';
  if (!whole) return 'hours';
  const end = event.properties.get('dtend')?.[0];
  const lasts = event.properties.get('duration')?.[0];
  if (end) {
    const at = timeIn(end, zone);
    if (at === null) return null;
    if (at.time !== null && at.time !== '00:00') return 'hours';
    const days = dayOf(at.date) - dayOf(first.date);
    return days === 0 && (first.time === null || marked) ? 1 : days === 0 ? 'hours' : days;
  }
  if (lasts) {
    const days = daysOfDuration(lasts.values[0]);
    return days === null || Number.isInteger(days) ? days : 'hours';
  }
  return first.time === null || marked ? 1 : 'hours';
}

function daysOfDuration(value: unknown): number | null {
  if (typeof value !== 'string' || !/^[+-]?P(\d+W|(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$/.test(value)) return null;
  const seconds = ICAL.Duration.fromString(value).toSeconds();
  return (seconds * 1_000) / dayMs;
}
