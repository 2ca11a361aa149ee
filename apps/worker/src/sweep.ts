import type { DataSource } from 'typeorm';
import { requireAnswer } from '../../../database/answers.js';
import { createDataSource } from '../../../database/data-source.js';
import { halfByHalf } from '../../../database/sql/apart.js';
import { count } from '../../../database/engine/counters.js';
import { dueSteps, type DueStep } from '../../../database/watch/due-steps.js';
import { setAside, takeUpAgain } from '../../../database/watch/set-aside.js';
import { recordKindNames } from '../../../database/engine/kinds.js';
import { isLeftToSweep } from './engine/left-to-sweep.js';
import { living } from '../../../database/kinds.js';
import { startPollLoop, type PollLoop } from './engine/poll-loop.js';
import { databaseTime } from '../../../database/sql/database-time.js';

/** Steps that are looked at in one round. */
const looked = 10_000;

/** Records that fire in one transaction, and transactions at one time: while some are decided, others are written. */
const together = 500;
const lanes = 3;

/** So many steps at one instant drain faster by statement than by timer; the sweep takes them without waiting. */
const herd = 300;

/**
 * The second clock: fires planned steps that are late by more than `afterSeconds`, whatever the first one does, and at once
 * what no workflow waits for. It decides nothing; what fires is what was planned, at the instant that was planned. It has
 * connections of its own: those of the workflows' activities are all taken when a herd of timers fires.
 */
export function startSweep(
  databaseUrl: string,
  afterSeconds: number,
  onError: (where: string, error: unknown) => void,
): PollLoop {
  const own = createDataSource(databaseUrl, { poolSize: lanes });
  const loop = startPollLoop({
    name: 'sweep',
    everyMs: 500,
    onError,
    run: async () => {
      if (!own.isInitialized) await own.initialize();
      return sweep(own, afterSeconds, await databaseTime(own.manager), onError);
    },
  });
  return {
    name: loop.name,
    get pulse() {
      return loop.pulse;
    },
    wake: loop.wake,
    async stop() {
      await loop.stop();
      if (own.isInitialized) await own.destroy();
    },
  };
}

/**
 * One round. Gives the number of steps that fired; records that somebody else holds are left to them, and what could not be
 * fired is reported, and set aside.
 */
export async function sweep(
  dataSource: DataSource,
  afterSeconds: number,
  now: number,
  onError: (where: string, error: unknown) => void,
): Promise<number> {
  const due = await dueSteps(dataSource.manager, now, looked);
  const late = (step: DueStep): boolean => step.fireAt <= now - afterSeconds * 1_000;
  const { own = [], others = [] } = Object.groupBy(due, (step) => (isLeftToSweep(step) ? 'own' : 'others'));
  const steppedIn = await fireAll(dataSource, due.length >= herd ? others : others.filter(late), now, onError);
  if (steppedIn > 0) await count(dataSource.manager, 'sweep_fired', steppedIn);
  return steppedIn + (await fireAll(dataSource, own, now, onError));
}

/** What is due of these records fires, once each. Gives the number of steps. */
async function fireAll(
  dataSource: DataSource,
  due: readonly DueStep[],
  now: number,
  onError: (where: string, error: unknown) => void,
): Promise<number> {
  let fired = 0;
  for (const kind of recordKindNames) {
    const ids = [...new Set(due.filter((step) => step.kind === kind).map(({ id }) => id))];
    const fire = async (some: readonly string[]): Promise<number> => {
      const count = await living[kind].fireDue(dataSource, [...some], now);
      const again = some.filter((id) => due.some((step) => step.id === id && step.failedBefore));
      if (again.length > 0) await takeUpAgain(dataSource, kind, again);
      return count;
    };
    const alone = async (id: string, error: unknown): Promise<void> => {
      // Where the database is away, it is no fault of the record's.
      await requireAnswer(dataSource);
      onError('sweep', new Error(`the steps of ${id} cannot be fired`, { cause: error }));
      await setAside(dataSource, kind, id, error);
    };
    for (const count of await inLanes(chunksOf(ids), (chunk) => halfByHalf(chunk, fire, alone))) fired += count;
  }
  return fired;
}

/** In chunks, from anywhere on: workers side by side begin at different ones, and do not wait for each other. */
function chunksOf(ids: string[]): string[][] {
  const chunks = [];
  for (let from = 0; from < ids.length; from += together) chunks.push(ids.slice(from, from + together));
  const first = Math.floor(Math.random() * chunks.length);
  return [...chunks.slice(first), ...chunks.slice(0, first)];
}

/** So many at a time; a failure ends it when what has begun is through. */
async function inLanes<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = all.values();
  const lane = async (): Promise<void> => {
    for (const one of left) results.push(await work(one));
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(lanes, all.length) }, lane));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason as Error;
  return results;
}
