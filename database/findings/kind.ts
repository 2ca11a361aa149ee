import {
  byWhatOnFinding,
  findingAccess,
  findingInWhoseName,
  findingNotIntoOwnScope,
  possibleForFinding,
} from '../../domain/access/finding-access.js';
import { aboutFinding } from '../../domain/finding/change.js';
import { decideFinding } from '../../domain/finding/decide.js';
import {
  findingKey,
  type FindingCommand,
  type FindingEffect,
  type FindingRecord,
} from '../../domain/finding/finding.js';
import { lookAtFinding } from '../../domain/finding/fire.js';
import { findingEvents, findingTable, type FindingEvent } from '../../domain/finding/table.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { link } from '../record-links/links.js';
import { loadFinding } from './load.js';
import { pokesOfRounds } from './rounds.js';
import { pokesOfRetests } from '../record-links/failed-check.js';
import { findFinding, findingRow } from './row.js';

export const findingKind: StoredKind<FindingRecord, FindingCommand, FindingEffect> = {
  kind: 'finding',
  noun: 'finding',
  states: { title: 'Finding', table: findingTable },
  many: false,
  factsOf: ({ facts }) => facts,
  armsOnly: true,
  programOf: () => null,
  aboutOf: (subject) => {
    const { dueAt } = subject.facts;
    return { facts: aboutFinding(subject), ...(dueAt === null ? {} : { dueAt }) };
  },
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id ? givenBy(command).map(({ id: person }) => person) : [],
      );
      const carrying = requests.flatMap(({ id: of, command }) => (of === id ? carryingIn(command) : []))[0];
      return loadFinding(manager, id, { lock: true, at, people, ...(carrying && { carrying }) });
    }),
  inWhoseName(_manager, actor, command, subject, at) {
    const name = findingInWhoseName(actor, command.type, subject, at);
    findingNotIntoOwnScope(actor, command, subject);
    return name;
  },
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    return lookAtFinding(decideFinding(lookAtFinding(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtFinding(outcome, now),
  handOver: {
    command: (part, toId, reason) =>
      part === 'domain_lead'
        ? { type: 'schedule', domainLeadId: toId, reason }
        : { type: 'reassign', ownerId: toId, reason },
    charge: (part) => (part === 'owner' ? 'work' : 'decide'),
  },
  async called(manager, ref) {
    const { id, number, version, ownerId, authorId } = (await findFinding(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [ownerId, authorId] };
  },
  access: findingAccess,
  explains: explains<FindingRecord, FindingEvent>({
    events: findingEvents,
    load: (manager, id, _actor, at) => loadFinding(manager, id, { lock: false, at }),
    ask: findingInWhoseName,
    byWhat: byWhatOnFinding,
    whyNot: (actor, event, subject, at) => (possibleForFinding(subject, actor, at).includes(event) ? null : asItStands),
  }),
  saveRows: (manager, outcomes, seen) => findingRow.save(manager, outcomes, ({ facts }) => facts, seen),
  async saveEffects(manager, outcomes) {
    for (const { after, effects } of outcomes)
      for (const { to, ...by } of effects) {
        const { id, number, title } = after.facts;
        const self = { kind: 'finding' as const, id, key: findingKey(number), title };
        for (const other of to) await link(manager, self, other, by);
      }
  },
  async outboxOf(manager, outcomes) {
    const remediated = outcomes.flatMap(({ before, after }) =>
      after.facts.status === 'remediated' && before.facts.status !== 'remediated' ? [after.facts.id] : [],
    );
    return [...(await pokesOfRounds(manager, outcomes)), ...(await pokesOfRetests(manager, remediated))];
  },
};

/** For which commands it must be known which analysis carries it, and what came before. */
function carryingIn(command: FindingCommand): { analysisId?: string; domain?: string | null }[] {
  if (command.type === 'carry') return [{ analysisId: command.analysisId }];
  return command.type === 'edit' && command.content.domain !== undefined ? [{ domain: command.content.domain }] : [];
}

function givenBy(command: FindingCommand): Parameters<typeof checkFit>[1] {
  if ((command.type === 'reassign' || command.type === 'raise') && command.ownerId !== undefined)
    return [{ id: command.ownerId, charge: 'work', path: 'ownerId' }];
  if (command.type === 'schedule' && command.domainLeadId)
    return [{ id: command.domainLeadId, charge: 'decide', path: 'domainLeadId' }];
  return [];
}
