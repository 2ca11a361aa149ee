import { spanOf, textOf } from './span.js';

test.each([
  ['P2D', { count: 2, unit: 'days' }],
  ['PT4H', { count: 4, unit: 'hours' }],
  ['PT90M', { count: 90, unit: 'minutes' }],
  ['P3W', { count: 3, unit: 'weeks' }],
  ['P3M', { count: 3, unit: 'months' }],
  ['P1Y', { count: 1, unit: 'years' }],
  ['2 working days', { count: 2, unit: 'working_days' }],
  ['1 working hour', { count: 1, unit: 'working_hours' }],
] as const)('%s is of one unit, and written back it is the same', (text, span) => {
  expect(spanOf(text)).toEqual(span);
  expect(textOf(span)).toBe(text);
});

test('nothing at all is no days, and what mixes units stays a text', () => {
  expect(spanOf('PT0S')).toEqual({ count: 0, unit: 'days' });
  expect(spanOf('P0D')).toEqual({ count: 0, unit: 'days' });
  for (const text of ['P1DT4H', 'PTD', 'PT1Y', 'P4H', '2 working months', 'soon', '']) expect(spanOf(text)).toBeNull();
  expect(textOf({ count: 0, unit: 'hours' })).toBe('PT0S');
});

test('words are understood as what they say', () => {
  expect(spanOf('3 months')).toEqual({ count: 3, unit: 'months' });
  expect(spanOf('1 business day')).toEqual({ count: 1, unit: 'working_days' });
});
