import { daysAgo, instantOf } from './days.js';

test('a day so many days ago, and when it begins', () => {
  const noon = new Date('2026-12-03T12:00:00').getTime();
  expect(daysAgo(0, noon)).toBe('2026-12-03');
  expect(daysAgo(3, noon)).toBe('2026-11-30');
  expect(Date.parse(instantOf('2026-12-03'))).toBe(new Date('2026-12-03T00:00:00').getTime());
  expect(instantOf('soon')).toBe('soon');
});
