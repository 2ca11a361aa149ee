import type { EntityManager } from 'typeorm';
import type { Point } from '../../domain/metric/evaluate.js';

/** Values of one answer at most, the newest. */
export const mostSeries = 1_000;

/** A value with what it was before it was corrected, the oldest first. */
export interface SeriesRow extends Point {
  definition: number;
  loaded_by: { id: string; name: string };
  loaded_at: Date;
  corrections: { amount: number; base: number | null; replacedBy: { id: string; name: string }; replacedAt: string }[];
}

/** The values of a slice in order of their periods; one more than fit where there are more. */
export async function seriesOf(
  manager: EntityManager,
  sliceId: number,
  { from, to, definition }: { from?: string | undefined; to?: string | undefined; definition?: number | undefined },
): Promise<SeriesRow[]> {
  const rows = await manager.query<SeriesRow[]>(
    `SELECT v.period::text, v.definition, v.amount, v.base, l.loaded_at,
       jsonb_build_object('id', p.id, 'name', p.name) AS loaded_by,
       CASE WHEN v.corrections = 0 THEN '[]'::jsonb ELSE (
         SELECT coalesce(jsonb_agg(jsonb_build_object('amount', c.amount, 'base', c.base, 'replacedAt', r.loaded_at,
           'replacedBy', jsonb_build_object('id', q.id, 'name', q.name)) ORDER BY c.replaced_by), '[]')
         FROM metric_corrections c JOIN metric_loads r ON r.id = c.replaced_by JOIN people q ON q.id = r.loaded_by
         WHERE c.slice_id = v.slice_id AND c.definition = v.definition AND c.period = v.period) END AS corrections
     FROM metric_values v JOIN metric_loads l ON l.id = v.load_id JOIN people p ON p.id = l.loaded_by
     WHERE v.slice_id = $1 AND ($2::date IS NULL OR v.period >= $2) AND ($3::date IS NULL OR v.period <= $3)
       AND ($4::integer IS NULL OR v.definition = $4)
     ORDER BY v.definition DESC, v.period DESC LIMIT ${mostSeries + 1}`,
    [sliceId, from ?? null, to ?? null, definition ?? null],
  );
  return rows.reverse();
}
