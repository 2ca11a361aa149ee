/** Control charts by which a change is told from chance. Pure; figures are held to published examples in the spec beside it. */
export const chartKinds = ['individuals', 'p', 'p_prime', 'u'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** A value on a chart: of individuals the value alone; otherwise how many, over how many. */
export interface Charted {
  amount: number;
  /** Over how many; 1 of individuals. */
  base: number;
}

/** A value with the limits as they are for it. */
export interface Limited {
  value: number;
  centre: number;
  /** One standard deviation, as it is for this value. */
  sigma: number;
  lower: number;
  upper: number;
}

export interface ControlChart {
  kind: ChartKind;
  centre: number;
  points: Limited[];
  /** Of individuals: how far each value is from the one before it, and the limit of that. */
  movingRange: { mean: number; upper: number; values: number[] } | null;
  /** Laney's factor: how much more values vary than chance alone lets shares of so many vary; 1: as much. */
  sigmaZ: number | null;
}

/** The mean of a range of two, in standard deviations: d2 for n = 2 (NIST/SEMATECH e-Handbook, 6.3.2). */
const d2 = 1.128;
/** The upper limit of a range of two, in mean ranges: D4 for n = 2. */
const d4 = 3.267;

/** @param values at least two */
export function controlChart(kind: ChartKind, values: readonly Charted[]): ControlChart {
  switch (kind) {
    case 'individuals':
      return individuals(values);
    case 'p':
      return shares(kind, values, null);
    case 'p_prime':
      return shares(kind, values, 'laney');
    case 'u':
      return perUnit(values);
  }
}

/**
 * Individuals and moving range: limits at three mean moving ranges over d2.
 * NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
 */
function individuals(values: readonly Charted[]): ControlChart {
  const all = values.map(({ amount, base }) => amount / base);
  const centre = mean(all);
  const ranges = movingRanges(all);
  const range = mean(ranges);
  const points = all.map((value) => limited(value, centre, range / d2, { least: -Infinity, most: Infinity }));
  return {
    ...{ kind: 'individuals', centre, points, sigmaZ: null },
    movingRange: { mean: range, upper: d4 * range, values: ranges },
  };
}

/**
 * Shares, with limits that vary by how many each is over: NIST/SEMATECH e-Handbook, 6.3.3.2. Over very many, those limits are
 * so narrow that everything is outside; Laney's p′ widens them by how much the shares vary from one to the next besides.
 * Laney, D. B. (2002), Improved control charts for attributes, Quality Engineering 14(4), 531–537.
 */
function shares(kind: 'p' | 'p_prime', values: readonly Charted[], correction: 'laney' | null): ControlChart {
  const centre = sum(values.map(({ amount }) => amount)) / sum(values.map(({ base }) => base));
  const sigmaOf = (base: number): number => Math.sqrt((centre * (1 - centre)) / base);
  const factor = correction === null ? 1 : variation(values, centre, sigmaOf);
  const points = values.map(({ amount, base }) =>
    limited(amount / base, centre, sigmaOf(base) * factor, { least: 0, most: 1 }),
  );
  return { kind, centre, points, movingRange: null, sigmaZ: correction === null ? null : factor };
}

/** Occurrences per unit, with limits that vary by how many units: NIST/SEMATECH e-Handbook, 6.3.3.1, for unequal areas. */
function perUnit(values: readonly Charted[]): ControlChart {
  const centre = sum(values.map(({ amount }) => amount)) / sum(values.map(({ base }) => base));
  const points = values.map(({ amount, base }) =>
    limited(amount / base, centre, Math.sqrt(centre / base), { least: 0, most: Infinity }),
  );
  return { kind: 'u', centre, points, movingRange: null, sigmaZ: null };
}

/** The standard deviation of the z-scores, by their moving range; where all shares are 0 or 1 there is nothing to widen. */
function variation(values: readonly Charted[], centre: number, sigmaOf: (base: number) => number): number {
  if (centre === 0 || centre === 1) return 1;
  return mean(movingRanges(values.map(({ amount, base }) => (amount / base - centre) / sigmaOf(base)))) / d2;
}

function limited(
  value: number,
  centre: number,
  sigma: number,
  { least, most }: { least: number; most: number },
): Limited {
  return {
    ...{ value, centre, sigma },
    lower: Math.max(least, centre - 3 * sigma),
    upper: Math.min(most, centre + 3 * sigma),
  };
}

function movingRanges(values: readonly number[]): number[] {
  return values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** What tells that something other than chance is at work. */
export const chartRules = ['beyond_limits', 'two_of_three', 'four_of_five', 'eight_in_a_row'] as const;
export type ChartRule = (typeof chartRules)[number];

/** A rule that fired, with the values that it fired by. */
export interface Signal {
  rule: ChartRule;
  side: 'above' | 'below';
  /** Their places, from 0. */
  points: number[];
}

interface Zone {
  of: number;
  least: number;
  /** Further from the centre than so many standard deviations. */
  beyond: number;
}

const zones: Record<ChartRule, Zone> = {
  beyond_limits: { of: 1, least: 1, beyond: 3 },
  two_of_three: { of: 3, least: 2, beyond: 2 },
  four_of_five: { of: 5, least: 4, beyond: 1 },
  eight_in_a_row: { of: 8, least: 8, beyond: 0 },
};

/**
 * The Western Electric rules, on one side of the centre each: a value beyond three standard deviations; two of three beyond
 * two; four of five beyond one; eight in a row. A run that goes on is one signal with all its values.
 * Western Electric (1956), Statistical Quality Control Handbook; NIST/SEMATECH e-Handbook, 6.3.2.
 */
export function signalsOf(points: readonly Limited[]): Signal[] {
  return chartRules.flatMap((rule) =>
    (['above', 'below'] as const).flatMap((side) =>
      runsOf(points, zones[rule], side).map((places): Signal => ({ rule, side, points: places })),
    ),
  );
}

function runsOf(points: readonly Limited[], { of, least, beyond }: Zone, side: Signal['side']): number[][] {
  const is = points.map(({ value, centre, sigma }) => {
    const away = side === 'above' ? value - centre : centre - value;
    return away > beyond * sigma && away > 0;
  });
  const runs: number[][] = [];
  let last = -Infinity;
  for (let end = of - 1; end < points.length; end += 1) {
    const within = Array.from({ length: of }, (_, index) => end - of + 1 + index).filter((place) => is[place]);
    // It fires at a value that is there itself: what came before has fired already.
    if (!is[end] || within.length < least) continue;
    const run = runs.at(-1);
    if (run !== undefined && end === last + 1) run.push(...within.filter((place) => !run.includes(place)));
    else runs.push(within);
    last = end;
  }
  return runs;
}

/** z of a confidence of 95 %, on two sides. */
const z95 = 1.959963984540054;

/**
 * Within which a share lies by what was counted, with a confidence of 95 %.
 * Wilson, E. B. (1927); Newcombe, R. G. (1998), Two-sided confidence intervals for the single proportion, method 3.
 */
export function wilson(amount: number, base: number): { lower: number; upper: number } | null {
  if (base <= 0) return null;
  const share = amount / base;
  const z2 = (z95 * z95) / base;
  const middle = (share + z2 / 2) / (1 + z2);
  const half = (z95 / (1 + z2)) * Math.sqrt((share * (1 - share)) / base + z2 / (4 * base));
  return {
    lower: amount === 0 ? 0 : Math.max(0, middle - half),
    upper: amount === base ? 1 : Math.min(1, middle + half),
  };
}
