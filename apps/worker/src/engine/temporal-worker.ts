import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import { engineActivities } from '../../../../activities/engine.activities.js';
import { bulkActivities } from '../../../../activities/bulk/bulk.activities.js';
import { importActivities } from '../../../../activities/imports/import.activities.js';
import { dataConverterOf } from '../../../../config/temporal-client.js';
import { temporalTransport } from '../../../../config/temporal-connection.js';
import { projectRoot, type Settings } from '../../../../config/settings.js';
import type { Tracing } from '../../../../config/tracing.js';
import { ensureNamespace } from './namespace.js';
import { WithoutWords } from './without-words.js';

/** Of this many bytes one workflow is kept at hand, which takes some 0.4 MB. */
const memoryForOne = 2 ** 24;

/**
 * Workflows that are kept at hand, and need not be replayed when they wake: a fortieth of the memory (bytes) that there is.
 * Enough for the items that move at one time, and never so many that a worker grows with the number of items.
 */
export function cachedWorkflows(memory: number): number {
  return Math.min(1_500, Math.max(100, Math.floor(memory / memoryForOne)));
}

/**
 * What this process may use at most, in bytes: the machine's memory, or what a container was given of it. @param given what the
 * control group says; 0, or more than there is, where it sets no limit
 */
export function memoryHere(machine = totalmem(), given = process.constrainedMemory()): number {
  return given > 0 ? Math.min(machine, given) : machine;
}

/** The same workflows, with what traces them; only where a collector is named. */
const tracedWorkflows = join(projectRoot, 'dist', 'workflow-bundle-traced.js');

export interface TemporalWorker {
  /** Resolves when it polls for the first time. */
  polling: Promise<void>;
  /** Whether it polls now. */
  polls(): boolean;
  /** Takes no more work and resolves when what is in flight has ended. */
  stop(): Promise<void>;
}

/**
 * Keeps a Temporal worker running: where the server is away, or the worker fails, it is tried again. Whoever holds it
 * does everything else meanwhile.
 */
export function keepTemporalWorker({
  settings,
  dataSource,
  client,
  code,
  tracing,
  onError,
}: {
  settings: Settings;
  dataSource: DataSource;
  client: Connection;
  code: Pick<WorkerOptions, 'workflowBundle'>;
  tracing: Tracing | null;
  onError: (where: string, error: unknown) => void;
}): TemporalWorker {
  let stopped = false;
  let worker: Worker | null = null;
  let endPause: (() => void) | null = null;
  let announce: () => void = () => undefined;
  const polling = new Promise<void>((resolve) => {
    announce = resolve;
  });

  const once = async (): Promise<void> => {
    const connection = await NativeConnection.connect(temporalTransport(settings));
    try {
      // Where it may be used but not described, the worker will tell.
      await ensureNamespace(client, settings.temporalNamespace).catch((error: unknown) => {
        onError('namespace', error);
      });
      worker = await Worker.create({
        ...(tracing ? { workflowBundle: { codePath: tracedWorkflows }, sinks: tracing.sinks } : code),
        connection,
        namespace: settings.temporalNamespace,
        dataConverter: dataConverterOf(settings),
        taskQueue: settings.taskQueue,
        activities: {
          ...engineActivities(dataSource),
          ...importActivities(dataSource, settings.reading),
          ...bulkActivities(dataSource),
        },
        interceptors: {
          activity: [
            ...(tracing ? [tracing.activityInterceptor] : []),
            ({ log }) => ({ inbound: new WithoutWords(log) }),
          ],
        },
        maxCachedWorkflows: settings.cachedWorkflows ?? cachedWorkflows(memoryHere()),
        // What was meant for a worker that died goes to another while the person who waits for it still does (12 s).
        // Sooner would tear thousands that wake at one instant from the worker that has them at hand.
        stickyQueueScheduleToStartTimeout: '10 seconds',
        shutdownGraceTime: '5 seconds',
        shutdownForceTime: '8 seconds',
      });
      // Set while the worker was made: it would never hear of it otherwise.
      if (stopped) return;
      announce();
      await worker.run();
    } finally {
      worker = null;
      await connection.close().catch(() => undefined);
    }
  };

  const loop = (async () => {
    while (!stopped) {
      try {
        await once();
      } catch (error) {
        onError('temporal worker', error);
      }
      if (stopped as boolean) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1_000);
        endPause = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();

  return {
    polling,
    polls: () => worker?.getState() === 'RUNNING',
    async stop() {
      stopped = true;
      endPause?.();
      if (worker?.getState() === 'RUNNING') worker.shutdown();
      await loop;
    },
  };
}
