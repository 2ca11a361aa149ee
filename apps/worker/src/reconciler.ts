import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { laggingAmong, laggingBesides, lagSeconds } from '../../../database/watch/lagging.js';
import { enqueue } from '../../../database/engine/outbox.js';
import { patrol } from './patrol.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { steadyNow } from './engine/steady-time.js';

/**
 * Pokes that are not answered yet, at most: an engine that is busy with a herd gets to each workflow in time, and is not
 * helped by signals to all of them. One that stays unanswered for so long is given up, and its workflow poked anew.
 */
const mostUnanswered = 250;
const givenUpAfterMs = 60_000;

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
  const poke = pokeLagging(dataSource);
  return [
    startPollLoop({ name: 'reconciler', everyMs: 5_000, onError, run: () => poke(steadyNow()) }),
    startPollLoop({ name: 'patrol', everyMs: 30_000, onError, run: patrol(dataSource, temporal, taskQueue, onError) }),
  ];
}

/**
 * What it gives writes a poke for every workflow that lags behind its facts and has none on its way nor unanswered, as
 * many as may be.
 */
export function pokeLagging(dataSource: DataSource): (now: number) => Promise<void> {
  const unanswered = new Map<string, number>();
  return async (now) => {
    const { manager } = dataSource;
    const silent = await laggingAmong(manager, lagSeconds, [...unanswered.keys()]);
    const stillBehind = new Set(silent.map(({ workflow }) => workflow));
    for (const [workflow, pokedAt] of unanswered)
      if (!stillBehind.has(workflow) || pokedAt < now - givenUpAfterMs) unanswered.delete(workflow);
    const room = mostUnanswered - unanswered.size;
    const pokes = await laggingBesides(manager, lagSeconds, [...unanswered.keys()], room);
    if (pokes.length === 0) return;
    await dataSource.transaction(async (writing) => {
      await enqueue(
        writing,
        pokes.map(({ type, workflow, input }) => ({ workflowType: type, workflowId: workflow, kind: 'poke', input })),
      );
      await count(writing, 'reconciler_poked', pokes.length);
    });
    for (const { workflow } of pokes) unanswered.set(workflow, now);
  };
}
