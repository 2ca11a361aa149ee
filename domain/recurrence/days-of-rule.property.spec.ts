import fc from 'fast-check';
import { DateTime } from 'luxon';
import { datesAfter } from './days-of-rule.js';
import { ruleProblems } from './check-rule.js';
import { costInFloors, unnoticed } from '../../test/floor/floor.js';

/*
 * Against an expander that knows nothing of the other: it goes through the days one by one, asks the calendar library
 * about each, and gathers those of one period before positions are chosen.
 */
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const from = (least: number, most: number) => fc.integer({ min: least, max: most });
const some = (one: fc.Arbitrary<number>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
const fromEnd = (most: number) => some(from(1, most).chain((n) => fc.constantFrom(n, -n)));

interface Asked {
  freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  interval: number;
  startsOn: string;
  months: number[];
  monthDays: number[];
  yearDays: number[];
  weeks: number[];
  days: { nth: number; weekday: number }[];
  positions: number[];
  count: number | null;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary });

const asked: fc.Arbitrary<Asked> = fc
  .constantFrom('DAILY' as const, 'WEEKLY' as const, 'MONTHLY' as const, 'YEARLY' as const)
  .chain((freq) => {
    const sparse = freq === 'MONTHLY' || freq === 'YEARLY';
    const nothing = fc.constant<number[]>([]);
    const weekday = fc.record({
      nth: sparse ? fc.constantFrom(0, 0, 1, 2, 5, -1, -2) : fc.constant(0),
      weekday: from(1, 7),
    });
    return fc
      .record({
        freq: fc.constant(freq),
        interval: fc.constantFrom(1, 1, 1, 2, 3, 5),
        startsOn: from(0, 6_000).map((days) => DateTime.utc(2020, 1, 1).plus({ days }).toISODate() ?? ''),
        months: maybe(some(from(1, 12))),
        monthDays: freq === 'WEEKLY' ? nothing : maybe(fromEnd(31)),
        yearDays: freq === 'YEARLY' ? maybe(fromEnd(366)) : nothing,
        weeks: freq === 'YEARLY' ? maybe(fc.constantFrom([1], [53], [-1], [20, 52])) : nothing,
        days: maybe(fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 })),
        positions: maybe(fc.constantFrom([1], [-1], [2, -2])),
        count: fc.constantFrom(null, null, 1, 4),
      })
      .map((rule) => {
        const chooses =
          rule.days.length + rule.monthDays.length + rule.months.length + rule.yearDays.length + rule.weeks.length;
        const plain =
          rule.weeks.length > 0 ? rule.days.map(({ weekday: day }) => ({ nth: 0, weekday: day })) : rule.days;
        return { ...rule, days: plain, positions: chooses > 0 ? rule.positions : [] };
      });
  });

function textOf(rule: Asked): string {
  const list = (name: string, values: unknown[]): string[] =>
    values.length === 0 ? [] : [`${name}=${values.join(',')}`];
  return [
    `FREQ=${rule.freq}`,
    `INTERVAL=${rule.interval}`,
    ...list('BYMONTH', rule.months),
    ...list('BYMONTHDAY', rule.monthDays),
    ...list('BYYEARDAY', rule.yearDays),
    ...list('BYWEEKNO', rule.weeks),
    ...list(
      'BYDAY',
      rule.days.map(({ nth, weekday }) => `${nth === 0 ? '' : nth}${names[weekday - 1] ?? ''}`),
    ),
    ...list('BYSETPOS', rule.positions),
    ...(rule.count === null ? [] : [`COUNT=${rule.count}`]),
  ].join(';');
}

function holds(rule: Asked, day: DateTime, start: DateTime): boolean {
  const within = (values: number[], number: number, of: number): boolean =>
    values.length === 0 || values.some((value) => (value > 0 ? value === number : of + 1 + value === number));
  const said = rule.days.length + rule.monthDays.length + rule.yearDays.length + rule.weeks.length > 0;
  if (rule.months.length > 0 && !rule.months.includes(day.month)) return false;
  if (!said && rule.freq === 'WEEKLY' && day.weekday !== start.weekday) return false;
  if (!said && (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY') && day.day !== start.day) return false;
  if (!said && rule.freq === 'YEARLY' && rule.months.length === 0 && day.month !== start.month) return false;
  if (!within(rule.monthDays, day.day, day.daysInMonth ?? 0)) return false;
  if (!within(rule.yearDays, day.ordinal, day.isInLeapYear ? 366 : 365)) return false;
  if (!within(rule.weeks, day.weekNumber, day.weeksInWeekYear)) return false;
  if (rule.days.length === 0) return true;
  const span = rule.freq === 'YEARLY' && rule.months.length === 0 ? 'year' : 'month';
  return rule.days.some(({ nth, weekday }) => {
    if (day.weekday !== weekday) return false;
    if (nth === 0) return true;
    const beyond = (weeks: number): boolean => !day.minus({ weeks }).hasSame(day, span);
    return nth > 0 ? beyond(nth) && !beyond(nth - 1) : beyond(nth) && !beyond(nth + 1);
  });
}

function naive(rule: Asked, years: number, most: number): string[] {
  const start = DateTime.fromISO(rule.startsOn, { zone: 'utc' });
  const unit = ({ DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const)[rule.freq];
  const first = start.startOf(unit);
  const found: string[] = [];
  for (let step = 0; found.length < Math.min(most, rule.count ?? most); step += rule.interval) {
    const begin = first.plus({ [unit]: step });
    if (begin.diff(start, 'years').years > years) break;
    const days: DateTime[] = [];
    for (let day = begin; day.hasSame(begin, unit); day = day.plus({ days: 1 }))
      if (holds(rule, day, start)) days.push(day);
    const chosen = days.filter(
      (_, index) =>
        rule.positions.length === 0 ||
        rule.positions.includes(index + 1) ||
        rule.positions.includes(index - days.length),
    );
    found.push(...chosen.filter((day) => day >= start).map((day) => day.toISODate() ?? ''));
  }
  return found.slice(0, Math.min(most, rule.count ?? most));
}

test('dates are those of an expander that goes through the days one by one', () => {
  fc.assert(
    fc.property(asked, (rule) => {
      const schedule = { rule: textOf(rule), startsOn: rule.startsOn, time: '09:00', zone: 'Asia/Jakarta' };
      const before = DateTime.fromISO(rule.startsOn, { zone: 'utc' }).minus({ days: 1 }).toISODate() ?? '';
      const expected = naive(rule, 6, 5);
      const horizon = DateTime.fromISO(rule.startsOn, { zone: 'utc' }).plus({ years: 6 }).toISODate() ?? '';
      const got = [...datesAfter(schedule, before).take(expected.length + 1)];
      expect([schedule.rule, ...got.slice(0, expected.length)]).toEqual([schedule.rule, ...expected]);
      // What comes after those that were looked at lies beyond the years that were looked at.
      const next = got[expected.length];
      if (expected.length < Math.min(5, rule.count ?? 5) && next !== undefined) expect(next > horizon).toBe(true);
      // From the middle on they are the same.
      const [, second] = expected;
      if (second !== undefined) expect([...datesAfter(schedule, expected[0] ?? '').take(1)]).toEqual([second]);
      if (expected.length > 0) expect([schedule.rule, ruleProblems(schedule)]).toEqual([schedule.rule, []]);
    }),
    { numRuns: 150, seed: 20261128 },
  );
});

test('whatever the text, it is read within 50 ms, and ends', () => {
  const word = fc.constantFrom(
    'FREQ',
    'INTERVAL',
    'COUNT',
    'UNTIL',
    'BYDAY',
    'BYMONTHDAY',
    'BYMONTH',
    'BYSETPOS',
    'BYYEARDAY',
    'BYWEEKNO',
    'WKST',
    'X',
  );
  const value = fc.oneof(
    fc.constantFrom(
      'DAILY',
      'WEEKLY',
      'MONTHLY',
      'YEARLY',
      'MO',
      '-1FR',
      '5MO',
      '31',
      '-31',
      '366',
      '53',
      '1.5',
      '-1',
      '0',
      '1e9',
      '99999999999',
      '',
    ),
    fc.integer({ min: -400, max: 400 }).map(String),
    fc.string({ maxLength: 12 }),
  );
  const part = fc.tuple(word, value).map((pair) => pair.join('='));
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }),
      fc.constantFrom('FREQ=DAILY', 'FREQ=MONTHLY', 'FREQ=YEARLY', ''),
      (parts, first) => {
        const rule = [first, ...parts].join(';');
        let problems: string[] = [];
        const cost = costInFloors(() => {
          problems = ruleProblems({ rule, startsOn: '2026-01-31', time: '09:00', zone: 'Asia/Manila' });
        });
        expect([rule, cost < unnoticed]).toEqual([rule, true]);
        for (const problem of problems) expect(problem.length).toBeLessThan(300);
      },
    ),
    { numRuns: 2_000, seed: 11 },
  );
});
