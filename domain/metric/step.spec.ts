import { studentQuantile } from '../agreement/distributions.js';
import { slopeOf, stepOf } from './step.js';

/* Figures of statsmodels 0.15 (OLS; cov_type 'HAC', use_correction, use_t) and of scipy 1.17, computed once. */

test.each([
  [1, 12.706204736174694],
  [5, 2.5705818356363146],
  [18, 2.1009220402410382],
])('the bound of Student’s distribution of %i degrees', (freedom, expected) => {
  expect(studentQuantile(0.975, freedom)).toBeCloseTo(expected, 9);
  expect(studentQuantile(0.025, freedom)).toBeCloseTo(-expected, 9);
});

test('where values hardly follow each other, the usual error is the larger one', () => {
  const step = stepOf([1.2, 0.9, 1.5, 1.1, 1.4, 1.0, 1.3, 0.8], [0.4, 0.7, 0.2, 0.5, 0.6]);
  expect(step.value).toBeCloseTo(-0.67, 12);
  expect(step.low).toBeCloseTo(-0.9551258678348902, 9);
  expect(step.high).toBeCloseTo(-0.3848741321651099, 9);
});

test('where they follow each other, that widens where it lies', () => {
  const before = [2.0, 2.3, 2.7, 3.0, 2.8, 2.4, 2.1, 1.8, 1.6, 1.9, 2.2, 2.6];
  const step = stepOf(before, [1.4, 1.1, 0.9, 0.8, 1.0, 1.3, 1.7, 1.9]);
  expect(step.value).toBeCloseTo(-1.0208333333333335, 12);
  expect(step.low).toBeCloseTo(-1.5525071478179984, 9);
  expect(step.high).toBeCloseTo(-0.4891595188486686, 9);
});

test('a slope, and how often chance alone makes one', () => {
  const flat = slopeOf([1.2, 0.9, 1.5, 1.1, 1.4, 1.0, 1.3, 0.8]);
  expect(flat.slope).toBeCloseTo(-0.02380952380952387, 12);
  expect(flat.p).toBeCloseTo(0.570156320815767, 9);
  const steep = slopeOf([1.0, 1.2, 1.3, 1.6, 1.7, 2.0]);
  expect(steep.slope).toBeCloseTo(0.19428571428571417, 12);
  expect(steep.p).toBeCloseTo(0.0001355709444003, 9);
  expect(slopeOf([3, 3, 3, 3]).p).toBe(1);
  expect(slopeOf([1, 2, 3, 4]).p).toBe(0);
});
