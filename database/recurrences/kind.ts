import type { EntityManager } from 'typeorm';
import { maySteerRecurrence } from '../../domain/access/access.js';
import type { RecurrenceCommand } from '../../domain/recurrence/commands.js';
import {
  changeOf,
  decideRecurrence,
  occurrenceToRun,
  recordRun,
  type RecurrenceBy,
} from '../../domain/recurrence/decide.js';
import { dueOccurrence, lookAtRecurrence, passOver, recordOccurrence } from '../../domain/recurrence/fire.js';
import type { OccurrenceEffect, RecurrenceRecord, RecurrenceOutcome } from '../../domain/recurrence/recurrence.js';
import { skipOf } from '../../domain/recurrence/skip.js';
import { Refusal } from '../../domain/refusal.js';
import type { Instant } from '../../domain/time.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { findOccurrence, loadRecurrenceRecord } from './load-recurrence.js';
import { makeOccurrence } from './make-occurrence.js';
import { recurrenceTable } from '../../domain/recurrence/table.js';
import { saveOccurrences, saveRecurrences } from './save-recurrence.js';

export const recurrenceKind: StoredKind<RecurrenceRecord, RecurrenceCommand, OccurrenceEffect> = {
  kind: 'recurrence',
  noun: 'recurrence',
  states: { title: 'Recurrence', table: recurrenceTable },
  many: false,
  factsOf: ({ recurrence }) => recurrence,
  programOf: ({ recurrence: { content } }) => (content.kind === 'item' ? content.programId : null),
  aboutOf: ({ recurrence: { name } }) => ({ facts: { itemTitle: name, itemNumber: null, programName: name } }),
  load: (manager, ids) => loadEach(ids, (id) => loadRecurrenceRecord(manager, id, { lock: true })),
  inWhoseName(_manager, actor, _command, subject) {
    maySteerRecurrence(actor, subject);
    return null;
  },
  async carryOut(manager, outcome, command, { actorId, key, at }) {
    const by = { actorId: actorId ?? '', key, at };
    const fired = await firedBefore(manager, outcome, command, at);
    return command.type === 'run'
      ? runNow(manager, fired, command.occurrence, by)
      : decideRecurrence(fired, command, by);
  },
  // One occurrence in a transaction. Whoever comes second finds the next one planned, and goes on.
  look: fireOne,
  saveRows: saveRecurrences,
  saveEffects: saveOccurrences,
};

/**
 * What cannot be gone on with can be ended, paused and put right all the same. A savepoint: what failed half-way is undone.
 */
async function firedBefore(
  manager: EntityManager,
  outcome: RecurrenceOutcome,
  { type }: RecurrenceCommand,
  at: Instant,
): Promise<RecurrenceOutcome> {
  if (type === 'resume' || type === 'run') return fireAll(manager, outcome, at);
  return manager.transaction((inner) => fireAll(inner, outcome, at)).catch(() => outcome);
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

/** Occurrences that a command may find due before it; the rest are left to the clocks. */
const mostBeforeCommand = 20;

async function fireAll(manager: EntityManager, from: RecurrenceOutcome, now: Instant): Promise<RecurrenceOutcome> {
  let outcome = from;
  for (let fired = 0; fired < mostBeforeCommand; fired += 1) {
    const next = await fireOne(manager, outcome, now);
    if (next === outcome) break;
    outcome = next;
  }
  return outcome;
}

/** What the machine sees by itself, and the occurrence that is due, if any. */
async function fireOne(manager: EntityManager, outcome: RecurrenceOutcome, now: Instant): Promise<RecurrenceOutcome> {
  const seen = lookAtRecurrence(outcome, now);
  const due = dueOccurrence(seen.after, now);
  if (!due) return seen;
  const skip = skipOf(seen.after.recurrence, due.nominal);
  if (skip) return passOver(seen, due, skip);
  const number = seen.after.recurrence.occurrences + 1;
  return recordOccurrence(seen, due, await makeOccurrence(manager, seen.after, due, { key: due.nominal, number }));
}
