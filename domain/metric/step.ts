import { betaCdf, studentQuantile } from '../agreement/distributions.js';
import { confidence, type Estimate } from '../agreement/share.js';

/**
 * By how much a series stands elsewhere after a step than before it, with where that lies at 95 %.
 *
 * The difference of both means (ordinary least squares on "after"). Values of one series follow each other and are not
 * independent: its standard error is the larger of the usual one and of Newey and West's (1987; Bartlett weights, ⌊4 (n / 100)^(2/9)⌋
 * lags, with the correction for small samples), which of few values alone says too little; its bounds are Student's, of n − 2 degrees.
 *
 * @param before values in order of time, at least one; `after` likewise, three together
 */
export function stepOf(before: readonly number[], after: readonly number[]): Estimate {
  const n = before.length + after.length;
  const [low, high] = [meanOf(before), meanOf(after)];
  const residuals = [...before.map((value) => value - low), ...after.map((value) => value - high)];
  const isAfter = residuals.map((_, index) => (index < before.length ? 0 : 1));
  // What each value weighs in the difference: the row of (X'X)⁻¹X' that belongs to it.
  const weights = isAfter.map((after1) => (after1 === 1 ? 1 / after.length : -1 / before.length));
  const moment = (lag: number): number =>
    residuals.reduce((sum, residual, index) => {
      const earlier = index - lag;
      return earlier < 0
        ? sum
        : sum + residual * (weights[index] ?? 0) * (residuals[earlier] ?? 0) * (weights[earlier] ?? 0);
    }, 0);
  const lags = Math.floor(4 * (n / 100) ** (2 / 9));
  let robust = moment(0);
  for (let lag = 1; lag <= lags; lag++) robust += 2 * (1 - lag / (lags + 1)) * moment(lag);
  const freedom = n - 2;
  const squares = residuals.reduce((sum, residual) => sum + residual ** 2, 0);
  const usual = (squares / freedom) * (1 / before.length + 1 / after.length);
  const error = Math.sqrt(Math.max(usual, (robust * n) / freedom));
  const value = high - low;
  const reach = studentQuantile(0.5 + confidence / 2, freedom) * error;
  return { value, low: value - reach, high: value + reach };
}

/** The slope of a series per step of time, and how often chance alone makes one as steep (two-sided; 1 where it is flat). */
export function slopeOf(values: readonly number[]): { slope: number; p: number } {
  const n = values.length;
  const [centre, mean] = [(n - 1) / 2, meanOf(values)];
  const spread = values.reduce((sum, _, index) => sum + (index - centre) ** 2, 0);
  const slope = values.reduce((sum, value, index) => sum + (index - centre) * (value - mean), 0) / spread;
  const squares = values.reduce((sum, value, index) => sum + (value - mean - slope * (index - centre)) ** 2, 0);
  const freedom = n - 2;
  if (slope === 0) return { slope, p: 1 };
  const t2 = slope ** 2 / (squares / freedom / spread);
  return { slope, p: betaCdf(freedom / (freedom + t2), freedom / 2, 0.5) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
