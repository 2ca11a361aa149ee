import type { EntityManager } from 'typeorm';

/** How many of what the labels say; a statement without labels gives one count, of all. */
export interface Count {
  labels: Record<string, string>;
  value: number;
}

/** Rounds whose present stage weighs less than it needs, and phases whose tollgate cannot open. */
const blocked = `SELECT '{"of": "tollgate"}'::json AS labels, count(*)::int AS value FROM phases WHERE blocked_since IS NOT NULL
  UNION ALL SELECT '{"of": "round"}', count(*)::int FROM sign_off_rounds r, jsonb_extract_path(r.stages, (r.stage - 1)::text) AS present
    WHERE r.state = 'open' AND (present ->> 'required')::int > (
      SELECT coalesce(sum(coalesce((a ->> 'weight')::int, 1)), 0) FROM jsonb_array_elements(present -> 'approvers') AS a)`;

const all = `'{}'::json AS labels, count(*)::int AS value`;
const by = (label: string, column = label): string =>
  `json_build_object('${label}', ${column}) AS labels, count(*)::int AS value`;

const statements = {
  items: `SELECT ${by('status')} FROM action_items GROUP BY status ORDER BY status`,
  overdue: `SELECT ${all} FROM action_items WHERE overdue`,
  late: `SELECT ${all} FROM planned_steps WHERE state = 'planned' AND fire_at < now()`,
  aside: `SELECT ${by('kind', 'subject_kind')} FROM set_aside WHERE told_at IS NOT NULL GROUP BY subject_kind ORDER BY subject_kind`,
  fired: `SELECT ${by('clock', 'fired_by')} FROM planned_steps WHERE state = 'fired' GROUP BY fired_by ORDER BY fired_by`,
  outbox: `SELECT ${all} FROM outbox`,
  deliveries: `SELECT json_build_object('channel', channel, 'state', state) AS labels, count(*)::int AS value
    FROM deliveries GROUP BY channel, state ORDER BY channel, state`,
  waiting: `SELECT ${by('for', 'push')} FROM notifications WHERE push IN ('pending', 'held', 'digest') GROUP BY push ORDER BY push`,
  webhooks: `SELECT ${by('state')} FROM webhook_deliveries GROUP BY state ORDER BY state`,
  blocked,
  counters: `SELECT json_build_object('kind', name) AS labels, value FROM engine_counters ORDER BY name`,
} as const;

/** What is counted, each by one statement straight from the tables. */
export type Counted = keyof typeof statements;

export function countsOf(manager: EntityManager, what: Counted): Promise<Count[]> {
  return manager.query<Count[]>(statements[what]);
}

/** Upper bounds by which lateness is told, in seconds. */
export const latenessBounds = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600] as const;

export interface Lateness {
  count: number;
  /** Seconds. */
  sum: number;
  /** The latest of them, in seconds; null where there was none. */
  worst: number | null;
  /** How many were no later than each of the bounds. */
  within: number[];
}

/**
 * How long after its instant a step was recorded, over the last hours; the catch-up of old items is left out.
 * @param bounds in seconds
 */
export async function latenessOf(manager: EntityManager, bounds: readonly number[], hours = 24): Promise<Lateness> {
  const [row] = await manager.query<(Record<string, number> & { worst: number | null })[]>(
    `SELECT count(*)::int AS count, coalesce(sum(s), 0)::float8 AS sum, max(s)::float8 AS worst,
       ${bounds.map((bound, index) => `count(*) FILTER (WHERE s <= ${bound})::int AS b${index}`).join(', ')}
     FROM (SELECT greatest(0, extract(epoch FROM recorded_at - fire_at)) AS s FROM planned_steps
           WHERE state = 'fired' AND fired_by <> 'command' AND fire_at > now() - make_interval(hours => $1)) fired`,
    [hours],
  );
  return {
    count: row?.['count'] ?? 0,
    sum: row?.['sum'] ?? 0,
    worst: row?.worst ?? null,
    within: bounds.map((_, index) => row?.[`b${index}`] ?? 0),
  };
}
