import { acknowledgedAt } from '../item/acknowledgement.js';
import { ladderAtRest } from '../item/at-rest.js';
import { findHearers, type Recipient } from '../person/recipients.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { describeInstant, localDate, type Instant } from '../time.js';
import { OccurrenceChange, occurrenceObligation } from './change.js';
import type { Occurrence, OccurrenceCommand, OccurrenceOutcome } from './occurrence.js';

type Command<T extends OccurrenceCommand['type']> = Extract<OccurrenceCommand, { type: T }>;
type Decided = {
  [T in OccurrenceCommand['type']]: (change: OccurrenceChange, command: Command<T>) => OccurrenceOutcome;
};

const decided: Decided = { perform, close, reassign, acknowledge };

/**
 * Carries a command out on the facts of an occurrence. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideOccurrence(outcome: OccurrenceOutcome, command: OccurrenceCommand, by: By): OccurrenceOutcome {
  const change = new OccurrenceChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  const decide = decided[command.type] as (change: OccurrenceChange, command: OccurrenceCommand) => OccurrenceOutcome;
  return decide(change, command);
}

/** It took place, in time or late; that it was missed stays on record. */
function perform(change: OccurrenceChange, command: Command<'perform'>): OccurrenceOutcome {
  change.require('perform');
  const { note = null, links, population = null, exceptions = null, doneOn = null } = command;
  requireWhatWasDone({ note, links, population, exceptions });
  const { current, actorId, at } = change;
  if (doneOn !== null) requireDayOfRun(current, doneOn, at);
  const late = current.status === 'missed';
  const by = actorId ?? current.operatorId;
  change.set({
    status: late ? 'performed_late' : 'performed',
    performance: { note, links, population, exceptions, doneOn, by, at },
    operators: [...new Set([...current.operators, by])],
    overdue: false,
    endedAt: at,
  });
  const told =
    exceptions !== null && exceptions > 0
      ? change.tell('run_exceptions', ownerOfControl(change), {
          reason: `${exceptions} of ${population ?? 'what was looked at'} were not as they should be${note === null ? '' : `: ${note}`}`,
        })
      : [];
  const on = doneOn === null ? {} : { doneOn };
  return change.done('occurrence.performed', { late, note, links, population, exceptions, ...on, told });
}

/** A day on which the run could have been done: from its date on, and not to come. @throws Refusal `invalid-command` */
function requireDayOfRun({ nominal, date, due }: Occurrence, doneOn: string, at: Instant): void {
  const first = nominal < date ? nominal : date;
  const today = localDate(at, due.zone);
  if (doneOn >= first && doneOn <= today) return;
  throw new Refusal(
    'invalid-command',
    `This run falls on ${date}, so it was done from ${first} to ${today}, today in ${due.zone}. Give such a day as "doneOn", or leave it out.`,
    { path: 'doneOn' },
  );
}

/** @throws Refusal `invalid-command` */
function requireWhatWasDone(said: {
  note: string | null;
  links: string[];
  population: number | null;
  exceptions: number | null;
}): void {
  const { note, links, population, exceptions } = said;
  if (note === null && links.length === 0)
    throw new Refusal('invalid-command', 'Say what was done: give a "note", or "links" to the evidence.', {
      path: 'note',
    });
  if (exceptions !== null && population === null)
    throw new Refusal('invalid-command', 'Exceptions are of a population. Give "population", how much was looked at.', {
      path: 'population',
    });
  if (exceptions !== null && population !== null && exceptions > population)
    throw new Refusal('invalid-command', `There cannot be ${exceptions} exceptions among ${population}.`, {
      path: 'exceptions',
    });
  if (exceptions !== null && exceptions > 0 && note === null)
    throw new Refusal('invalid-command', 'Where there are exceptions, say in a "note" what they are.', {
      path: 'note',
    });
}

/** It is not made up for: what was missed stays missed. */
function close(change: OccurrenceChange, { reason }: Command<'close'>): OccurrenceOutcome {
  change.require('close');
  requireNotOperator(change, 'lets a run go');
  const { at, actorId } = change;
  change.set({ status: 'not_performed', closing: { reason, by: actorId, at }, overdue: false, endedAt: at });
  const told = change.tell('run_closed', findHearers(['owner'], change.now.parts), { reason });
  return change.done('occurrence.closed', { reason, told });
}

/** Somebody else performs it; both are told. */
function reassign(change: OccurrenceChange, { operatorId, reason }: Command<'reassign'>): OccurrenceOutcome {
  change.require('reassign');
  const { current: before } = change;
  if (operatorId === before.operatorId) return change.unchanged();
  // Whoever missed it does not bring its ladder back to the first level.
  if (before.status === 'missed') requireNotOperator(change, 'gives a missed run away');
  giveTo(change, operatorId);
  change.tell('run_given', [{ personId: operatorId, role: 'owner' }], { reason });
  change.tell('run_taken', [{ personId: before.operatorId, role: 'hands_over' }], { reason });
  return change.done('occurrence.reassigned', { from: before.operatorId, to: operatorId, reason });
}

function giveTo(change: OccurrenceChange, operatorId: string): void {
  const { current: before, now: subject, at } = change;
  change.setRecord({
    parts: { ...subject.parts, owner: operatorId, owner_manager: subject.managers[operatorId] ?? null },
  });
  const { breachedAt: _stays, ...rest } = ladderAtRest;
  const late = before.status === 'missed' ? { overdue: true, ladderFrom: at } : {};
  change.set({
    ...{ ...rest, ...late, operatorId, operators: [...new Set([...before.operators, operatorId])] },
    ...{ cycle: before.cycle + 1, plannedFrom: at },
  });
}

/** Its control is somebody else's to perform from now on, and so are runs that wait. */
export function giveOccurrence(
  outcome: OccurrenceOutcome,
  { operatorId, reason }: { operatorId: string; reason: string },
  by: By,
): OccurrenceOutcome {
  const change = new OccurrenceChange(outcome, by.key, by.actorId, by.at);
  const { current: before } = change;
  if (before.operatorId === operatorId || (before.status !== 'expected' && before.status !== 'missed'))
    return change.unchanged();
  giveTo(change, operatorId);
  return change.done('occurrence.reassigned', { from: before.operatorId, to: operatorId, reason });
}

/** Its control is retired: what was still to come is not expected; what was missed stays so. */
export function withdrawOccurrence(outcome: OccurrenceOutcome, reason: string, by: By): OccurrenceOutcome {
  const change = new OccurrenceChange(outcome, by.key, by.actorId, by.at);
  const { status } = change.current;
  if (status !== 'expected' && status !== 'missed') return change.unchanged();
  const closing = { reason, by: by.actorId, at: by.at };
  change.set({
    status: status === 'expected' ? 'withdrawn' : 'not_performed',
    closing,
    overdue: false,
    endedAt: by.at,
  });
  return change.done('occurrence.withdrawn', { from: status, reason });
}

/** It was just written down: whoever performs it is told until when. */
export function expectOccurrence(outcome: OccurrenceOutcome, key: string, at: Instant): OccurrenceOutcome {
  const change = new OccurrenceChange(outcome, key, null, at);
  const { run, date, dueAt } = change.current;
  const told = change.tell('run_expected', findHearers(['owner'], change.now.parts));
  return change.made('occurrence.expected', { run, date, dueAt, told });
}

/** "I have seen it": the ladder is held for a stated time. */
function acknowledge(change: OccurrenceChange, { holdFor: asked, note }: Command<'acknowledge'>): OccurrenceOutcome {
  change.require('acknowledge');
  const { at, now: subject } = change;
  const { steps, calendar, policies, facts } = subject;
  const {
    until,
    holdFor,
    facts: held,
  } = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'occurrence', holdFor: asked, instead: 'Perform it.' },
  );
  change.set(held);
  change.tell('run_acknowledged', ownerOfControl(change), {
    untilText: describeInstant(until, facts.due.zone),
  });
  return change.done('occurrence.acknowledged', { until, holdFor, note: note ?? null });
}

function ownerOfControl({ now: { control } }: OccurrenceChange): Recipient[] {
  return [{ personId: control.ownerId, role: 'program_manager' }];
}

/** @throws Refusal `separation-of-duties` */
function requireNotOperator({ actorId, now: subject, at }: OccurrenceChange, does: string): void {
  if (actorId === null || !occurrenceObligation(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    `Nobody ${does} who was to perform it, or stands in for them. Have the owner of the control, the domain lead or the ` +
      'operator’s manager do it.',
  );
}
