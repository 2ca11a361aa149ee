import type { EntityManager } from 'typeorm';
import type { Measured } from '../../domain/metric/change.js';
import type { Slice } from '../../domain/metric/slice.js';

/** A span of periods by its first and its last, both of it. */
export interface Span {
  from: string;
  to: string;
}

/** What was measured of a slice in two spans. */
export interface SliceMeasured {
  id: number;
  slice: Slice;
  before: Measured | null;
  after: Measured | null;
}

/** Sums of each slice of a metric over two spans, of one meaning: as many rows as it has slices at most. */
export async function measuredIn(
  manager: EntityManager,
  { metricId, definition, before, after }: { metricId: string; definition: number; before: Span; after: Span },
): Promise<SliceMeasured[]> {
  const of = (from: string, to: string): string =>
    `SELECT CASE WHEN count(*) = 0 THEN NULL ELSE
       json_build_object('amount', sum(v.amount), 'base', sum(v.base), 'periods', count(*)) END AS measured
     FROM metric_values v WHERE v.slice_id = s.id AND v.definition = $2 AND v.period BETWEEN ${from}::date AND ${to}::date`;
  return manager.query(
    `SELECT s.id, s.slice, b.measured AS before, a.measured AS after FROM metric_slices s
       CROSS JOIN LATERAL (${of('$3', '$4')}) b CROSS JOIN LATERAL (${of('$5', '$6')}) a
     WHERE s.metric_id = $1 AND (b.measured IS NOT NULL OR a.measured IS NOT NULL) ORDER BY s.key`,
    [metricId, definition, before.from, before.to, after.from, after.to],
  );
}

/** The newest periods of which a metric has values of its present meaning, the newest first. */
export async function lastPeriods(
  manager: EntityManager,
  { metricId, definition, most }: { metricId: string; definition: number; most: number },
): Promise<string[]> {
  const rows = await manager.query<{ period: string }[]>(
    `SELECT DISTINCT v.period::text FROM metric_slices s CROSS JOIN LATERAL (
       SELECT period FROM metric_values x WHERE x.slice_id = s.id AND x.definition = $2 ORDER BY x.period DESC LIMIT $3) v
     WHERE s.metric_id = $1 ORDER BY 1 DESC LIMIT $3`,
    [metricId, definition, most],
  );
  return rows.map(({ period }) => period);
}

/** What was measured of a part in one period. */
export interface PartPeriod extends Measured {
  part: number;
  period: string;
}

/**
 * The values of parts of a metric period by period, those of several slices that make a part together; of one meaning.
 *
 * @param slices which slice belongs to which part
 */
export function partsByPeriod(
  manager: EntityManager,
  { definition, slices, from, to }: { definition: number; slices: readonly { id: number; part: number }[] } & Span,
): Promise<PartPeriod[]> {
  return manager.query(
    `SELECT p.part, v.period::text, sum(v.amount)::double precision AS amount, sum(v.base)::double precision AS base, 1 AS periods
     FROM unnest($1::bigint[], $2::integer[]) AS p(slice_id, part) JOIN metric_values v ON v.slice_id = p.slice_id
     WHERE v.definition = $3 AND v.period BETWEEN $4::date AND $5::date GROUP BY p.part, v.period ORDER BY p.part, v.period`,
    [slices.map(({ id }) => id), slices.map(({ part }) => part), definition, from, to],
  );
}
