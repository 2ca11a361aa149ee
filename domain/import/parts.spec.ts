import { partsOf } from './parts.js';
import type { RowDraft } from './row.js';

const rows = (text: string): RowDraft[] =>
  text.split(' ').map((word, row) => {
    const [phase, status] = word.split('/');
    return { row, phase, status } as RowDraft;
  });

it.each([
  ['what is live first', 'a/done a/open a/cancelled a/in_progress a/open', [[1, 3], [4, 0], [2]]],
  [
    'finished phases as a whole, last',
    'a/done b/open a/done b/done a/cancelled',
    [
      [1, 3],
      [0, 2, 4],
    ],
  ],
  ['nothing live', 'a/done b/done a/done', [[0, 1, 2]]],
])('%s', (_, text, expected) => {
  expect(partsOf(rows(text), 2).map((part) => part.map(({ row }) => row))).toEqual(expected);
});

it('has no part for no row', () => {
  expect(partsOf([], 2)).toEqual([]);
});
