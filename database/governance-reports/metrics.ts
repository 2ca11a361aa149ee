import type { BreachLine, Counted, MetricsSection } from '../../domain/governance-report/report.js';
import { mostRows } from '../../domain/governance-report/report.js';
import { evaluate, type Judged } from '../../domain/metric/evaluate.js';
import { thresholdFor, type Bounds } from '../../domain/metric/threshold.js';
import { valueText } from '../../domain/metric/words.js';
import { statesIn } from '../engine/kinds.js';
import { findMetric, metricsWhere } from '../governance-metrics/metrics.js';
import { seriesOf } from '../governance-metrics/series.js';
import { sliceByKey } from '../governance-metrics/slices.js';
import { asking, countedBy, named, seenInScope, type AskedReport } from './asked.js';

/** Values that a line shows. */
const mostPoints = 24;

/** Metrics out of band, and breaches that came and went. */
export async function metricsOut(asked: AskedReport): Promise<MetricsSection> {
  return { states: await statesOf(asked), ...(await countsOf(asked)), breaches: await openBreaches(asked) };
}

async function statesOf(asked: AskedReport): Promise<MetricsSection['states']> {
  const { domain, market } = asked.scope;
  const { sql, params } = metricsWhere({ domain, market, retired: false, seenBy: asked.sight });
  const rows = await asked.manager.query<{ state: keyof MetricsSection['states']; n: number }[]>(
    `SELECT s.state, count(*)::int AS n FROM metrics m JOIN metric_slices s ON s.metric_id = m.id WHERE ${sql} GROUP BY 1`,
    params,
  );
  const states = { green: 0, amber: 0, red: 0, too_few: 0, none: 0 };
  for (const { state, n } of rows) states[state] = n;
  return states;
}

async function countsOf(asked: AskedReport): Promise<{ opened: Counted; ended: Counted }> {
  const count = (column: string, statuses: readonly string[]): Promise<Counted> =>
    countedBy(
      asked,
      column,
      (place) => `breaches b WHERE b.status IN (${statesIn(statuses)}) AND ${seenInScope(asked, 'breach', place, 'b')}`,
    );
  return {
    opened: await count('b.breached_at', ['open', 'ended', 'withdrawn']),
    ended: await count('b.ended_at', ['ended']),
  };
}

interface Row {
  id: string;
  number: number;
  title: string;
  type: BreachLine['type'];
  band: BreachLine['band'];
  owner: string;
  since: string;
  metric_id: string;
  slice_key: string;
  total: number;
}

async function openBreaches(asked: AskedReport): Promise<MetricsSection['breaches']> {
  const rows = await asking<Row>(
    asked,
    (
      place,
    ) => `SELECT b.id, b.number, b.title, b.type, b.band, o.name AS owner, b.since::text, b.metric_id, b.slice_key,
       count(*) OVER ()::int AS total
     FROM breaches b JOIN people o ON o.id = b.owner_id
     WHERE b.status = 'open' AND ${seenInScope(asked, 'breach', place, 'b')}
     ORDER BY b.band = 'red' DESC NULLS LAST, b.since, b.number LIMIT ${mostRows}`,
  );
  const seen = await seenMetrics(
    asked,
    rows.map(({ metric_id: id }) => id),
  );
  const lines: BreachLine[] = [];
  for (const row of rows) lines.push(await lineOf(asked, row, seen.has(row.metric_id)));
  return { total: rows[0]?.total ?? 0, rows: lines };
}

/** Whoever sees a breach need not see all values of its metric. */
async function seenMetrics({ manager, sight }: AskedReport, ids: readonly string[]): Promise<Set<string>> {
  const { sql, params } = metricsWhere({ seenBy: sight });
  const rows = await manager.query<{ id: string }[]>(
    `SELECT m.id FROM metrics m WHERE m.id = ANY($${params.length + 1}::uuid[]) AND ${sql}`,
    [...params, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

async function lineOf({ manager }: AskedReport, row: Row, isSeen: boolean): Promise<BreachLine> {
  const { id, number, title, type, band, owner, since } = row;
  const line = { ...named('breach', { id, number, title }), ...{ type, band, owner, since } };
  const slice = isSeen ? await sliceByKey(manager, row.metric_id, row.slice_key) : null;
  if (slice === null) return { ...line, value: null, bound: null, points: [] };
  const { facts: metric } = await findMetric(manager, row.metric_id);
  const points = await seriesOf(manager, slice.id, { definition: metric.definition });
  const { judged } = evaluate(points, thresholdFor(metric.thresholds, slice.slice), metric);
  const last = judged.at(-1);
  const said = (value: number): string => valueText(value, metric);
  return {
    ...line,
    value: last === undefined || last.value === null ? null : said(last.value),
    bound: boundOf(last, band, said),
    points: judged
      .slice(-mostPoints)
      .map(({ period, value, band: found }) => ({ period, value, few: found === 'too_few' })),
  };
}

function boundOf(
  judged: Judged | undefined,
  band: BreachLine['band'],
  said: (value: number) => string,
): BreachLine['bound'] {
  const bounds: Bounds | null = band === null ? null : (judged?.bounds?.[band] ?? null);
  if (bounds === null) return null;
  const { above, below } = bounds;
  const text = [...(below === null ? [] : [`≥ ${said(below)}`]), ...(above === null ? [] : [`≤ ${said(above)}`])];
  return { above, below, text: text.join(', ') };
}
