import { strayPatrol } from './strays.js';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { beginAnew, stateOfWorkflow } from '../../../config/stuck-workflow.js';
import { count } from '../../../database/engine/counters.js';
import { leftAloneAfter, leftAloneLagging } from '../../../database/watch/lagging.js';
import { itemMender } from '../../../database/programs/mend-items.js';
import { pokeUnpoked } from '../../../database/watch/strays.js';
import { recordKindNames, workflowOf, type RecordKind } from '../../../database/engine/kinds.js';
import { databaseTime } from '../../../database/sql/database-time.js';

/** Records of each kind whose workflows are looked at in one round, by turns, and as many of those that lag. */
const patrolled = 50;

/** Where a round begins. */
const beginning = '00000000-0000-0000-0000-000000000000';

/**
 * Goes round all live records, and looks for those whose workflow is gone, or stuck; each call is one round.
 * What happened is in PostgreSQL, so both are started anew from their facts. Items that contradict their program are put
 * right on the way, and workflows whose record is gone are told.
 *
 * @returns from each call, how many it found gone, where that were so many that the next round should not wait
 */
export function patrol(
  dataSource: DataSource,
  temporal: Client,
  taskQueue: string,
  onError: (where: string, error: unknown) => void,
): () => Promise<number> {
  const strays = strayPatrol(dataSource, temporal, taskQueue);
  const last = new Map<RecordKind, string>();
  const mendItems = itemMender(dataSource, onError);
  return async () => {
    // First: it needs no engine.
    await mendItems(await databaseTime(dataSource.manager));
    let many = 0;
    for (const kind of recordKindNames) {
      const next = await leftAloneAfter(dataSource.manager, kind, last.get(kind) ?? beginning, patrolled);
      const lagging = await leftAloneLagging(dataSource.manager, kind, patrolled);
      const gone: string[] = [];
      for (const id of new Set([...lagging, ...next])) {
        const { workflowId } = workflowOf(kind, id);
        const state = await stateOfWorkflow(temporal, workflowId);
        if (state === 'gone') gone.push(id);
        if (state === 'stuck')
          try {
            await replace(dataSource, temporal, taskQueue, kind, id);
            onError('workflow', new Error(`${workflowId} failed task after task; it begins anew from its facts`));
          } catch (error) {
            // The next ones may be stuck too; this one has its turn again.
            onError('workflow', new Error(`${workflowId} is stuck, and cannot begin anew`, { cause: error }));
          }
      }
      await startAgain(dataSource, kind, gone);
      // The engine has lost them, or was restored to an earlier point: the next ones are gone too.
      if (next.filter((id) => gone.includes(id)).length * 2 > patrolled) many += gone.length;
      last.set(kind, next.length < patrolled ? beginning : (next.at(-1) ?? beginning));
    }
    await strays();
    return many;
  };
}

/** A poke starts a workflow that is not there. */
async function startAgain(dataSource: DataSource, kind: RecordKind, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await dataSource.transaction(async (manager) => {
    const restarted = await pokeUnpoked(
      manager,
      ids.map((id) => ({ kind, id })),
    );
    if (restarted > 0) await count(manager, 'reconciler_restarted', restarted);
  });
}

async function replace(
  dataSource: DataSource,
  temporal: Client,
  taskQueue: string,
  kind: RecordKind,
  id: string,
): Promise<void> {
  await beginAnew(temporal, taskQueue, workflowOf(kind, id));
  await count(dataSource.manager, 'reconciler_replaced', 1);
}
