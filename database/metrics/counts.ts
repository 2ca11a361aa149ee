import type { EntityManager } from 'typeorm';

/** How many of what a label says; a statement without labels has one, which is empty. */
export interface Count {
  label: string;
  value: number;
}

/** Rounds whose present stage weighs less than it needs, and phases whose tollgate cannot open. */
const blocked = `SELECT 'tollgate' AS label, count(*)::int AS value FROM phases WHERE blocked_since IS NOT NULL
  UNION ALL SELECT 'round', count(*)::int FROM sign_off_rounds r, jsonb_extract_path(r.stages, (r.stage - 1)::text) AS present
    WHERE r.state = 'open' AND (present ->> 'required')::int > (
      SELECT coalesce(sum(coalesce((a ->> 'weight')::int, 1)), 0) FROM jsonb_array_elements(present -> 'approvers') AS a)`;

const statements = {
  items: 'SELECT status AS label, count(*)::int AS value FROM action_items GROUP BY 1 ORDER BY 1',
  overdue: `SELECT '' AS label, count(*)::int AS value FROM action_items WHERE overdue`,
  late: `SELECT '' AS label, count(*)::int AS value FROM planned_steps WHERE state = 'planned' AND fire_at < now()`,
  aside: `SELECT subject_kind AS label, count(*)::int AS value FROM set_aside WHERE told_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
  fired: `SELECT fired_by AS label, count(*)::int AS value FROM planned_steps WHERE state = 'fired' GROUP BY 1 ORDER BY 1`,
  outbox: `SELECT '' AS label, count(*)::int AS value FROM outbox`,
  deliveries: `SELECT channel || '",state="' || state AS label, count(*)::int AS value FROM deliveries GROUP BY 1 ORDER BY 1`,
  waiting: `SELECT push AS label, count(*)::int AS value FROM notifications WHERE push IN ('pending', 'held', 'digest') GROUP BY 1 ORDER BY 1`,
  webhooks: 'SELECT state AS label, count(*)::int AS value FROM webhook_deliveries GROUP BY 1 ORDER BY 1',
  blocked,
  counters: 'SELECT name AS label, value FROM engine_counters ORDER BY 1',
} as const;

/** What is counted, each by one statement straight from the tables. */
export type Counted = keyof typeof statements;

export function countsOf(manager: EntityManager, what: Counted): Promise<Count[]> {
  return manager.query<Count[]>(statements[what]);
}

export interface Lateness {
  count: number;
  /** Seconds. */
  sum: number;
  /** How many were no later than each of the bounds. */
  within: number[];
}

/**
 * How long after its instant a step was recorded, over the last 24 hours; the catch-up of old items is left out.
 * @param bounds in seconds
 */
export async function latenessOf(manager: EntityManager, bounds: readonly number[]): Promise<Lateness> {
  const [row] = await manager.query<Record<string, number>[]>(
    `SELECT count(*)::int AS count, coalesce(sum(s), 0)::float8 AS sum,
       ${bounds.map((bound, index) => `count(*) FILTER (WHERE s <= ${bound})::int AS b${index}`).join(', ')}
     FROM (SELECT greatest(0, extract(epoch FROM recorded_at - fire_at)) AS s FROM planned_steps
           WHERE state = 'fired' AND fired_by <> 'command' AND fire_at > now() - interval '24 hours') fired`,
  );
  return {
    count: row?.['count'] ?? 0,
    sum: row?.['sum'] ?? 0,
    within: bounds.map((_, index) => row?.[`b${index}`] ?? 0),
  };
}
