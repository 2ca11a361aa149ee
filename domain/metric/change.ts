import { differenceOfShares, type Estimate } from '../agreement/share.js';
import type { MetricType } from './metric.js';
import { valueOf, type Measured as Value } from './words.js';

/** What was measured of a part in one of the two spans. */
export interface Measured extends Value {
  /** Periods of the span that have a value. */
  periods: number;
}

/** A part of the whole before and after; null: it has no value there. */
export interface PartMeasured {
  /** Null: what belongs to no part. */
  name: string | null;
  before: Measured | null;
  after: Measured | null;
}

/** What a part has in the change of the whole. */
export interface PartChange extends PartMeasured {
  valueBefore: number | null;
  valueAfter: number | null;
  /** By its own value having changed. */
  own: number;
  /** By there being more or less of it among all; always 0 of a count. */
  mix: number;
  /** Both together, in the unit of the whole. */
  effect: number;
  /** Of a rate: within which its own difference lies, 95 %; null: it cannot be told. */
  difference: Estimate | null;
}

/** What went one way in all its parts, and the other way as a whole; or did so but for how much there is of each part. */
export type Reversal = 'every_part' | 'together';

export interface Change {
  before: number | null;
  after: number | null;
  /** Null: there is nothing to compare. */
  change: number | null;
  difference: Estimate | null;
  /** Sums of the parts. */
  own: number;
  mix: number;
  /** The largest effect first, whichever way it goes. */
  parts: PartChange[];
  reversal: Reversal | null;
  /** The fewest parts that make up four fifths of the change; null: no few do. */
  enough: number | null;
}

/** What few parts must make up for it to be theirs. */
const enoughShare = 0.8;

/** Relative to the sizes at hand, less than this is an error of rounding. */
const tiny = 1e-9;

/**
 * What the parts of a whole have in its change between two spans of time.
 *
 * A count changes by what its parts change by. A rate or mean is the sum of its parts' values, each weighted by its share of the
 * base, and changes both because values change and because shares do. Each part's effect is taken apart into these two by E. M. Kitagawa,
 * Components of a Difference Between Two Rates (1955): a difference of values times the mean of both shares, and a difference of shares
 * times the mean of both values. What a part adds by its share is told against the whole: more of what is as good as the average changes
 * nothing. Nothing is left over: the effects of all parts sum to the change.
 *
 * A part that is there in one span only has no value that could have changed: all it does is by its share.
 */
export function changeOf(type: MetricType, measured: readonly PartMeasured[]): Change {
  const [whole0, whole1] = [sumOf(measured.map(({ before }) => before)), sumOf(measured.map(({ after }) => after))];
  const [before, after] = [worth(whole0), worth(whole1)];
  if (before === null || after === null)
    return {
      ...{ before, after, change: null, difference: null, own: 0, mix: 0, reversal: null, enough: null },
      parts: measured.map((part) => withEffect(type, part, { own: 0, mix: 0 })),
    };
  const middle = (before + after) / 2;
  const parts = measured.map((part) => {
    if (type === 'count') return withEffect(type, part, { own: amountOf(part.after) - amountOf(part.before), mix: 0 });
    const [share0, share1] = [baseOf(part.before) / baseOf(whole0), baseOf(part.after) / baseOf(whole1)];
    const [value0, value1] = [worth(part.before), worth(part.after)];
    const [known0, known1] = [value0 ?? value1 ?? middle, value1 ?? value0 ?? middle];
    return withEffect(type, part, {
      own: ((known1 - known0) * (share0 + share1)) / 2,
      mix: (share1 - share0) * ((known0 + known1) / 2 - middle),
    });
  });
  parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || nameOf(a).localeCompare(nameOf(b), 'en'));
  const sum = (of: (part: PartChange) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const change = after - before;
  const own = sum((part) => part.own);
  return {
    ...{ before, after, change, own, parts },
    mix: sum((part) => part.mix),
    difference: type === 'rate' ? differenceBetween(whole0, whole1) : null,
    reversal: type === 'count' ? null : reversalOf(parts, change, own),
    enough: enoughOf(parts, change),
  };
}

function withEffect(type: MetricType, part: PartMeasured, effects: { own: number; mix: number }): PartChange {
  return {
    ...part,
    valueBefore: worth(part.before),
    valueAfter: worth(part.after),
    ...effects,
    effect: effects.own + effects.mix,
    difference: type === 'rate' ? differenceBetween(part.before, part.after) : null,
  };
}

function differenceBetween(before: Measured | null, after: Measured | null): Estimate | null {
  if (before === null || after === null) return null;
  return differenceOfShares([before.amount, baseOf(before)], [after.amount, baseOf(after)]);
}

/** The sign of Simpson's paradox (E. H. Simpson, 1951): what the parts say together, the whole denies. */
function reversalOf(parts: readonly PartChange[], change: number, own: number): Reversal | null {
  const scale = Math.max(Math.abs(change), ...parts.map((part) => Math.abs(part.own)));
  const sign = (value: number): number => (Math.abs(value) <= scale * tiny ? 0 : Math.sign(value));
  const way = sign(change);
  if (way === 0) return null;
  const compared = parts.filter((part) => part.valueBefore !== null && part.valueAfter !== null);
  if (compared.length > 1 && compared.every((part) => sign(part.own) === -way)) return 'every_part';
  return sign(own) === -way ? 'together' : null;
}

/** Half of the parts, or more, are not few. */
function enoughOf(parts: readonly PartChange[], change: number): number | null {
  if (change === 0) return null;
  const same = parts.filter(({ effect }) => Math.sign(effect) === Math.sign(change));
  let reached = 0;
  for (const [index, { effect }] of same.entries()) {
    reached += effect;
    if (Math.abs(reached) >= Math.abs(change) * (enoughShare - tiny))
      return 2 * (index + 1) <= parts.length ? index + 1 : null;
  }
  return null;
}

/** What is measured of several together; null: nothing was. */
export function sumOf(all: readonly (Measured | null)[]): Measured | null {
  const there = all.filter((one) => one !== null);
  if (there.length === 0) return null;
  return {
    amount: there.reduce((sum, { amount }) => sum + amount, 0),
    base: there.some(({ base }) => base === null) ? null : there.reduce((sum, one) => sum + baseOf(one), 0),
    periods: Math.max(...there.map(({ periods }) => periods)),
  };
}

/** Null: nothing was measured, or over nothing. */
const worth = (measured: Measured | null): number | null => measured && valueOf(measured);
const amountOf = (measured: Measured | null): number => measured?.amount ?? 0;
const baseOf = (measured: Measured | null): number => measured?.base ?? 0;
const nameOf = ({ name }: PartMeasured): string => name ?? '';
