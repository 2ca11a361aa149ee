import { betaCdf, betaQuantile } from '../agreement/distributions.js';

/** How sure a bound of a licence is, one-sided. */
export const sureness = 0.95;

/** More labels than this nobody plans for one stratum. */
const mostPlanned = 100_000;

/**
 * The most that the share of errors is, at that sureness, where so many of `n` were errors: the exact one-sided bound of C. J. Clopper
 * and E. S. Pearson (1934). Of nothing it is 1.
 */
export function upperBound(errors: number, n: number, sure = sureness): number {
  return errors >= n ? 1 : betaQuantile(sure, errors + 1, n - errors);
}

/** The least that a share is, at that sureness. Of nothing it is 0. */
export function lowerBound(hits: number, n: number, sure = sureness): number {
  return hits <= 0 ? 0 : betaQuantile(1 - sure, hits, n - hits + 1);
}

/** Whether so many errors of `n` show, at that sureness, that the share of errors is not above what is allowed. */
export function isWithin(errors: number, n: number, allowed: number, sure = sureness): boolean {
  return errors < n && betaCdf(allowed, errors + 1, n - errors) >= sure;
}

/** Whether so many hits of `n` show, at that sureness, that the share of hits is above a limit. */
export function isSurelyAbove(hits: number, n: number, limit: number, sure = sureness): boolean {
  // Exactly at the limit, as 1 of 1 is at 5 %, it is not above it.
  return hits > 0 && betaCdf(limit, hits, n - hits + 1) < 1 - sure - 1e-9;
}

/** The fewest labels by which so many errors show that. Of 5 %: 59 without an error, 93 with one, 124 with two; of 1 %: 299. */
export function fewestLabels(allowed: number, errors: number, sure = sureness): number {
  let [low, high] = [errors, errors + 1];
  while (!isWithin(errors, high, allowed, sure) && high < mostPlanned) [low, high] = [high, high * 2];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isWithin(errors, middle, allowed, sure)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * What it costs to look before the end: the chance that somebody who looks after each label, and stops as soon as it would pass, passes
 * a rule that errs exactly as often as is just not allowed any more; up to so many labels. Exact, by going through all numbers of errors.
 */
export function costOfPeeking(allowed: number, upTo: number, sure = sureness): number {
  let chances = [1];
  let passed = 0;
  for (let n = 1; n <= upTo; n++) {
    const next = new Array<number>(chances.length + 1).fill(0);
    for (const [errors, chance] of chances.entries()) {
      next[errors] = (next[errors] ?? 0) + chance * (1 - allowed);
      next[errors + 1] = (next[errors + 1] ?? 0) + chance * allowed;
    }
    for (const [errors, chance] of next.entries()) {
      if (!isWithin(errors, n, allowed, sure)) break;
      passed += chance;
      next[errors] = 0;
    }
    chances = next;
  }
  return passed;
}
