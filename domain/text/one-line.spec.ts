import { readDate } from '../import/date-value.js';
import { oneLine } from './one-line.js';
import { costInFloors, unnoticed } from '../../test/floor/floor.js';

test.each([
  ['a\nb', 'a b'],
  ['a \r\n\n  b  c', 'a b  c'],
  ['a\tb', 'a\tb'],
])('%j is %j on one line', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

// As long as the cell of a spreadsheet; by the square of it each took seconds.
test.each([
  ['spaces without a line end', () => oneLine(`${' '.repeat(32_000)}x`)],
  ['spaces where a time would stand', () => readDate(`1${' ,T'.repeat(10_000)}x`)],
])('a long cell costs little: %s', (_, read) => {
  expect(costInFloors(read)).toBeLessThan(unnoticed);
});
