import type { Limited } from './control-chart.js';

/** Up to where a level was another one than after it. */
export interface LevelChange {
  /** The place of the first value of the new level, from 0. */
  at: number;
  /** Within which places it lies, by the values on both sides: none of these fits them much worse (95 %, about). */
  between: { first: number; last: number };
  /** Means of all values of the two levels, each by how sure it is. */
  before: number;
  after: number;
}

/** What holds for fewer values is no level: one that is far out is told as such. */
const shortestLevel = 3;
/** Of fewer values in all, no change of level is looked for. */
export const fewestForLevels = 12;

/**
 * What another level has to explain, in units of twice the log-likelihood, times the logarithm of how many values there are;
 * of few values more, for how far apart neighbours usually are is not well known then. Of series of chance alone
 * some one in twenty then shows a change, one in thirty of 52 values (a test counts them).
 */
const penaltyOf = (length: number): number => 3 * Math.log(length) * (1 + 6 / length);
/** The 95 % point of chi-squared with one degree of freedom. */
const chiSquared = 3.84;
/** A value further than this from the median of the five around it, in standard deviations, is left out: it is alone. */
const farOut = 3;

/**
 * Where the level of a series changed, by optimal partitioning: of all ways to cut it, the one whose levels explain the values
 * best, at a price for each cut. The deviation of each value is that of its control chart, which goes by how far
 * neighbours are from each other, so that the changes themselves do not widen it.
 *
 * Jackson, B. et al. (2005), An algorithm for optimal partitioning of data on an interval, IEEE Signal Processing Letters 12(2),
 * 105–108; the price as of Killick, R., Fearnhead, P., Eckley, I. A. (2012), Optimal detection of changepoints, JASA 107,
 * 1590–1598. Held to figures of the Python package ruptures 1.1. It takes values for independent of each other: of a
 * series that drifts slowly, steps are told.
 *
 * @param points of a control chart, in order; costs the square of their number
 * @returns in order; none of fewer than `fewestForLevels`, or where all values are the same
 */
export function levelChanges(points: readonly Limited[]): LevelChange[] {
  const { length } = points;
  if (length < fewestForLevels || points.some(({ sigma }) => !(sigma > 0))) return [];
  const cost = costsOf(points);
  const penalty = penaltyOf(length);
  const best = new Float64Array(length + 1).fill(Infinity);
  best[0] = -penalty;
  const cut = new Int32Array(length + 1);
  for (let end = shortestLevel; end <= length; end += 1)
    for (let begin = 0; begin <= end - shortestLevel; begin += 1) {
      const all = (best[begin] ?? Infinity) + cost.of(begin, end) + penalty;
      if (all < (best[end] ?? Infinity)) {
        best[end] = all;
        cut[end] = begin;
      }
    }
  const cuts: number[] = [];
  for (let end = cut[length] ?? 0; end > 0; end = cut[end] ?? 0) cuts.unshift(end);
  return cuts.map((at, index) => {
    const [begin, end] = [cuts[index - 1] ?? 0, cuts[index + 1] ?? length];
    return { at, between: around(cost, begin, at, end), before: cost.level(begin, at), after: cost.level(at, end) };
  });
}

interface Costs {
  /** What the values from one place to before another leave unexplained by their level. */
  of: (begin: number, end: number) => number;
  /** Their mean, each by how sure it is. */
  level: (begin: number, end: number) => number;
}

function costsOf(points: readonly Limited[]): Costs {
  // From the first value on: sums of weights, of values and of their squares, about the centre so that nothing is lost.
  const [weights, values, squares] = [0, 1, 2].map(() => new Float64Array(points.length + 1)) as [
    ...[Float64Array, Float64Array, Float64Array],
  ];
  for (const [index, { value, centre, sigma }] of points.entries()) {
    const [weight, off] = [isAlone(points, index) ? 0 : 1 / sigma ** 2, value - centre];
    weights[index + 1] = (weights[index] ?? 0) + weight;
    values[index + 1] = (values[index] ?? 0) + weight * off;
    squares[index + 1] = (squares[index] ?? 0) + weight * off ** 2;
  }
  const centre = points[0]?.centre ?? 0;
  const within = (sums: Float64Array, begin: number, end: number): number => (sums[end] ?? 0) - (sums[begin] ?? 0);
  return {
    of: (begin, end) =>
      Math.max(0, within(squares, begin, end) - within(values, begin, end) ** 2 / within(weights, begin, end)),
    level: (begin, end) => centre + within(values, begin, end) / within(weights, begin, end),
  };
}

/**
 * Far from its neighbours on both sides: told as beyond its limits, and no level by itself, nor with one other.
 * Hampel, F. R. (1974), The influence curve and its role in robust estimation, JASA 69, 383–393.
 */
function isAlone(points: readonly Limited[], index: number): boolean {
  const { value, sigma } = points[index] as Limited;
  const begin = Math.max(0, Math.min(index - 2, points.length - 5));
  const near = points.slice(begin, begin + 5).map((each) => each.value);
  const median = near.toSorted((one, other) => one - other)[2] ?? value;
  return Math.abs(value - median) > farOut * sigma;
}

/** Where else between its neighbours the cut could be, and explain nearly as much. */
function around(cost: Costs, begin: number, at: number, end: number): { first: number; last: number } {
  const left = (place: number): number => cost.of(begin, place) + cost.of(place, end);
  const most = left(at) + chiSquared;
  const near: number[] = [];
  for (let place = begin + 1; place < end; place += 1) if (left(place) <= most) near.push(place);
  return { first: Math.min(at, ...near), last: Math.max(at, ...near) };
}
