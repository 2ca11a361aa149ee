import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DataSource } from 'typeorm';
import { workerEnds, workerIsHere } from '../../../database/engine/workers.js';
import { endingBy, startPollLoop, type PollLoop } from './engine/poll-loop.js';

/** How a worker goes. */
interface Going {
  loops: readonly PollLoop[];
  problems: readonly string[];
}

/** Says every five seconds that this worker is here, and how its loops go; at its end, that it has ended. */
export function startPresence(
  dataSource: DataSource,
  going: () => Going,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  const id = randomUUID();
  const loop = startPollLoop({
    name: 'presence',
    everyMs: 5_000,
    onError,
    run: async () => {
      const { loops, problems } = going();
      const seen = loops.map(({ name, pulse }) => ({ name, at: new Date(pulse.at).toISOString(), ok: pulse.ok }));
      await workerIsHere(dataSource.manager, { id, host: hostname(), pid: process.pid, problems, loops: seen });
    },
  });
  return endingBy(loop, async () => {
    await loop.stop();
    // Where the database is away, it falls silent, and is seen to.
    await workerEnds(dataSource.manager, id).catch((error: unknown) => onError('presence', error));
  });
}
