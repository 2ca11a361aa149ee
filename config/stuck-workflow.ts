import { WorkflowNotFoundError, type Client, type WorkflowExecutionDescription } from '@temporalio/client';

/** A workflow whose task has failed so often in a row does not come right by itself. */
const mostAttempts = 4;

/** How long the server may take for an answer, in ms. */
const patience = 5_000;

/** How a workflow is by the word of the server; `stuck`: it fails its task again and again. */
export async function stateOfWorkflow(temporal: Client, workflowId: string): Promise<'well' | 'gone' | 'stuck'> {
  const running = await describedWhereRunning(temporal, workflowId);
  if (running === null) return 'gone';
  return (running.raw.pendingWorkflowTask?.attempt ?? 0) >= mostAttempts ? 'stuck' : 'well';
}

/** Whether it helped that one began anew: `open` while a task of it waits or is tried, and has not failed often yet. */
export async function becameOf(temporal: Client, workflowId: string): Promise<'well' | 'again' | 'open'> {
  const attempt = (await describedWhereRunning(temporal, workflowId))?.raw.pendingWorkflowTask?.attempt;
  if (attempt == null) return 'well';
  return attempt >= mostAttempts ? 'again' : 'open';
}

/**
 * Whether it runs and a task of it waits for a worker, or is in the hands of one: it looks at its facts by itself, however long
 * the queue, and is helped by no signal.
 */
export async function isQueued(temporal: Client, workflowId: string): Promise<boolean> {
  return (await describedWhereRunning(temporal, workflowId))?.raw.pendingWorkflowTask != null;
}

async function describedWhereRunning(
  temporal: Client,
  workflowId: string,
): Promise<WorkflowExecutionDescription | null> {
  try {
    const described = await temporal.withDeadline(Date.now() + patience, () =>
      temporal.workflow.getHandle(workflowId).describe(),
    );
    return described.status.name === 'RUNNING' ? described : null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
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
