import type { EntityManager } from 'typeorm';
import {
  byWhatOnControl,
  controlAccess,
  controlInWhoseName,
  controlNotIntoOwnScope,
  possibleForControl,
} from '../../domain/access/control-access.js';
import { aboutControl } from '../../domain/control/change.js';
import type { ControlCommand, ControlEffect, ControlOutcome, ControlRecord } from '../../domain/control/control.js';
import { decideControl } from '../../domain/control/decide.js';
import { lookAtControl } from '../../domain/control/fire.js';
import { controlEvents, controlTable, type ControlEvent } from '../../domain/control/table.js';
import { expectRun } from '../occurrences/expect-run.js';
import { giveRuns, ownRuns, withdrawRuns } from '../occurrences/follow-control.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { Recording, StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadControl } from './load.js';
import { controlRow, findControl } from './row.js';
import { saveVersion } from './versions.js';

export const controlKind: StoredKind<ControlRecord, ControlCommand, ControlEffect> = {
  kind: 'control',
  noun: 'control',
  states: { title: 'Control', table: controlTable },
  many: false,
  armsOnly: true,
  factsOf: ({ facts }) => facts,
  programOf: () => null,
  aboutOf: (subject) => {
    const { dueAt } = subject.facts;
    return { facts: aboutControl(subject), ...(dueAt === null ? {} : { dueAt }) };
  },
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id ? givenBy(command).map(({ id: person }) => person) : [],
      );
      return loadControl(manager, id, { lock: true, at, people });
    }),
  inWhoseName(_manager, actor, command, subject, at) {
    const name = controlInWhoseName(actor, command.type, subject, at);
    controlNotIntoOwnScope(actor, command, subject);
    return name;
  },
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    return lookAtControl(decideControl(lookAtControl(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtControl(outcome, now),
  handOver: {
    command: (part, toId, reason) => ({ type: 'reassign', ...handed(part, toId), reason }),
    charge: (part) => (part === 'domain_lead' ? 'decide' : 'work'),
  },
  async called(manager, ref) {
    const { id, number, version, ownerId, authorId } = (await findControl(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [ownerId, authorId] };
  },
  access: controlAccess,
  explains: explains<ControlRecord, ControlEvent>({
    events: controlEvents,
    load: (manager, id, _actor, at) => loadControl(manager, id, { lock: false, at }),
    ask: controlInWhoseName,
    byWhat: byWhatOnControl,
    whyNot: (actor, event, subject, at) => (possibleForControl(subject, actor, at).includes(event) ? null : asItStands),
  }),
  saveRows: (manager, outcomes, seen) => controlRow.save(manager, outcomes, ({ facts }) => facts, seen),
  async afterwards(manager, outcomes, recording) {
    for (const outcome of outcomes)
      for (const effect of outcome.effects) await follow(manager, outcome, effect, recording);
  },
};

function handed(part: string, toId: string): { ownerId?: string; operatorId?: string; domainLeadId?: string } {
  if (part === 'operator') return { operatorId: toId };
  return part === 'domain_lead' ? { domainLeadId: toId } : { ownerId: toId };
}

/** What becomes of the versions and the runs of a control. */
async function follow(
  manager: EntityManager,
  { after, events }: ControlOutcome,
  effect: ControlEffect,
  { actorId, at }: Recording,
): Promise<void> {
  const { id } = after.facts;
  const by = { actorId, at, key: events.at(-1)?.key ?? '' };
  switch (effect.kind) {
    case 'expect':
      return expectRun(manager, after, effect, at);
    case 'revision':
      return saveVersion(manager, id, effect, by);
    case 'operator':
      return giveRuns(manager, id, effect, by);
    case 'owner':
      return ownRuns(manager, id, effect.ownerId);
    case 'withdraw':
      return withdrawRuns(manager, id, effect.reason, by);
  }
}

function givenBy(command: ControlCommand): Parameters<typeof checkFit>[1] {
  if (command.type !== 'reassign') return [];
  const { ownerId, operatorId, domainLeadId } = command;
  return [
    ...(ownerId === undefined ? [] : [{ id: ownerId, charge: 'work' as const, path: 'ownerId' }]),
    ...(operatorId === undefined ? [] : [{ id: operatorId, charge: 'work' as const, path: 'operatorId' }]),
    ...(domainLeadId ? [{ id: domainLeadId, charge: 'decide' as const, path: 'domainLeadId' }] : []),
  ];
}
