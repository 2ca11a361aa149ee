import { checkJsonBounds } from './json-bounds.js';
import { costInFloors, unnoticed } from '../../../../test/floor/floor.js';

const problemOf = (text: string): string => {
  try {
    checkJsonBounds(text);
    return '';
  } catch (error) {
    return (error as { detail: string }).detail;
  }
};

test.each([
  ['['.repeat(980_000), 'nested more than 32 deep'],
  ['{"a":'.repeat(40), 'nested more than 32 deep'],
  [`{${Array.from({ length: 70_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 'more than 2000 fields'],
  [`[${'0,'.repeat(200_000)}0]`, 'more than 100000 values'],
  [`[${'{},'.repeat(20_000)}{}]`, 'more than 15000 lists and objects'],
  ['{"a": 1e999}', 'the number 1e999, which is too large'],
  ['{"a": -1e999}', 'too large'],
  ['{"a": 12345678901234567890}', 'Send it as text'],
  [`{"a": ${'9'.repeat(900_000)}}`, 'too large'],
])('what goes beyond is refused ($#)', (text, reason) => {
  let problem = '';
  expect(costInFloors(() => (problem = problemOf(text)))).toBeLessThan(unnoticed);
  expect(problem).toContain(reason);
});

test.each([
  ['{"a": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "b": "\\"}}}", "c": [1, -2.5, 3e10, 9007199254740991]}'],
  ['{"a": "\\\\", "b": {"c": []}}'],
  [`["${'\\'.repeat(500_000)}"]`],
  [`{"a": "${':,'.repeat(200_000)}"}`],
  ['{"a": 0.1234567890123456789}'],
  ['"'],
  ['-'],
  [''],
])('what is within the bounds, or no JSON, passes ($#)', (text) => {
  let problem = '';
  expect(costInFloors(() => (problem = problemOf(text)))).toBeLessThan(unnoticed);
  expect(problem).toBe('');
});
