import { setTimeout as sleep } from 'node:timers/promises';
import { isGrpcServiceError, type Connection } from '@temporalio/client';

/** gRPC: the namespace is there already. */
function isAlreadyExists(code: number): boolean {
  return code === 6;
}

/** gRPC: not found, unavailable. */
const notYet: number[] = [5, 14];

/** How long a server may take until all of its parts know a new namespace, in ms. */
const patience = 30_000;

/** Makes the namespace where there is none, and waits until it can be used. Histories of finished workflows are kept for a month. */
export async function ensureNamespace(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch {
    try {
      await connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: { seconds: (30 * 24 * 3600) as unknown as Long },
      });
    } catch (error) {
      if (!isGrpcServiceError(error) || !isAlreadyExists(error.code)) throw error;
    }
    await known(connection, namespace);
  }
}

/** A worker that polled before would be turned away, and wait long before it tried again. */
async function known(connection: Connection, namespace: string): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: 'any' } });
      return;
    } catch (error) {
      if (!isGrpcServiceError(error) || !notYet.includes(error.code) || Date.now() > end) throw error;
    }
    await sleep(100);
  }
}
