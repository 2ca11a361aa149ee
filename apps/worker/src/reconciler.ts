import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';

/** A workflow that has not seen its facts for so long is poked; its timer or its relay had their turn. */
const lagSeconds = 15;

/** Live items whose workflows are looked for in one round of the patrol. */
const patrolled = 50;

/**
 * Keeps workflows true to their facts: those that lag are poked, which starts them anew where they are gone; and a
 * patrol goes round all live items, to find those that are gone without anybody having noticed.
 */
export function startReconciler(
  dataSource: DataSource,
  temporal: Client,
  onError: (where: string, error: unknown) => void,
): PollLoop[] {
  let last = '00000000-0000-0000-0000-000000000000';
  return [
    startPollLoop({ name: 'reconciler', everyMs: 5_000, onError, run: () => pokeLagging(dataSource) }),
    startPollLoop({
      name: 'patrol',
      everyMs: 30_000,
      onError,
      run: async () => {
        last = await patrol(dataSource, temporal, last);
      },
    }),
  ];
}

/** Writes a poke for every workflow that lags behind its facts and has none on its way. */
export async function pokeLagging(dataSource: DataSource): Promise<number> {
  const poked = await dataSource.transaction(async (manager) => {
    const rows: unknown[] = await manager.query(
      `WITH lagging AS (
         SELECT 'actionItem' AS type, 'action-item/' || id AS workflow, jsonb_build_object('itemId', id) AS input
         FROM action_items WHERE workflow_version < version AND updated_at < now() - make_interval(secs => $1)
           AND status NOT IN ('draft')
         UNION ALL
         SELECT 'program', 'program/' || id, jsonb_build_object('programId', id)
         FROM programs WHERE workflow_version < version AND updated_at < now() - make_interval(secs => $1)
           AND status <> 'draft'
         LIMIT 500)
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

/** Looks for the workflows of the next live items after `last`; gives where the next round begins. */
async function patrol(dataSource: DataSource, temporal: Client, last: string): Promise<string> {
  const rows: { id: string }[] = await dataSource.query(
    `SELECT id FROM action_items WHERE id > $1 AND status IN ('open', 'in_progress', 'on_hold', 'submitted')
       AND workflow_version = version AND updated_at < now() - interval '1 minute' ORDER BY id LIMIT $2`,
    [last, patrolled],
  );
  const gone: string[] = [];
  for (const { id } of rows) if (!(await runs(temporal, `action-item/${id}`))) gone.push(id);
  if (gone.length > 0) {
    await dataSource.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO outbox (workflow_type, workflow_id, kind, input)
         SELECT 'actionItem', 'action-item/' || id, 'poke', jsonb_build_object('itemId', id) FROM unnest($1::uuid[]) AS id`,
        [gone],
      );
      await count(manager, 'reconciler_restarted', gone.length);
      await manager.query('NOTIFY tollgate_outbox');
    });
  }
  return rows.length < patrolled ? '00000000-0000-0000-0000-000000000000' : (rows.at(-1)?.id ?? last);
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
