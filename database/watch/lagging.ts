import type { EntityManager } from 'typeorm';
import { statesIn, unionOfKinds } from '../engine/kinds.js';

/** A workflow that has not seen its facts for so long is poked; its timer or its relay had their turn. */
export const lagSeconds = 15;

/** A workflow that has not seen its newest facts, and how it is started or poked. */
export interface Lagging {
  type: string;
  workflow: string;
  input: Record<string, unknown>;
}

/** Records whose workflows have not seen their newest facts for `$1` seconds. */
const lagging = unionOfKinds(
  ({ table, workflowType, prefix, input, unstarted }) =>
    `SELECT '${workflowType}' AS type, '${prefix}/' || id AS workflow, jsonb_build_object('${input}', id) AS input
     FROM ${table} WHERE workflow_version < version AND updated_at < now() - make_interval(secs => $1)
       AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
);

/** Which of these workflows lag behind their facts for so many seconds or longer. */
export function laggingAmong(manager: EntityManager, seconds: number, workflows: string[]): Promise<Lagging[]> {
  return manager.query(`WITH lagging AS (${lagging}) SELECT * FROM lagging WHERE workflow = ANY($2)`, [
    seconds,
    workflows,
  ]);
}

/** Those besides these that lag so long and have nothing on its way in the outbox. */
export function laggingBesides(
  manager: EntityManager,
  seconds: number,
  workflows: string[],
  most: number,
): Promise<Lagging[]> {
  return manager.query(
    `WITH lagging AS (${lagging}) SELECT * FROM lagging l WHERE NOT workflow = ANY($2)
       AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.workflow_id = l.workflow) LIMIT $3`,
    [seconds, workflows, most],
  );
}

/** How many lag so long, counted up to so many. */
export async function countLagging(manager: EntityManager, seconds: number, most: number): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM (${lagging}) AS behind LIMIT $2) AS counted`,
    [seconds, most],
  );
  return row?.count ?? 0;
}

/** Those of the given records that have not seen their facts yet. */
const behind = unionOfKinds(
  ({ table, prefix, unstarted }) =>
    `SELECT '${prefix}/' || id AS workflow FROM ${table} WHERE id = ANY($1::uuid[]) AND workflow_version < version
       AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
);

/** The workflows of those among these records that have not seen their newest facts, however new these are. */
export async function behindAmong(manager: EntityManager, ids: string[]): Promise<string[]> {
  const rows = await manager.query<{ workflow: string }[]>(behind, [ids]);
  return rows.map(({ workflow }) => workflow);
}
