import { clopperPearson, weighted, differenceOfShares, wilson } from './share.js';

// Figures of statsmodels 0.15, `proportion_confint`, methods `wilson` and `beta`.
describe('a share', () => {
  it.each([
    [3, 400, 0.002553889195249938, 0.021815720724032126],
    [0, 50, 0, 0.07134759913335874],
    [40, 50, 0.6696289406777458, 0.8875624998422389],
  ])('%i of %i has Wilson’s interval', (hits, n, low, high) => {
    expect(wilson(hits, n)).toEqual({ value: hits / n, low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) });
  });

  it.each([
    [3, 400, 0.0015493589499056574, 0.021760668514417103],
    [0, 20, 0, 0.16843347098308534],
    [17, 20, 0.621073173454686, 0.9679290628145363],
  ])('%i of %i has the exact interval of Clopper and Pearson', (hits, n, low, high) => {
    expect(clopperPearson(hits, n)).toEqual({
      ...{ value: hits / n, low: expect.closeTo(low, 11), high: expect.closeTo(high, 11) },
    });
  });

  it('is weighted back to the strata: what was drawn more of counts for no more', () => {
    const found = weighted([
      { population: 1000, judged: 50, hits: 5 },
      { population: 200, judged: 40, hits: 10 },
      { population: 50, judged: 50, hits: 25 },
      { population: 70, judged: 0, hits: 0 },
    ]);
    expect(found).toEqual({
      value: expect.closeTo(0.14, 12),
      low: expect.closeTo(0.08506700567578533, 10),
      high: expect.closeTo(0.22180675525313576, 10),
    });
    expect(weighted([{ population: 500, judged: 50, hits: 0 }])).toEqual(wilson(0, 50));
  });

  it('of nothing is none', () => {
    expect([wilson(0, 0), clopperPearson(0, 0), weighted([])]).toEqual([null, null, null]);
  });
});

// Newcombe (1998), Table II, method 10: 56/70 against 48/80, 5/56 against 0/29, 10/10 against 0/10; the signs are ours, the second less the first.
test.each([
  [[48, 80], [56, 70], 0.2, 0.0524, 0.3339],
  [[0, 29], [5, 56], 0.0893, -0.0381, 0.1926],
  [[0, 10], [10, 10], 1, 0.6075, 1],
] as const)(
  'the difference of two shares %p and %p has the interval of Newcombe',
  (first, second, value, low, high) => {
    const found = differenceOfShares(first, second);
    expect(found?.value).toBeCloseTo(value, 4);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  },
);

test('of nothing, and of what is no share, there is no difference', () => {
  expect(differenceOfShares([0, 0], [1, 2])).toBeNull();
  expect(differenceOfShares([3, 2], [1, 2])).toBeNull();
});
