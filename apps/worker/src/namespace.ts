import { isGrpcServiceError, type Connection } from '@temporalio/client';

function isNotFound(code: number): boolean {
  return code === 5;
}

/** gRPC: another worker was quicker. */
function isAlreadyExists(code: number): boolean {
  return code === 6;
}

/** How long the server may take to answer, in ms. */
const patience = 10_000;

/**
 * Makes the namespace where there is none. Histories of finished workflows are kept for a month.
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
