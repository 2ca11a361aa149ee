import { setTimeout as sleep } from 'node:timers/promises';
import { isGrpcServiceError, type Connection } from '@temporalio/client';

function isNotFound(code: number): boolean {
  return code === 5;
}

/** gRPC: another worker was quicker. */
function isAlreadyExists(code: number): boolean {
  return code === 6;
}

/** gRPC: not found, unavailable. */
const notYet: number[] = [5, 14];

/** How long the server may take to answer, and until all of its parts know a new namespace, in ms. */
const patience = 10_000;
const untilKnown = 30_000;

/**
 * Makes the namespace where there is none, and waits until it can be used. Histories of finished workflows are kept for a
 * month.
 * @throws where the server does not answer in time
 */
export async function ensureNamespace(connection: Connection, namespace: string): Promise<void> {
  await connection.withDeadline(Date.now() + patience, async () => {
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } catch (error) {
      if (!isGrpcServiceError(error) || !isNotFound(error.code)) throw error;
      await register(connection, namespace);
    }
  });
  // Whoever made it may have made it a moment ago: it is described before all parts of the server know it.
  await known(connection, namespace);
}

async function register(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: (30 * 24 * 3600) as unknown as Long },
    });
  } catch (error) {
    if (!isGrpcServiceError(error) || !isAlreadyExists(error.code)) throw error;
  }
}

/** A worker that polled before would be turned away, and wait long before it tried again. */
async function known(connection: Connection, namespace: string): Promise<void> {
  const end = Date.now() + untilKnown;
  for (;;) {
    try {
      await connection.withDeadline(Date.now() + patience, () =>
        connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: 'any' } }),
      );
      return;
    } catch (error) {
      if (!isGrpcServiceError(error) || !notYet.includes(error.code) || Date.now() > end) throw error;
    }
    await sleep(100);
  }
}
