import { costOfPeeking, fewestLabels, isWithin, lowerBound, upperBound } from './bound.js';

// scipy 1.17.1 (PyPI), `beta.ppf(0.95, errors + 1, n - errors)` and `beta.ppf(0.05, hits, n - hits + 1)`.
const upper: [number, number, number][] = [
  [0, 20, 0.139108340668265],
  [1, 93, 0.0499939783879883],
  [2, 124, 0.049900171228312],
  [3, 200, 0.0383097084985693],
  [7, 59, 0.211325411223434],
  [0, 299, 0.00996914679289927],
  [40, 1000, 0.0517534013521604],
];
const lower: [number, number, number][] = [
  [1, 1, 0.05],
  [2, 5, 0.0764403914123289],
  [2, 8, 0.0463892639796111],
  [5, 20, 0.104080835910136],
  [20, 20, 0.860891659331735],
  [950, 1000, 0.93713659648762],
];

describe('the exact one-sided bound', () => {
  it.each(upper)('of %i errors among %i is that of scipy', (errors, n, bound) => {
    expect(upperBound(errors, n)).toBeCloseTo(bound, 11);
  });

  it.each(lower)('of %i hits among %i from below is that of scipy', (hits, n, bound) => {
    expect(lowerBound(hits, n)).toBeCloseTo(bound, 11);
  });

  it('of nothing says nothing', () => {
    expect([upperBound(0, 0), upperBound(3, 3), lowerBound(0, 0), lowerBound(0, 9)]).toEqual([1, 1, 0, 0]);
    expect(isWithin(0, 0, 0.5)).toBe(false);
  });

  it('without an error is 1 - 0.05^(1/n), which needs no table', () => {
    for (const n of [1, 20, 59, 299, 3_000]) expect(upperBound(0, n)).toBeCloseTo(1 - 0.05 ** (1 / n), 12);
  });
});

describe('the fewest labels', () => {
  it.each([
    [0.05, 0, 59],
    [0.05, 1, 93],
    [0.05, 2, 124],
    [0.01, 0, 299],
  ])('of %f with %i errors are %i', (allowed, errors, n) => {
    expect(fewestLabels(allowed, errors)).toBe(n);
    expect(isWithin(errors, n, allowed)).toBe(true);
    expect(isWithin(errors, n - 1, allowed)).toBe(false);
    expect(upperBound(errors, n)).toBeLessThanOrEqual(allowed);
    expect(upperBound(errors, n - 1)).toBeGreaterThan(allowed);
  });
});

test('who looks after each label, and stops where it suits, is wrong more often than who keeps to the plan', () => {
  // As planned: 0.95^59.
  expect(costOfPeeking(0.05, 59)).toBeCloseTo(0.95 ** 59, 12);
  // 93 labels: those that pass at 59, and those that have one error by 59 and none of 34 after it.
  expect(costOfPeeking(0.05, 93)).toBeCloseTo(0.95 ** 59 + 59 * 0.05 * 0.95 ** 58 * 0.95 ** 34, 12);
  expect(costOfPeeking(0.05, 300)).toBeGreaterThan(0.09);
});
