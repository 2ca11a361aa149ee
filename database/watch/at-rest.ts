import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.js';
import { isAlive, statesIn, unionOfKinds } from '../engine/kinds.js';

/** Records of each kind whose workflows have not seen their newest facts. */
const lagging = unionOfKinds(
  ({ table, unstarted }) =>
    `SELECT count(*)::int AS n FROM ${table} WHERE workflow_version < version AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
);

/** Nothing is on its way: no start or poke waits, no workflow lags behind its facts. */
export async function isAtRest(manager: EntityManager): Promise<boolean> {
  const [row] = await manager.query<{ busy: number }[]>(
    `SELECT (SELECT count(*) FROM outbox) + (SELECT sum(n) FROM (${lagging}) AS kinds) AS busy`,
  );
  return row?.busy === 0;
}

/** Records whose plan runs. */
const living = unionOfKinds((facts) => `SELECT id FROM ${facts.table} WHERE ${isAlive(facts)}`);

/** Whether no live record has anything planned up to an instant that has not fired. */
export async function hasFired(manager: EntityManager, by: Instant): Promise<boolean> {
  const [row] = await manager.query<{ due: number }[]>(
    `SELECT count(*) AS due FROM planned_steps s JOIN (${living}) k ON k.id = s.subject_id
     WHERE s.state = 'planned' AND s.fire_at <= to_timestamp($1 / 1000.0)`,
    [by],
  );
  return row?.due === 0;
}

/** The ids of all workflows that wait for time or for people. */
export async function liveWorkflows(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    unionOfKinds((facts) => `SELECT '${facts.prefix}/' || id AS id FROM ${facts.table} WHERE ${isAlive(facts)}`),
  );
  return rows.map(({ id }) => id);
}

/** When the next step is due after an instant; null: none is planned. */
export async function nextStepAfter(manager: EntityManager, at: Instant): Promise<Instant | null> {
  const [row] = await manager.query<{ at: Date | null }[]>(
    `SELECT min(fire_at) AS at FROM planned_steps WHERE state = 'planned' AND fire_at > to_timestamp($1 / 1000.0)`,
    [at],
  );
  return row?.at?.getTime() ?? null;
}
