import { isCancellation, proxyActivities } from '@temporalio/workflow';
import type { BulkActivities } from '../activities/bulk/bulk.activities.js';

export interface BulkOperationInput {
  operationId: string;
}

const retry = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' } as const;
// A part takes a second or so; a worker that dies is noticed by that.
const { runBulkOperation } = proxyActivities<BulkActivities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry: { ...retry, maximumAttempts: 20 },
});
// However long the database is away: an operation whose end is not recorded would seem to run for ever.
const { failBulkOperation } = proxyActivities<BulkActivities>({ startToCloseTimeout: '1 minute', retry });

/**
 * One operation over many items. Its parts follow each other within one activity: between two, this workflow would wait
 * behind those of the items just changed. It is cancelled by a fact, which the next part sees.
 */
export async function bulkOperation({ operationId }: BulkOperationInput): Promise<void> {
  try {
    await runBulkOperation(operationId, Date.now());
  } catch (error) {
    if (isCancellation(error)) throw error;
    const why = 'It failed again and again; the log of the worker says why. What is done stays; begin it anew.';
    await failBulkOperation(operationId, why, Date.now());
  }
}
