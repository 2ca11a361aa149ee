import type { OverrideKind } from '../../domain/calendar/body.js';
import { mostDays } from '../../domain/calendar/check-calendar.js';
import { dateOf, dayOf } from '../../domain/calendar/day.js';
import { collected, NotADay, type HolidayFile, type ReadEntry } from '../../domain/calendar/holiday-entries.js';
import { kindOfEvent } from '../../domain/calendar/kind-words.js';
import { isLocalDate, localDate, type Instant } from '../../domain/time.js';
import { eventsIn, type IcsEvent } from './ics-events.js';
import { lengthOf, textOf, timeIn, timesIn } from './ics-time.js';

/** No holiday is longer; an event that is, is a school term or a slip. */
const mostDaysOfEvent = 31;
/** So many years ahead events are taken that come every year. */
const yearsAhead = 2;

export interface IcsOptions {
  kind: OverrideKind;
  at: Instant;
  /** Of the calendar: a whole day that is written in UTC is one on these clocks. */
  zone: string;
  /** Of the calendar, such as `Malaysia, Selangor`: what is kept in some places only is taken where it names one of them. */
  place: string;
}

/**
 * Days of a calendar file (RFC 5545): every event of whole days, from DTSTART up to and without DTEND, under its SUMMARY.
 * What comes every year on its date is taken for each year from two before to two after now, without what is left out
 * (EXDATE) and with what is moved (RECURRENCE-ID). Of an event that is there several times, the last version counts.
 *
 * What is marked and worked (an observance), called off, or superseded, is passed over, and said; what is not understood,
 * not certain, or has a time of day, is a rejection. The row of either is the how-manieth event it is.
 *
 * @throws SpreadsheetProblem `unreadable-file`, `file-too-large`
 */
export function readIcs(text: string, options: IcsOptions): HolidayFile {
  const events = eventsIn(text, mostDays);
  const last = lastVersions(events, options.zone);
  const moved = movedDates(events, last, options.zone);
  const entries = events.flatMap((event): ReadEntry[] => {
    const days: ReadEntry['day'][] = last.has(event)
      ? daysOf(event, moved.get(textOf(event, 'uid')) ?? new Set(), options)
      : [new NotADay(`${called(event)} has a later version in this file.`)];
    return days.map((day) => ({ row: event.row, day }));
  });
  return collected(entries);
}

/** Those of which no later version stands in the file: by SEQUENCE, then by when it was written. */
function lastVersions(events: IcsEvent[], zone: string): Set<IcsEvent> {
  const best = new Map<string, [sequence: number, written: string]>();
  const versioned = events.map((event): [IcsEvent, string, [number, string]] => {
    const uid = textOf(event, 'uid');
    const instance = timeIn(event.properties.get('recurrence-id')?.[0], zone)?.date ?? '';
    const sequence = Number(event.properties.get('sequence')?.[0]?.values[0] ?? 0);
    const written = textOf(event, 'last-modified') || textOf(event, 'dtstamp');
    // Without a UID nothing says that two are one.
    return [event, uid === '' ? `#${event.row}` : `${uid} ${instance}`, [sequence, written]];
  });
  for (const [, key, version] of versioned) {
    const before = best.get(key);
    if (!before || isLater(version, before)) best.set(key, version);
  }
  return new Set(
    versioned.filter(([, key, version]) => !isLater(best.get(key) ?? version, version)).map(([event]) => event),
  );
}

function isLater([sequence, written]: [number, string], [other, otherWritten]: [number, string]): boolean {
  return sequence > other || (sequence === other && written > otherWritten);
}

/** By UID, the dates of a repeated event in whose place something else stands. */
function movedDates(events: IcsEvent[], last: Set<IcsEvent>, zone: string): Map<string, Set<string>> {
  const moved = new Map<string, Set<string>>();
  for (const event of events) {
    const of = timeIn(event.properties.get('recurrence-id')?.[0], zone);
    if (!of || !last.has(event)) continue;
    const uid = textOf(event, 'uid');
    moved.set(uid, (moved.get(uid) ?? new Set()).add(of.date));
  }
  return moved;
}

function daysOf(event: IcsEvent, moved: Set<string>, options: IcsOptions): ReadEntry['day'][] {
  const name = nameOf(event);
  const what = called(event);
  if (event.badLine !== null) return [`${what} cannot be read: ${event.badLine}.`];
  const status = textOf(event, 'status').trim().toUpperCase();
  if (event.calledOff || status === 'CANCELLED') return [new NotADay(`${what} is cancelled.`)];
  const worded = kindOfEvent(textOf(event, 'description') || textOf(event, 'categories'), name);
  if (worded?.kind === 'no_day_off') return [new NotADay(`${what} is an observance, and no day off.`)];
  if (status === 'TENTATIVE') return [`${what} is tentative. State the day when it is certain.`];
  if (worded?.places && !keptIn(worded.places, options.place))
    return [`${what} is kept in ${worded.places} only. State it by hand if it is off here.`];
  const first = timeIn(event.properties.get('dtstart')?.[0], options.zone);
  if (first === null) return [`${what} has no DTSTART with a date that exists.`];
  const length = lengthOf(event, first, options.zone);
  if (length === 'hours') return [`${what} has a time of day. Only events of whole days are taken.`];
  if (length === null) return [`${what} has an end that cannot be read as a date.`];
  if (length < 1 || length > mostDaysOfEvent)
    return [`${what} lasts ${length} days. An event of 1 to ${mostDaysOfEvent} days is taken.`];
  const starts = startsOf(event, first.date, moved, options);
  if (typeof starts === 'string') return [`${what} ${starts}`];
  const kind = worded === null || worded.kind === 'off' ? options.kind : (worded.kind as OverrideKind);
  if (starts.some((start) => start < '1900' || start > '2300'))
    return [`${what} lies outside of the years 1900 to 2299.`];
  const days = starts.flatMap((start) =>
    Array.from({ length }, (_, n) => ({ date: dateOf(dayOf(start) + n), kind, name })),
  );
  return days.length > 0 ? days : [new NotADay(`${what} has no date in the years that are taken.`)];
}

/** The dates on which it begins, or why they cannot be told. */
function startsOf(event: IcsEvent, first: string, moved: Set<string>, { at, zone }: IcsOptions): string[] | string {
  const lastYear = Number(localDate(at, 'UTC').slice(0, 4)) + yearsAhead;
  if (/THISANDFUTURE/i.test(String(event.properties.get('recurrence-id')?.[0]?.params['range'] ?? '')))
    return 'changes all that come after it. Name each date instead.';
  if (event.properties.has('exrule')) return 'is left out by a rule. Name each date instead.';
  const out = timesIn(event, 'exdate', zone);
  const more = timesIn(event, 'rdate', zone);
  if ([...out, ...more].includes(null)) return 'has a date among EXDATE or RDATE that does not exist.';
  const rules = event.properties.get('rrule') ?? [];
  const own = rules.length === 0 ? [first] : rules.length > 1 ? null : yearly(rules[0]?.values[0], first, lastYear);
  if (own === null) return 'is repeated otherwise than every year on its date. Name each date instead.';
  const without = new Set([...out.map((time) => time?.date), ...moved]);
  const repeated = rules.length > 0 || more.length > 0;
  const starts = [...new Set([...own, ...more.map((time) => time?.date ?? '')])].filter(
    (date) =>
      !(repeated && without.has(date)) && Number(date.slice(0, 4)) <= Math.max(lastYear, Number(first.slice(0, 4))),
  );
  return starts;
}

/** Null where it is repeated in a way that is not read here. */
function yearly(value: unknown, first: string, lastYear: number): string[] | null {
  const { freq, interval = 1, count = Infinity, until, wkst: _, ...by } = (value ?? {}) as Record<string, unknown>;
  if (freq !== 'YEARLY') return null;
  const { bymonth, bymonthday, ...others } = by;
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
  const only = (part: unknown, of: number): boolean =>
    part === undefined || [part].flat().every((n) => Number(n) === of);
  if (!only(bymonth, month) || !only(bymonthday, day) || Object.keys(others).length > 0) return null;
  if (typeof interval !== 'number' || interval < 1 || typeof count !== 'number' || count < 1) return null;
  const end = typeof until === 'string' ? until.slice(0, 10) : '9999-12-31';
  const starts: string[] = [];
  for (let n = year, left = count; n <= lastYear && left > 0; n += interval) {
    const date = `${String(n).padStart(4, '0')}${first.slice(4)}`;
    // 29 February comes in leap years only.
    if (!isLocalDate(date)) continue;
    if (date > end) break;
    left -= 1;
    if (n >= lastYear - 2 * yearsAhead) starts.push(date);
  }
  return year > lastYear ? [first] : starts;
}

function nameOf(event: IcsEvent): string {
  return textOf(event, 'summary').replaceAll(/\s+/g, ' ').trim();
}

function called(event: IcsEvent): string {
  const name = nameOf(event);
  return name === '' ? 'An event without SUMMARY' : `"${name.slice(0, 100)}"`;
}

/** `Johor, Kedah` and `Malaysia, Kedah`. */
function keptIn(places: string, place: string): boolean {
  const here = place.split(',').map((part) => part.trim().toLowerCase());
  return places.split(/,|\band\b/i).some((of) => here.includes(of.trim().toLowerCase()));
}
