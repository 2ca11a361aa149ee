import type { Schemas } from '../../lib/api.js';
import { numberFormat } from '../../lib/formats.js';

type Bounds = Schemas['MetricBounds'] | null;

/** A value as its metric is read: a share as per cent, anything else with its unit. */
export function figure(
  value: number | null,
  { type, unit }: { type: Schemas['Metric']['type']; unit: string },
  language: string,
): string {
  if (value === null) return '–';
  if (type === 'rate') return numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  const plain = numberFormat(language, { maximumFractionDigits: 4 }).format(value);
  return unit === '' ? plain : `${plain} ${unit}`;
}

/** By how much something moves the whole, with its sign; of a share in points of per cent. */
export function effectText(
  by: number,
  { type, unit }: { type: Schemas['Metric']['type']; unit: string },
  language: string,
): string {
  const format = numberFormat(language, {
    maximumFractionDigits: type === 'rate' ? 3 : 4,
    signDisplay: 'exceptZero',
  });
  if (type === 'rate') return `${format.format(by * 100)} %`;
  return unit === '' ? format.format(by) : `${format.format(by)} ${unit}`;
}

/** The whole, or `market SG, site MNL`. */
export function sliceText(slice: Readonly<Record<string, string>>, whole: string): string {
  const parts = Object.entries(slice).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? whole : parts.join(', ');
}

/** As the API is asked for a slice: `market=SG,site=MNL`; the whole is asked for by nothing. */
export function sliceAsked(slice: Readonly<Record<string, string>>): string {
  return Object.entries(slice)
    .map(([name, value]) => `${name}=${value.replace(/[\\,=]/g, '\\$&')}`)
    .join(',');
}

/** As a slice stands in the address, where the whole has a name: nothing said is none chosen. */
export function sliceNamed(slice: Readonly<Record<string, string>>): string {
  return sliceAsked(slice) || 'whole';
}

/** What is shown: what the address names, else the whole where it is measured, else the first that is listed. */
export function sliceShown<S extends { slice: Record<string, string> }>(
  slices: readonly S[],
  named: string,
): S | undefined {
  const by = (name: string): S | undefined => slices.find(({ slice }) => sliceNamed(slice) === name);
  return by(named) ?? by('whole') ?? slices[0];
}

interface Drawn {
  values: readonly Pick<Schemas['MetricValue'], 'period' | 'value' | 'bounds'>[];
  limits: readonly { period: string; lower: number; upper: number }[];
  /** Periods that a rule names. */
  marked: ReadonlySet<string>;
  /** Where another level began, in order. */
  levels: readonly { from: string; before: number; after: number }[];
  names: { value: string; red: string; amber: string; limits: string; level: string };
  said: (value: number) => string;
}

/** The line of values, the bounds that held for each, and the limits within which chance alone leaves them. */
export function chartOption({ values, limits, levels, marked, names, said }: Drawn): object {
  const bound = (
    name: string,
    color: string,
    dash: number[],
    of: (bounds: Bounds) => number | null,
    band: 'red' | 'amber',
  ) => ({
    ...{ name, type: 'line', step: 'middle', symbol: 'none', color, lineStyle: { type: dash, width: 1.5 } },
    data: values.map(({ period, bounds }) => [period, of(bounds?.[band] ?? null)]),
  });
  const above = (bounds: Bounds): number | null => bounds?.above ?? null;
  const below = (bounds: Bounds): number | null => bounds?.below ?? null;
  const limit = (of: 'lower' | 'upper') => ({
    ...{
      name: names.limits,
      type: 'line',
      symbol: 'none',
      color: '#868e96',
      lineStyle: { type: 'dotted', width: 1.5 },
    },
    data: limits.map((point) => [point.period, point[of]]),
  });
  const lines = [
    bound(names.red, '#c92a2a', [8, 4], above, 'red'),
    bound(names.red, '#c92a2a', [8, 4], below, 'red'),
    bound(names.amber, '#b7791f', [3, 3], above, 'amber'),
    bound(names.amber, '#b7791f', [3, 3], below, 'amber'),
    ...(limits.length > 0 ? [limit('lower'), limit('upper')] : []),
    ...(levels.length > 0 ? [levelLine(names.level, limits, levels)] : []),
  ].filter(({ data }) => data.some(([, at]) => at !== null));
  const line = {
    ...{ name: names.value, type: 'line', color: '#3280cd', lineStyle: { width: 2 } },
    data: values.map(({ period, value }) => ({
      value: [period, value],
      ...(marked.has(period) ? { symbol: 'diamond', symbolSize: 12 } : { symbol: 'circle', symbolSize: 5 }),
    })),
  };
  return { ...frame(said), series: [line, ...lines] };
}

/** The level that each value belongs to, a step at each change. */
function levelLine(name: string, limits: Drawn['limits'], levels: Drawn['levels']): Line {
  const levelAt = (period: string): number | null =>
    levels.findLast(({ from }) => from <= period)?.after ?? levels[0]?.before ?? null;
  return {
    ...{ name, type: 'line', symbol: 'none', color: '#6741d9', lineStyle: { type: 'solid', width: 2, opacity: 0.7 } },
    data: limits.map(({ period }) => [period, levelAt(period)]),
  };
}

interface Line {
  [more: string]: unknown;
  data: [string, number | null][];
}

/** What charts of periods have in common. */
function frame(said: (value: number) => string): object {
  return {
    // Periods are days at least: an hour of one says nothing.
    xAxis: { type: 'time', minInterval: 24 * 3600_000, axisLabel: { formatter: '{d} {MMM}', hideOverlap: true } },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: said } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      valueFormatter: (at: unknown) => (typeof at === 'number' ? said(at) : '–'),
    },
  };
}

/** The values of a dimension within a slice, each once, in order. */
export function partsNamed(
  slices: readonly Readonly<Record<string, string>>[],
  within: Readonly<Record<string, string>>,
  by: string,
): string[] {
  const fitting = slices.filter((slice) => Object.entries(within).every(([name, value]) => slice[name] === value));
  return [...new Set(fitting.flatMap((slice) => slice[by] ?? []))].sort((a, b) => a.localeCompare(b));
}

/** One period of what is compared, before or after. */
export interface Side {
  period: string;
  side: 'before' | 'after';
  with: number;
  without: number | null;
}

interface Sides {
  points: readonly Side[];
  names: { with: string; without: string };
  said: (value: number | null) => string;
}

/** Both lines, each broken where the time lies that is of neither side; told apart by their dashes too. */
export function sidesOption({ points, names, said }: Sides): object {
  const line = (name: string, color: string, dash: string, of: (point: Side) => number | null): object => {
    const drawn = (side: Side['side']): [string, number | null][] =>
      points.filter((point) => point.side === side).map((point) => [point.period, of(point)]);
    const [before, after] = [drawn('before'), drawn('after')];
    const gap: [string, null][] = after[0] ? [[after[0][0], null]] : [];
    return { name, type: 'line', color, lineStyle: { type: dash, width: 2 }, data: [...before, ...gap, ...after] };
  };
  const lines = [line(names.with, '#3280cd', 'solid', (point) => point.with)];
  if (points.some(({ without }) => without !== null))
    lines.push(line(names.without, '#868e96', 'dashed', ({ without }) => without));
  return { ...frame(said), legend: {}, series: lines };
}
