import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { statesIn, unionOfKinds } from '../../../database/records/kinds.js';
import { patrol } from './patrol.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';

/** A workflow that has not seen its facts for so long is poked; its timer or its relay had their turn. */
const lagSeconds = 15;

/** Records whose workflows have not seen their newest facts for too long. */
const lagging = unionOfKinds(
  ({ table, workflowType, prefix, input, unstarted }) =>
    `SELECT '${workflowType}' AS type, '${prefix}/' || id AS workflow, jsonb_build_object('${input}', id) AS input
     FROM ${table} WHERE workflow_version < version AND updated_at < now() - make_interval(secs => $1)
       AND NOT status = ANY (ARRAY[${statesIn(unstarted)}]::text[])`,
);

/**
 * Keeps workflows true to their facts: those that lag are poked, which starts them anew where they are gone; and a
 * patrol finds those that are gone, or stuck, without anybody having noticed.
 */
export function startReconciler(
  dataSource: DataSource,
  temporal: Client,
  taskQueue: string,
  onError: (where: string, error: unknown) => void,
): PollLoop[] {
  return [
    startPollLoop({ name: 'reconciler', everyMs: 5_000, onError, run: () => pokeLagging(dataSource) }),
    startPollLoop({ name: 'patrol', everyMs: 30_000, onError, run: patrol(dataSource, temporal, taskQueue, onError) }),
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
