import type { DataSource } from 'typeorm';
import { countedSince, type Counted } from '../engine/counters.js';
import { workersSeen, type WorkerSeen } from '../engine/workers.js';
import { patrolsSeen, type PatrolSeen } from '../watch/patrols.js';
import { backlogOf, undeliverableOf, type Backlog, type Undeliverable } from './backlog.js';
import { latenessBounds, latenessOf, type Lateness } from './counts.js';
import { inTransaction } from '../sql/transaction.js';

/** What is asked of the database may take so long, each statement, in ms. */
const longest = 10_000;

export interface EngineFound {
  since: Date;
  until: Date;
  lateness: { of: Lateness; bounds: readonly number[] };
  backlog: Backlog;
  undeliverable: Undeliverable;
  counted: Counted[];
  patrols: PatrolSeen[];
  workers: WorkerSeen[];
}

/**
 * How the engine goes, straight from the tables: it is the same whichever process is asked, and is answered while no worker
 * runs and Temporal is away.
 *
 * @throws QueryFailedError `57014` where it takes too long
 */
export function readEngine(dataSource: DataSource, hours: number): Promise<EngineFound> {
  return inTransaction(dataSource, async (manager) => {
    await manager.query(`SET LOCAL statement_timeout = ${longest}`);
    const [now] = await manager.query<{ since: Date; until: Date }[]>(
      'SELECT now() - make_interval(hours => $1) AS since, now() AS until',
      [hours],
    );
    return {
      since: now?.since ?? new Date(),
      until: now?.until ?? new Date(),
      lateness: { of: await latenessOf(manager, latenessBounds, hours), bounds: latenessBounds },
      backlog: await backlogOf(manager),
      undeliverable: await undeliverableOf(manager, hours),
      counted: await countedSince(manager),
      patrols: await patrolsSeen(manager),
      workers: await workersSeen(manager),
    };
  });
}
