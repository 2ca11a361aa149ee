import type { DataSource } from 'typeorm';
import { locks } from '../sql/locks.js';

/**
 * Does work that one worker does at a time, over all of them; the lock goes with the connection of a worker that dies.
 * Null, and nothing is done, where another is at it.
 */
export async function oneAtATime<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T | null> {
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS mine', [locks.rehearse])) as {
      mine: boolean;
    }[];
    if (row?.mine !== true) return null;
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [locks.rehearse]);
    }
  } finally {
    await runner.release();
  }
}
