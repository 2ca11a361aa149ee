import {
  controlChart,
  signalsOf,
  wilson,
  type Charted,
  type ChartKind,
  type ChartRule,
  type ControlChart,
  type Signal,
} from './control-chart.js';
import type { Point } from './evaluate.js';
import type { MetricMeaning, MetricType } from './metric.js';
import { fewestForLevels, levelChanges } from './levels.js';
import { periodText, type Cadence } from './period.js';
import { valueText } from './words.js';

/** Limits out of fewer values than these are limits of little. */
const fewValues = fewestForLevels;

/** The chart that a kind of metric is read by, where nobody asks for another. */
const usual: Record<MetricType, ChartKind> = { count: 'individuals', rate: 'p_prime', mean: 'individuals' };
const fitting: Record<MetricType, readonly ChartKind[]> = {
  count: ['individuals'],
  rate: ['p_prime', 'p', 'individuals'],
  mean: ['individuals', 'u'],
};

/** @returns what is wrong, where no such chart fits */
export function chartKindOf(type: MetricType, asked: ChartKind | undefined): { kind: ChartKind } | { message: string } {
  const kind = asked ?? usual[type];
  if (fitting[type].includes(kind)) return { kind };
  return { message: `does not fit a ${type}. Ask for ${fitting[type].join(' or ')}.` };
}

/** A chart with the periods of its values, and what fired in words. */
export interface PeriodChart extends ControlChart {
  periods: string[];
  /** Within which each share lies by what was counted, of shares; 95 %. */
  intervals: ({ lower: number; upper: number } | null)[];
  signals: (Signal & { periods: string[]; text: string })[];
  /** Where another level began; `from` and `between` are first days of periods. */
  levels: PeriodLevel[];
  /** What whoever reads it should know. */
  notes: string[];
}

export interface PeriodLevel {
  from: string;
  between: { first: string; last: string };
  before: number;
  after: number;
  text: string;
}

/**
 * A slice's values on a control chart; those over nothing, or over fewer than say something, are left out.
 *
 * @param leastN of its threshold
 * @returns null where fewer than two are left
 */
export function chartOf(
  points: readonly Point[],
  metric: Pick<MetricMeaning, 'type' | 'unit' | 'cadence'>,
  { kind, leastN }: { kind: ChartKind; leastN: number },
): PeriodChart | null {
  const told = points.filter(({ base }) => base === null || base >= Math.max(1, leastN));
  if (told.length < 2) return null;
  // Where a sum is below nothing there are no occurrences to count.
  if (kind === 'u' && told.some(({ amount }) => amount < 0)) return null;
  const charted = told.map(({ amount, base }): Charted => ({ amount, base: base ?? 1 }));
  const chart = controlChart(kind, charted);
  const periods = told.map(({ period }) => period);
  const left = points.length - told.length;
  return {
    ...chart,
    periods,
    intervals:
      metric.type === 'rate' ? charted.map(({ amount, base }) => wilson(amount, base)) : charted.map(() => null),
    signals: signalsOf(chart.points).map((signal) => ({
      ...signal,
      periods: signal.points.map((place) => periods[place] ?? ''),
      text: signalText(signal, periods, metric.cadence),
    })),
    levels: levelChanges(chart.points).map(({ at, between, before, after }) => {
      const [from = '', first = '', last = ''] = [at, between.first, between.last].map((place) => periods[place] ?? '');
      const level = { from, between: { first, last }, before, after };
      return { ...level, text: levelText(level, metric) };
    }),
    notes: [
      ...(told.length < fewValues
        ? [`These limits are out of ${told.length} values; from ${fewValues} on they say more.`]
        : []),
      ...(left > 0 ? [`${left} ${left === 1 ? 'value is' : 'values are'} over too few to tell, and left out.`] : []),
    ],
  };
}

function levelText(
  { from, between: { first, last }, before, after }: Omit<PeriodLevel, 'text'>,
  metric: Pick<MetricMeaning, 'type' | 'unit' | 'cadence'>,
): string {
  const [began, earliest, latest] = [from, first, last].map((period) => periodText(period, metric.cadence));
  const level = (value: number): string => valueText(Number(value.toPrecision(4)), metric);
  const unsure = first === last ? '' : ` (it may have begun from ${earliest ?? ''} to ${latest ?? ''})`;
  return `Another level from ${began ?? ''} on${unsure}: ${level(before)} before, ${level(after)} since.`;
}

const words: Record<ChartRule, (side: string, count: number) => string> = {
  beyond_limits: (side) => `${side} the limit, three standard deviations from the centre`,
  two_of_three: (side) => `two of three values in a row more than two standard deviations ${side} the centre`,
  four_of_five: (side) => `four of five values in a row more than one standard deviation ${side} the centre`,
  eight_in_a_row: (side, count) => `${count} values in a row ${side} the centre`,
};

function signalText({ rule, side, points }: Signal, periods: readonly string[], cadence: Cadence): string {
  const [first, last] = [points[0], points.at(-1)].map((place) => periodText(periods[place ?? 0] ?? '', cadence));
  const when = first === last ? (first ?? '') : `${first ?? ''} to ${last ?? ''}`;
  // `the week of …` begins a sentence here.
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}: ${words[rule](side, points.length)}.`;
}
