import type { EntityManager } from 'typeorm';
import { loadExceptionRecord } from '../../../../database/exceptions/load-exception.js';
import { findException } from '../../../../database/exceptions/read-exceptions.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { loadItemRecords } from '../../../../database/items/load-items.js';
import { findNamed } from '../../../../database/names/find-named.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { commandsAs, steersAs } from '../../../../database/programs/steers.js';
import { loadRisk } from '../../../../database/risks/kind.js';
import { findRisk } from '../../../../database/risks/row.js';
import { mayDoToItem, partsThatMay } from '../../../../domain/access/access.js';
import type { Actor } from '../../../../domain/access/actor.js';
import { mayDoToException } from '../../../../domain/access/exception-access.js';
import { byWhat, byWhatRight, type Explanation, type Played } from '../../../../domain/access/explain.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
import { exceptionAccessParts, possibleForException } from '../../../../domain/access/possible-on-exception.js';
import { accessParts, whyNotPossible } from '../../../../domain/access/possible-on-item.js';
import { possibleForRisk } from '../../../../domain/access/risk-access.js';
import {
  exceptionPartNames,
  exceptionRights,
  itemPartNames,
  programPartNames,
  programRights,
  riskPartNames,
  riskRights,
  rights,
  type RightName,
} from '../../../../domain/access/rights.js';
import type { Reading } from '../../../../domain/access/sight.js';
import { placeOfRisk, riskInWhoseName } from '../../../../domain/access/risk-access.js';
import { exceptionEvents } from '../../../../domain/exception/table.js';
import { itemEvents } from '../../../../domain/item/table.js';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { Refusal } from '../../../../domain/refusal.js';
import { riskEvents } from '../../../../domain/risk/table.js';
import { invalidRequest } from '../problems/problem.js';
import { explainReading } from './explain-reading.js';

interface Explained {
  record: { kind: string; id: string; name: string } | null;
  may: boolean;
  by: Explanation | null;
  now: boolean;
  because: string | null;
}

const byRules: Explanation = {
  ...{ by: 'rules', text: 'Those whom the round or the policy asks, and who stands in for them.' },
  grantIds: [],
};
const standingIn: Explanation = {
  ...{ by: 'stand_in', text: 'They stand in, for everything, for whoever may.' },
  grantIds: [],
};
const asItStands = 'Not as it stands: its state, its round, or whose own work it is stands in the way.';

/** Whether somebody may do something, by the same functions that decide it. Nothing is changed. */
export async function explainOn(
  manager: EntityManager,
  actor: Actor,
  action: string,
  ref: string | undefined,
  reading: Reading,
): Promise<Explained> {
  if (ref === undefined) return onNothing(actor, action);
  if (nameOfAction(action) === 'read') return onReading(manager, actor, ref, reading);
  if (/^AI-\d+$/i.test(ref)) return onItem(manager, actor, action, ref);
  if (/^EX-\d+$/i.test(ref)) return onException(manager, actor, action, ref);
  if (/^RK-\d+$/i.test(ref)) return onRisk(manager, actor, action, ref);
  return onProgram(manager, actor, action, ref);
}

function onNothing(actor: Actor, action: string): Explained {
  const name = known(action, Object.keys(rights) as RightName[]);
  const by = byWhatRight(actor, name);
  const because =
    by === null ? `Neither their access nor a role for all gives it; docs/access.md says which do.` : null;
  return { record: null, may: by !== null, by, now: by !== null, because };
}

async function onItem(manager: EntityManager, actor: Actor, action: string, ref: string): Promise<Explained> {
  const event = known(action, itemEvents);
  const row = await findItem(manager, ref);
  const at = Date.now();
  const [subject] = await loadItemRecords(manager, [row.id], { at, actors: [actor.id] });
  if (!subject) throw new Refusal('not-found', `There is no action item ${ref}.`);
  const parts = accessParts(subject);
  const refusal = refusalOf(() => mayDoToItem(actor, event, parts));
  const asked = partsThatMay(event, parts);
  const played = asked?.map((part): Played<'item'> => ({
    part,
    name: itemPartNames[part],
    people: [parts[part] ?? ''],
  }));
  const by = played === undefined ? byRules : (byWhat(actor, 'item', played, parts.place) ?? standingIn);
  const not = refusal ?? whyNotPossible(subject, actor, event, at);
  const record = { kind: 'action_item', id: row.id, name: `AI-${row.number}` };
  return answer(record, refusal, by, not);
}

async function onException(manager: EntityManager, actor: Actor, action: string, ref: string): Promise<Explained> {
  const event = known(action, exceptionEvents);
  const { facts: row } = await findException(manager, ref);
  const at = Date.now();
  const subject = await loadExceptionRecord(manager, row.id, { lock: false, at });
  if (!subject) throw new Refusal('not-found', `There is no exception ${ref}.`);
  const parts = exceptionAccessParts(subject);
  const refusal = refusalOf(() => {
    mayDoToException(actor, event, parts);
  });
  const asked = event in exceptionRights ? exceptionRights[event as keyof typeof exceptionRights] : undefined;
  const played = asked?.map((part): Played<'exception'> => ({
    ...{ part, name: exceptionPartNames[part] },
    people: [parts[part]].flat().filter((id) => id !== null),
  }));
  const by = played === undefined ? byRules : byWhat(actor, 'exception', played, parts.place);
  const not = refusal ?? (possibleForException(subject, actor, at).includes(event) ? null : { detail: asItStands });
  return answer({ kind: 'exception', id: row.id, name: `EX-${row.number}` }, refusal, by, not);
}

async function onRisk(manager: EntityManager, actor: Actor, action: string, ref: string): Promise<Explained> {
  const event = known(action, riskEvents);
  const { facts: risk } = await findRisk(manager, ref);
  const at = Date.now();
  const subject = await loadRisk(manager, risk.id, { lock: false, at });
  if (!subject) throw new Refusal('not-found', `There is no risk ${ref}.`);
  const refusal = refusalOf(() => riskInWhoseName(actor, event, subject, at));
  const asked = event in riskRights ? riskRights[event as keyof typeof riskRights] : undefined;
  const played = asked?.map((part): Played<'risk'> => ({
    ...{ part, name: riskPartNames[part] },
    people: part === 'analyst' ? [] : [subject.parts[part] ?? ''],
  }));
  const place = placeOfRisk(subject.risk);
  const by = played === undefined ? byRules : (byWhat(actor, 'risk', played, place) ?? standingIn);
  const not = refusal ?? (possibleForRisk(subject, actor, at).includes(event) ? null : { detail: asItStands });
  return answer({ kind: 'risk', id: risk.id, name: `RK-${risk.number}` }, refusal, by, not);
}

async function onReading(manager: EntityManager, actor: Actor, ref: string, reading: Reading): Promise<Explained> {
  const record = await recordNamed(manager, ref);
  const { by, because } = await explainReading(manager, actor, reading, record.id);
  return { record, may: by !== null, by, now: by !== null, because };
}

async function recordNamed(manager: EntityManager, ref: string): Promise<NonNullable<Explained['record']>> {
  if (/^AI-\d+$/i.test(ref)) {
    const { id, number } = await findItem(manager, ref);
    return { kind: 'action_item', id, name: `AI-${number}` };
  }
  if (/^EX-\d+$/i.test(ref)) {
    const { id, number } = (await findException(manager, ref)).facts;
    return { kind: 'exception', id, name: `EX-${number}` };
  }
  if (/^RK-\d+$/i.test(ref)) {
    const { facts } = await findRisk(manager, ref);
    return { kind: 'risk', id: facts.id, name: `RK-${facts.number}` };
  }
  const { id } = await findNamed(manager, 'program', ref, { field: 'record' });
  return { kind: 'program', id, name: (await findProgramRow(manager, id)).name };
}

const ofPrograms = ['steer', 'hold', 'cancel', 'resume'] as const;

async function onProgram(manager: EntityManager, actor: Actor, action: string, ref: string): Promise<Explained> {
  const what = known(action, ofPrograms);
  const { id } = await findNamed(manager, 'program', ref, { field: 'record' });
  const row = await findProgramRow(manager, id);
  const program = { id, managerId: row.manager_id, domainLeadId: row.domain_lead_id };
  const command = (what === 'resume' ? { type: what } : { type: what, reason: 'trial' }) as ProgramCommand;
  const refusal = await (
    what === 'steer' ? steersAs(manager, actor, program) : commandsAs(manager, actor, command, program)
  )
    .then(() => null)
    .catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
  const { parts } = what === 'steer' ? programRights.steer : programRights.stop;
  const played = parts.map((part): Played<'program'> => ({
    ...{ part, name: programPartNames[part] },
    people: [program[part] ?? ''],
  }));
  const by = byWhat(actor, 'program', played, placeOfProgram(row)) ?? standingIn;
  return answer({ kind: 'program', id, name: row.name }, refusal, by, refusal);
}

function answer(
  record: Explained['record'],
  refusal: Refusal | null,
  by: Explanation | null,
  not: { detail: string } | null,
): Explained {
  const may = refusal === null;
  return { record, may, by: may ? by : null, now: not === null, because: not?.detail ?? null };
}

/** @throws Problem `invalid-request` naming what there is */
function known<Name extends string>(action: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === nameOfAction(action));
  if (found) return found;
  const there = ['read', ...names].join(', ');
  throw invalidRequest([{ path: 'action', message: `is none of ${there}, which there are for it.` }]);
}

function nameOfAction(action: string): string {
  return action.trim().toLowerCase().replaceAll('-', '_');
}

function refusalOf(work: () => unknown): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
