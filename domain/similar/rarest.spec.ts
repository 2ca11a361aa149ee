import { mostAlike } from './most-alike.js';
import { rarestOf } from './rarest.js';

const pieces = (shares: readonly (number | null)[]) => shares.map((frequency, at) => ({ piece: `p${at}`, frequency }));

test('it is looked by the rarest pieces, as long as they stand in few texts together', () => {
  const many = pieces([0.5, ...Array.from({ length: 10 }, () => 0.01), null, null]);
  const asked = rarestOf(many, 100_000);
  // Two that nobody counted, 150 texts each, and two of a thousand texts each; but six at least.
  expect(asked.map(({ piece }) => piece)).toEqual(['p11', 'p12', 'p1', 'p2', 'p3', 'p4']);
  expect(asked[0]?.weight).toBeGreaterThan(asked[5]?.weight ?? Infinity);
  expect(rarestOf(many, 1_000)).toHaveLength(13);
});

test('where nothing is counted yet, all are looked for, the first of what is asked before others', () => {
  const asked = rarestOf(pieces(Array.from({ length: 200 }, () => null)), 0);
  expect(asked).toHaveLength(160);
  expect(asked[0]?.piece).toBe('p0');
  expect(rarestOf([], 0)).toEqual([]);
});

test('of two that are as alike one of the same market and domain comes first, and at most ten are shown', () => {
  const at = { domain: 'Counterfeit and IP', market: 'th' };
  const of = (name: string, domain: string | null, markets: string[]) => ({ id: name, name, domain, markets });
  const found = [of('neither', null, ['VN']), of('market', null, ['TH']), of('both', 'counterfeit and ip', ['TH'])];
  const alike = found.map(() => ({ score: 0.5, words: ['bags'] }));
  expect(mostAlike(found, alike, at).map(({ of: one, score }) => [one.name, Math.round(100 * score)])).toEqual([
    ['both', 60],
    ['market', 55],
    ['neither', 50],
  ]);
  // Which was found first says nothing.
  const twins = [of('b', null, []), of('a', null, [])];
  const scores = [0.50001, 0.5].map((score) => ({ score, words: [] }));
  for (const order of [twins, twins.toReversed()])
    expect(mostAlike(order, scores, at).map(({ of: { id } }) => id)).toEqual(['a', 'b']);
  expect(
    mostAlike(
      found,
      found.map(() => ({ score: 0.05, words: [] })),
      at,
    ),
  ).toEqual([]);
  const many = Array.from({ length: 12 }, () => of('one', null, []));
  expect(
    mostAlike(
      many,
      many.map(() => ({ score: 1, words: [] })),
      at,
    ),
  ).toHaveLength(10);
});
