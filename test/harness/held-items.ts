import type { DataSource } from 'typeorm';
import { until } from './until.js';

export interface HeldItems {
  /** How many transactions wait for locks now: for these items, or for whoever waits for them. */
  waiting: () => Promise<number>;
  /** Waits until it is so many. */
  areWaiting: (atLeast: number) => Promise<void>;
  /** Lets them go; again, it does nothing. */
  release: () => Promise<void>;
}

/**
 * Locks items by a connection of the test's own: whoever changes them waits until `release`, as behind the writing of a
 * large program. What is sent meanwhile falls between the two. Waits first until their workflows rest, so that nobody but
 * who is meant waits for them.
 */
export async function holdItems(dataSource: DataSource, ids: string[]): Promise<HeldItems> {
  await until('all workflows to rest', async () => {
    const [row] = await dataSource.query<{ rest: boolean }[]>(
      `SELECT NOT EXISTS (SELECT 1 FROM outbox)
         AND NOT EXISTS (SELECT 1 FROM action_items WHERE workflow_version < version AND status <> 'draft') AS rest`,
    );
    return row?.rest;
  });
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT 1 FROM action_items WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  const waiting = async (): Promise<number> => {
    const [row] = await dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return row?.n ?? 0;
  };
  return {
    waiting,
    areWaiting: async (atLeast) => {
      await until(`${atLeast} transactions to wait for locks`, async () => (await waiting()) >= atLeast);
    },
    release: async () => {
      if (runner.isReleased) return;
      await runner.commitTransaction();
      await runner.release();
    },
  };
}
