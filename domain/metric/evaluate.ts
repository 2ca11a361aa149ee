import type { MetricMeaning } from './metric.js';
import { periodText } from './period.js';
import { bands, outside, type Band, type Bounds, type Threshold } from './threshold.js';
import { valueOf, valueText, type Measured } from './words.js';

/** A value of a slice, of one period. */
export interface Point extends Measured {
  /** Its first day. */
  period: string;
}

/** How one value stands by itself; `too_few`: over fewer than say something, or with too little to compare it with. */
export interface Judged {
  period: string;
  value: number | null;
  band: Band | 'too_few';
  /** The bounds as they were for this value, a baseline multiplied in; null where there was nothing to multiply. */
  bounds: { amber: Bounds | null; red: Bounds | null; recovery: Bounds | null } | null;
  /** The median that they were taken of. */
  baseline: number | null;
  /** How the slice stood with it. */
  state: Band;
}

/** How a slice stands, and why. */
export interface Evaluation {
  /** `too_few`: no value so far says anything; `none`: there is no value, or no threshold. */
  state: Band | 'too_few' | 'none';
  /** Of the values in a row that led to it, the first; null where it has none. */
  since: string | null;
  /** In sentences: each comparison with both its sides. */
  reasons: string[];
  judged: Judged[];
}

type Said = Pick<MetricMeaning, 'type' | 'unit' | 'cadence'>;

/**
 * Judges a slice by its values, in order of their periods, all of one meaning. Pure.
 *
 * Out of band it goes where the last `periods` values that say something are all out of it; from amber to red likewise. Once
 * out, it is back where the last `recoveryPeriods` of them are inside the bounds of recovery, and not before: in between it
 * stays what it was. A value over too few, or a period without one, is passed over: it neither begins nor ends anything.
 *
 * @param before how it stood before the first of these values, where there are more than these
 */
export function evaluate(
  points: readonly Point[],
  threshold: Threshold | null,
  metric: Said,
  before: Band = 'green',
): Evaluation {
  if (threshold === null) return { state: 'none', since: null, reasons: ['No threshold is set for it.'], judged: [] };
  if (points.length === 0) return { state: 'none', since: null, reasons: ['It has no value yet.'], judged: [] };
  const judged: Judged[] = [];
  const telling: Judged[] = [];
  /** What a baseline is taken of. */
  const inBand: number[] = [];
  let state = before;
  let since: string | null = null;
  for (const point of points) {
    const one = judge(point, threshold, inBand);
    if (one.value !== null && !isOverFew(point, threshold) && rank(one.band) <= 0) inBand.push(one.value);
    if (one.band !== 'too_few') {
      telling.push(one);
      const next = moved(state, telling, threshold);
      if (next.state !== state) ({ since } = next);
      ({ state } = next);
    }
    judged.push({ ...one, state });
  }
  const last = judged.at(-1);
  if (last === undefined || telling.length === 0)
    return { state: 'too_few', since: null, reasons: whyTooFew(points, last, threshold, metric), judged };
  const reasons = [...reasonsOf(state, telling, threshold, metric), ...tooFewAtTheEnd(points, last, threshold, metric)];
  return { state, since, reasons, judged };
}

function judge(point: Point, threshold: Threshold, inBand: readonly number[]): Judged {
  const value = valueOf(point);
  const one = { period: point.period, value, state: 'green' as const };
  const compared = boundsFor(threshold, inBand);
  if (value === null || isOverFew(point, threshold) || compared === null)
    return { ...one, band: 'too_few', bounds: compared?.bounds ?? null, baseline: compared?.baseline ?? null };
  const { bounds } = compared;
  const band = outside(value, bounds.red) ? 'red' : outside(value, bounds.amber) ? 'amber' : 'green';
  return { ...one, ...compared, band };
}

function isOverFew({ base }: Point, { leastN }: Threshold): boolean {
  return base !== null && base < leastN;
}

/** Null where there is too little before it to compare it with. */
function boundsFor(
  { amber, red, baseline, ...threshold }: Threshold,
  inBand: readonly number[],
): { bounds: NonNullable<Judged['bounds']>; baseline: number | null } | null {
  const recovery = threshold.recovery ?? amber ?? red;
  if (baseline === null) return { bounds: { amber, red, recovery }, baseline: null };
  if (inBand.length < baseline) return null;
  const middle = median(inBand.slice(-baseline));
  const times = (bounds: Bounds | null): Bounds | null =>
    bounds && {
      above: bounds.above === null ? null : bounds.above * middle,
      below: bounds.below === null ? null : bounds.below * middle,
    };
  return { bounds: { amber: times(amber), red: times(red), recovery: times(recovery) }, baseline: middle };
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

function moved(
  state: Band,
  telling: readonly Judged[],
  { periods, recoveryPeriods }: Threshold,
): { state: Band; since: string | null } {
  const row = telling.slice(-periods);
  const least = row.length < periods ? 0 : Math.min(...row.map(({ band }) => rank(band)));
  const worse = bands[least] ?? 'green';
  if (rank(worse) > rank(state)) return { state: worse, since: row[0]?.period ?? null };
  if (state === 'green') return { state, since: null };
  const back = telling.slice(-recoveryPeriods);
  const inside = back.length === recoveryPeriods && back.every(isInside);
  return inside ? { state: 'green', since: back[0]?.period ?? null } : { state, since: null };
}

function isInside({ value, bounds }: Judged): boolean {
  return value !== null && bounds !== null && outside(value, bounds.recovery) === null;
}

function rank(band: Judged['band']): number {
  return band === 'too_few' ? -1 : bands.indexOf(band);
}

/** The last value with its bounds; and where the slice stands otherwise than that value, why. */
function reasonsOf(state: Band, telling: readonly Judged[], threshold: Threshold, metric: Said): string[] {
  const last = telling.at(-1);
  if (last?.bounds == null || last.value === null) return [];
  const compared = comparison(last, threshold, metric);
  const { periods, recoveryPeriods } = threshold;
  if (state === 'green' && last.band !== 'green')
    return [
      compared,
      `That is out of band only once ${periods} values in a row are: ${run(telling, (one) => rank(one.band) > 0)} so far.`,
    ];
  if (state === 'green') return [compared];
  if (rank(last.band) >= rank(state))
    return [compared, ...(periods > 1 ? [`${periods} values in a row were out of band.`] : [])];
  const told = isInside(last)
    ? `${run(telling, isInside)} of ${recoveryPeriods} values in a row that it takes to be back.`
    : `It is back inside ${rangeText(last.bounds.recovery, metric)}.`;
  return [compared, `It stays ${state}: ${told}`];
}

/** How many at the end are so. */
function run(telling: readonly Judged[], is: (one: Judged) => boolean): number {
  const other = telling.findLastIndex((one) => !is(one));
  return telling.length - 1 - other;
}

function comparison(one: Judged, { baseline }: Threshold, metric: Said): string {
  const { value, bounds, period, band } = one;
  const said = `${periodText(period, metric.cadence)}: ${valueText(value ?? 0, metric)}`;
  const of =
    one.baseline === null
      ? ''
      : `; the median of the ${baseline ?? 0} in band before it is ${valueText(one.baseline, metric)}`;
  if (band === 'red' || band === 'amber') {
    const limits = bounds?.[band] ?? null;
    const side = outside(value ?? 0, limits) ?? 'above';
    return `${said} is ${side} ${valueText(limits?.[side] ?? 0, metric)}, the bound of ${band}${of}.`;
  }
  return `${said} is inside ${rangeText(bounds?.amber ?? bounds?.red ?? null, metric)}${of}.`;
}

function rangeText(bounds: Bounds | null, metric: Said): string {
  if (bounds === null) return 'any bound';
  const { above, below } = bounds;
  if (above !== null && below !== null) return `${valueText(below, metric)} to ${valueText(above, metric)}`;
  return above === null ? `${valueText(below ?? 0, metric)} and above` : `${valueText(above, metric)} and below`;
}

function whyTooFew(points: readonly Point[], last: Judged | undefined, threshold: Threshold, metric: Said): string[] {
  return last === undefined ? [] : [fewText(points.at(-1), last, threshold, metric)];
}

function tooFewAtTheEnd(points: readonly Point[], last: Judged, threshold: Threshold, metric: Said): string[] {
  return last.band === 'too_few' ? [fewText(points.at(-1), last, threshold, metric)] : [];
}

function fewText(point: Point | undefined, last: Judged, { leastN, baseline }: Threshold, { cadence }: Said): string {
  const said = periodText(last.period, cadence);
  const base = point?.base ?? null;
  if (last.value === null) return `${said}: too few to tell; it is over nothing.`;
  if (base !== null && base < leastN) return `${said}: too few to tell; it is over ${base}, and ${leastN} are needed.`;
  return `${said}: too few to tell; its baseline needs ${baseline ?? 0} values in band before it.`;
}
