import ICAL from 'ical.js';
import type { OverrideKind } from '../../domain/calendar/body.js';
import { mostDays } from '../../domain/calendar/check-calendar.js';
import { dateOf, dayOf } from '../../domain/calendar/day.js';
import type { StatedDay } from '../../domain/calendar/edit-body.js';
import { collected, type HolidayFile } from '../../domain/calendar/holiday-table.js';
import { SpreadsheetProblem } from '../../domain/spreadsheet/problem.js';
import { isLocalDate, localDate, type Instant } from '../../domain/time.js';

/** No holiday is longer; an event that is, is a school term or a slip. */
const mostDaysOfEvent = 31;
/** So many years ahead events are taken that come every year. */
const yearsAhead = 2;

/**
 * Days of a calendar file (RFC 5545): every event of whole days, from DTSTART up to and without DTEND, under its SUMMARY.
 * What comes every year on its date is taken for each year from two before to two after now. Everything else that repeats, has a time
 * of day or is cancelled is a rejection; its row is the how-manieth event it is.
 *
 * @throws SpreadsheetProblem `unreadable-file`
 */
export function readIcs(text: string, kind: OverrideKind, at: Instant): HolidayFile {
  const lastYear = Number(localDate(at, 'UTC').slice(0, 4)) + yearsAhead;
  const events = eventsIn(text);
  if (events.length > mostDays)
    throw new SpreadsheetProblem(
      'file-too-large',
      `The file has ${events.length} events; a calendar has ${mostDays} at most.`,
    );
  const entries = events.flatMap((event, index) =>
    daysOf(event, kind, lastYear).map((day) => ({ row: index + 1, day })),
  );
  return collected(entries);
}

function eventsIn(text: string): ICAL.Component[] {
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SpreadsheetProblem('unreadable-file', `The calendar file cannot be read: ${reason}.`);
  }
  // Several calendars may stand in one file, one after the other.
  const calendars = (Array.isArray((parsed as unknown[])[0]) ? parsed : [parsed]) as unknown[][];
  const events = calendars.flatMap((calendar) => new ICAL.Component(calendar).getAllSubcomponents('vevent'));
  if (events.length === 0)
    throw new SpreadsheetProblem('unreadable-file', 'The calendar file has no events. Export the holidays themselves.');
  return events;
}

function daysOf(event: ICAL.Component, kind: OverrideKind, lastYear: number): (StatedDay | string)[] {
  const name = textOf(event, 'summary').replaceAll(/\s+/g, ' ').trim();
  const called = name === '' ? 'An event without SUMMARY' : `"${name}"`;
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return [`${called} is cancelled.`];
  const first = dateIn(event, 'dtstart');
  if (first === null) return [`${called} has no DTSTART with a date that exists.`];
  if (first.time) return [`${called} has a time of day. Only events of whole days are taken.`];
  const length = lengthOf(event, first.date);
  if (length === null) return [`${called} has an end that cannot be read as a date.`];
  if (length < 1 || length > mostDaysOfEvent)
    return [`${called} lasts ${length} days. An event of 1 to ${mostDaysOfEvent} days is taken.`];
  const starts = startsOf(event, first.date, lastYear);
  if (starts === null) return [`${called} is repeated otherwise than every year on its date. Name each date instead.`];
  return starts.flatMap((start) => Array.from({ length }, (_, n) => ({ date: dateOf(dayOf(start) + n), kind, name })));
}

/** In days; DTEND is the day after the last. */
function lengthOf(event: ICAL.Component, first: string): number | null {
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) return duration.toSeconds() / 86_400;
  if (!event.hasProperty('dtend')) return 1;
  const end = dateIn(event, 'dtend');
  return end === null || end.time ? null : dayOf(end.date) - dayOf(first);
}

/** Null where it is repeated in a way that is not read here. */
function startsOf(event: ICAL.Component, first: string, lastYear: number): string[] | null {
  if (event.hasProperty('rdate') || event.hasProperty('exdate')) return null;
  const rule = event.getFirstPropertyValue('rrule');
  if (!rule) return [first];
  if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY') return null;
  const { BYMONTH = [], BYMONTHDAY = [], ...others } = rule.parts as Record<string, unknown[]>;
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
  const onItsDate = BYMONTH.every((of) => of === month) && BYMONTHDAY.every((of) => of === day);
  if (!onItsDate || Object.keys(others).length > 0) return null;
  const interval = Math.max(1, rule.interval);
  const end = rule.until ? rule.until.toString().slice(0, 10) : '9999-12-31';
  const starts: string[] = [];
  for (let n = year, left = rule.count ?? Infinity; n <= lastYear && left > 0; n += interval) {
    const date = `${n}${first.slice(4)}`;
    // 29 February comes in leap years only.
    if (!isLocalDate(date)) continue;
    if (date > end) break;
    left -= 1;
    if (n >= lastYear - 2 * yearsAhead) starts.push(date);
  }
  return starts.length > 0 ? starts : [first];
}

function dateIn(event: ICAL.Component, property: string): { date: string; time: boolean } | null {
  const value = event.getFirstPropertyValue(property);
  if (!(value instanceof ICAL.Time)) return null;
  const date = value.toString().slice(0, 10);
  return isLocalDate(date) ? { date, time: !value.isDate } : null;
}

function textOf(event: ICAL.Component, property: string): string {
  const value = event.getFirstPropertyValue(property);
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : '';
}
