import type { EntityManager } from 'typeorm';
import type { Instant } from '../../domain/time.js';

/**
 * The time that everybody goes by. Machines disagree about it, and a clock is set now and then; what is due, and since when, is
 * told by the database alone, which all have in common.
 */
export async function databaseTime(manager: EntityManager): Promise<Instant> {
  const [row] = await manager.query<{ ms: number }[]>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
  );
  if (!row) throw new Error('the database did not say what time it is');
  return Math.floor(row.ms);
}
