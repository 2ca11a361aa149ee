import type { Estimate } from '../agreement/share.js';
import { sumOf, type Measured } from './change.js';
import type { Direction, MetricType } from './metric.js';
import { meanOf, slopeOf, stepOf } from './step.js';
import { valueOf } from './words.js';

/** With fewer periods on a side nothing is said: an interval out of them would hide more than it tells. */
export const fewestPeriods = { before: 6, after: 3 } as const;
/** Parts that it is compared with, from which on each is looked at as if it had begun there. */
export const fewestPlacebos = 4;
/** A slope that chance alone makes more seldom says that the two had moved apart before. */
const drifts = 0.05;

/** A part of a metric (a market): what was measured of it, by period. */
export interface PartSeries {
  name: string;
  values: ReadonlyMap<string, Measured>;
}

export interface EffectAsked {
  type: MetricType;
  direction: Direction;
  /** A rate or mean over fewer is too few to tell. */
  leastN: number;
  /** Periods that were over before it began, the oldest first, and those that began after it. */
  before: readonly string[];
  after: readonly string[];
  /** Where it was. */
  with: readonly PartSeries[];
  /** Where it was not; none: nothing to compare with. */
  without: readonly PartSeries[];
}

/** One period of what is compared: of a count, as multiples of what it was before. */
export interface EffectPoint {
  period: string;
  side: 'before' | 'after';
  with: number;
  without: number | null;
}

export type Verdict = 'better' | 'worse' | 'changed' | 'not_told' | 'drifted' | 'too_few';

export interface Effect {
  verdict: Verdict;
  /** How values are told: as they are, or of a count as multiples of the mean before. */
  scale: 'value' | 'index';
  with: { before: number; after: number } | null;
  /** The same where it was not. */
  without: { before: number; after: number } | null;
  /** What is different since then, less what is different where it was not, 95 %; null: too few. */
  effect: Estimate | null;
  /** How the two moved apart per period before it began. */
  drift: { slope: number; p: number } | null;
  /** Of so many parts without it, so many show as large an effect though nothing began there. */
  placebo: { parts: number; asLarge: number } | null;
  points: EffectPoint[];
  comparedWith: string[];
  /** Parts that have no value in some period that counts. */
  leftOut: string[];
  /** Periods in which what had it has no value, or too few. */
  periodsLeftOut: string[];
}

interface Compared {
  scale: Effect['scale'];
  points: EffectPoint[];
}

/**
 * What is different in some parts of a metric since something began there, against the parts where it did not: the difference in
 * differences of the values of whole periods (D. Card and A. Krueger, 1994), by `stepOf` on how far the two are apart in each period. Without
 * such parts it is what is different since then, and whatever else began at that time is in it.
 *
 * All periods weigh the same. A count has no base by which parts of unlike size could be compared: it is told as multiples of its
 * mean before. Where the two moved apart before it began, what followed cannot be told from that, and nothing is said to be its effect.
 * From four parts without it on, each is looked at as if it had begun there (A. Abadie and others, 2010): what is found there is chance.
 */
export function effectOf(asked: EffectAsked): Effect {
  const counts = (period: string): boolean => isTold(asked, asked.with, period);
  const sides = { before: asked.before.filter(counts), after: asked.after.filter(counts) };
  const there = [...sides.before, ...sides.after];
  const all = [...asked.before, ...asked.after];
  const [first, last] = [all.indexOf(there[0] ?? ''), all.indexOf(there.at(-1) ?? '')];
  // Before it was measured, and after it was last, nothing is missing.
  const isMissed = (period: string, at: number): boolean =>
    !counts(period) && ((at > first && at < last) || asked.with.some(({ values }) => values.has(period)));
  const periodsLeftOut = all.filter(isMissed);
  const hasAll = (part: PartSeries): boolean => there.every((period) => worth(part, period) !== null);
  const without = asked.without.filter(hasAll);
  const names = {
    comparedWith: without.map(({ name }) => name),
    leftOut: asked.without.filter((part) => !hasAll(part)).map(({ name }) => name),
    periodsLeftOut,
  };
  const few = sides.before.length < fewestPeriods.before || sides.after.length < fewestPeriods.after;
  const compared = few ? null : compare(asked.type, sides, asked.with, without);
  if (compared === null)
    return {
      ...{ verdict: 'too_few', scale: 'value', with: null, without: null, effect: null, drift: null, placebo: null },
      ...{ points: [], ...names },
    };
  const gaps = gapsOf(compared);
  const effect = stepOf(gaps.before, gaps.after);
  const drift = slopeOf(gaps.before);
  return {
    verdict: verdictOf(effect, drift, asked.direction),
    ...compared,
    with: meansOf(compared, (point) => point.with),
    without: without.length === 0 ? null : meansOf(compared, (point) => point.without ?? 0),
    ...{ effect, drift },
    placebo: placeboOf(asked.type, sides, without, effect.value),
    ...names,
  };
}

function verdictOf({ low, high }: Estimate, drift: { p: number }, direction: Direction): Verdict {
  if (drift.p < drifts) return 'drifted';
  if (low <= 0 && high >= 0) return 'not_told';
  if (direction === 'neither') return 'changed';
  return high < 0 === (direction === 'lower') ? 'better' : 'worse';
}

/** Null: a count that was nothing before cannot be told by how much of that it is. */
function compare(
  type: MetricType,
  sides: { before: readonly string[]; after: readonly string[] },
  having: readonly PartSeries[],
  without: readonly PartSeries[],
): Compared | null {
  const scaled = (parts: readonly PartSeries[]): ((period: string) => number) | null => {
    const value = (period: string): number => together(parts, period) ?? 0;
    if (type !== 'count') return value;
    const mean = meanOf(sides.before.map(value));
    return mean === 0 ? null : (period) => value(period) / mean;
  };
  const [ofThese, ofOthers] = [scaled(having), without.length === 0 ? undefined : scaled(without)];
  if (ofThese === null || ofOthers === null) return null;
  const points = (['before', 'after'] as const).flatMap((side) =>
    sides[side].map((period) => ({ period, side, with: ofThese(period), without: ofOthers?.(period) ?? null })),
  );
  return { scale: type === 'count' ? 'index' : 'value', points };
}

function placeboOf(
  type: MetricType,
  sides: { before: readonly string[]; after: readonly string[] },
  parts: readonly PartSeries[],
  effect: number,
): Effect['placebo'] {
  if (parts.length < fewestPlacebos) return null;
  const effects = parts.flatMap((part) => {
    const compared = compare(
      type,
      sides,
      [part],
      parts.filter((other) => other !== part),
    );
    if (compared === null) return [];
    const { before, after } = gapsOf(compared);
    return [meanOf(after) - meanOf(before)];
  });
  return { parts: effects.length, asLarge: effects.filter((one) => Math.abs(one) >= Math.abs(effect)).length };
}

function gapsOf({ points }: Compared): { before: number[]; after: number[] } {
  const of = (wanted: EffectPoint['side']): number[] =>
    points.filter(({ side }) => side === wanted).map((point) => point.with - (point.without ?? 0));
  return { before: of('before'), after: of('after') };
}

function meansOf({ points }: Compared, of: (point: EffectPoint) => number): { before: number; after: number } {
  const mean = (wanted: EffectPoint['side']): number => meanOf(points.filter(({ side }) => side === wanted).map(of));
  return { before: mean('before'), after: mean('after') };
}

/** Whether all of them have a value, over enough together. */
function isTold({ type, leastN }: EffectAsked, parts: readonly PartSeries[], period: string): boolean {
  if (parts.length === 0 || parts.some((part) => worth(part, period) === null)) return false;
  return type === 'count' || (sumOf(parts.map(({ values }) => values.get(period) ?? null))?.base ?? 0) >= leastN;
}

function worth({ values }: PartSeries, period: string): number | null {
  const measured = values.get(period);
  return measured === undefined ? null : valueOf(measured);
}

function together(parts: readonly PartSeries[], period: string): number | null {
  const sum = sumOf(parts.map(({ values }) => values.get(period) ?? null));
  return sum && valueOf(sum);
}
