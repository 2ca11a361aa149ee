import type { DataSource } from 'typeorm';
import { count } from '../../../database/engine/counters.js';
import { recordKindNames, type RecordKind } from '../../../database/records/kinds.js';
import { living } from '../../../database/records/living.js';
import { startPollLoop, type PollLoop } from './poll-loop.js';

/** Steps that are looked at in one round; items of a round fire in one transaction. */
const batch = 1_000;

/** So many steps at one instant drain faster by statement than by timer; the sweep takes them without waiting. */
const herd = 300;

/**
 * The second clock: fires planned steps that are late by more than `afterSeconds`, whatever the first one does. It
 * decides nothing; what fires is what was planned, at the instant that was planned.
 */
export function startSweep(
  dataSource: DataSource,
  afterSeconds: number,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  return startPollLoop({
    name: 'sweep',
    everyMs: 500,
    onError,
    run: () => sweep(dataSource, afterSeconds, Date.now(), onError),
  });
}

/** One round: at most a batch. Gives the number of steps that fired; what could not be fired is reported, and left. */
export async function sweep(
  dataSource: DataSource,
  afterSeconds: number,
  now: number,
  onError: (where: string, error: unknown) => void,
): Promise<number> {
  const due = await dueSubjects(dataSource, now);
  const late = due.length >= herd ? due : due.filter(({ fireAt }) => fireAt <= now - afterSeconds * 1_000);
  let fired = 0;
  for (const kind of recordKindNames) {
    const ids = [...new Set(late.filter((step) => step.kind === kind).map(({ id }) => id))];
    fired += await apart(dataSource, ids, onError, (some) => living[kind].fireDue(dataSource, some, now));
  }
  if (fired > 0) await count(dataSource.manager, 'sweep_fired', fired);
  return fired;
}

/**
 * Fires all of them at once; where that fails, half by half, so that one that cannot be fired keeps none of the others
 * from it. @throws where the database is away
 */
async function apart(
  dataSource: DataSource,
  ids: string[],
  onError: (where: string, error: unknown) => void,
  fire: (ids: string[]) => Promise<number>,
): Promise<number> {
  if (ids.length === 0) return 0;
  try {
    return await fire(ids);
  } catch (error) {
    await dataSource.query('SELECT 1');
    if (ids.length === 1) {
      onError('sweep', new Error(`the steps of ${ids[0] ?? ''} cannot be fired`, { cause: error }));
      return 0;
    }
    const half = Math.ceil(ids.length / 2);
    return (
      (await apart(dataSource, ids.slice(0, half), onError, fire)) +
      (await apart(dataSource, ids.slice(half), onError, fire))
    );
  }
}

async function dueSubjects(
  dataSource: DataSource,
  now: number,
): Promise<{ kind: RecordKind; id: string; fireAt: number }[]> {
  const rows: { kind: RecordKind; id: string; fire_at: Date }[] = await dataSource.query(
    `SELECT subject_kind AS kind, subject_id AS id, fire_at FROM planned_steps
     WHERE state = 'planned' AND fire_at <= to_timestamp($1 / 1000.0) ORDER BY fire_at LIMIT $2`,
    [now, batch],
  );
  return rows.map(({ kind, id, fire_at }) => ({ kind, id, fireAt: fire_at.getTime() }));
}
