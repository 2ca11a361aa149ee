import {
  byWhatOnCase,
  caseAccess,
  caseInWhoseName,
  caseNotIntoOwnScope,
  possibleForCase,
} from '../../domain/access/case-access.js';
import type { CaseCommand, CaseRecord } from '../../domain/case/case.js';
import { aboutCase } from '../../domain/case/change.js';
import { decideCase } from '../../domain/case/decide.js';
import { lookAtCase } from '../../domain/case/fire.js';
import { caseEvents, caseTable, type CaseEvent } from '../../domain/case/table.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadCase } from './load.js';
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
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) => (of === id ? peopleGiven(command) : []));
      return loadCase(manager, id, { lock: true, at, people });
    }),
  inWhoseName(_manager, actor, command, subject, at) {
    const name = caseInWhoseName(actor, command.type, subject, at);
    caseNotIntoOwnScope(actor, command, subject);
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
};

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
