import { runningOf } from '../../../../config/running-workflows.js';
import { count } from '../../../../database/engine/counters.js';
import { pokeUnpoked, straysAmong } from '../../../../database/watch/strays.js';
import type { Patrolled } from './patrol.js';
import { breathe, inTurn } from './turns.js';

/** Pages of a thousand running workflows that are looked at in one turn. */
const mostPages = 10;

/**
 * One turn round the running workflows of this installation, which are those of its task queue: those whose record is gone or
 * has ended are poked, so that they find out and end. After the database, or the engine, was restored to an earlier point, they
 * would wait for what does not come.
 */
export async function patrolStrays({ dataSource, temporal, taskQueue }: Patrolled): Promise<void> {
  await inTurn<{ page: string }, void>(
    dataSource,
    'workflows',
    async ({ page = null }) => {
      let looked = 0;
      let from: string | null = page;
      for (let pages = 1; ; pages += 1) {
        const { ids, next } = await runningOf(temporal, taskQueue, from);
        looked += ids.length;
        const strays = await straysAmong(dataSource.manager, ids);
        if (strays.length > 0)
          await dataSource.transaction(async (manager) => {
            const poked = await pokeUnpoked(manager, strays);
            if (poked > 0) await count(manager, 'reconciler_poked', poked);
          });
        const end = { state: next === null ? {} : { page: next }, looked, round: next === null };
        if (next === null || pages >= mostPages) return { end, result: undefined };
        from = next;
        await breathe();
      }
      // A page that cannot be asked for is not asked for again.
    },
    {},
  );
}
