import type { DataSource } from 'typeorm';

/** Any number; the same in every worker. */
const stageLock = 7_646_553_640;

/**
 * Does work that one worker does at a time, over all of them; the lock goes with the connection of a worker that dies.
 * Null, and nothing is done, where another is at it.
 */
export async function oneAtATime<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T | null> {
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS mine', [stageLock])) as { mine: boolean }[];
    if (row?.mine !== true) return null;
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [stageLock]);
    }
  } finally {
    await runner.release();
  }
}
