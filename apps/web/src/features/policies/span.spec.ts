import { daysOf, moved, placed } from './span.js';

test('a working day is drawn with eight hours, another with all of its', () => {
  expect(daysOf('PT4H', true)).toBe(0.5);
  expect(daysOf('PT12H', false)).toBe(0.5);
  expect(daysOf('P1DT12H', false)).toBe(1.5);
  expect(daysOf('PT0S', false)).toBe(0);
});

test('what is moved keeps its unit, and never comes before nothing', () => {
  expect(moved('PT4H', 1, true)).toBe('PT5H');
  expect(moved('P1D', -5, false)).toBe('PT0S');
  expect(moved('PT0S', 1, false)).toBe('P1D');
  expect(placed('P1D', 4.4, false)).toBe('P4D');
  expect(placed('PT1H', 0.5, true)).toBe('PT4H');
  expect(placed('2 working days', 3, false)).toBe('3 working days');
});
