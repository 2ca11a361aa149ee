import { expect, test } from '@jest/globals';
import { dateOf, dayOf, Scale } from './scale.js';

test('days and instants stand where the clocks of whoever looks have them', () => {
  const singapore = new Scale('2026-11-01', '2026-11-30', 'week', () => -480);
  expect(singapore.width).toBe(30 * 26);
  expect(singapore.day('2026-11-03')).toBe(52);
  // Six in the evening there.
  expect(singapore.at('2026-11-03T10:00:00Z')).toBeCloseTo(52 + 26 * 0.75);
  expect(singapore.daysIn(40)).toBe(2);
  expect(singapore.daysIn(-12)).toBe(0);
});

test('weeks are told by their Mondays, months by their first', () => {
  const weeks = new Scale('2026-11-01', '2026-11-30', 'week', () => 0).ticks('week');
  expect(weeks.map(({ date }) => date)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
  const months = new Scale('2026-10-20', '2027-01-05', 'month', () => 0).ticks('month');
  expect(months.map(({ date }) => date)).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
  expect(dateOf(dayOf('2026-12-03') + 1)).toBe('2026-12-04');
});
