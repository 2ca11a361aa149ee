import type { Client } from '@temporalio/client';
import { beginAnew, stateOfWorkflow } from '../../../../config/stuck-workflow.js';
import type { WorkflowRef } from '../../../../database/engine/kinds.js';

/** A command that has waited for its answer for so long, in ms, looks what keeps its workflow; and again after as long. */
const lookEvery = 2_000;

/**
 * While a command waits: a workflow that fails its task again and again begins anew from its facts, and takes the command
 * then. The patrol would find it too, in its turn; whoever wants to end a broken record need not wait for that.
 */
export async function unsticking<R>(
  temporal: Client,
  taskQueue: string,
  target: WorkflowRef,
  work: Promise<R>,
): Promise<R> {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      if ((await stateOfWorkflow(temporal, target.workflowId)) === 'stuck')
        await beginAnew(temporal, taskQueue, target);
    } catch {
      // The server is away, or slow: the command says so, should it stay so.
    } finally {
      looking = false;
    }
  };
  const looks = setInterval(() => void look(), lookEvery);
  try {
    return await work;
  } finally {
    clearInterval(looks);
  }
}
