import type { EntityManager } from 'typeorm';

/** What the engine counts over its whole life, for the metrics. */
export type Counter =
  | 'sweep_fired'
  | 'reconciler_poked'
  | 'reconciler_restarted'
  | 'reconciler_replaced'
  | 'set_aside'
  /** A workflow knew a newer version than the database: that was restored to an earlier point. */
  | 'database_behind'
  /** An item contradicted its program, or had no plan. */
  | 'patrol_mended'
  /** A command that the API had not sent. */
  | 'command_refused_unsigned';

export async function count(manager: EntityManager, counter: Counter, by: number): Promise<void> {
  await manager.query(
    `INSERT INTO engine_counters AS c (name, value, first_at, last_at) VALUES ($1, $2, now(), now())
     ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value, last_at = excluded.last_at`,
    [counter, by],
  );
}

/** Every counter that has counted something. */
export async function counters(manager: EntityManager): Promise<Partial<Record<Counter, number>>> {
  const rows: { name: Counter; value: number }[] = await manager.query('SELECT name, value FROM engine_counters');
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** How often something was counted, and between when. */
export interface Counted {
  name: Counter;
  value: number;
  /** Null: from before it was written down. */
  first_at: Date | null;
  last_at: Date | null;
}

/** The same, with when each was first and last counted. */
export function countedSince(manager: EntityManager): Promise<Counted[]> {
  return manager.query('SELECT name, value, first_at, last_at FROM engine_counters ORDER BY name');
}
