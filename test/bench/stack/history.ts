import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

/** The order to skip time, and what tells that time was skipped. */
const order = 'EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED';
const skipped = 'EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED';
const task = 'EVENT_TYPE_WORKFLOW_TASK_SCHEDULED';

/**
 * Events of a history as they would be had the time come by itself: without those that tell of skipped time, and
 * without the workflow task (scheduled, started, completed) that the order to skip may bring.
 */
export async function historyEvents(client: Client, workflowId: string): Promise<number> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const { events } = JSON.parse(historyToJSON(history)) as { events: { eventType: string }[] };
  const types = events.map(({ eventType }) => eventType);
  const ofSkipping = types.filter((type) => type === order || type === skipped).length;
  const tasks = types.filter((type, index) => type === task && types[index - 1] === order).length;
  return types.length - ofSkipping - 3 * tasks;
}
