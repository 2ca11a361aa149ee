import type { DataSource, EntityManager } from 'typeorm';
import { maySteerRecurrence } from '../../domain/access/access.js';
import { nextStep } from '../../domain/record/step.js';
import type { RecurrenceCommand } from '../../domain/recurrence/commands.js';
import {
  changeOf,
  decideRecurrence,
  occurrenceToRun,
  recordRun,
  type RecurrenceBy,
} from '../../domain/recurrence/decide.js';
import { dueOccurrence, lookAtRecurrence, recordOccurrence } from '../../domain/recurrence/fire.js';
import { type RecurrenceCase, type RecurrenceOutcome } from '../../domain/recurrence/recurrence.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { Refusal } from '../../domain/refusal.js';
import { refused } from '../../domain/record/command.js';
import { actorNow } from '../people/actor-now.js';
import type { FiredBy } from '../plan/steps.js';
import type { RecordAnswer, RecordSnapshot } from '../records/living.js';
import { expectAsRead } from '../trail/as-read.js';
import { recordedKeys } from '../trail/events.js';
import { findOccurrence, loadRecurrenceCase } from './load-recurrence.js';
import { makeOccurrence } from './make-occurrence.js';
import { recordRecurrenceOutcome } from './record-outcome.js';

export interface RecurrenceCommandRequest {
  id: string;
  command: RecurrenceCommand;
  actorId: string;
  key: string;
  /** Business time, epoch ms. */
  at: number;
  expectedVersion?: number;
}

/** Carries a recurrence's command out, in the caller's transaction. What was due before it has fired, one at a time. */
export async function runRecurrenceCommand(
  manager: EntityManager,
  request: RecurrenceCommandRequest,
  { byWorkflow }: { byWorkflow: boolean },
): Promise<RecordAnswer> {
  const { id, command, actorId, key, at } = request;
  const subject = await loadRecurrenceCase(manager, id, { lock: true });
  if (!subject) return { result: refused(new Refusal('not-found', `There is no recurrence ${id}.`)), snapshot: null };
  if ((await recordedKeys(manager, [`recurrence/${id}#cmd:${key}`])).has(`recurrence/${id}#cmd:${key}`))
    return accepted(subject);
  try {
    await expectAsRead(manager, { ...subject.recurrence, called: 'The recurrence' }, request.expectedVersion);
    if (byWorkflow) maySteerRecurrence(await actorNow(manager, actorId, at), subject);
    const fired = await firedBefore(manager, subject, command, at);
    const by = { actorId, key, at };
    const outcome =
      command.type === 'run'
        ? await runNow(manager, fired, command.occurrence, by)
        : decideRecurrence(fired, command, by);
    await recordRecurrenceOutcome(manager, outcome, { firedBy: 'command', byWorkflow });
    return accepted(outcome.after);
  } catch (error) {
    if (error instanceof Refusal) return { result: refused(error), snapshot: snapshotOf(subject) };
    throw error;
  }
}

/**
 * What cannot be gone on with can be ended, paused and put right all the same. A savepoint: what failed half-way is undone.
 */
async function firedBefore(
  manager: EntityManager,
  subject: RecurrenceCase,
  { type }: RecurrenceCommand,
  at: number,
): Promise<RecurrenceOutcome> {
  if (type === 'resume' || type === 'run') return fireAll(manager, subject, at);
  return manager.transaction((inner) => fireAll(inner, subject, at)).catch((): RecurrenceOutcome => noOutcome(subject));
}

async function runNow(
  manager: EntityManager,
  outcome: RecurrenceOutcome,
  nominal: string | undefined,
  by: RecurrenceBy,
): Promise<RecurrenceOutcome> {
  changeOf(outcome, by).require('run');
  const { recurrence } = outcome.after;
  const recorded = nominal === undefined ? null : await findOccurrence(manager, recurrence.id, nominal);
  if (nominal !== undefined && !recorded)
    throw new Refusal(
      'not-found',
      `There was no occurrence of ${nominal}. List the occurrences to see which there were.`,
    );
  const occurrence = occurrenceToRun(outcome, recorded, by.at);
  const key = recorded?.key ?? `run/${by.key}`;
  const number = recorded?.number ?? recurrence.occurrences + 1;
  const made = await makeOccurrence(manager, outcome.after, occurrence, { key, number });
  return recordRun(outcome, occurrence, recorded, made, by);
}

/** Fires what is due, one occurrence in a transaction, and gives what the recurrence's workflow adopts. */
export async function fireForRecurrenceWorkflow(
  dataSource: DataSource,
  id: string,
  now: number,
): Promise<RecordSnapshot | null> {
  return dataSource.transaction(async (manager) => {
    const after = await fireRecurrence(manager, id, now, { firedBy: 'timer', byWorkflow: true });
    if (!after) return null;
    await manager.query(
      'UPDATE recurrences SET workflow_version = version WHERE id = $1 AND workflow_version <> version',
      [id],
    );
    return snapshotOf(after);
  });
}

/** The same for the sweep. Whoever comes second finds the next occurrence planned, and goes on. */
export async function fireRecurrence(
  manager: EntityManager,
  id: string,
  now: number,
  options: { firedBy: FiredBy; byWorkflow: boolean },
): Promise<RecurrenceCase | null> {
  const subject = await loadRecurrenceCase(manager, id, { lock: true });
  if (!subject) return null;
  const outcome = await fireOne(manager, noOutcome(subject), now);
  await recordRecurrenceOutcome(manager, outcome, options);
  return outcome.after;
}

/** Occurrences that a command may find due before it; the rest are left to the clocks. */
const mostBeforeCommand = 20;

async function fireAll(manager: EntityManager, subject: RecurrenceCase, now: number): Promise<RecurrenceOutcome> {
  let outcome: RecurrenceOutcome = noOutcome(subject);
  for (let fired = 0; fired < mostBeforeCommand; fired += 1) {
    const next = await fireOne(manager, outcome, now);
    if (next === outcome) break;
    outcome = next;
  }
  return outcome;
}

/** What the machine sees by itself, and the occurrence that is due, if any. */
async function fireOne(manager: EntityManager, outcome: RecurrenceOutcome, now: number): Promise<RecurrenceOutcome> {
  const seen = lookAtRecurrence(outcome, now);
  const due = dueOccurrence(seen.after, now);
  if (!due) return seen;
  const number = seen.after.recurrence.occurrences + 1;
  return recordOccurrence(seen, due, await makeOccurrence(manager, seen.after, due, { key: due.nominal, number }));
}

function accepted(after: RecurrenceCase): RecordAnswer {
  const { version, status } = after.recurrence;
  return { result: { ok: true, version, status }, snapshot: snapshotOf(after) };
}

function snapshotOf({ recurrence: { version, status }, steps }: RecurrenceCase): RecordSnapshot {
  return { version, status, live: status !== 'ended', nextAt: nextStep(steps)?.fireAt ?? null };
}
