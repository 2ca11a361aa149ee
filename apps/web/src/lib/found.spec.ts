import { expect, test } from '@jest/globals';
import { byKind, piecesOf, wayTo, type Hit } from './found.js';

const hit = (of: Partial<Hit>): Hit => ({
  kind: 'item',
  id: '1',
  key: null,
  title: 'Payouts',
  state: null,
  matched: { field: 'title', excerpt: 'Payouts', marks: [] },
  about: null,
  ...of,
});

test('the words that were looked for are marked, and the text stays whole', () => {
  const marks = [
    { start: 0, end: 3 },
    { start: 8, end: 11 },
  ];
  expect(piecesOf('pay the pay', marks)).toEqual([
    { text: 'pay', marked: true },
    { text: ' the ', marked: false },
    { text: 'pay', marked: true },
  ]);
  expect(piecesOf('whole', [])).toEqual([{ text: 'whole', marked: false }]);
});

test('a comment leads to the record that it is on, a team to the list of teams', () => {
  const about = { kind: 'item' as const, id: '7', key: 'AI-7', title: 'Payouts' };
  expect(wayTo(hit({ kind: 'comment', about }))).toEqual({ to: '/items/$ref', params: { ref: 'AI-7' } });
  expect(wayTo(hit({ kind: 'team', title: 'Payments' }))).toEqual({ to: '/teams', search: { q: 'Payments' } });
});

test('the kind of the best match is the first', () => {
  const groups = byKind([hit({ kind: 'risk', id: '1' }), hit({ id: '2' }), hit({ kind: 'risk', id: '3' })]);
  expect(groups.map(({ kind, hits }) => [kind, hits.map(({ id }) => id)])).toEqual([
    ['risk', ['1', '3']],
    ['item', ['2']],
  ]);
});
