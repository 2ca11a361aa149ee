import type { EntityManager } from 'typeorm';
import type { Metric } from '../../domain/metric/metric.js';
import type { GivenValue } from '../../domain/metric/read-values.js';
import { sliceKey } from '../../domain/metric/slice.js';
import { Refusal } from '../../domain/refusal.js';
import { saveEvents } from '../trail/events.js';
import { cameFor } from '../breaches/expect.js';
import { followValues } from '../breaches/follow.js';
import { judgeSlices, slicesByKey, type Rejudged } from './slices.js';
import { lockMetric } from './metrics.js';

/** What became of a load. */
export interface Loaded {
  created: number;
  corrected: number;
  unchanged: number;
  /** Breaches. */
  opened: number;
  ended: number;
  /** Slices that stand otherwise than before. */
  moved: Rejudged[];
}

interface By {
  actorId: string;
  /** Of the request. */
  key: string;
  at: number;
}

/**
 * Takes values of a metric in, all of them or none, in the caller's transaction. The same value once more is nothing; another
 * one for a period that has one is a correction, and keeps what was there. Each slice that got any is judged anew.
 *
 * @param read as the metric was when the values were understood
 * @throws Refusal `illegal-transition`, `version-mismatch`, `invalid-command`
 */
export async function loadValues(
  manager: EntityManager,
  read: Pick<Metric, 'id' | 'definition'>,
  values: readonly GivenValue[],
  by: By,
): Promise<Loaded> {
  const metric = await lockMetric(manager, read.id);
  if (metric.retired)
    throw new Refusal('illegal-transition', `The metric ${metric.key} is retired: nothing is taken of it any more.`);
  if (metric.definition !== read.definition)
    throw new Refusal('version-mismatch', `What ${metric.key} means was changed just now. Read it again.`);
  const slices = await slicesByKey(manager, metric.id, new Map(values.map((one) => [one.sliceKey, one.slice])));
  const written = await writeValues(manager, metric, values, slices, by.actorId);
  const created = written.filter(({ corrected }) => !corrected).length;
  const corrected = written.length - created;
  const loaded = { created, corrected, unchanged: values.length - written.length };
  if (written.length === 0) return { ...loaded, opened: 0, ended: 0, moved: [] };
  const judged = await judgeSlices(manager, metric, [...new Set(written.map(({ slice_id: id }) => id))]);
  const corrections = new Set(written.flatMap(({ slice_id: id, corrected: again }) => (again ? [id] : [])));
  const followed = await followValues(
    manager,
    metric,
    judged.map(({ id, slice, after }) => ({ slice, after, corrected: corrections.has(id) })),
    by,
  );
  const keys = judged.map(({ slice }) => sliceKey(slice, metric.dimensions));
  await cameFor(manager, metric, keys, by);
  await saveEvents(manager, [
    {
      ...{ subjectKind: 'metric' as const, subjectId: metric.id, programId: null },
      event: {
        ...{ key: `metric/${metric.id}#values:${by.key}`, type: 'metric.values_loaded', at: by.at },
        ...{ actorId: by.actorId, version: null },
        data: { ...loaded, definition: metric.definition, ...spanOf(values) },
      },
    },
  ]);
  return { ...loaded, ...followed, moved: judged.filter(({ before, after }) => before !== after.state) };
}

function spanOf(values: readonly GivenValue[]): { from: string; to: string } {
  const periods = values.map(({ period }) => period).sort();
  return { from: periods[0] ?? '', to: periods.at(-1) ?? '' };
}

/** What was written: new, or in the place of another. */
async function writeValues(
  manager: EntityManager,
  metric: Metric,
  values: readonly GivenValue[],
  slices: ReadonlyMap<string, number>,
  actorId: string,
): Promise<{ slice_id: number; corrected: boolean }[]> {
  const [load] = await manager.query<{ id: number }[]>(
    'INSERT INTO metric_loads (metric_id, loaded_by) VALUES ($1, $2) RETURNING id',
    [metric.id, actorId],
  );
  const written = await manager.query<{ slice_id: number; corrected: boolean }[]>(
    `WITH given AS (
       SELECT DISTINCT ON (slice_id, period) * FROM unnest($3::bigint[], $4::date[], $5::float8[], $6::float8[]) AS g(slice_id, period, amount, base)),
     was AS (
       INSERT INTO metric_corrections (slice_id, definition, period, amount, base, load_id, replaced_by)
       SELECT v.slice_id, v.definition, v.period, v.amount, v.base, v.load_id, $1
       FROM given g JOIN metric_values v ON v.slice_id = g.slice_id AND v.definition = $2 AND v.period = g.period
       WHERE (v.amount, v.base) IS DISTINCT FROM (g.amount, g.base))
     INSERT INTO metric_values AS v (slice_id, definition, period, amount, base, load_id)
     SELECT g.slice_id, $2, g.period, g.amount, g.base, $1 FROM given g
     ON CONFLICT (slice_id, definition, period) DO UPDATE
       SET amount = excluded.amount, base = excluded.base, load_id = excluded.load_id, corrections = v.corrections + 1
       WHERE (v.amount, v.base) IS DISTINCT FROM (excluded.amount, excluded.base)
     RETURNING v.slice_id, v.corrections > 0 AS corrected`,
    [
      ...[load?.id, metric.definition, values.map(({ sliceKey }) => slices.get(sliceKey))],
      ...[values.map(({ period }) => period), values.map(({ amount }) => amount), values.map(({ base }) => base)],
    ],
  );
  if (written.length === 0) await manager.query('DELETE FROM metric_loads WHERE id = $1', [load?.id]);
  return written;
}
