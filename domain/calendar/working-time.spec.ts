import { additions } from '../../test/factories/additions.js';
import { calendarWith, china, johor, kedah, newYork, singapore } from '../../test/factories/calendars.js';
import { toInstant } from '../time.js';
import type { Calendar } from './calendar.js';
import { parseDuration } from './duration.js';
import { explainAdd, explainSubtract, localText } from './explain.js';
import {
  addTime,
  endOfWorkingDay,
  isWorkingDay,
  isWorkingTime,
  nextWorkingDay,
  nextWorkingMoment,
  previousWorkingDay,
  previousWorkingMoment,
  subtractTime,
  workingDay,
  workingDayFrom,
  workingDaysBetween,
  workingTimeBetween,
} from './working-time.js';

/** `2026-02-13 17:00` on the clocks of the calendar. */
function at(text: string, { zone }: Calendar): number {
  return toInstant({ date: text.slice(0, 10), time: text.slice(11), zone });
}

const show = (instant: number, calendar: Calendar): string => localText(instant, calendar).replace('T', ' ');

const add = (calendar: Calendar, from: string, duration: string): string =>
  show(addTime(at(from, calendar), parseDuration(duration), calendar), calendar);

const subtract = (calendar: Calendar, from: string, duration: string): string =>
  show(subtractTime(at(from, calendar), parseDuration(duration), calendar), calendar);

const longWeekend = calendarWith({ weekends: [{ from: null, days: [5, 6, 7] }] });
const shortFridays = calendarWith({
  hours: [
    { from: null, usual: [{ from: '09:00', to: '17:00' }], weekdays: { 5: [{ from: '08:00', to: '12:00' }] } },
    { from: '2026-06-01', usual: [{ from: '10:00', to: '18:00' }] },
  ],
});
/** Seven days, at night: the clocks of New York change while they work. */
const nights = calendarWith({
  key: 'night',
  zone: 'America/New_York',
  weekends: [{ from: null, days: [] }],
  hours: [{ from: null, usual: [{ from: '00:00', to: '04:00' }] }],
});

describe('working days', () => {
  it.each([
    ['over a weekend and the Lunar New Year in Singapore', singapore, '2026-02-13 17:00', 2, '2026-02-19 17:00'],
    ['from a Friday that is off in Kedah: from Sunday’s opening', kedah, '2026-02-13 17:00', 2, '2026-02-19 09:00'],
    ['from a Thursday in Kedah: Sunday is worked', kedah, '2026-02-12 17:00', 2, '2026-02-16 17:00'],
    ['over Eid in Kedah, with a substitute on Sunday', kedah, '2026-03-19 10:00', 1, '2026-03-23 10:00'],
    ['Eid on a Saturday in Singapore changes nothing', singapore, '2026-03-20 10:00', 1, '2026-03-23 10:00'],
    ['a make-up Saturday in China is worked', china, '2026-02-13 09:30', 1, '2026-02-14 09:30'],
    ['and then comes the Spring Festival', china, '2026-02-13 09:30', 2, '2026-02-24 09:30'],
    ['and the second make-up Saturday', china, '2026-02-27 18:00', 2, '2026-03-02 18:00'],
    ['Johor worked Sundays until 2024', johor, '2024-12-26 12:00', 1, '2024-12-29 12:00'],
    ['over the change: Friday 3 January 2025 is worked', johor, '2025-01-02 12:00', 1, '2025-01-03 12:00'],
    ['and Sunday 5 January 2025 is not', johor, '2025-01-02 12:00', 2, '2025-01-06 12:00'],
    ['Johor before 2014 rested Saturday and Sunday', johor, '2013-12-27 12:00', 1, '2013-12-30 12:00'],
    ['over a leap day', singapore, '2028-02-28 17:00', 1, '2028-02-29 17:00'],
    ['past a leap day', singapore, '2028-02-29 17:00', 1, '2028-03-01 17:00'],
    ['past the end of a year', singapore, '2025-12-31 18:00', 1, '2026-01-02 18:00'],
    ['the hour before opening is kept', singapore, '2026-03-02 07:30', 1, '2026-03-03 07:30'],
    ['the hour after closing is kept', singapore, '2026-03-02 23:59', 1, '2026-03-03 23:59'],
    ['nothing from a working day is where it was', singapore, '2026-03-02 23:59', 0, '2026-03-02 23:59'],
    ['nothing from a day off is the next opening', singapore, '2026-02-14 23:59', 0, '2026-02-16 09:00'],
    ['one from a day off is the day after it', singapore, '2026-02-15 00:00', 1, '2026-02-19 09:00'],
    ['the time is kept where the opening is another', shortFridays, '2026-03-07 12:00', 4, '2026-03-13 09:00'],
    ['across the beginning of summer time', newYork, '2026-03-06 17:00', 1, '2026-03-09 17:00'],
    ['across the end of summer time', newYork, '2026-10-30 17:00', 1, '2026-11-02 17:00'],
    ['onto a time that summer time skips: the next there is', nights, '2026-03-07 02:30', 1, '2026-03-08 03:00'],
    ['many years', longWeekend, '2026-01-01 10:00', 2_000, '2035-08-02 10:00'],
  ])('%s', (_, calendar, from, days, expected) => {
    expect(add(calendar, from, `${days} working days`)).toBe(expected);
  });

  it('onto a time that comes twice: the first', () => {
    const end = addTime(at('2026-10-31 01:30', nights), parseDuration('1 working day'), nights);
    expect(new Date(end).toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it.each([
    ['over the Lunar New Year', singapore, '2026-02-19 17:00', 2, '2026-02-13 17:00'],
    ['from a day off: from the closing before it', singapore, '2026-02-18 10:00', 1, '2026-02-13 18:00'],
    ['nothing from a day off is the closing before it', singapore, '2026-02-18 10:00', 0, '2026-02-16 18:00'],
    ['past the beginning of a year', singapore, '2026-01-02 09:00', 1, '2025-12-31 09:00'],
    ['in Kedah', kedah, '2026-02-15 17:00', 1, '2026-02-12 17:00'],
  ])('taken off %s', (_, calendar, from, days, expected) => {
    expect(subtract(calendar, from, `${days} working days`)).toBe(expected);
  });
});

describe('working hours', () => {
  it.each([
    ['a result at the end of a day stays there', singapore, '2026-02-13 17:00', '1 working hour', '2026-02-13 18:00'],
    ['a minute more is the next morning', singapore, '2026-02-13 17:00', '61 working minutes', '2026-02-16 09:01'],
    ['a result at noon stays there', singapore, '2026-02-13 12:00', '1 working hour', '2026-02-13 13:00'],
    ['noon is passed over', singapore, '2026-02-13 12:30', '1 working hour', '2026-02-13 14:30'],
    ['from the midst of noon', singapore, '2026-02-13 13:20', '1 working hour', '2026-02-13 15:00'],
    ['from before opening', singapore, '2026-02-13 05:00', '8 working hours', '2026-02-13 18:00'],
    ['from after closing', singapore, '2026-02-13 20:00', '8 working hours', '2026-02-16 18:00'],
    ['over the Lunar New Year', singapore, '2026-02-13 17:00', '16 working hours', '2026-02-19 17:00'],
    ['from a Friday in Kedah', kedah, '2026-02-13 17:00', '8 working hours', '2026-02-15 18:00'],
    ['nothing within hours', singapore, '2026-02-13 10:00', '0 working hours', '2026-02-13 10:00'],
    ['nothing at the end of a day', singapore, '2026-02-13 18:00', '0 working hours', '2026-02-13 18:00'],
    ['nothing after it', singapore, '2026-02-13 18:01', '0 working hours', '2026-02-16 09:00'],
    ['nothing on a day off', singapore, '2026-02-17 10:00', '0 working hours', '2026-02-19 09:00'],
    ['short Fridays', shortFridays, '2026-03-05 16:00', '6 working hours', '2026-03-09 10:00'],
    ['other hours from a date on', shortFridays, '2026-05-29 11:00', '2 working hours', '2026-06-01 11:00'],
    ['a night that is an hour shorter', nights, '2026-03-08 00:00', '4 working hours', '2026-03-09 01:00'],
    ['a night that is an hour longer', nights, '2026-11-01 00:00', '5 working hours', '2026-11-01 04:00'],
    ['a year of them', singapore, '2026-01-02 09:00', '2000 working hours', '2026-12-30 18:00'],
  ])('%s', (_, calendar, from, duration, expected) => {
    expect(add(calendar, from, duration)).toBe(expected);
  });

  it.each([
    [
      'a result at the beginning of a day stays there',
      singapore,
      '2026-02-16 10:00',
      '1 working hour',
      '2026-02-16 09:00',
    ],
    ['a minute more is the evening before', singapore, '2026-02-16 10:00', '61 working minutes', '2026-02-13 17:59'],
    ['from a day off', singapore, '2026-02-18 10:00', '1 working hour', '2026-02-16 17:00'],
    ['nothing on a day off', singapore, '2026-02-18 10:00', '0 working hours', '2026-02-16 18:00'],
    ['nothing at an opening', singapore, '2026-02-16 09:00', '0 working hours', '2026-02-16 09:00'],
    ['past the beginning of a year', singapore, '2026-01-02 10:00', '2 working hours', '2025-12-31 17:00'],
  ])('taken off: %s', (_, calendar, from, duration, expected) => {
    expect(subtract(calendar, from, duration)).toBe(expected);
  });
});

test('calendar time runs on, by the clocks of the zone', () => {
  expect(add(newYork, '2026-03-06 17:00', '3 days')).toBe('2026-03-09 17:00');
  expect(add(newYork, '2026-03-06 17:00', '72 hours')).toBe('2026-03-09 18:00');
  expect(add(singapore, '2026-02-13 17:00', 'P2D')).toBe('2026-02-15 17:00');
  expect(subtract(singapore, '2026-02-15 17:00', 'P2D')).toBe('2026-02-13 17:00');
});

test('working time between two instants', () => {
  const between = (calendar: Calendar, a: string, b: string): number =>
    workingTimeBetween(at(a, calendar), at(b, calendar), calendar) / 3_600_000;
  expect(between(singapore, '2026-02-13 17:00', '2026-02-19 10:00')).toBe(1 + 8 + 1);
  expect(between(singapore, '2026-02-19 10:00', '2026-02-13 17:00')).toBe(-10);
  expect(between(singapore, '2026-02-14 00:00', '2026-02-15 23:59')).toBe(0);
  expect(between(kedah, '2026-02-13 00:00', '2026-02-15 23:59')).toBe(8);
  expect(between(nights, '2026-03-07 00:00', '2026-03-10 00:00')).toBe(4 + 3 + 4);
  expect(between(singapore, '2025-01-01 00:00', '2029-01-01 00:00')).toBe(8 * (261 + 251 + 261 + 260));
  const days = (a: string, b: string): number => workingDaysBetween(at(a, singapore), at(b, singapore), singapore);
  expect(days('2026-02-13 17:00', '2026-02-19 10:00')).toBe(2);
  expect(days('2026-02-19 10:00', '2026-02-13 17:00')).toBe(-2);
  expect(days('2026-02-14 00:00', '2026-02-16 00:00')).toBe(0);
  expect(days('2025-01-01 00:00', '2029-01-01 00:00')).toBe(261 + 251 + 261 + 260);
});

test('what a date and an instant are', () => {
  expect(isWorkingDay('2026-02-17', singapore)).toBe(false);
  expect(isWorkingDay('2026-02-14', china)).toBe(true);
  expect(isWorkingTime(at('2026-02-13 09:00', singapore), singapore)).toBe(true);
  expect(isWorkingTime(at('2026-02-13 13:00', singapore), singapore)).toBe(false);
  expect(isWorkingTime(at('2026-02-13 18:00', singapore), singapore)).toBe(false);
  expect(isWorkingTime(at('2026-02-14 10:00', singapore), singapore)).toBe(false);
  expect(nextWorkingDay('2026-02-16', singapore)).toBe('2026-02-19');
  expect(workingDayFrom('2026-02-16', singapore)).toBe('2026-02-16');
  expect(workingDayFrom('2025-12-31', singapore)).toBe('2025-12-31');
  expect(previousWorkingDay('2026-02-19', singapore)).toBe('2026-02-16');
  expect(previousWorkingDay('2026-01-02', singapore)).toBe('2025-12-31');
});

test('the next and the last moment that are worked', () => {
  const next = (text: string): string => show(nextWorkingMoment(at(text, singapore), singapore), singapore);
  const last = (text: string): string => show(previousWorkingMoment(at(text, singapore), singapore), singapore);
  expect(next('2026-02-13 10:00')).toBe('2026-02-13 10:00');
  expect(next('2026-02-13 18:00')).toBe('2026-02-16 09:00');
  expect(next('2026-02-13 13:00')).toBe('2026-02-13 14:00');
  expect(next('2026-12-31 18:00')).toBe('2027-01-01 09:00');
  expect(last('2026-02-13 18:00')).toBe('2026-02-13 18:00');
  expect(last('2026-02-16 09:00')).toBe('2026-02-13 18:00');
  expect(last('2026-02-13 13:30')).toBe('2026-02-13 13:00');
  expect(last('2026-01-01 10:00')).toBe('2025-12-31 18:00');
});

test('hours that clocks are put forward over are worked by nobody: work goes on at the next that last', () => {
  const early = { usual: [{ from: '01:00', to: '01:15' }] };
  const london = calendarWith({
    zone: 'Europe/London',
    hours: [{ from: null, ...early }],
    weekends: [{ from: null, days: [] }],
  });
  // On 2024-03-31 there is nothing between 01:00 and 02:00.
  const [ended, next] = [Date.UTC(2024, 2, 30, 1, 15), Date.UTC(2024, 3, 1, 0, 0)];
  expect(nextWorkingMoment(ended, london)).toBe(next);
  expect(previousWorkingMoment(next, london)).toBe(ended);
  expect(addTime(ended + 60_000, parseDuration('0 working hours'), london)).toBe(next);
  const quarter = { kind: 'working_hours' as const, minutes: 15 };
  expect(subtractTime(addTime(ended, quarter, london), quarter, london)).toBe(next);
});

test('when a working day begins and ends', () => {
  const hours = workingDay('2026-03-06', shortFridays);
  expect(hours && show(hours.opens, shortFridays)).toBe('2026-03-06 08:00');
  expect(hours && show(hours.closes, shortFridays)).toBe('2026-03-06 12:00');
  expect(workingDay('2026-03-07', shortFridays)).toBeNull();
  expect(show(endOfWorkingDay('2026-03-06', shortFridays), shortFridays)).toBe('2026-03-06 12:00');
  expect(show(endOfWorkingDay('2026-03-07', shortFridays), shortFridays)).toBe('2026-03-09 17:00');
});

describe('how a result came about', () => {
  it('names the days that were passed over, why, and which version said so', () => {
    expect(explainAdd(at('2026-02-13 17:00', singapore), parseDuration('2 working days'), singapore)).toEqual({
      instant: Date.parse('2026-02-19T09:00:00Z'),
      local: '2026-02-19T17:00',
      zone: 'Asia/Singapore',
      calendar: 'SG',
      calendarVersion: 1,
      calendarVersionId: 'SG-1',
      skipped: [
        { date: '2026-02-14', why: 'weekend (Saturday)' },
        { date: '2026-02-15', why: 'weekend (Sunday)' },
        { date: '2026-02-17', why: 'Lunar New Year' },
        { date: '2026-02-18', why: 'Lunar New Year' },
      ],
      beyondKnown: false,
    });
  });

  it('backwards too, and nothing is skipped in calendar time', () => {
    const back = explainSubtract(at('2026-02-15 17:00', kedah), parseDuration('8 working hours'), kedah);
    expect(back.local).toBe('2026-02-12T17:00');
    expect(back.skipped.map(({ date }) => date)).toEqual(['2026-02-13', '2026-02-14']);
    expect(explainAdd(at('2026-02-13 17:00', singapore), parseDuration('P2D'), singapore).skipped).toEqual([]);
  });

  it('says where it goes past what is known, and goes on with weekends', () => {
    const half = calendarWith({ knownUntil: '2026-06-30', daysOff: { '2026-05-01': 'Labour Day' } });
    const within = explainAdd(at('2026-04-30 17:00', half), parseDuration('1 working day'), half);
    expect(within).toMatchObject({ local: '2026-05-04T17:00', beyondKnown: false });
    const beyond = explainAdd(at('2026-06-30 17:00', half), parseDuration('4 working days'), half);
    expect(beyond).toMatchObject({ local: '2026-07-06T17:00', beyondKnown: true });
    const before = explainAdd(at('2023-12-29 17:00', half), parseDuration('1 working day'), half);
    expect(before).toMatchObject({ local: '2024-01-01T17:00', beyondKnown: true });
    const none = calendarWith({ knownFrom: null, knownUntil: null });
    expect(explainAdd(at('2026-06-30 17:00', none), parseDuration('1 working day'), none).beyondKnown).toBe(true);
  });
});

test('what leads out of the years that are counted is refused', () => {
  for (const duration of ['9000 working days', '90000 working hours', 'P90Y', 'P999999Y'])
    expect(() => addTime(at('2290-01-01 10:00', singapore), parseDuration(duration), singapore)).toThrow(
      expect.objectContaining({ code: 'invalid-command' }),
    );
});

test('a sum over many additions, the same each time', () => {
  const copy = structuredClone(singapore);
  expect(additions(singapore, 10_000)).toBe(additions(copy, 10_000));
  expect(additions(singapore, 10_000) / 10_000 / 1_440).toBeCloseTo(16.8, 0);
});
