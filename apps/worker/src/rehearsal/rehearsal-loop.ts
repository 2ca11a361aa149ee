import { oneAtATime } from '../../../../database/rehearsals/one-at-a-time.js';
import { nextRehearsal } from '../../../../database/rehearsals/rehearsals.js';
import { removeStages } from '../../../../database/rehearsals/stage.js';
import { startPollLoop, type PollLoop } from '../engine/poll-loop.js';
import { playRehearsal, type Theatre } from './play.js';

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
      const played = await oneAtATime(theatre.dataSource, async () => {
        await removeStages(theatre.dataSource);
        const order = await nextRehearsal(theatre.dataSource);
        if (order) await playRehearsal(theatre, order, ending.signal);
        return 1;
      });
      return played ?? 0;
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
