import type { Slice } from './slice.js';
import { isWithin } from './slice.js';

/** A value above, or below, is outside; at the bound it is still inside. */
export interface Bounds {
  above: number | null;
  below: number | null;
}

/** Beyond which values a metric is out of band, for how long, and when it is back. */
export interface Threshold {
  /** What people call it: `leakage by market`. */
  name: string;
  /** For slices that have all of this; empty: for every slice, and for the whole. */
  slice: Slice;
  amber: Bounds | null;
  red: Bounds | null;
  /**
   * Null: bounds are values of the metric. Otherwise they are multiples of the baseline, the median of so many values
   * before it that were in band: `above` 1.5 is half as much again.
   */
  baseline: number | null;
  /** So many values in a row must be out of band. */
  periods: number;
  /** Inside which it is back; null: inside amber, or where there is none inside red. */
  recovery: Bounds | null;
  /** So many values in a row must be inside. */
  recoveryPeriods: number;
  /** A rate or mean over fewer says nothing; 0: any says something. */
  leastN: number;
  /** A breach opens a case that is rated so, or joins the open one; null: none. */
  case: { likelihood: number; impact: number } | null;
}

export const mostInARow = 24;
export const longestBaseline = 60;
export const mostLeastN = 1_000_000_000;

/** Bands, the worse one later. */
export const bands = ['green', 'amber', 'red'] as const;
export type Band = (typeof bands)[number];

/**
 * The one threshold by which a slice is judged: of those that fit, the one that says most of the slice; of two that say as
 * much, the first.
 */
export function thresholdFor(thresholds: readonly Threshold[], slice: Slice): Threshold | null {
  const fitting = thresholds.filter((threshold) => isWithin(slice, threshold.slice));
  const size = (threshold: Threshold): number => Object.keys(threshold.slice).length;
  return fitting.reduce<Threshold | null>((best, one) => (best === null || size(one) > size(best) ? one : best), null);
}

/** Whether a value is outside of these bounds, and of which. */
export function outside(value: number, bounds: Bounds | null): 'above' | 'below' | null {
  if (bounds === null) return null;
  if (bounds.above !== null && value > bounds.above) return 'above';
  return bounds.below !== null && value < bounds.below ? 'below' : null;
}
