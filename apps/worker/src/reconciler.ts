import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { isQueued } from '../../../config/stuck-workflow.js';
import { count } from '../../../database/engine/counters.js';
import { laggingAmong, laggingBesides, lagSeconds, type Lagging } from '../../../database/watch/lagging.js';
import { enqueue } from '../../../database/engine/outbox.js';
import { patrol } from './patrol/patrol.js';
import { inLanes } from './deliveries/in-lanes.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { steadyNow } from './engine/steady-time.js';

/**
 * Workflows that lag and are waited for, at most: an engine that is busy with a herd gets to each of them in time, and is not
 * helped by questions and signals to all of them. The more of them stand in its queues, the fewer others are looked at.
 */
const mostWaitedFor = 250;
/** A poke that stays unanswered for so long is given up, and its workflow poked anew. */
const givenUpAfterMs = 60_000;
/** One that stood in the queue is looked at again after so long: what it then saw may be older than its facts. */
const queuedForMs = 20_000;
/** Questions to the engine at one time. */
const atOnce = 10;

/**
 * Keeps workflows true to their facts: those that lag are poked, which starts them anew where they are gone; and a
 * patrol finds those that are gone, or stuck, without anybody having noticed.
 */
export function startReconciler(
  dataSource: DataSource,
  temporal: Client,
  taskQueue: string,
  onError: (where: string, error: unknown) => void,
): PollLoop[] {
  const poke = pokeLagging(dataSource, temporal);
  return [
    startPollLoop({ name: 'reconciler', everyMs: 5_000, onError, run: () => poke(steadyNow()) }),
    startPollLoop({ name: 'patrol', everyMs: 30_000, onError, run: patrol(dataSource, temporal, taskQueue, onError) }),
  ];
}

/**
 * What it gives writes a poke for every workflow that lags behind its facts, is not waited for, and has nothing to do that
 * waits at the engine, as many as may be: those that are gone, and those that nobody has told.
 */
export function pokeLagging(dataSource: DataSource, temporal: Client): (now: number) => Promise<void> {
  /** By workflow, until when. */
  const waitedFor = new Map<string, number>();
  return async (now) => {
    const { manager } = dataSource;
    const silent = await laggingAmong(manager, lagSeconds, [...waitedFor.keys()]);
    const stillBehind = new Set(silent.map(({ workflow }) => workflow));
    for (const [workflow, until] of waitedFor)
      if (!stillBehind.has(workflow) || until < now) waitedFor.delete(workflow);
    const room = mostWaitedFor - waitedFor.size;
    const lagging = await laggingBesides(manager, lagSeconds, [...waitedFor.keys()], room);
    const { queued, pokes } = await lookedAt(temporal, lagging);
    for (const { workflow } of queued) waitedFor.set(workflow, now + queuedForMs);
    if (pokes.length === 0) return;
    await dataSource.transaction(async (writing) => {
      await enqueue(
        writing,
        pokes.map(({ type, workflow, input }) => ({ workflowType: type, workflowId: workflow, kind: 'poke', input })),
      );
      await count(writing, 'reconciler_poked', pokes.length);
    });
    for (const { workflow } of pokes) waitedFor.set(workflow, now + givenUpAfterMs);
  };
}

/** Those that stand in the engine's queues, and those that nobody has told. Where it does not answer, the rest is left to the next round. */
async function lookedAt(
  temporal: Client,
  lagging: readonly Lagging[],
): Promise<{ queued: Lagging[]; pokes: Lagging[] }> {
  const [queued, pokes]: [Lagging[], Lagging[]] = [[], []];
  let away = false;
  await inLanes(lagging, atOnce, async (one) => {
    if (away) return;
    try {
      ((await isQueued(temporal, one.workflow)) ? queued : pokes).push(one);
    } catch {
      // It is away, or has too much to do to say so; the health of the worker tells.
      away = true;
    }
  });
  return { queued, pokes };
}
