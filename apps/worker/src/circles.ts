import type { DataSource } from 'typeorm';
import { tellCircles } from '../../../database/dependencies/tell-circles.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { databaseTime } from '../../../database/sql/database-time.js';

/** None comes in any more; those from before are found after an upgrade, and whatever else may write to the database. */
const everyMs = 60_000;

/** Looks for items that wait for themselves, and tells who can take them apart. */
export function startCircles(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  return startPollLoop({
    name: 'circles',
    everyMs,
    onError,
    run: async () => {
      await tellCircles(dataSource, await databaseTime(dataSource.manager));
    },
  });
}
