import { expect, test } from '@jest/globals';
import { changedParts } from './changed.js';

test('what changed since the last sign-off is named; another order of the same facts is no change', () => {
  const before = { title: 'A', owner: { id: 'o', name: 'Mei' }, evidence: [{ sha256: 'x' }] };
  expect(changedParts(before, { owner: { name: 'Mei', id: 'o' }, evidence: [{ sha256: 'x' }], title: 'A' })).toEqual(
    [],
  );
  expect(changedParts(before, { ...before, evidence: [{ sha256: 'y' }], statement: 'done' })).toEqual([
    'evidence',
    'statement',
  ]);
});
