import { WorkflowNotFoundError, type Client } from '@temporalio/client';

/** A workflow whose task has failed so often in a row does not come right by itself. */
const mostAttempts = 4;

/** How long the server may take for an answer, in ms. */
const patience = 5_000;

/** How a workflow is by the word of the server; `stuck`: it fails its task again and again. */
export async function stateOfWorkflow(temporal: Client, workflowId: string): Promise<'well' | 'gone' | 'stuck'> {
  try {
    const { status, raw } = await temporal.withDeadline(Date.now() + patience, () =>
      temporal.workflow.getHandle(workflowId).describe(),
    );
    if (status.name !== 'RUNNING') return 'gone';
    return (raw.pendingWorkflowTask?.attempt ?? 0) >= mostAttempts ? 'stuck' : 'well';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    throw error;
  }
}

/** Another takes its place. What happened is in PostgreSQL: it begins from the facts, and loses nothing. */
export async function beginAnew(
  temporal: Client,
  taskQueue: string,
  { workflowType, workflowId, input }: { workflowType: string; workflowId: string; input: Record<string, unknown> },
): Promise<void> {
  await temporal.withDeadline(Date.now() + patience, () =>
    temporal.workflow.start(workflowType, {
      workflowId,
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    }),
  );
}
