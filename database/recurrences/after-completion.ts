import type { DataSource } from 'typeorm';
import { enqueue } from '../engine/outbox.js';
import { pokeOf } from '../records/kinds.js';
import { waitingInVain } from './load-recurrence.js';
import { fireRecurrence } from './run-command.js';

/**
 * Plans the next occurrence of those recurrences whose last one is complete by now, and lets their workflows know.
 * Programs and items know nothing of it: their own writes stay as short as they are.
 */
export async function planNextAfterCompletion(dataSource: DataSource, now: number): Promise<number> {
  const rows = await dataSource.query<{ id: string }[]>(waitingInVain);
  for (const { id } of rows)
    await dataSource.transaction(async (manager) => {
      await fireRecurrence(manager, id, now, { firedBy: 'sweep', byWorkflow: false });
      await enqueue(manager, [pokeOf('recurrence', id)]);
    });
  return rows.length;
}
