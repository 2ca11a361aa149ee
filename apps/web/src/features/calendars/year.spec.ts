import { monthsOf } from './year.js';

const weekends = [
  { from: null, days: [5, 6] },
  { from: '2025-01-01', days: [6, 7] },
];
const day = (date: string, kind: 'off' | 'working' | 'ordinary', name = '') => ({ date, kind, name, origin: 'x' });

test('a year has its days off, its weekends and the weekends that are worked', () => {
  const months = monthsOf(2026, {
    weekends,
    days: [day('2026-01-01', 'off', 'New Year'), day('2026-01-04', 'working')],
  });
  expect(months.map((month) => month.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months[0]?.slice(0, 5).map(({ kind }) => kind)).toEqual(['off', 'worked', 'weekend', 'make-up', 'worked']);
  expect(months[0]?.[0]?.name).toBe('New Year');
});

test('the weekend is that of the day, not of today', () => {
  expect(monthsOf(2024, { weekends, days: [] })[0]?.[4]).toMatchObject({ date: '2024-01-05', kind: 'weekend' });
  expect(monthsOf(2025, { weekends, days: [] })[0]?.[4]).toMatchObject({ date: '2025-01-05', kind: 'weekend' });
});

test('a day that is said to be ordinary is what its weekday is', () => {
  const [january] = monthsOf(2026, { weekends, days: [day('2026-01-02', 'ordinary'), day('2026-01-03', 'ordinary')] });
  expect(january?.slice(1, 3).map(({ kind }) => kind)).toEqual(['worked', 'weekend']);
});
