import type { EntityManager } from 'typeorm';
import { kindCalled, recordKinds, type KindFacts, type RecordKind } from '../../../../database/engine/kinds.js';
import { living } from '../../../../database/kinds.js';
import { findNamed } from '../../../../database/names/find-named.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { commandsAs, steersAs } from '../../../../database/programs/steers.js';
import { explained, refusalOf, standingIn, type Explained } from '../../../../database/record/explained.js';
import type { Actor } from '../../../../domain/access/actor.js';
import { byWhat, byWhatRight } from '../../../../domain/access/explain.js';
import { placeOfProgram } from '../../../../domain/access/place.js';
import {
  programPartNames,
  programRights,
  programStanding,
  rights,
  type ProgramPart,
  type RightName,
} from '../../../../domain/access/rights.js';
import type { Reading } from '../../../../domain/access/sight.js';
import type { ProgramCommand } from '../../../../domain/program/commands.js';
import { Refusal } from '../../../../domain/refusal.js';
import { invalidRequest } from '../problems/problem.js';
import { explainReading } from './explain-reading.js';

interface Named {
  kind: RecordKind;
  id: string;
  name: string;
}

type Answer = Explained & { record: Named | null };

/** Whether somebody may do something, by the same functions that decide it. Nothing is changed. */
export async function explainOn(
  manager: EntityManager,
  actor: Actor,
  action: string,
  ref: string | undefined,
  reading: Reading,
): Promise<Answer> {
  if (ref === undefined) return onNothing(actor, action);
  if (nameOfAction(action) === 'read') return onReading(manager, actor, ref, reading);
  const kind = kindCalled(ref);
  if (kind === undefined) return onProgram(manager, actor, action, ref);
  const { explains } = living[kind];
  const event = known(action, explains?.events ?? []);
  const record = await recordCalled(manager, kind, ref);
  const found = await explains?.explain(manager, actor, event, record.id);
  if (!found) throw new Refusal('not-found', `There is no ${kind.replaceAll('_', ' ')} ${ref}.`);
  return { record, ...found };
}

function onNothing(actor: Actor, action: string): Answer {
  const name = known(action, Object.keys(rights) as RightName[]);
  const by = byWhatRight(actor, name);
  const because =
    by === null ? `Neither their access nor a role for all gives it; docs/access.md says which do.` : null;
  return { record: null, may: by !== null, by, now: by !== null, because };
}

async function onReading(manager: EntityManager, actor: Actor, ref: string, reading: Reading): Promise<Answer> {
  const kind = kindCalled(ref);
  const record = kind === undefined ? await programNamed(manager, ref) : await recordCalled(manager, kind, ref);
  const { by, because } = await explainReading(manager, actor, reading, record.id);
  return { record, may: by !== null, by, now: by !== null, because };
}

async function programNamed(manager: EntityManager, ref: string): Promise<Named> {
  const { id } = await findNamed(manager, 'program', ref, { field: 'record' });
  return { kind: 'program', id, name: (await findProgramRow(manager, id)).name };
}

/** @throws Refusal `not-found` */
async function recordCalled(manager: EntityManager, kind: RecordKind, ref: string): Promise<Named> {
  const { letters = '' }: KindFacts = recordKinds[kind];
  const found = await living[kind].called?.(manager, ref);
  if (!found) throw new Error(`nothing finds ${ref}`);
  return { kind, id: found.id, name: `${letters}-${found.number}` };
}

const ofPrograms = ['steer', 'hold', 'cancel', 'resume'] as const;

async function onProgram(manager: EntityManager, actor: Actor, action: string, ref: string): Promise<Answer> {
  const what = known(action, ofPrograms);
  const { id } = await findNamed(manager, 'program', ref, { field: 'record' });
  const row = await findProgramRow(manager, id);
  const program = { id, managerId: row.manager_id, domainLeadId: row.domain_lead_id };
  const command = (what === 'resume' ? { type: what } : { type: what, reason: 'trial' }) as ProgramCommand;
  const refusal = await refusalOf(() =>
    what === 'steer' ? steersAs(manager, actor, program) : commandsAs(manager, actor, command, program),
  );
  const { parts } = what === 'steer' ? programRights.steer : programRights.stop;
  const played = parts.map((part) => ({
    ...{ part, name: programPartNames[part] },
    people: [program[part] ?? ''],
  }));
  const by = byWhat<ProgramPart>(actor, programStanding, played, placeOfProgram(row)) ?? standingIn;
  return { record: { kind: 'program', id, name: row.name }, ...explained(refusal, by, refusal) };
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
