import { betaQuantile, normalQuantile } from './distributions.js';

/** A number that was worked out, with where it lies at the confidence that was asked for. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** All intervals are of this confidence. */
export const confidence = 0.95;
const z = normalQuantile(0.5 + confidence / 2);

/**
 * A value with so many standard errors of the normal distribution to either side, cut to what is possible. Of an error of 0 the
 * interval is the value.
 */
export function aroundError(value: number, error: number): Estimate {
  return { value, low: Math.max(-1, value - z * error), high: Math.min(1, value + z * error) };
}

/**
 * A share with its Wilson score interval (E. B. Wilson, 1927). It holds where the share is near 0 or 1, and where few were
 * counted; null where none were.
 *
 * @param n may be a fraction: what a sample of a design is worth
 */
export function wilson(hits: number, n: number): Estimate | null {
  if (n <= 0) return null;
  const share = hits / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { value: share, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half };
}

/**
 * How much the second share is more than the first, with its interval: by both Wilson intervals (R. G. Newcombe, Interval estimation
 * for the difference between independent proportions, 1998, method 10). Null where one is of nothing, or is no share.
 *
 * @param first hits, and out of how many
 */
export function differenceOfShares(
  first: readonly [number, number],
  second: readonly [number, number],
): Estimate | null {
  if ([first, second].some(([hits, n]) => hits < 0 || hits > n)) return null;
  const [a, b] = [wilson(...first), wilson(...second)];
  if (a === null || b === null) return null;
  const value = b.value - a.value;
  return {
    value,
    low: value - Math.hypot(b.value - b.low, a.high - a.value),
    high: value + Math.hypot(b.high - b.value, a.value - a.low),
  };
}

/** A share with its exact interval (C. J. Clopper and E. S. Pearson, 1934): never too narrow, be there few. */
export function clopperPearson(hits: number, n: number): Estimate | null {
  if (n <= 0) return null;
  const tail = (1 - confidence) / 2;
  return {
    value: hits / n,
    low: hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    high: hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  };
}

/** What was counted in one stratum. */
export interface Counted {
  population: number;
  /** How many of its sample are judged. */
  judged: number;
  hits: number;
}

/**
 * A share weighted back to the strata: Σ W·p, with W = N ÷ ΣN. Its variance is Σ W²·(1 − n ÷ N)·p·(1 − p) ÷ (n − 1) (Cochran
 * 1977, 5.8); its interval is Wilson's for the sample size at which simple random sampling would have that variance, at most
 * twice what was judged. Where no stratum varies it is that of what was judged. Strata of which nothing is judged are left out of it.
 */
export function weighted(strata: readonly Counted[]): Estimate | null {
  const there = strata.filter(({ judged }) => judged > 0);
  const all = there.reduce((sum, { population }) => sum + population, 0);
  const judged = there.reduce((sum, one) => sum + one.judged, 0);
  if (judged === 0) return null;
  let share = 0;
  let variance = 0;
  for (const { population, judged: n, hits } of there) {
    const weight = population / all;
    const p = hits / n;
    share += weight * p;
    if (n > 1) variance += (weight * weight * Math.max(0, 1 - n / population) * p * (1 - p)) / (n - 1);
  }
  const worth = variance > 0 ? Math.min((share * (1 - share)) / variance, 2 * judged) : judged;
  return wilson(share * worth, worth);
}
