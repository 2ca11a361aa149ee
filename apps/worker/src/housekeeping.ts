import type { DataSource } from 'typeorm';
import { startPollLoop, type PollLoop } from './poll-loop.js';

/** For how long a repeated request is recognised by its key. */
const keyDays = 7;

/** Once an hour: forgets the idempotency keys that nobody repeats any more. */
export function startHousekeeping(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  return startPollLoop({
    name: 'housekeeping',
    everyMs: 3_600_000,
    onError,
    run: async () => {
      await dataSource.query(`DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(days => $1)`, [keyDays]);
    },
  });
}
