import type { EntityManager } from 'typeorm';
import {
  alignmentAccess,
  alignmentInWhoseName,
  byWhatOnAlignment,
  possibleForAlignment,
} from '../../domain/access/alignment-access.js';
import type {
  AlignmentCommand,
  AlignmentEffect,
  AlignmentRecord,
  AlignmentRecordOutcome,
} from '../../domain/alignment/alignment.js';
import { aboutAlignment } from '../../domain/alignment/change.js';
import { decideAlignment } from '../../domain/alignment/decide.js';
import { lookAtAlignment } from '../../domain/alignment/fire.js';
import { alignmentEvents, alignmentTable, type AlignmentEvent } from '../../domain/alignment/table.js';
import type { Given } from '../../domain/person/standing.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { makeConditionItem, requireHomeOpen } from './condition-items.js';
import { loadAlignment } from './load.js';
import { keepRevision } from './revisions.js';
import { alignmentRow, findAlignment } from './row.js';

export const alignmentKind: StoredKind<AlignmentRecord, AlignmentCommand, AlignmentEffect> = {
  kind: 'alignment',
  noun: 'alignment round',
  states: { title: 'Alignment round', table: alignmentTable },
  many: false,
  factsOf: ({ facts }) => facts,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutAlignment(subject), dueAt: subject.facts.dueAt }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id ? givenBy(command).map(({ id: person }) => person) : [],
      );
      return loadAlignment(manager, id, { lock: true, at, people });
    }),
  inWhoseName: (_manager, actor, command, subject, at) => alignmentInWhoseName(actor, command, subject, at),
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    if (command.type === 'settle' && command.accept) await requireItemCanBe(manager, outcome, command);
    return lookAtAlignment(decideAlignment(lookAtAlignment(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtAlignment(outcome, now),
  handOver: {
    command: (part, toId, reason, fromId) =>
      part === 'owner'
        ? { type: 'reassign', chairId: toId, reason }
        : { type: 'ask', personId: toId, insteadOf: fromId, reason },
    charge: () => 'decide',
  },
  async called(manager, ref) {
    const { id, number, version, chairId, openedBy } = (await findAlignment(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [chairId, openedBy] };
  },
  access: alignmentAccess,
  explains: explains<AlignmentRecord, AlignmentEvent>({
    events: alignmentEvents,
    load: (manager, id, _actor, at) => loadAlignment(manager, id, { lock: false, at }),
    ask: (actor, event, subject, at) => alignmentInWhoseName(actor, { type: event }, subject, at),
    byWhat: byWhatOnAlignment,
    whyNot: (actor, event, subject, at) =>
      possibleForAlignment(subject, actor, at).includes(event) ? null : asItStands,
  }),
  saveRows: (manager, outcomes, seen) => alignmentRow.save(manager, outcomes, ({ facts }) => facts, seen),
  async afterwards(manager, outcomes) {
    for (const { after, effects } of outcomes)
      for (const effect of effects) {
        if (effect.type === 'revision') await keepRevision(manager, after.facts.id, effect.kept);
        else await makeConditionItem(manager, after, effect.item);
      }
  },
};

/** Who would own the item can, and where it would go takes it, before anything is written. @throws Refusal */
async function requireItemCanBe(
  manager: EntityManager,
  { after: { facts } }: AlignmentRecordOutcome,
  { conditionId, ownerId, home = null }: Extract<AlignmentCommand, { type: 'settle' }>,
): Promise<void> {
  const conditions = facts.participants.flatMap(({ position }) => position?.conditions ?? []);
  const proposed = conditions.find(({ id }) => id === conditionId)?.ownerId;
  if (ownerId === undefined && proposed) await checkFit(manager, [{ id: proposed, charge: 'work', path: 'ownerId' }]);
  await requireHomeOpen(manager, facts.id, home);
}

function givenBy(command: AlignmentCommand): Given[] {
  switch (command.type) {
    case 'ask':
      return [{ id: command.personId, charge: 'decide', path: 'personId' }];
    case 'reassign':
      return [{ id: command.chairId, charge: 'decide', path: 'chairId' }];
    case 'settle':
      return command.ownerId === undefined ? [] : [{ id: command.ownerId, charge: 'work', path: 'ownerId' }];
    case 'answer':
      return (command.conditions ?? []).flatMap(({ ownerId }, index) =>
        ownerId === undefined ? [] : [{ id: ownerId, charge: 'work' as const, path: `conditions.${index}.ownerId` }],
      );
    default:
      return [];
  }
}
