import type { Schemas } from '../../lib/api.js';

type Bounds = Schemas['MetricBounds'] | null;

/** A value as its metric is read: a share as per cent, anything else with its unit. */
export function figure(
  value: number | null,
  { type, unit }: { type: Schemas['Metric']['type']; unit: string },
  language: string,
): string {
  if (value === null) return '–';
  if (type === 'rate')
    return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value);
  return unit === '' ? plain : `${plain} ${unit}`;
}

/** The whole, or `market SG, site MNL`. */
export function sliceText(slice: Readonly<Record<string, string>>, whole: string): string {
  const parts = Object.entries(slice).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? whole : parts.join(', ');
}

/** As the API is asked for a slice: `market=SG,site=MNL`; the whole is asked for by nothing. */
export function sliceAsked(slice: Readonly<Record<string, string>>): string {
  return Object.entries(slice)
    .map(([name, value]) => `${name}=${value}`)
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
  names: { value: string; red: string; amber: string; limits: string };
  said: (value: number) => string;
}

/** The line of values, the bounds that held for each, and the limits within which chance alone leaves them. */
export function chartOption({ values, limits, marked, names, said }: Drawn): object {
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
  ].filter(({ data }) => data.some(([, at]) => at !== null));
  const line = {
    ...{ name: names.value, type: 'line', color: '#3280cd', lineStyle: { width: 2 } },
    data: values.map(({ period, value }) => ({
      value: [period, value],
      ...(marked.has(period) ? { symbol: 'diamond', symbolSize: 12 } : { symbol: 'circle', symbolSize: 5 }),
    })),
  };
  return {
    // Periods are days at least: an hour of one says nothing.
    xAxis: { type: 'time', minInterval: 24 * 3600_000, axisLabel: { formatter: '{d} {MMM}', hideOverlap: true } },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: said } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      valueFormatter: (at: unknown) => (typeof at === 'number' ? said(at) : '–'),
    },
    series: [line, ...lines],
  };
}
