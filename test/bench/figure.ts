import type { Figure, Target } from './row.js';

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper = NaN, lower = NaN] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2;
}

export interface Measured {
  name: string;
  unit: string;
  samples: number[];
  /** What the floor needed, in the same unit, and what it is. */
  floor?: { samples: number[]; is: string };
  target?: Target;
}

/** A figure out of what was measured: medians, their ratio, and whether it is what is asked for. */
export function figure({ name, unit, samples, floor, target }: Measured): Figure {
  const value = median(samples);
  const floorValue = floor ? median(floor.samples) : null;
  const ratio = floorValue === null ? null : value / floorValue;
  return {
    name,
    unit,
    value,
    floor: floorValue,
    against: floor?.is ?? null,
    ratio,
    target: target ?? null,
    met: target ? isMet(target, target.of === 'ratio' ? ratio : value) : null,
    samples,
    floorSamples: floor?.samples ?? [],
  };
}

function isMet({ bound, limit }: Target, reached: number | null): boolean {
  if (reached === null || !Number.isFinite(reached)) return false;
  return bound === 'at least' ? reached >= limit : reached <= limit;
}
