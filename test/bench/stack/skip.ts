import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';

/** Lets the time of one workflow run ahead by so many ms, from timer to timer. */
export async function skipAhead(client: Client, workflowId: string, ms: number): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id: randomUUID(), duration: { seconds: Math.ceil(ms / 1000) as never } },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
}
