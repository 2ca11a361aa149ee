import { troubledOf } from '../../../../config/running-workflows.js';
import { becameOf, beginAnew, stateOfWorkflow } from '../../../../config/stuck-workflow.js';
import { count } from '../../../../database/engine/counters.js';
import { recordOf, workflowOf, type WorkflowRef } from '../../../../database/engine/kinds.js';
import type { StuckSeen } from '../../../../database/watch/patrols.js';
import { databaseTime } from '../../../../database/sql/database-time.js';
import { afterReplacing, freely, mayReplace, type Replacing } from '../../../../domain/engine/replacing.js';
import { inLanes } from '../deliveries/in-lanes.js';
import type { Patrolled } from './patrol.js';
import { inTurn } from './turns.js';

/** Questions to the engine at one time. */
const atOnce = 10;

type StuckState = Replacing & StuckSeen;

/**
 * One turn: workflows that fail task after task begin anew from their facts, as many as what became of those before permits.
 */
export async function patrolStuck(patrolled: Patrolled): Promise<void> {
  const { dataSource, temporal, taskQueue, onError } = patrolled;
  await inTurn<StuckState, void>(dataSource, 'stuck', async ({ stuck: _, ...before }) => {
    const known = { ...freely, ...before };
    const now = await databaseTime(dataSource.manager);
    const became = await inLanes(known.watched, atOnce, ({ workflowId }) => becameOf(temporal, workflowId));
    const replacing = afterReplacing(known, became, now);
    if (replacing.heldBackSince !== null && known.heldBackSince === null)
      onError('workflow', new Error('workflows that began anew failed again: from now on one at a time is tried'));
    const { ids, count: stuck } = await troubledOf(temporal, taskQueue);
    const watched = [...replacing.watched];
    const { allowance } = replacing;
    for (const workflowId of ids) {
      if (mayReplace({ allowance, watched }) === 0) break;
      const record = recordOf(workflowId);
      if (record === null || watched.some((one) => one.workflowId === workflowId)) continue;
      if (await replace(patrolled, workflowOf(record.kind, record.id))) watched.push({ workflowId, at: now });
    }
    return { end: { state: { ...replacing, watched, stuck }, looked: ids.length, round: true }, result: undefined };
  });
}

/** Whether another has taken its place. */
async function replace(
  { dataSource, temporal, taskQueue, onError }: Patrolled,
  workflow: WorkflowRef,
): Promise<boolean> {
  const { workflowId } = workflow;
  try {
    // The lists are a little behind.
    if ((await stateOfWorkflow(temporal, workflowId)) !== 'stuck') return false;
    await beginAnew(temporal, taskQueue, workflow);
    await count(dataSource.manager, 'reconciler_replaced', 1);
    onError('workflow', new Error(`${workflowId} failed task after task; it begins anew from its facts`));
    return true;
  } catch (error) {
    // The next ones may be stuck too; this one has its turn again.
    onError('workflow', new Error(`${workflowId} is stuck, and cannot begin anew`, { cause: error }));
    return false;
  }
}
