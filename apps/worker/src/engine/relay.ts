import { setTimeout as sleep } from 'node:timers/promises';
import { isGrpcServiceError, ServiceError, WorkflowIdConflictPolicy, type Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { goingOnWith } from '../../../../config/spans.js';
import {
  claimEntries,
  delayEntries,
  putEntriesBack,
  removeEntries,
  type OutboxRow,
} from '../../../../database/engine/outbox-queue.js';
import { programsNotToAsk } from '../../../../database/programs/unfinished.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';
import { Unseen } from './unseen.js';
import { steadyNow } from './steady-time.js';

/** Entries that are taken at a time, and calls that are in flight at once. */
const batch = 400;
const inFlight = 100;

/** How long a call may take, in ms. */
const patience = 10_000;

/** Where the engine has enough to do, it is looked again so soon, in ms. */
const busyMs = 100;

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
  const unseen = new Unseen(dataSource);
  return startPollLoop({
    name: 'relay',
    everyMs: 1_000,
    onError,
    run: async () => {
      const room = await unseen.room(steadyNow());
      if (room === 0) {
        await sleep(busyMs);
        return 1;
      }
      const rows = await claimEntries(dataSource.manager, Math.min(batch, room));
      if (rows.length === 0) return 0;
      const { needed, needless } = await sort(dataSource, rows);
      const { done, failed, untried, reason } = await send(temporal, taskQueue, needed);
      const carried = needed.filter(({ id }) => done.includes(id)).map(({ workflow_id }) => workflow_id);
      unseen.add(carried, steadyNow());
      done.push(...needless);
      if (done.length > 0) await removeEntries(dataSource.manager, done);
      if (failed.length > 0) await delayEntries(dataSource.manager, failed, reason);
      if (untried.length > 0) await putEntriesBack(dataSource.manager, untried, reason);
      const waiting = failed.length + untried.length;
      if (waiting > 0) onError('relay', new Error(`${waiting} entries wait for another attempt: ${reason}`));
      return done.length;
    },
  });
}

/** A program is not asked whether its phase is complete, item by item, while others are still to be done, nor when it has ended. */
async function sort(dataSource: DataSource, rows: OutboxRow[]): Promise<{ needed: OutboxRow[]; needless: number[] }> {
  const evaluate = rows.filter(({ kind }) => kind === 'evaluate');
  if (evaluate.length === 0) return { needed: rows, needless: [] };
  const programOf = ({ input }: OutboxRow): string => String(input['programId']);
  const notToAsk = await programsNotToAsk(dataSource, [...new Set(evaluate.map(programOf))]);
  const needless = evaluate.filter((row) => notToAsk.has(programOf(row)));
  return { needed: rows.filter((row) => !needless.includes(row)), needless: needless.map(({ id }) => id) };
}

interface Sent {
  done: number[];
  /** Refused by the server. */
  failed: number[];
  /** The server did not answer, or was not asked any more after that. */
  untried: number[];
  reason: string;
}

async function send(temporal: Client, taskQueue: string, rows: OutboxRow[]): Promise<Sent> {
  // One poke is as good as many; a start before it is kept, for its input is the same.
  const groups = [...Map.groupBy(rows, (row) => row.workflow_id).values()];
  const sent: Sent = { done: [], failed: [], untried: [], reason: '' };
  let away = false;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let group = groups[next++]; group; group = groups[next++]) {
      const ids = group.map(({ id }) => id);
      if (away) {
        sent.untried.push(...ids);
        continue;
      }
      try {
        const row = group.find(({ kind }) => kind !== 'start') ?? group[0];
        if (!row) continue;
        const attributes = { 'tollgate.workflow': row.workflow_id };
        const part = { name: `outbox ${row.kind}`, attributes, traces: group.map(({ trace }) => trace) };
        await goingOnWith(part, () => carry(temporal, taskQueue, row));
        sent.done.push(...ids);
      } catch (error) {
        if (isAway(error)) away = true;
        (isAway(error) ? sent.untried : sent.failed).push(...ids);
        sent.reason = error instanceof Error ? error.message : String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, groups.length) }, lane));
  return sent;
}

/** gRPC: too late, overloaded, or not to be reached. */
const awayCodes = [4, 8, 14];

function isAway(error: unknown): boolean {
  const status = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(status) && awayCodes.includes(status.code);
}

async function carry(temporal: Client, taskQueue: string, row: OutboxRow): Promise<void> {
  const options = {
    workflowId: row.workflow_id,
    taskQueue,
    args: [row.input],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  };
  await temporal.withDeadline(Date.now() + patience, async () => {
    if (row.kind === 'start') await temporal.workflow.start(row.workflow_type, options);
    else await temporal.workflow.signalWithStart(row.workflow_type, { ...options, signal: 'poke', signalArgs: [] });
  });
}
