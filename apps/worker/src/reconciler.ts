import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { enqueue } from '../../../database/engine/outbox.js';
import {
  isAlive,
  pokeOf,
  recordKindNames,
  recordKinds,
  statesIn,
  unionOfKinds,
  workflowOf,
  type RecordKind,
} from '../../../database/records/kinds.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';

/** A workflow that has not seen its facts for so long is poked; its timer or its relay had their turn. */
const lagSeconds = 15;

/** Live records of each kind whose workflows are looked for in one round of the patrol. */
const patrolled = 50;

/** Where a round of the patrol begins. */
const beginning = '00000000-0000-0000-0000-000000000000';

/** Records whose workflows have not seen their newest facts for too long. */
const lagging = unionOfKinds(
  ({ table, workflowType, prefix, input, unstarted }) =>
    `SELECT '${workflowType}' AS type, '${prefix}/' || id AS workflow, jsonb_build_object('${input}', id) AS input
     FROM ${table} WHERE workflow_version < version AND updated_at < now() - make_interval(secs => $1)
       AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
);

/**
 * Keeps workflows true to their facts: those that lag are poked, which starts them anew where they are gone; and a
 * patrol goes round all live records, to find those that are gone without anybody having noticed.
 */
export function startReconciler(
  dataSource: DataSource,
  temporal: Client,
  onError: (where: string, error: unknown) => void,
): PollLoop[] {
  const last = new Map<RecordKind, string>();
  return [
    startPollLoop({ name: 'reconciler', everyMs: 5_000, onError, run: () => pokeLagging(dataSource) }),
    startPollLoop({
      name: 'patrol',
      everyMs: 30_000,
      onError,
      run: async () => {
        for (const kind of recordKindNames)
          last.set(kind, await patrol(dataSource, temporal, kind, last.get(kind) ?? beginning));
      },
    }),
  ];
}

/** Writes a poke for every workflow that lags behind its facts and has none on its way. */
export async function pokeLagging(dataSource: DataSource): Promise<number> {
  const poked = await dataSource.transaction(async (manager) => {
    const rows: unknown[] = await manager.query(
      `WITH lagging AS (${lagging} LIMIT 500)
       INSERT INTO outbox (workflow_type, workflow_id, kind, input)
       SELECT type, workflow, 'poke', input FROM lagging l
       WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.workflow_id = l.workflow) RETURNING id`,
      [lagSeconds],
    );
    if (rows.length > 0) await count(manager, 'reconciler_poked', rows.length);
    return rows.length;
  });
  if (poked > 0) await dataSource.query('NOTIFY tollgate_outbox');
  // What was poked lags until its workflow has answered; to look again at once would find the same.
  return 0;
}

/** Looks for the workflows of the next live records of a kind after `last`; gives where the next round begins. */
async function patrol(dataSource: DataSource, temporal: Client, kind: RecordKind, last: string): Promise<string> {
  const facts = recordKinds[kind];
  const rows: { id: string }[] = await dataSource.query(
    `SELECT id FROM ${facts.table} WHERE id > $1 AND ${isAlive(facts)}
       AND workflow_version = version AND updated_at < now() - interval '1 minute' ORDER BY id LIMIT $2`,
    [last, patrolled],
  );
  const gone: string[] = [];
  for (const { id } of rows) if (!(await runs(temporal, workflowOf(kind, id).workflowId))) gone.push(id);
  if (gone.length > 0) {
    await dataSource.transaction(async (manager) => {
      const pokes = gone.map((id) => pokeOf(kind, id));
      await enqueue(manager, pokes);
      await count(manager, 'reconciler_restarted', gone.length);
    });
  }
  return rows.length < patrolled ? beginning : (rows.at(-1)?.id ?? last);
}

async function runs(temporal: Client, workflowId: string): Promise<boolean> {
  try {
    const { status } = await temporal.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
