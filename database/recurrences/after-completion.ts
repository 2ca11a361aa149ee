import type { DataSource } from 'typeorm';
import { enqueue } from '../engine/outbox.js';
import { setAside } from '../watch/set-aside.js';
import { pokeOf } from '../engine/kinds.js';
import { waitingInVain } from './load-recurrence.js';
import { fire } from '../record/fire.js';
import { recurrenceKind } from './kind.js';

/**
 * Plans the next occurrence of those recurrences whose last one is complete by now, and lets their workflows know.
 * Programs and items know nothing of it: their own writes stay as short as they are.
 */
export async function planNextAfterCompletion(dataSource: DataSource, now: number): Promise<number> {
  const rows = await dataSource.query<{ id: string }[]>(waitingInVain);
  for (const { id } of rows)
    try {
      await dataSource.transaction(async (manager) => {
        await fire(recurrenceKind, manager, new Map([[id, now]]), {
          firedBy: 'sweep',
          byWorkflow: false,
          lock: 'wait',
        });
        await enqueue(manager, [pokeOf('recurrence', id)]);
      });
    } catch (error) {
      // Where the database is away, it is no fault of the record's.
      await dataSource.query('SELECT 1');
      await setAside(dataSource, 'recurrence', id, error);
    }
  return rows.length;
}
