import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { until } from '../../harness/until.js';
import { BenchProblem } from '../row.js';
import type { Seed } from './seed.js';

/** Items of a program whose workflows run and know their facts. */
export async function running(dataSource: DataSource, { programId }: Pick<Seed, 'programId'>): Promise<number> {
  return count(dataSource, 'program_id = $1 AND workflow_version = version', programId);
}

/** Waits for so many workflows to run, until shortly before the due instant; gives how many do. */
export async function untilRunning(dataSource: DataSource, seed: Seed, wanted: number, dueAt: number): Promise<number> {
  for (;;) {
    const ready = await running(dataSource, seed);
    if (ready >= wanted || Date.now() > dueAt - 3_000) return ready;
    await sleep(100);
  }
}

/**
 * Waits until every item of the herd is at the first level of its ladder. Gives how long after the due instant that was
 * seen by another connection, in seconds: the commit counts, not the clock inside the transaction.
 */
export async function escalated(dataSource: DataSource, seed: Seed, wanted: number, dueAt: number): Promise<number> {
  await until(
    `${wanted} escalations`,
    async () => (await count(dataSource, 'program_id = $1 AND ladder_level >= 1', seed.programId)) === wanted,
    900_000,
  );
  return (Date.now() - dueAt) / 1000;
}

/** @throws BenchProblem unless each item of the herd has breached once, climbed once and told its two people once */
export async function mustBeOnce(dataSource: DataSource, { programId }: Seed, wanted: number): Promise<void> {
  const [row] = await dataSource.query<{ breaches: number; levels: number; told: number; steps: number }[]>(
    `SELECT (SELECT count(*) FROM audit_events WHERE program_id = $1 AND type = 'item.breached') AS breaches,
       (SELECT count(*) FROM audit_events WHERE program_id = $1 AND type = 'item.escalated') AS levels,
       (SELECT count(*) FROM notifications WHERE program_id = $1 AND kind = 'level') AS told,
       (SELECT count(*) FROM planned_steps s JOIN action_items i ON i.id = s.subject_id
        WHERE i.program_id = $1 AND s.state = 'fired') AS steps`,
    [programId],
  );
  const once = row?.breaches === wanted && row.levels === wanted && row.told === 2 * wanted && row.steps === 2 * wanted;
  if (!once) throw new BenchProblem(`of ${wanted} items: ${JSON.stringify(row)}, where each should count once`);
}

async function count(dataSource: DataSource, condition: string, programId: string): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(
    `SELECT count(*) AS count FROM action_items WHERE ${condition}`,
    [programId],
  );
  return row?.count ?? 0;
}
