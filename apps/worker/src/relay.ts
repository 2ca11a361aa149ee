import { WorkflowIdConflictPolicy, type Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import type { OutboxEntry } from '../../../database/engine/outbox.js';
import { programsAtWork } from '../../../database/programs/unfinished.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';

interface OutboxRow {
  id: number;
  workflow_type: string;
  workflow_id: string;
  kind: OutboxEntry['kind'];
  input: Record<string, unknown>;
}

/** Entries that are taken at a time, and calls that are in flight at once. */
const batch = 400;
const inFlight = 100;

/** Longer than any call takes: an entry whose relay died is taken by another. */
const leaseSeconds = 30;

/**
 * Carries the outbox to Temporal: starts workflows and pokes them. At least once; "already started" is success, and a
 * poke only makes a workflow read its facts.
 */
export function startRelay(
  dataSource: DataSource,
  temporal: Client,
  taskQueue: string,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  return startPollLoop({
    name: 'relay',
    everyMs: 1_000,
    onError,
    run: async () => {
      const rows = await claim(dataSource);
      if (rows.length === 0) return 0;
      const { needed, needless } = await sort(dataSource, rows);
      const { done, failed, reason } = await send(temporal, taskQueue, needed);
      done.push(...needless);
      if (done.length > 0) await dataSource.query('DELETE FROM outbox WHERE id = ANY($1)', [done]);
      if (failed.length > 0) {
        await giveBack(dataSource, failed, reason);
        onError('relay', new Error(`${failed.length} entries wait for another attempt: ${reason}`));
      }
      return done.length;
    },
  });
}

async function claim(dataSource: DataSource): Promise<OutboxRow[]> {
  // An UPDATE answers with rows and their number.
  const [rows] = await dataSource.query<[OutboxRow[], number]>(
    `UPDATE outbox SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id IN (SELECT id FROM outbox WHERE next_attempt_at <= now() ORDER BY next_attempt_at, id LIMIT $1
       FOR UPDATE SKIP LOCKED)
     RETURNING id, workflow_type, workflow_id, kind, input`,
    [batch, leaseSeconds],
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** A program is not asked whether its phase is complete, item by item, while others are still to be done. */
async function sort(dataSource: DataSource, rows: OutboxRow[]): Promise<{ needed: OutboxRow[]; needless: number[] }> {
  const evaluate = rows.filter(({ kind }) => kind === 'evaluate');
  if (evaluate.length === 0) return { needed: rows, needless: [] };
  const programOf = ({ input }: OutboxRow): string => String(input['programId']);
  const atWork = await programsAtWork(dataSource, [...new Set(evaluate.map(programOf))]);
  const needless = evaluate.filter((row) => atWork.has(programOf(row)));
  return { needed: rows.filter((row) => !needless.includes(row)), needless: needless.map(({ id }) => id) };
}

/** Waits longer each time, a minute at most. */
async function giveBack(dataSource: DataSource, ids: number[], reason: string): Promise<void> {
  await dataSource.query(
    `UPDATE outbox SET last_error = $2, next_attempt_at = now() + make_interval(secs => least(60, power(2, least(attempts, 6))))
     WHERE id = ANY($1)`,
    [ids, reason.slice(0, 500)],
  );
}

async function send(
  temporal: Client,
  taskQueue: string,
  rows: OutboxRow[],
): Promise<{ done: number[]; failed: number[]; reason: string }> {
  // One poke is as good as many; a start before it is kept, for its input is the same.
  const byWorkflow = new Map<string, OutboxRow[]>();
  for (const row of rows) byWorkflow.set(row.workflow_id, [...(byWorkflow.get(row.workflow_id) ?? []), row]);
  const groups = [...byWorkflow.values()];
  const done: number[] = [];
  const failed: number[] = [];
  let reason = '';
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let group = groups[next++]; group; group = groups[next++]) {
      const ids = group.map(({ id }) => id);
      try {
        await carry(temporal, taskQueue, group.find(({ kind }) => kind !== 'start') ?? group[0]);
        done.push(...ids);
      } catch (error) {
        failed.push(...ids);
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, groups.length) }, lane));
  return { done, failed, reason };
}

async function carry(temporal: Client, taskQueue: string, row: OutboxRow | undefined): Promise<void> {
  if (!row) return;
  const options = {
    workflowId: row.workflow_id,
    taskQueue,
    args: [row.input],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  };
  await temporal.withDeadline(Date.now() + 10_000, async () => {
    if (row.kind === 'start') await temporal.workflow.start(row.workflow_type, options);
    else await temporal.workflow.signalWithStart(row.workflow_type, { ...options, signal: 'poke', signalArgs: [] });
  });
}
