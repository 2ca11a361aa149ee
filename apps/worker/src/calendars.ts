import type { DataSource } from 'typeorm';
import { tellOfCalendars } from '../../../database/calendars/watch.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { databaseTime } from '../../../database/sql/database-time.js';

/** A year begins slowly; an administrator who comes is told within the minute. */
const everyMs = 60_000;

/** Tells administrators of calendars in use whose days off are not known, before people count by them. */
export function startCalendarWatch(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  return startPollLoop({
    name: 'calendars',
    everyMs,
    onError,
    run: async () => {
      await tellOfCalendars(dataSource, await databaseTime(dataSource.manager));
    },
  });
}
