import type { EntityManager } from 'typeorm';
import { evaluate, type Evaluation, type Point } from '../../domain/metric/evaluate.js';
import { mostSlices, type Metric } from '../../domain/metric/metric.js';
import type { Slice } from '../../domain/metric/slice.js';
import { thresholdFor, type Band } from '../../domain/metric/threshold.js';
import { Refusal } from '../../domain/refusal.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { Turn } from '../sql/in-turns.js';

/** A slice of a metric, as it stands. */
export interface SliceRow {
  id: number;
  key: string;
  slice: Slice;
  state: Evaluation['state'];
  since: string | null;
  reasons: string[];
  threshold: string | null;
  last_period: string | null;
  updated_at: Date;
}

const columns =
  's.id, s.key, s.slice, s.state, s.since::text, s.reasons, s.threshold, s.last_period::text, s.updated_at';

/**
 * The ids of slices by their keys; those that were never seen are made.
 *
 * @throws Refusal `invalid-command` where there would be more than a metric may have
 */
export async function slicesByKey(
  manager: EntityManager,
  metricId: string,
  wanted: ReadonlyMap<string, Slice>,
): Promise<Map<string, number>> {
  const keys = [...wanted.keys()];
  await manager.query(
    `INSERT INTO metric_slices (metric_id, key, slice)
     SELECT $1, g.key, g.slice::jsonb FROM unnest($2::text[], $3::text[]) AS g(key, slice)
     WHERE NOT EXISTS (SELECT 1 FROM metric_slices s WHERE s.metric_id = $1 AND s.key = g.key)
     ON CONFLICT (metric_id, key) DO NOTHING`,
    [metricId, keys, keys.map((key) => JSON.stringify(wanted.get(key)))],
  );
  const [count] = await manager.query<{ n: number }[]>('SELECT count(*) AS n FROM metric_slices WHERE metric_id = $1', [
    metricId,
  ]);
  if ((count?.n ?? 0) > mostSlices)
    throw new Refusal(
      'invalid-command',
      `With these the metric would have ${count?.n ?? 0} slices, and ${mostSlices} are the most. Cut it by fewer dimensions, or by coarser ones.`,
    );
  const rows = await manager.query<{ id: number; key: string }[]>(
    'SELECT id, key FROM metric_slices WHERE metric_id = $1 AND key = ANY($2::text[])',
    [metricId, keys],
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** The slice that a key names; null where there is none. */
export async function sliceByKey(manager: EntityManager, metricId: string, key: string): Promise<SliceRow | null> {
  const [row] = await manager.query<SliceRow[]>(
    `SELECT ${columns} FROM metric_slices s WHERE s.metric_id = $1 AND s.key = $2`,
    [metricId, key],
  );
  return row ?? null;
}

export const sliceSorts: Sorts<'slice' | 'state'> = {
  slice: [{ sql: 's.key', type: 'text' }],
  state: [
    { sql: `array_position(ARRAY['none', 'too_few', 'green', 'amber', 'red'], s.state)`, type: 'integer' },
    { sql: 's.id', type: 'bigint' },
  ],
};

/** A page of the slices of a metric. */
export function slicesOf(
  manager: EntityManager,
  metricId: string,
  state: string | undefined,
  slice: Keyset,
): Promise<SliceRow[]> {
  const params: unknown[] = [metricId, state ?? null];
  return manager.query(
    `SELECT ${columns}, ${slice.columns} FROM metric_slices s WHERE s.metric_id = $1 AND ($2::text IS NULL OR s.state = $2)
       AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** Values of a slice that are looked at, the newest of its present meaning; how it stood before them is what was written then. */
const judgedValues = 120;

/** A slice that was judged anew: how it stood, and how it stands. */
export interface Rejudged {
  id: number;
  slice: Slice;
  before: Evaluation['state'];
  after: Evaluation;
}

/** Judges slices of a metric by their values, and writes down how they stand. Its row is locked by the caller. */
export async function judgeSlices(
  manager: EntityManager,
  metric: Metric,
  ids: readonly number[] | 'all',
): Promise<Rejudged[]> {
  const slices = await manager.query<SliceRow[]>(
    `SELECT ${columns} FROM metric_slices s WHERE s.metric_id = $1 AND ($2::bigint[] IS NULL OR s.id = ANY($2)) ORDER BY s.id`,
    [metric.id, ids === 'all' ? null : ids],
  );
  const points = await lastValues(manager, metric.definition, slices);
  const turn = new Turn();
  const judged: Rejudged[] = [];
  for (const { id, slice, state } of slices) {
    await turn.next();
    const all = points.get(id) ?? [];
    const longer = all.length > judgedValues;
    const after = evaluate(
      longer ? all.slice(-judgedValues) : all,
      thresholdFor(metric.thresholds, slice),
      metric,
      longer ? bandOf(state) : 'green',
    );
    judged.push({ id, slice, before: state, after });
  }
  await saveJudged(manager, metric, judged, points);
  return judged;
}

function bandOf(state: Evaluation['state']): Band {
  return state === 'amber' || state === 'red' ? state : 'green';
}

async function lastValues(
  manager: EntityManager,
  definition: number,
  slices: readonly SliceRow[],
): Promise<Map<number, Point[]>> {
  const rows = await manager.query<(Point & { slice_id: number })[]>(
    `SELECT v.slice_id, v.period::text, v.amount, v.base FROM unnest($1::bigint[]) AS s(id) CROSS JOIN LATERAL (
       SELECT * FROM metric_values x WHERE x.slice_id = s.id AND x.definition = $2
       ORDER BY x.period DESC LIMIT ${judgedValues + 1}) v
     ORDER BY v.slice_id, v.period`,
    [slices.map(({ id }) => id), definition],
  );
  const points = new Map<number, Point[]>();
  for (const { slice_id: id, period, amount, base } of rows) {
    const list = points.get(id) ?? [];
    list.push({ period, amount, base });
    points.set(id, list);
  }
  return points;
}

async function saveJudged(
  manager: EntityManager,
  metric: Metric,
  judged: readonly Rejudged[],
  points: ReadonlyMap<number, Point[]>,
): Promise<void> {
  const rows = judged.map(({ id, slice, after }) => ({
    id,
    state: after.state,
    since: after.since,
    reasons: after.reasons,
    threshold: thresholdFor(metric.thresholds, slice)?.name ?? null,
    last: points.get(id)?.at(-1)?.period ?? null,
  }));
  await manager.query(
    `UPDATE metric_slices s SET state = x.state, reasons = x.reasons, threshold = x.threshold, last_period = x.last,
       since = CASE WHEN s.state = x.state AND x.since IS NULL THEN s.since ELSE x.since END,
       updated_at = clock_timestamp()
     FROM json_to_recordset($1::json)
       AS x(id bigint, state text, since date, reasons jsonb, threshold text, last date) WHERE s.id = x.id`,
    [JSON.stringify(rows)],
  );
}
