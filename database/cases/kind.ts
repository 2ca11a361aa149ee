import {
  byWhatOnCase,
  caseAccess,
  caseInWhoseName,
  caseNotIntoOwnScope,
  mayJoinCase,
  possibleForCase,
} from '../../domain/access/case-access.js';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import type { CaseCommand, CaseRecord } from '../../domain/case/case.js';
import type { CommandRequest } from '../../domain/record/command.js';
import type { Instant } from '../../domain/time.js';
import { isUuid } from '../../domain/uuid.js';
import { aboutCase } from '../../domain/case/change.js';
import { decideCase } from '../../domain/case/decide.js';
import { lookAtCase } from '../../domain/case/fire.js';
import { caseEvents, caseTable, type CaseEvent } from '../../domain/case/table.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { orThrow } from '../record/or-throw.js';
import { runCommand } from '../record/run.js';
import { loadCase, lockCases } from './load.js';
import { caseRow, findCase } from './row.js';

export const caseKind: StoredKind<CaseRecord, CaseCommand, never> = {
  kind: 'case',
  noun: 'case',
  states: { title: 'Case', table: caseTable },
  many: false,
  factsOf: ({ facts }) => facts,
  armsOnly: true,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutCase(subject), dueAt: subject.facts.dueAt }),
  async load(manager, ids, { at, requests }) {
    await lockCases(manager, [...ids, ...(await goesOnIn(manager, requests))]);
    return loadEach(ids, (id) => {
      const commands = requests.flatMap(({ id: of, command }) => (of === id ? [command] : []));
      const into = commands.flatMap((command) => (command.type === 'merge' ? [command.intoId] : []));
      return loadCase(manager, id, { lock: false, at, people: commands.flatMap(peopleGiven), into });
    });
  },
  async inWhoseName(manager, actor, command, subject, at) {
    const name = caseInWhoseName(actor, command.type, subject, at);
    caseNotIntoOwnScope(actor, command, subject);
    if (command.type === 'merge' || command.type === 'unmerge')
      await mayChangeOther(manager, actor, command, subject, at);
    return name;
  },
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    return lookAtCase(decideCase(lookAtCase(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtCase(outcome, now),
  handOver: {
    command: (part, toId, reason) =>
      part === 'domain_lead'
        ? { type: 'schedule', domainLeadId: toId, reason }
        : { type: 'reassign', leadId: toId, reason },
    charge: (part) => (part === 'owner' ? 'work' : 'decide'),
  },
  async called(manager, ref) {
    const { id, number, version, leadId, raisedBy } = (await findCase(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [leadId, raisedBy] };
  },
  access: caseAccess,
  explains: explains<CaseRecord, CaseEvent>({
    events: caseEvents,
    load: (manager, id, _actor, at) => loadCase(manager, id, { lock: false, at }),
    ask: caseInWhoseName,
    byWhat: byWhatOnCase,
    whyNot: (actor, event, subject, at) => (possibleForCase(subject, actor, at).includes(event) ? null : asItStands),
  }),
  saveRows: (manager, outcomes, seen) => caseRow.save(manager, outcomes, ({ facts }) => facts, seen),
  async afterwards(manager, outcomes, { actorId }) {
    for (const { before, after, events } of outcomes)
      for (const { type, key, at, data } of events) {
        const into =
          type === 'case.merged' ? after.facts.mergedInto : type === 'case.unmerged' ? before.facts.mergedInto : null;
        if (into === null) continue;
        const { id: caseId, number } = after.facts;
        const command: CaseCommand = {
          ...{ type: type === 'case.merged' ? 'join' : 'part', caseId, number, restricted: after.restricted },
          reason: String(data['reason']),
        };
        const request = { id: into, command, actorId, key: `${key}/${caseId}`, at };
        orThrow((await runCommand(caseKind, manager, request, { poke: true })).result);
      }
  },
};

/** The cases in which those go on, or did, that are merged or taken out: both are changed. */
async function goesOnIn(manager: EntityManager, requests: readonly CommandRequest<CaseCommand>[]): Promise<string[]> {
  const named = requests.flatMap(({ command }) =>
    command.type === 'merge' && isUuid(command.intoId) ? [command.intoId] : [],
  );
  const taken = requests.flatMap(({ id, command }) => (command.type === 'unmerge' ? [id] : []));
  if (taken.length === 0) return named;
  const rows = await manager.query<{ id: string }[]>(
    'SELECT merged_into AS id FROM cases WHERE id = ANY($1::uuid[]) AND merged_into IS NOT NULL',
    [taken],
  );
  return [...named, ...rows.map(({ id }) => id)];
}

/** What goes on in a case is more to do for whoever leads it: who may change neither merges into it. @throws Refusal `not-allowed` */
async function mayChangeOther(
  manager: EntityManager,
  actor: Actor,
  command: Extract<CaseCommand, { type: 'merge' | 'unmerge' }>,
  { facts }: CaseRecord,
  at: Instant,
): Promise<void> {
  const id = command.type === 'merge' ? command.intoId : facts.mergedInto;
  const other = id === null || !isUuid(id) ? null : await loadCase(manager, id, { lock: false, at });
  if (other !== null) mayJoinCase(actor, other, at);
}

function givenBy(command: CaseCommand): Parameters<typeof checkFit>[1] {
  if ((command.type === 'reassign' || command.type === 'triage') && command.leadId !== undefined)
    return [{ id: command.leadId, charge: 'work', path: 'leadId' }];
  if (command.type === 'schedule' && command.domainLeadId)
    return [{ id: command.domainLeadId, charge: 'decide', path: 'domainLeadId' }];
  return [];
}

function peopleGiven(command: CaseCommand): string[] {
  return givenBy(command).map(({ id }) => id);
}
