import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { itemMender } from '../../../../database/programs/mend-items.js';
import { databaseTime } from '../../../../database/sql/database-time.js';
import { patrolRecords } from './records.js';
import { patrolStrays } from './strays.js';
import { patrolStuck } from './stuck.js';

/** What a turn needs. */
export interface Patrolled {
  dataSource: DataSource;
  temporal: Client;
  taskQueue: string;
  onError: (where: string, error: unknown) => void;
}

/**
 * Goes round all live records, and looks for those whose workflow is gone; round all running workflows, for those whose record
 * is gone; and looks at those that fail task after task. What happened is in PostgreSQL, so whatever is missing or stuck begins
 * anew from its facts. Items that contradict their program are put right on the way. Each call is one turn, where it is time
 * for one and no other worker has it; a round of a million takes 50 minutes, however many workers there are.
 *
 * @returns from each call, how many it found gone, where that were so many that the next turn should not wait
 */
export function patrol(
  dataSource: DataSource,
  temporal: Client,
  taskQueue: string,
  onError: (where: string, error: unknown) => void,
): () => Promise<number> {
  const patrolled = { dataSource, temporal, taskQueue, onError };
  const mendItems = itemMender(dataSource, onError);
  return async () => {
    // First: it needs no engine.
    await mendItems(await databaseTime(dataSource.manager));
    const ends = await Promise.allSettled([patrolRecords(patrolled), patrolStrays(patrolled), patrolStuck(patrolled)]);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return ends[0].status === 'fulfilled' ? ends[0].value : 0;
  };
}
