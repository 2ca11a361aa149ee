import { proxyActivities, proxyLocalActivities, isCancellation } from '@temporalio/workflow';
import type { EngineActivities } from '../activities/engine.activities.js';

/**
 * The engine's writes as local activities, which cost a third of the history of regular ones. When the database stays
 * away for longer than the local retries last, a regular activity waits for it without holding the worker's task.
 */
export function durableWrites(): EngineActivities {
  const local = proxyLocalActivities<EngineActivities>({
    startToCloseTimeout: '10 seconds',
    scheduleToCloseTimeout: '15 seconds',
    retry: {
      initialInterval: '100 milliseconds',
      backoffCoefficient: 2,
      maximumInterval: '2 seconds',
      maximumAttempts: 5,
    },
  });
  const regular = proxyActivities<EngineActivities>({
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '10 seconds' },
  });
  async function surely<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
    try {
      return await first();
    } catch (error) {
      if (isCancellation(error)) throw error;
      // Whatever it was: a local activity that fails for good throws its own error, not one that says so.
      return second();
    }
  }
  return {
    adoptRecord: (kind, id, now, known) =>
      surely(
        () => local.adoptRecord(kind, id, now, known),
        () => regular.adoptRecord(kind, id, now, known),
      ),
    commandRecord: (kind, id, e, at) =>
      surely(
        () => local.commandRecord(kind, id, e, at),
        () => regular.commandRecord(kind, id, e, at),
      ),
    adoptItem: (id, now, known) =>
      surely(
        () => local.adoptItem(id, now, known),
        () => regular.adoptItem(id, now, known),
      ),
    commandItem: (id, e, at) =>
      surely(
        () => local.commandItem(id, e, at),
        () => regular.commandItem(id, e, at),
      ),
    adoptProgram: (id, now, known) =>
      surely(
        () => local.adoptProgram(id, now, known),
        () => regular.adoptProgram(id, now, known),
      ),
    commandProgram: (id, e, at) =>
      surely(
        () => local.commandProgram(id, e, at),
        () => regular.commandProgram(id, e, at),
      ),
  };
}
