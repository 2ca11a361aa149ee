import type { DataSource } from 'typeorm';
import { forgetOld } from '../../../database/retention/retention.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';

const onceInMs = 3_600_000;

/** Once an hour, forgets what is older than it is kept, in batches of which each is a transaction. */
export function startRetention(dataSource: DataSource, onError: (where: string, error: unknown) => void): PollLoop {
  let lastAt = -Infinity;
  return startPollLoop({
    name: 'retention',
    everyMs: 60_000,
    onError,
    run: async () => {
      if (performance.now() - lastAt < onceInMs) return;
      await forgetOld(dataSource, Date.now());
      lastAt = performance.now();
    },
  });
}
