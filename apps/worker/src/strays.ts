import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { pokeUnpoked, straysAmong } from '../../../database/watch/strays.js';

/** Running workflows that are looked at in one round, by turns. */
const looked = 200;

/** How long the server may take for an answer, in ms. */
const patience = 5_000;

/**
 * Goes round all running workflows of this installation, which are those of its task queue, and pokes those whose record is gone or has ended, so that they find out and end: after the
 * database, or the engine, was restored to an earlier point, they would wait for what does not come. Each call is one round.
 */
export function strayPatrol(dataSource: DataSource, temporal: Client, taskQueue: string): () => Promise<void> {
  // Others of the namespace may be of another installation, whose records this database does not have.
  const query = `ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`;
  let page: Uint8Array | undefined;
  return async () => {
    const { namespace } = temporal.options;
    const from = page;
    // Where it cannot be asked for, the next round begins at the beginning.
    page = undefined;
    const { executions, nextPageToken } = await temporal.withDeadline(Date.now() + patience, () =>
      temporal.workflowService.listWorkflowExecutions({
        namespace,
        query,
        pageSize: looked,
        ...(from === undefined ? {} : { nextPageToken: from }),
      }),
    );
    const running = (executions ?? []).map(({ execution }) => execution?.workflowId ?? '');
    const strays = await straysAmong(dataSource.manager, running);
    if (strays.length > 0)
      await dataSource.transaction(async (manager) => {
        const poked = await pokeUnpoked(manager, strays);
        if (poked > 0) await count(manager, 'reconciler_poked', poked);
      });
    if (nextPageToken && nextPageToken.length > 0) page = nextPageToken;
  };
}
