import { isGrpcServiceError, WorkflowNotFoundError, type Client, type Connection } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import type { Settings } from '../../../../config/settings.js';
import { apart, goingOnWith } from '../../../../config/spans.js';
import { temporalClient } from '../../../../config/temporal-client.js';
import { prepareStage, workflowsOf } from '../../../../database/rehearsals/prepare-stage.js';
import { project } from '../../../../database/rehearsals/project.js';
import { readResult } from '../../../../database/rehearsals/read-result.js';
import {
  beginRehearsal,
  endRehearsal,
  rehearsalReached,
  type RehearsalMode,
  type RehearsalOrder,
  type RehearsalResult,
} from '../../../../database/rehearsals/rehearsals.js';
import { openStage } from '../../../../database/rehearsals/stage.js';
import { Refusal } from '../../../../domain/refusal.js';
import { ensureNamespace } from '../engine/namespace.js';
import { startRelay } from '../engine/relay.js';
import { keepTemporalWorker } from '../engine/temporal-worker.js';
import { VirtualClock } from './virtual-clock.js';

export interface Theatre {
  settings: Settings;
  dataSource: DataSource;
  connection: Connection;
  code: Pick<WorkerOptions, 'workflowBundle'>;
  onError: (where: string, error: unknown) => void;
}

const dayMs = 86_400_000;

class Cancelled extends Error {}

/** The server cannot skip time here, or there is no namespace for it. */
class CannotSkip extends Error {}

/** Plays a rehearsal to its end and records what it gave; nothing of it touches a real record. */
export async function playRehearsal(theatre: Theatre, order: RehearsalOrder, signal: AbortSignal): Promise<void> {
  const { dataSource } = theatre;
  const from = Date.now();
  const until = from + order.days * dayMs;
  await beginRehearsal(dataSource, order.id, from);
  try {
    const part = { name: 'play rehearsal', attributes: { 'tollgate.rehearsal': order.id }, traces: [order.trace] };
    const end = await goingOnWith(part, () => onStage(theatre, order, { from, until, signal }));
    await endRehearsal(dataSource, order.id, { state: 'done', ...end });
  } catch (error) {
    if (error instanceof Cancelled) return;
    if (error instanceof Refusal) {
      await endRehearsal(dataSource, order.id, { state: 'failed', note: error.message });
      return;
    }
    const note = 'It could not be played to its end; the log of the worker says why. Ask for it again.';
    if (!signal.aborted) await endRehearsal(dataSource, order.id, { state: 'failed', note });
    throw error;
  }
}

async function onStage(
  theatre: Theatre,
  order: RehearsalOrder,
  { from, until, signal }: { from: number; until: number; signal: AbortSignal },
): Promise<{ mode: RehearsalMode; note: string | null; result: RehearsalResult }> {
  const { dataSource, settings } = theatre;
  const stage = await openStage(dataSource, { ...order, databaseUrl: settings.databaseUrl });
  try {
    const items = await prepareStage(stage.dataSource, order, from);
    const cannot =
      items > settings.rehearsalItems
        ? `${items} items are more than the ${settings.rehearsalItems} that are played on the engine at a time`
        : await apart(() => playOnEngine(theatre, stage.dataSource, { order, until, signal }));
    if (cannot === null) return { mode: 'played', note: null, result: await readResult(stage.dataSource, from) };
    const note = `Projected, not played: ${cannot}.`;
    return { mode: 'projected', note, result: await project(stage.dataSource, { from, until }) };
  } finally {
    await stage.close();
  }
}

/** The whole engine on the stage, with time skipped by the server. Null, or why it cannot be. */
async function playOnEngine(
  { settings, dataSource, connection, code, onError }: Theatre,
  stage: DataSource,
  { order, until, signal }: { order: RehearsalOrder; until: number; signal: AbortSignal },
): Promise<string | null> {
  const namespace = settings.rehearsalNamespace;
  const temporal = temporalClient(connection, { ...settings, temporalNamespace: namespace });
  const taskQueue = `rehearsal-${order.id}`;
  try {
    await skipping(() => ensureNamespace(connection, namespace));
    await endAll(temporal, stage);
  } catch (error) {
    if (error instanceof CannotSkip) return error.message;
    throw error;
  }
  const worker = keepTemporalWorker({
    settings: { ...settings, temporalNamespace: namespace, taskQueue },
    dataSource: stage,
    client: connection,
    code,
    tracing: null,
    onError,
  });
  const relay = startRelay(stage, temporal, taskQueue, onError);
  try {
    const clock: VirtualClock = new VirtualClock(
      stage,
      temporal,
      async () => {
        if (!(await rehearsalReached(dataSource, order.id, Math.min(clock.now(), until)))) throw new Cancelled();
      },
      signal,
    );
    await skipping(() => clock.to(until));
    return null;
  } catch (error) {
    if (error instanceof CannotSkip) return error.message;
    throw error;
  } finally {
    await relay.stop();
    await worker.stop();
    await endAll(temporal, stage);
  }
}

/** gRPC: invalid argument, permission denied, failed precondition, unimplemented, unauthenticated. */
const refusals = [3, 7, 9, 12, 16];

/** @throws CannotSkip where the server refuses what skipping time needs */
async function skipping(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (isGrpcServiceError(error) && refusals.includes(error.code))
      throw new CannotSkip(`the Temporal server does not skip time here (${error.details})`);
    throw error;
  }
}

/** What a play has started, this one or one that died. */
async function endAll(temporal: Client, stage: DataSource): Promise<void> {
  const ids = await workflowsOf(stage);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++])
      await temporal.workflow
        .getHandle(id)
        .terminate('the rehearsal is over')
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        });
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}
