import fc from 'fast-check';
import { DateTime } from 'luxon';
import { calendarWith } from '../../test/factories/calendars.js';
import type { Calendar, WorkingInterval } from './calendar.js';
import { toInstant } from '../time.js';
import type { Weekday } from './day.js';
import type { TypedDuration } from './duration.js';
import {
  addTime,
  isWorkingDay,
  isWorkingTime,
  nextWorkingMoment,
  previousWorkingMoment,
  subtractTime,
  workingDaysBetween,
  workingTimeBetween,
} from './working-time.js';

const quarter = 15 * 60_000;
const first = Date.UTC(2023, 11, 1);
const last = Date.UTC(2025, 11, 31);

const zones = ['Asia/Singapore', 'Asia/Jakarta', 'America/New_York', 'America/Los_Angeles', 'Europe/London'];

/** Quarters of an hour of the day at which the one or two intervals begin and end. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 4 })
  .map((quarters): WorkingInterval[] => {
    const [a = 0, b = 1, c, d] = quarters.toSorted((x, y) => x - y).map(timeOf);
    const one = { from: String(a), to: String(b) };
    return c === undefined || d === undefined ? [one] : [one, { from: c, to: d }];
  });
const days = fc.dictionary(
  fc.integer({ min: 0, max: 730 }).map((n) => DateTime.utc(2024).plus({ days: n }).toFormat('yyyy-MM-dd')),
  fc.constant('a day'),
  { maxKeys: 40 },
);
const weekend = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { maxLength: 4 });

/** A calendar as odd as an administrator can make it. */
const calendars = fc
  .record({
    zone: fc.constantFrom(...zones),
    usual: hours,
    later: hours,
    friday: hours,
    weekendFirst: weekend,
    weekendThen: weekend,
    daysOff: days,
    workingDays: days,
  })
  .map(({ zone, usual, later, friday, weekendFirst, weekendThen, daysOff, workingDays }) =>
    calendarWith({
      zone,
      hours: [
        { from: null, usual, weekdays: { 5: friday } },
        { from: '2024-07-01', usual: later },
      ],
      weekends: [
        { from: null, days: weekendFirst },
        { from: '2024-09-15', days: weekendThen },
      ],
      daysOff: Object.fromEntries(Object.entries(daysOff).filter(([date]) => !(date in workingDays))),
      workingDays,
    }),
  );
const moments = fc.integer({ min: first / quarter, max: last / quarter }).map((n) => n * quarter);
const someDays = fc.integer({ min: 0, max: 60 });
const someQuarters = fc.integer({ min: 0, max: 200 });

const workingDays = (count: number): TypedDuration => ({ kind: 'working_days', days: count });
const workingMinutes = (quarters: number): TypedDuration => ({ kind: 'working_hours', minutes: quarters * 15 });
const durations = fc.oneof(someDays.map(workingDays), someQuarters.map(workingMinutes));

const localDate = (at: number, { zone }: Calendar): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');

/** The hours in which clocks are changed lose or double a local time, which cannot be found again. */
const awayFromChanges = (at: number, { zone }: Calendar): boolean => DateTime.fromMillis(at, { zone }).hour >= 4;

describe('against a reference that walks, day by day and quarter by quarter', () => {
  it('working days', () => {
    fc.assert(
      fc.property(calendars, moments, someDays, (calendar, at, count) => {
        const nothing = workingDays(0);
        if (awayFromChanges(addTime(at, nothing, calendar), calendar))
          expect(addTime(at, workingDays(count), calendar)).toBe(walkDays(at, count, 1, calendar));
        if (awayFromChanges(subtractTime(at, nothing, calendar), calendar))
          expect(subtractTime(at, workingDays(count), calendar)).toBe(walkDays(at, count, -1, calendar));
      }),
      { numRuns: 100 },
    );
  });

  it('working hours', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 60 }), (calendar, at, quarters) => {
        expect(addTime(at, workingMinutes(quarters), calendar)).toBe(walkHours(at, quarters, 1, calendar));
        expect(subtractTime(at, workingMinutes(quarters), calendar)).toBe(walkHours(at, quarters, -1, calendar));
      }),
      { numRuns: 100 },
    );
  });

  it('the time between, and the moments before and after', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 1_000 }), (calendar, at, quarters) => {
        const to = at + quarters * quarter;
        let worked = 0;
        for (let t = at; t < to; t += quarter) if (worksFrom(t, calendar)) worked += quarter;
        expect(workingTimeBetween(at, to, calendar)).toBe(worked);
        expect(isWorkingTime(at, calendar)).toBe(worksFrom(at, calendar));
        expect(nextWorkingMoment(at, calendar)).toBe(seek(at, 1, (t) => worksFrom(t, calendar)));
        expect(previousWorkingMoment(at, calendar)).toBe(seek(at, -1, (t) => worksFrom(t - quarter, calendar)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('laws', () => {
  it('monotone: who begins later is not done earlier', () => {
    fc.assert(
      fc.property(calendars, moments, fc.nat(700), durations, (calendar, a, more, duration) => {
        const b = a + more * quarter;
        // Working days keep the time of day; a start before opening keeps one that a day off, taken for the opening,
        // does not reach. And in the hour that comes twice the later instant shows the earlier time.
        const ordered = [a, b].every(
          (at) => duration.kind === 'working_hours' || (awayFromChanges(at, calendar) && !beforeOpening(at, calendar)),
        );
        fc.pre(ordered);
        expect(addTime(a, duration, calendar)).toBeLessThanOrEqual(addTime(b, duration, calendar));
      }),
      { numRuns: 300 },
    );
  });

  it('more is never earlier', () => {
    fc.assert(
      fc.property(calendars, moments, someDays, fc.nat(20), (calendar, at, count, more) => {
        for (const kind of [workingDays, workingMinutes]) {
          const [less, then] = [kind(count), kind(count + more)];
          expect(addTime(at, less, calendar)).toBeLessThanOrEqual(addTime(at, then, calendar));
          expect(subtractTime(at, less, calendar)).toBeGreaterThanOrEqual(subtractTime(at, then, calendar));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('additive: in two steps it is the same as in one', () => {
    fc.assert(
      fc.property(calendars, moments, someDays, someDays, (calendar, at, a, b) => {
        const twice = (kind: (n: number) => TypedDuration): number =>
          addTime(addTime(at, kind(a), calendar), kind(b), calendar);
        expect(twice(workingMinutes)).toBe(addTime(at, workingMinutes(a + b), calendar));
        if (awayFromChanges(addTime(at, workingDays(0), calendar), calendar))
          expect(twice(workingDays)).toBe(addTime(at, workingDays(a + b), calendar));
      }),
      { numRuns: 200 },
    );
  });

  it('never lands on a day off, nor outside of working hours where hours are counted', () => {
    fc.assert(
      fc.property(calendars, moments, durations, (calendar, at, duration) => {
        for (const end of [addTime(at, duration, calendar), subtractTime(at, duration, calendar)]) {
          expect(isWorkingDay(localDate(end, calendar), calendar)).toBe(true);
          if (duration.kind === 'working_hours') expect(withinInterval(end, calendar)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('subtraction is the inverse', () => {
    fc.assert(
      fc.property(calendars, moments, someDays, someQuarters, (calendar, at, count, quarters) => {
        if (isWorkingDay(localDate(at, calendar), calendar) && awayFromChanges(at, calendar)) {
          const duration = workingDays(count);
          expect(subtractTime(addTime(at, duration, calendar), duration, calendar)).toBe(at);
          expect(addTime(subtractTime(at, duration, calendar), duration, calendar)).toBe(at);
        }
        // The end of one interval and the beginning of the next are the same to working hours, so that each way back
        // leads to the one from which work goes on, or until which it went on.
        const duration = workingMinutes(quarters);
        if (quarters > 0) {
          expect(subtractTime(addTime(at, duration, calendar), duration, calendar)).toBe(
            nextWorkingMoment(at, calendar),
          );
          expect(addTime(subtractTime(at, duration, calendar), duration, calendar)).toBe(
            previousWorkingMoment(at, calendar),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('what was added is what lies between', () => {
    fc.assert(
      fc.property(calendars, moments, someDays, someQuarters, (calendar, at, count, quarters) => {
        const later = addTime(at, workingMinutes(quarters), calendar);
        expect(workingTimeBetween(at, later, calendar)).toBe(quarters * quarter);
        expect(workingTimeBetween(later, at, calendar) + quarters * quarter).toBe(0);
        expect(workingDaysBetween(at, addTime(at, workingDays(count), calendar), calendar)).toBe(count);
      }),
      { numRuns: 200 },
    );
  });
});

function timeOf(quarterOfDay: number): string {
  return `${String(Math.floor(quarterOfDay / 4)).padStart(2, '0')}:${String((quarterOfDay % 4) * 15).padStart(2, '0')}`;
}

/** Read out of the calendar's own words, by nothing that the tables use. */
function worked(local: DateTime, calendar: Calendar): boolean {
  const date = local.toFormat('yyyy-MM-dd');
  if (date in calendar.workingDays) return true;
  if (date in calendar.daysOff) return false;
  let weekendDays: Weekday[] = [];
  for (const rule of calendar.weekends) if (rule.from === null || rule.from <= date) weekendDays = rule.days;
  return !weekendDays.includes(local.weekday as Weekday);
}

function intervalsOn(local: DateTime, calendar: Calendar): WorkingInterval[] {
  const date = local.toFormat('yyyy-MM-dd');
  let intervals: WorkingInterval[] = [];
  for (const rule of calendar.hours)
    if (rule.from === null || rule.from <= date) intervals = rule.weekdays?.[local.weekday as Weekday] ?? rule.usual;
  return intervals;
}

/** Whether the quarter of an hour that begins at `at` is worked. */
function worksFrom(at: number, calendar: Calendar): boolean {
  const local = DateTime.fromMillis(at, { zone: calendar.zone });
  if (!worked(local, calendar)) return false;
  // An interval that ends within the hour that comes twice ends when its time comes first.
  const { zone } = calendar;
  const instant = (time: string): number => toInstant({ date: local.toFormat('yyyy-MM-dd'), time, zone });
  return intervalsOn(local, calendar).some(({ from, to }) => instant(from) <= at && at < instant(to));
}

function withinInterval(at: number, calendar: Calendar): boolean {
  return worksFrom(at, calendar) || worksFrom(at - quarter, calendar);
}

function seek(from: number, step: 1 | -1, found: (at: number) => boolean): number {
  let at = from;
  while (!found(at)) at += step * quarter;
  return at;
}

function walkHours(from: number, quarters: number, step: 1 | -1, calendar: Calendar): number {
  const passes = (at: number): boolean => worksFrom(step === 1 ? at : at - quarter, calendar);
  if (quarters === 0) return withinInterval(from, calendar) ? from : seek(from, step, passes);
  let at = from;
  for (let left = quarters; left > 0; at += step * quarter) if (passes(at)) left -= 1;
  return at;
}

function walkDays(from: number, count: number, step: 1 | -1, calendar: Calendar): number {
  let local = DateTime.fromMillis(from, { zone: calendar.zone });
  if (!worked(local, calendar)) {
    while (!worked(local, calendar)) local = local.plus({ days: step });
    const intervals = intervalsOn(local, calendar);
    const time = step === 1 ? intervals[0]?.from : intervals.at(-1)?.to;
    local = local.set({ hour: Number(time?.slice(0, 2)), minute: Number(time?.slice(3)) });
  }
  for (let left = count; left > 0; left -= 1)
    do local = local.plus({ days: step });
    while (!worked(local, calendar));
  return local.toMillis();
}

/** Before the first interval of a working day. */
function beforeOpening(at: number, calendar: Calendar): boolean {
  const local = DateTime.fromMillis(at, { zone: calendar.zone });
  const [opening] = intervalsOn(local, calendar);
  return worked(local, calendar) && opening !== undefined && local.toFormat('HH:mm') < opening.from;
}
