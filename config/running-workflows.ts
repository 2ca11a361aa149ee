import type { Client } from '@temporalio/client';

/**
 * What the Temporal server's lists say of many workflows at once. They are a little behind what is so: who is not listed is
 * asked for by name before anything is done.
 */

/** How long the server may take for an answer, in ms. */
const patience = 10_000;
/** Its limit of what is listed at once, unless it was set lower. */
const mostListed = 1_000;

/** What the server reports of a workflow whose task failed, or was not answered, several times in a row. */
const troubled = `TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Which of these, at most 1,000, are listed as running. */
export async function runningAmong(temporal: Client, workflowIds: readonly string[]): Promise<Set<string>> {
  if (workflowIds.length === 0) return new Set();
  const among = `ExecutionStatus = 'Running' AND WorkflowId IN (${workflowIds.map(quoted).join(', ')})`;
  return new Set((await list(temporal, among)).ids);
}

export interface PageOfWorkflows {
  ids: string[];
  /** Where it goes on; null: that was all. */
  next: string | null;
}

/** Workflows of a task queue that run, a thousand at a time. */
export function runningOf(temporal: Client, taskQueue: string, from: string | null): Promise<PageOfWorkflows> {
  return list(temporal, `ExecutionStatus = 'Running' AND TaskQueue = ${quoted(taskQueue)}`, from);
}

/** Those of them that fail task after task by the server's word; how many there are, and a thousand of them at most. */
export async function troubledOf(temporal: Client, taskQueue: string): Promise<{ ids: string[]; count: number }> {
  const query = `ExecutionStatus = 'Running' AND TaskQueue = ${quoted(taskQueue)} AND ${troubled}`;
  const { ids, next } = await list(temporal, query);
  if (next === null) return { ids, count: ids.length };
  const { count } = await temporal.withDeadline(Date.now() + patience, () => temporal.workflow.count(query));
  return { ids, count };
}

async function list(temporal: Client, query: string, from: string | null = null): Promise<PageOfWorkflows> {
  const { executions, nextPageToken } = await temporal.withDeadline(Date.now() + patience, () =>
    temporal.workflowService.listWorkflowExecutions({
      namespace: temporal.options.namespace,
      query,
      pageSize: mostListed,
      ...(from === null ? {} : { nextPageToken: Buffer.from(from, 'base64') }),
    }),
  );
  const ids = (executions ?? []).map(({ execution }) => execution?.workflowId ?? '');
  const next = nextPageToken && nextPageToken.length > 0 ? Buffer.from(nextPageToken).toString('base64') : null;
  return { ids, next };
}
