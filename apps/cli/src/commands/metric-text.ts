import type { Answer, Schemas } from '../lib/client.js';
import { facts, nameOf, plain, table, words } from '../lib/output.js';

type Metric = Schemas['MetricDetail'];
type Path = `/governance-metrics/${string}`;

export function seriesText({ slice, items, truncated }: Answer<`${Path}/series`, 'get'>): string {
  const rows = items.map((point) => [
    plain(point.period),
    plain(point.definition),
    plain(point.value),
    point.base === null ? '' : `${plain(point.amount)} / ${plain(point.base)}`,
    point.band === null ? '' : words(point.band),
    point.state === null ? '' : words(point.state),
    point.corrections.length === 0 ? '' : `was ${point.corrections.map((was) => plain(was.value)).join(', then ')}`,
  ]);
  return [
    `${sliceName(slice)}: ${words(slice.state)}`,
    ...slice.reasons,
    table(['PERIOD', 'MEANING', 'VALUE', 'OF', 'BY ITSELF', 'STANDS', 'CORRECTED'], rows),
    ...(truncated ? ['There are older values than these; say --to.'] : []),
  ].join('\n');
}

function sliceName({ slice }: Pick<Schemas['MetricSlice'], 'slice'>): string {
  const parts = Object.entries(slice).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? 'all' : parts.join(', ');
}

export function slicesText(items: Schemas['MetricSlice'][], more: boolean): string {
  if (items.length === 0) return 'It has no values yet.';
  const rows = items.map((one) => [sliceName(one), words(one.state), plain(one.lastPeriod), one.reasons.join(' ')]);
  return `${table(['SLICE', 'STANDS', 'LAST', 'WHY'], rows, 3)}${more ? '\nThere are more.' : ''}`;
}

export function statesText(counts: Metric['states']): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${words(state)}`)
    .join(', ');
}

/** A metric as people read it. */
export function metricFacts(m: Metric): string {
  return facts([
    ['Metric', `${m.key} ${m.name}${m.retired ? ', retired' : ''}`],
    ['Formula', m.formula],
    [
      'Type',
      `${words(m.type)}${m.unit === '' ? '' : `, ${m.unit}`}; ${m.direction} is better`.replace(
        'neither is',
        'neither way is',
      ),
    ],
    ['Every', `${{ daily: 'day', weekly: 'week', monthly: 'month' }[m.cadence]} (${m.zone})`],
    ['Cut by', m.dimensions.join(', ')],
    ['Source', m.source],
    ['Owner', nameOf(m.owner)],
    ['Domain', m.domain],
    ['Markets', m.markets.join(', ')],
    ['Stage', m.stage && words(m.stage)],
    ['Meaning', m.definition],
    ['Slices', statesText(m.states)],
    ...m.thresholds.map((t): [string, string] => ['Threshold', thresholdText(t)]),
    ['Version', m.version],
    ['Id', m.id],
  ]);
}

function thresholdText(t: Schemas['MetricThreshold']): string {
  const of = t.baseline === null ? '' : ` times the median of ${t.baseline}`;
  const bounds = (name: string, b: Schemas['MetricBounds'] | null): string[] =>
    b === null
      ? []
      : [
          `${name} ${[b.below === null ? '' : `below ${b.below}`, b.above === null ? '' : `above ${b.above}`].filter(Boolean).join(' or ')}${of}`,
        ];
  const parts = [
    ...[...bounds('amber', t.amber), ...bounds('red', t.red), ...(t.periods > 1 ? [`${t.periods} in a row`] : [])],
    ...(t.leastN > 0 ? [`from ${t.leastN} on`] : []),
  ];
  const slice = Object.keys(t.slice).length === 0 ? '' : ` (${sliceName(t)})`;
  return `${t.name}${slice}: ${parts.join(', ')}`;
}

export function rejectedText(problem: Record<string, unknown>): string {
  const rejected = problem['rejected'] as { row: number; column: string | null; message: string }[];
  const left = Number(problem['rejectedCount']) - rejected.length;
  return [
    ...rejected.map(({ row, column, message }) => `Row ${row}${column === null ? '' : `, ${column}`}: ${message}`),
    ...(left > 0 ? [`And ${left} more.`] : []),
  ].join('\n');
}

export function loadedText(answer: Answer<`${Path}/values/import`, 'post'>): string {
  const counts = `${plain(answer.created)} new, ${plain(answer.corrected)} corrected, ${plain(answer.unchanged)} unchanged.`;
  const ignored = answer.ignoredColumns;
  return [
    counts,
    answer.moved.length > 0 ? slicesText(answer.moved, answer.movedCount > answer.moved.length) : '',
    ignored.length > 0 ? `Not taken: ${ignored.join(', ')}.` : '',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** A control chart as people read it: each value with its limits, and which rules it fired. */
export function chartText(found: Answer<`${Path}/chart`, 'get'>): string {
  const figure = (value: number): string => String(Number(value.toPrecision(5)));
  const rows = found.points.map(({ period, value, lower, upper, interval }) => [
    plain(period),
    figure(value),
    `${figure(lower)} to ${figure(upper)}`,
    interval === null ? '' : `${figure(interval.lower)} to ${figure(interval.upper)}`,
    found.signals
      .filter(({ periods }) => periods.includes(period))
      .map(({ rule }) => words(rule))
      .join(', '),
  ]);
  return [
    `${words(found.kind)}, centre ${figure(found.centre)}${found.sigmaZ === null ? '' : `, Laney’s factor ${figure(found.sigmaZ)}`}`,
    table(['PERIOD', 'VALUE', 'LIMITS', '95 %', 'FIRED'], rows),
    ...found.levels.map(({ text }) => text),
    ...found.signals.map(({ text }) => text),
    ...found.notes,
  ].join('\n');
}

/** What explains a change, by each dimension: in words, and part by part. */
export function changeText(found: Answer<`${Path}/change`, 'get'>): string {
  const { before, after } = found;
  const said = ({ from, to }: { from: string; to: string }): string => (from === to ? from : `${from} to ${to}`);
  return [
    `${sliceName(found)}: ${said(before)}, compared with ${said(after)}`,
    ...found.dimensions.map(dimensionText),
  ].join('\n\n');
}

function dimensionText(one: Answer<`${Path}/change`, 'get'>['dimensions'][number]): string {
  const figure = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(4))));
  const rows = one.parts.map(({ name, before: was, after: is, own, mix, effect }) => [
    name ?? '(none of them)',
    ...[was, is, effect, own, mix].map(figure),
  ]);
  const more =
    one.others === null ? [] : [`And ${one.others.count} more, which do ${figure(one.others.effect)} together.`];
  return [
    `By ${one.dimension}`,
    ...one.said,
    ...(rows.length === 0
      ? []
      : [table(['PART', 'BEFORE', 'AFTER', 'EFFECT', 'ITS VALUE', 'ITS SHARE'], rows), ...more]),
    ...one.notes,
  ].join('\n');
}

/** What became different since a program: in words, and period by period. */
export function effectText(found: Answer<`${Path}/effect`, 'get'>): string {
  const { program, from, to, points, scale } = found;
  const since = `${program === null ? '' : `${program.name}, `}${from === to ? from : `${from} to ${to}`}`;
  const shown = (value: number | null): string => (value === null ? '' : String(Number(value.toPrecision(4))));
  const rows = points.map(({ period, side, with: one, without }) => [
    ...[plain(period), side, shown(one), shown(without)],
    without === null ? '' : shown(one - without),
  ]);
  const left = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${what}: ${names.join(', ')}.`];
  return [
    `${sliceName(found)}: before and after ${since}`,
    ...found.said,
    ...(rows.length === 0
      ? []
      : [
          table(['PERIOD', 'SIDE', 'WITH IT', 'WITHOUT IT', 'APART'], rows),
          ...(scale === 'index' ? ['As multiples of the mean before.'] : []),
        ]),
    ...left('Left out for values that are missing', found.leftOut),
    ...left('Periods left out', found.periodsLeftOut),
    ...found.notes,
  ].join('\n');
}
