import { endOfPeriod, nextPeriod, periodOf, periodText, presentPeriod } from './period.js';
import { isWithin, parseSlice, sliceKey, sliceText, writeSlice } from './slice.js';

test('a date belongs to a day, a week from Monday, or a month', () => {
  for (const date of ['2026-11-30', '2026-12-06']) expect(periodOf(date, 'weekly')).toBe('2026-11-30');
  expect([periodOf('2026-11-29', 'weekly'), periodOf('1969-12-31', 'weekly')]).toEqual(['2026-11-23', '1969-12-29']);
  expect([periodOf('2026-11-30', 'daily'), periodOf('2026-11-30', 'monthly')]).toEqual(['2026-11-30', '2026-11-01']);
});

test('the next period begins where one ends, over the end of a year too', () => {
  expect([nextPeriod('2026-12-31', 'daily'), nextPeriod('2026-12-28', 'weekly')]).toEqual(['2027-01-01', '2027-01-04']);
  expect([nextPeriod('2026-12-01', 'monthly'), nextPeriod('2026-01-01', 'monthly')]).toEqual([
    '2027-01-01',
    '2026-02-01',
  ]);
  expect(new Date(endOfPeriod('2026-11-30', 'daily', 'Asia/Bangkok')).toISOString()).toBe('2026-11-30T17:00:00.000Z');
});

test('which period is under way goes by the clocks of the metric', () => {
  const at = Date.parse('2026-11-30T17:30:00Z');
  expect([presentPeriod(at, 'daily', 'Asia/Bangkok'), presentPeriod(at, 'daily', 'UTC')]).toEqual([
    ...['2026-12-01', '2026-11-30'],
  ]);
});

test('a period is said as people say it', () => {
  expect([
    periodText('2026-11-02', 'daily'),
    periodText('2026-11-02', 'weekly'),
    periodText('2026-11-01', 'monthly'),
  ]).toEqual([...['Mon 2 Nov 2026', 'the week of Mon 2 Nov 2026', 'November 2026']]);
});

const dimensions = ['market', 'queue'];

test('a slice is one however it is typed, and reads again as it was written', () => {
  expect(sliceKey({ queue: 'Live', market: 'ＶＮ' }, dimensions)).toBe('market=vn,queue=live');
  const odd = { market: 'a,b=c\\d' };
  expect(parseSlice(writeSlice(odd), dimensions)).toEqual(odd);
  expect(parseSlice(' market = VN , queue=live ', dimensions)).toEqual({ market: 'VN', queue: 'live' });
  expect([parseSlice('', dimensions), parseSlice('all', dimensions)]).toEqual([{}, {}]);
  expect([sliceText({}), sliceText({ market: 'VN', queue: 'live' })]).toEqual(['all', 'market VN, queue live']);
});

test('a slice that cannot be meant is told what is wrong', () => {
  expect(parseSlice('VN', dimensions)).toBe('"VN" is not a dimension and its value, such as market=VN.');
  expect(parseSlice('market=VN,market=TH', dimensions)).toBe('names market twice. Leave one out.');
  expect(parseSlice('site=x', dimensions)).toBe('has no dimension "site". It is cut by market, queue.');
  expect(parseSlice('site=x', [])).toBe('has no dimension "site". It is not cut at all: leave it out.');
});

test('a filter takes what has all of it', () => {
  expect([isWithin({ market: 'VN', queue: 'live' }, { market: 'vn' }), isWithin({ market: 'VN' }, {})]).toEqual([
    true,
    true,
  ]);
  expect(isWithin({ market: 'VN' }, { market: 'VN', queue: 'live' })).toBe(false);
});
