import { nextRehearsal } from '../../../../database/rehearsals/rehearsals.js';
import { removeStages } from '../../../../database/rehearsals/stage.js';
import { startPollLoop, type PollLoop } from '../poll-loop.js';
import { playRehearsal, type Theatre } from './play.js';

/** Any number; the same in every worker. */
const stageLock = 7_646_553_640;

/** Plays what is asked for, one at a time over all workers; what a worker that died has begun is begun anew. */
export function startRehearsals(theatre: Theatre): PollLoop {
  const ending = new AbortController();
  const loop = startPollLoop({
    name: 'rehearsals',
    everyMs: 2_000,
    onError: (where, error) => {
      if (!ending.signal.aborted) theatre.onError(where, error);
    },
    run: async () => {
      if ((await nextRehearsal(theatre.dataSource)) === null) return 0;
      const runner = theatre.dataSource.createQueryRunner();
      try {
        const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS mine', [stageLock])) as {
          mine: boolean;
        }[];
        if (row?.mine !== true) return 0;
        try {
          await removeStages(theatre.dataSource);
          const order = await nextRehearsal(theatre.dataSource);
          if (order) await playRehearsal(theatre, order, ending.signal);
          return 1;
        } finally {
          await runner.query('SELECT pg_advisory_unlock($1)', [stageLock]);
        }
      } finally {
        await runner.release();
      }
    },
  });
  return {
    name: loop.name,
    get pulse() {
      return loop.pulse;
    },
    wake: loop.wake,
    stop: async () => {
      ending.abort(new Error('the worker ends'));
      await loop.stop();
    },
  };
}
