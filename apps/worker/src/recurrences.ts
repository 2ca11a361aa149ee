import type { DataSource } from 'typeorm';
import { planNextAfterCompletion } from '../../../database/recurrences/after-completion.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { databaseTime } from '../../../database/sql/database-time.js';

/** Looks for recurrences whose last program or item is complete, whatever the engine does: their next gets its date. */
export function startRecurrences(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  return startPollLoop({
    name: 'recurrences',
    everyMs: 1_000,
    onError,
    run: async () => planNextAfterCompletion(dataSource, await databaseTime(dataSource.manager)),
  });
}
