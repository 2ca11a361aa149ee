import { daysOf, moved, placed, spanOf, textOf } from './span.js';

test.each([
  ['P2D', { count: 2, unit: 'days' }],
  ['PT4H', { count: 4, unit: 'hours' }],
  ['PT90M', { count: 90, unit: 'minutes' }],
  ['P3W', { count: 3, unit: 'weeks' }],
  ['2 working days', { count: 2, unit: 'working_days' }],
  ['1 working hour', { count: 1, unit: 'working_hours' }],
] as const)('%s is of one unit, and written back it is the same', (text, span) => {
  expect(spanOf(text)).toEqual(span);
  expect(textOf(span)).toBe(text);
});

test('nothing at all is no days, and what mixes units, or has months, stays a text', () => {
  expect(spanOf('PT0S')).toEqual({ count: 0, unit: 'days' });
  expect(spanOf('P0D')).toEqual({ count: 0, unit: 'days' });
  for (const text of ['P1DT4H', 'P1M', 'PTD', 'soon', '']) expect(spanOf(text)).toBeNull();
  expect(textOf({ count: 0, unit: 'hours' })).toBe('PT0S');
});

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
