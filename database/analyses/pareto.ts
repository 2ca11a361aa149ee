import type { EntityManager } from 'typeorm';
import { paretoOf, type Counted, type Pareto, type ParetoBy } from '../../domain/analysis/pareto.js';
import type { Condition } from '../sql/condition.js';

/** SQL: what a cause `c` of an analysis `k` is counted by. Of a name that is written in several ways the first one is shown. */
const keys: Record<ParetoBy, { key: string; from?: string; folded?: true }> = {
  cause: { key: `c ->> 'code'` },
  stage: { key: 'k.stage' },
  domain: { key: 'k.domain', folded: true },
  market: { key: 'm.market', from: 'LEFT JOIN LATERAL unnest(k.markets) AS m(market) ON TRUE', folded: true },
  month: { key: `to_char(coalesce(k.signed_at, k.created_at) AT TIME ZONE 'UTC', 'YYYY-MM')` },
};

/** Counts the causes of the analyses that a condition on `analyses k` finds. @param role null: all of them */
export async function countCauses(
  manager: EntityManager,
  { sql, params }: Condition,
  { by, role }: { by: ParetoBy; role: string | null },
): Promise<Pareto> {
  const { key, from = '', folded = false } = keys[by];
  const rows = await manager.query<Counted[]>(
    `SELECT min(${key}) AS key, count(*)::int AS count
     FROM analyses k CROSS JOIN LATERAL jsonb_array_elements(k.causes) AS c ${from}
     WHERE ${sql} AND ($${params.length + 1}::text IS NULL OR c ->> 'role' = $${params.length + 1})
     GROUP BY ${folded ? `folded(${key})` : key}`,
    [...params, role],
  );
  return paretoOf(rows, by);
}
