import type { Instant } from '../time.js';
import {
  agoText,
  howMany,
  type Check,
  type DatabaseFacts,
  type DoctorFacts,
  type Much,
  type TemporalFacts,
} from './check.js';

/** From its instant on, a step is late by so much at most while all is well, ms; and what else waits for so long is held up. */
const lateMs = { steps: 60_000, engine: 120_000 };

/** What keeps deadlines: workers, what waits for them, what they cannot go on with. */
export function engineChecks({ database, temporal }: DoctorFacts): Check[] {
  const { waiting, now, stuck } = database;
  return [
    workersCheck(database.workers, temporal),
    waitingCheck('deadlines', waiting.steps, now, lateMs.steps, {
      none: 'No step is late.',
      some: 'Steps that are due and have not fired',
      mend: 'See that a worker runs and is well: tollgate engine.',
    }),
    waitingCheck('engine', waiting.engine, now, lateMs.engine, {
      none: 'Nothing waits for the workflow engine.',
      some: 'Starts and pokes that wait for the workflow engine',
      mend: 'See that the Temporal server answers and a worker runs: tollgate engine.',
    }),
    stuckCheck(stuck, now),
    asideCheck(waiting.aside),
  ];
}

function workersCheck(workers: DatabaseFacts['workers'], temporal: TemporalFacts): Check {
  const about = 'workers';
  const working = workers.filter(({ state }) => state === 'working' || state === 'troubled');
  if (working.length === 0)
    return {
      about,
      state: 'problem',
      says: 'No worker is at work: what is due waits until one is, and nothing escalates.',
      mend: 'Start one: npm start on one machine, the image of the worker elsewhere.',
    };
  const failing = working.filter(({ problems, failing: loops }) => problems.length + loops.length > 0);
  if (failing.length > 0)
    return {
      about,
      state: 'warning',
      says: `Workers that are not well, ${failing.length} of ${working.length}: ${failing.map(ofWorker).join('; ')}.`,
      mend: 'Read the log of that worker; what failed is tried again by itself.',
    };
  const silent = workers.filter(({ state }) => state === 'silent');
  if (silent.length > 0)
    return {
      about,
      state: 'warning',
      says: `Workers that fell silent without having ended: ${silent.map(({ name }) => name).join(', ')}.`,
      mend: 'See whether that process was killed, or hangs. Others do its work meanwhile.',
    };
  if (!('away' in temporal) && temporal.pollers === 0)
    return {
      about,
      state: 'warning',
      says: 'Workers are here, but none takes tasks from the Temporal server.',
      mend: 'See that API and workers have the same TEMPORAL_NAMESPACE and TASK_QUEUE.',
    };
  return {
    about,
    state: 'well',
    says: `${working.length} ${working.length === 1 ? 'worker is' : 'workers are'} at work.`,
    mend: null,
  };
}

function ofWorker({ name, problems, failing }: DatabaseFacts['workers'][number]): string {
  return `${name} (${[...problems, ...failing.map((loop) => `${loop} failed`)].join(', ')})`;
}

/** What waits for a short while waits for its turn. */
export function waitingCheck(
  about: Check['about'],
  much: Much,
  now: Instant,
  longestMs: number,
  words: { none: string; some: string; mend: string },
): Check {
  const { oldest } = much;
  if (much.count === 0) return { about, state: 'well', says: words.none, mend: null };
  const says = `${words.some}: ${howMany(much)}${oldest === null ? '' : `, the oldest for ${agoText(oldest, now)}`}.`;
  const held = oldest !== null && now - oldest > longestMs;
  return held ? { about, state: 'problem', says, mend: words.mend } : { about, state: 'well', says, mend: null };
}

function stuckCheck({ count, heldBackSince }: DatabaseFacts['stuck'], now: Instant): Check {
  const about = 'stuck';
  if (heldBackSince !== null)
    return {
      about,
      state: 'problem',
      says: `Workflows that fail task after task: ${count}. For ${agoText(heldBackSince, now)} they begin anew one at a time, since those before failed again: it is the build, and not a record.`,
      mend: 'Put the former build of the worker back, or a mended one: they go on by themselves then. Deadlines are kept meanwhile.',
    };
  if (count > 0)
    return {
      about,
      state: 'warning',
      says: `Workflows that fail task after task, and begin anew from their facts: ${count}.`,
      mend: 'Read the log of the workers for what they say of them.',
    };
  return { about, state: 'well', says: 'No workflow fails task after task.', mend: null };
}

function asideCheck(aside: Much): Check {
  if (aside.count === 0)
    return {
      about: 'set-aside',
      state: 'well',
      says: 'There is no record that the machine cannot go on with.',
      mend: null,
    };
  return {
    about: 'set-aside',
    state: 'problem',
    says: `Records that the machine cannot go on with, and has left alone: ${howMany(aside)}.`,
    mend: 'Administrators were told of each, with what is in the way: look into the inbox.',
  };
}
