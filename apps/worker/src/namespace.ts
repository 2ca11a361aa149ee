import { isGrpcServiceError, type Connection } from '@temporalio/client';

/** gRPC: the namespace is there already. */
function isAlreadyExists(code: number): boolean {
  return code === 6;
}

/** Makes the namespace where there is none. Histories of finished workflows are kept for a month. */
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
  }
}
