import { clopperPearson, weighted, wilson } from './share.js';

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
