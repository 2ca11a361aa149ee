import { Context, heartbeat } from '@temporalio/activity';
import type { DataSource } from 'typeorm';
import { closeOperation } from '../../database/bulk/close-operation.js';
import { lockOperation } from '../../database/bulk/operation-row.js';
import { runOperation } from '../../database/bulk/run-operation.js';
import { cameWithKept, comingWith } from '../../database/people/came-with.js';
import { handKept, inHand } from '../../database/trail/in-hand.js';

export interface BulkActivities {
  /** Carries an operation out to its end; begun again, it goes on where it stopped. `at`: business time, epoch ms. */
  runBulkOperation(operationId: string, at: number): Promise<void>;
  /** Ends an operation that cannot be carried out; one that has ended is left alone. */
  failBulkOperation(operationId: string, problem: string, at: number): Promise<void>;
}

export function bulkActivities(dataSource: DataSource): BulkActivities {
  return {
    async runBulkOperation(operationId, at) {
      const { cancellationSignal } = Context.current();
      const between = (): void => {
        heartbeat();
        // The worker shuts down: another goes on.
        cancellationSignal.throwIfAborted();
      };
      const hand = await handKept(dataSource.manager, 'bulk_operations', operationId);
      const came = await cameWithKept(dataSource.manager, 'bulk_operations', operationId);
      await inHand(hand, () => comingWith(came, () => runOperation(dataSource, operationId, at, between)));
    },

    async failBulkOperation(operationId, problem, at) {
      await dataSource.transaction(async (manager) => {
        const operation = await lockOperation(manager, operationId);
        if (operation?.state !== 'running') return;
        await closeOperation(manager, operation, 'failed', { actorId: null, at, error: problem });
      });
    },
  };
}
