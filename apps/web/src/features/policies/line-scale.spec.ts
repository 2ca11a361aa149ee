import { scaleOf, shareOf } from './line-scale.js';

test('the line has room beyond its last step, and few marks', () => {
  expect(scaleOf([0, 2, 5], null)).toEqual({ longest: 8, ticks: [0, 2, 4, 6, 8] });
  expect(scaleOf([], null)).toEqual({ longest: 4, ticks: [0, 1, 2, 3, 4] });
  const { longest, ticks } = scaleOf([400], null);
  expect(longest).toBeGreaterThan(400);
  expect(ticks.length).toBeLessThan(8);
});

test('while a step is pulled the line stays as long as it was', () => {
  expect(scaleOf([0, 40], 8)).toEqual({ longest: 8, ticks: [0, 2, 4, 6, 8] });
  expect(shareOf(40, 8, 'after')).toBe(100);
});

test('what comes before the due date lies at its left', () => {
  expect(shareOf(2, 8, 'after')).toBe(25);
  expect(shareOf(2, 8, 'before')).toBe(75);
});
