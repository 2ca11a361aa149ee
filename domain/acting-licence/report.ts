import type { Bounded } from './verdict.js';

/** The middle of times, in ms, with where the middle of all such times surely lies. */
export type Median = Bounded & { n: number };

/**
 * The median with its interval of 95 % by the order of the times (W. R. Thompson, 1936): from the k-th to the k-th from the end, for the
 * largest k of which P(Bin(n, ½) < k) is at most 2.5 %. Null of fewer than six: there is none.
 */
export function medianOf(times: readonly number[]): Median | null {
  const sorted = [...times].sort((a, b) => a - b);
  const n = sorted.length;
  const k = rankOfMedian(n);
  if (k === 0) return null;
  const at = (index: number): number => sorted[index] ?? 0;
  const middle = (n - 1) / 2;
  return { n, value: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, low: at(k - 1), high: at(n - k) };
}

/** The largest k of which P(Bin(n, ½) ≤ k − 1) is at most 2.5 %; 0: there is none. */
export function rankOfMedian(n: number): number {
  let chance = 0.5 ** n;
  let sum = chance;
  let k = 0;
  while (sum <= 0.025 && k < n) {
    k += 1;
    chance = (chance * (n - k + 1)) / k;
    sum += chance;
  }
  return k;
}
