import { addDuration, subtractDuration, type Instant } from '../time.js';
import type { Calendar } from './calendar.js';
import { dateOf, dayMs, dayOf, type DayNumber } from './day.js';
import type { TypedDuration } from './duration.js';
import { countBelow, countUpTo, expectCounted, tablesOf, type CalendarTables, type YearTable } from './tables.js';

/**
 * The instant so much later.
 *
 * Calendar time runs on, days and longer by the clocks of the calendar's zone.
 *
 * Working days keep the local time of day: from a working day it goes to the n-th working day after it. A start on a day
 * off counts as the opening of the next working day, also where nothing is added.
 *
 * Working hours run only inside working intervals. A result at the end of an interval stays there: one hour after
 * Friday 17:00 it is Friday 18:00, not Monday 09:00. Nothing added leads to the start itself, or where nobody works then
 * to the next opening.
 *
 * A local time that is skipped or comes twice is taken as `toInstant` takes it.
 *
 * @throws Refusal `invalid-command` where it leads out of the years that are counted
 */
export function addTime(at: Instant, duration: TypedDuration, calendar: Calendar): Instant {
  if (duration.kind === 'calendar') return counted(addDuration(at, duration.iso, calendar.zone));
  const tables = tablesOf(calendar);
  return duration.kind === 'working_days'
    ? addDays(tables, at, duration.days)
    : addMs(tables, at, duration.minutes * 60_000);
}

/**
 * The instant so much earlier; the mirror of `addTime`. A start on a day off counts as the closing of the working day
 * before it, and a result at the beginning of an interval stays there: one hour before Monday 10:00 it is Monday 09:00.
 */
export function subtractTime(at: Instant, duration: TypedDuration, calendar: Calendar): Instant {
  if (duration.kind === 'calendar') return counted(subtractDuration(at, duration.iso, calendar.zone));
  const tables = tablesOf(calendar);
  return duration.kind === 'working_days'
    ? subtractDays(tables, at, duration.days)
    : subtractMs(tables, at, duration.minutes * 60_000);
}

/** Working time from `a` to `b` in ms; negative where `b` is the earlier. */
export function workingTimeBetween(a: Instant, b: Instant, calendar: Calendar): number {
  if (b < a) return -workingTimeBetween(b, a, calendar);
  const tables = tablesOf(calendar);
  const from = tables.yearAt(a);
  const to = tables.yearAt(b);
  let ms = workedAt(to, b) - workedAt(from, a);
  for (let { year } = from; year < to.year; year += 1) ms += total(tables.year(year));
  return ms;
}

/**
 * Working days from the local date of `a`, which counts, to that of `b`, which does not; negative where `b` is the
 * earlier. So many working days added to a working day `a` lead to the day of `b`.
 */
export function workingDaysBetween(a: Instant, b: Instant, calendar: Calendar): number {
  if (b < a) return -workingDaysBetween(b, a, calendar);
  const tables = tablesOf(calendar);
  const from = localDay(tables, a);
  const to = localDay(tables, b);
  const first = tables.yearOfDay(from);
  const last = tables.yearOfDay(to);
  let days = rank(last, to) - rank(first, from);
  for (let { year } = first; year < last.year; year += 1) days += tables.year(year).workingDays.length;
  return days;
}

/** @param date `YYYY-MM-DD`, here and below */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  return tablesOf(calendar).isWorking(dayOf(date));
}

/** Whether work goes on from this instant; at the end of an interval it does not. */
export function isWorkingTime(at: Instant, calendar: Calendar): boolean {
  const year = tablesOf(calendar).yearAt(at);
  const index = countUpTo(year.opens, at) - 1;
  return index >= 0 && at < get(year.closes, index);
}

/** The first instant from `at` on at which work goes on: `at` itself, or the next opening. */
export function nextWorkingMoment(at: Instant, calendar: Calendar): Instant {
  return isWorkingTime(at, calendar) ? at : nextOpening(tablesOf(calendar), at);
}

/** The last instant up to `at` until which work went on: `at` itself, or the closing before it. */
export function previousWorkingMoment(at: Instant, calendar: Calendar): Instant {
  const tables = tablesOf(calendar);
  const year = tables.yearAt(at);
  return Math.min(at, closingOf(tables, year, countBelow(year.opens, at) - 1));
}

/** The first working day after `date`. */
export function nextWorkingDay(date: string, calendar: Calendar): string {
  return workingDayFrom(dateOf(dayOf(date) + 1), calendar);
}

/** `date` itself where it is worked, else the first working day after it. */
export function workingDayFrom(date: string, calendar: Calendar): string {
  return dateOf(forward(tablesOf(calendar), dayOf(date), 0));
}

/** The last working day before `date`. */
export function previousWorkingDay(date: string, calendar: Calendar): string {
  return dateOf(backward(tablesOf(calendar), dayOf(date) - 1, 0));
}

/** When work begins and ends on a date; null on a day off. */
export function workingDay(date: string, calendar: Calendar): { opens: Instant; closes: Instant } | null {
  const tables = tablesOf(calendar);
  const day = dayOf(date);
  return tables.isWorking(day) ? { opens: opening(tables, day), closes: closing(tables, day) } : null;
}

/** The end of the working day `date`; on a day off, that of the next working day. */
export function endOfWorkingDay(date: string, calendar: Calendar): Instant {
  const tables = tablesOf(calendar);
  return closing(tables, forward(tables, dayOf(date), 0));
}

function counted(at: Instant): Instant {
  expectCounted(new Date(at).getUTCFullYear());
  return at;
}

function addDays(tables: CalendarTables, at: Instant, count: number): Instant {
  const local = tables.clock.localAt(at);
  const day = Math.floor(local / dayMs);
  if (tables.isWorking(day)) return tables.clock.instantOf(local + (forward(tables, day, count) - day) * dayMs);
  const next = forward(tables, day, 0);
  const time = tables.clock.localAt(opening(tables, next)) - next * dayMs;
  return tables.clock.instantOf(forward(tables, next, count) * dayMs + time);
}

function subtractDays(tables: CalendarTables, at: Instant, count: number): Instant {
  const local = tables.clock.localAt(at);
  const day = Math.floor(local / dayMs);
  if (tables.isWorking(day)) return tables.clock.instantOf(local + (backward(tables, day, count) - day) * dayMs);
  const before = backward(tables, day, 0);
  const time = tables.clock.localAt(closing(tables, before)) - before * dayMs;
  return tables.clock.instantOf(backward(tables, before, count) * dayMs + time);
}

/** So many working days on; from a day off, counted from the next one. */
function forward(tables: CalendarTables, day: DayNumber, count: number): DayNumber {
  let year = tables.yearOfDay(day);
  let index = rank(year, day) + count;
  while (index >= year.workingDays.length) {
    index -= year.workingDays.length;
    year = tables.year(year.year + 1);
  }
  return year.firstDay + get(year.workingDays, index);
}

/** So many working days back; from a day off, counted from the one before. */
function backward(tables: CalendarTables, day: DayNumber, count: number): DayNumber {
  let year = tables.yearOfDay(day);
  // Up to and with the day itself, so that a day off counts as the working day before it.
  let index = get(year.workedBefore, day - year.firstDay + 1) - 1 - count;
  while (index < 0) {
    year = tables.year(year.year - 1);
    index += year.workingDays.length;
  }
  return year.firstDay + get(year.workingDays, index);
}

function addMs(tables: CalendarTables, at: Instant, ms: number): Instant {
  let year = tables.yearAt(at);
  if (ms === 0) {
    const index = lastThatLasts(year, countUpTo(year.opens, at) - 1);
    return index >= 0 && at <= get(year.closes, index) ? at : nextOpening(tables, at);
  }
  let left = workedAt(year, at) + ms;
  while (left > total(year)) {
    left -= total(year);
    year = tables.year(year.year + 1);
  }
  // The interval in which that much has been worked, at its end at the latest.
  const index = countBelow(year.msBefore, left) - 1;
  return get(year.opens, index) + left - get(year.msBefore, index);
}

function subtractMs(tables: CalendarTables, at: Instant, ms: number): Instant {
  let year = tables.yearAt(at);
  if (ms === 0) return Math.min(at, closingOf(tables, year, countUpTo(year.opens, at) - 1));
  let left = workedAt(year, at) - ms;
  while (left < 0) {
    year = tables.year(year.year - 1);
    left += total(year);
  }
  // The last interval before which no more has been worked: at its beginning rather than at the end of the one before.
  const index = countUpTo(year.msBefore, left, year.opens.length) - 1;
  return get(year.opens, index) + left - get(year.msBefore, index);
}

/** The end of an interval; with -1 that of the last before the year. */
function closingOf(tables: CalendarTables, of: YearTable, index: number): Instant {
  let year = of;
  let last = lastThatLasts(year, index);
  while (last < 0) {
    year = tables.year(year.year - 1);
    last = lastThatLasts(year, year.closes.length - 1);
  }
  return get(year.closes, last);
}

/**
 * The last interval up to this one in which time passes; -1: none does. Where clocks are put forward over all of an interval, it
 * begins and ends at one instant, and nobody works in it.
 */
function lastThatLasts(year: YearTable, index: number): number {
  let last = index;
  while (last >= 0 && isEmpty(year, last)) last -= 1;
  return last;
}

function isEmpty(year: YearTable, index: number): boolean {
  return get(year.closes, index) <= get(year.opens, index);
}

function nextOpening(tables: CalendarTables, at: Instant): Instant {
  let year = tables.yearAt(at);
  let index = countUpTo(year.opens, at);
  for (;;)
    if (index >= year.opens.length) {
      year = tables.year(year.year + 1);
      index = 0;
    } else if (isEmpty(year, index)) index += 1;
    else return get(year.opens, index);
}

/** Working ms of the year up to an instant. */
function workedAt(year: YearTable, at: Instant): number {
  const index = countUpTo(year.opens, at) - 1;
  return index < 0 ? 0 : get(year.msBefore, index) + Math.min(at, get(year.closes, index)) - get(year.opens, index);
}

function total(year: YearTable): number {
  return get(year.msBefore, year.msBefore.length - 1);
}

function localDay(tables: CalendarTables, at: Instant): DayNumber {
  return Math.floor(tables.clock.localAt(at) / dayMs);
}

function rank(year: YearTable, day: DayNumber): number {
  return get(year.workedBefore, day - year.firstDay);
}

function opening(tables: CalendarTables, day: DayNumber): Instant {
  const year = tables.yearOfDay(day);
  return get(year.opens, get(year.intervalsOf, rank(year, day)));
}

function closing(tables: CalendarTables, day: DayNumber): Instant {
  const year = tables.yearOfDay(day);
  return get(year.closes, get(year.intervalsOf, rank(year, day) + 1) - 1);
}

function get(values: Float64Array | Uint16Array, index: number): number {
  return values[index] as number;
}
