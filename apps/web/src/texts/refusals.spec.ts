import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { carriedBy, namesIn } from './refusals/refusal-text.js';
import { refusals } from './zh-CN/refusals.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

test('every code by which the API refuses is said in Chinese, and no other', () => {
  const page = readFileSync(join(root, 'docs', 'problems.md'), 'utf8');
  const codes = [...page.matchAll(/^\| \d{3} \| `([a-z-]+)` \|/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(80);
  expect(Object.keys(refusals).toSorted()).toEqual(codes.toSorted());
});

test('each says what it is and what to do, in Chinese', () => {
  const wanting = Object.entries(refusals).filter(
    ([, { title, mend }]) => ![title, mend].every((text) => /\p{Script=Han}/u.test(text)),
  );
  expect(wanting).toEqual([]);
});

test('what a problem carries is said as the language says it; what cannot be said is left out', () => {
  const carried = carriedBy({ sheets: ['Plan', 'Q3'], status: 409, near: [{ id: '1' }], none: [] }, 'zh-CN');
  expect(Object.keys(carried)).toEqual(['sheets', 'status']);
  expect(carried['sheets']).toBe('Plan、Q3');
  expect(namesIn('{{sheets}} of {{status}}')).toEqual(['sheets', 'status']);
});
