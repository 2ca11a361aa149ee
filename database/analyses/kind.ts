import type { EntityManager } from 'typeorm';
import {
  analysisAccess,
  analysisInWhoseName,
  analysisNotIntoOwnScope,
  byWhatOnAnalysis,
  possibleForAnalysis,
} from '../../domain/access/analysis-access.js';
import { analysisKey, type AnalysisCommand, type AnalysisEffect } from '../../domain/analysis/analysis.js';
import type { AnalysisOutcome, AnalysisRecord } from '../../domain/analysis/analysis.js';
import { aboutAnalysis } from '../../domain/analysis/change.js';
import { decideAnalysis } from '../../domain/analysis/decide.js';
import { lookAtAnalysis } from '../../domain/analysis/fire.js';
import { analysisEvents, analysisTable, type AnalysisEvent } from '../../domain/analysis/table.js';
import { saveSignature } from '../items/save-sign-off-effects.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { link } from '../record-links/links.js';
import { saveRounds } from '../sign-off/rounds.js';
import { loadAnalysis } from './load.js';
import { analysisRow, findAnalysis } from './row.js';
import { keepContent } from './versions.js';

export const analysisKind: StoredKind<AnalysisRecord, AnalysisCommand, AnalysisEffect> = {
  kind: 'analysis',
  noun: 'analysis',
  states: { title: 'Root cause analysis', table: analysisTable },
  many: false,
  factsOf: ({ facts }) => facts,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutAnalysis(subject), dueAt: subject.facts.dueAt }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id ? givenBy(command).map(({ id: person }) => person) : [],
      );
      return loadAnalysis(manager, id, { lock: true, at, people });
    }),
  inWhoseName(_manager, actor, command, subject, at) {
    const name = analysisInWhoseName(actor, command.type, subject, at);
    analysisNotIntoOwnScope(actor, command, subject);
    return name;
  },
  async carryOut(manager, outcome, command, by) {
    await checkFit(manager, givenBy(command));
    return lookAtAnalysis(decideAnalysis(lookAtAnalysis(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtAnalysis(outcome, now),
  handOver: {
    command: (part, toId, reason) =>
      part === 'domain_lead'
        ? { type: 'schedule', domainLeadId: toId, reason }
        : { type: 'reassign', ownerId: toId, reason },
    charge: (part) => (part === 'owner' ? 'work' : 'decide'),
  },
  async called(manager, ref) {
    const { id, number, version, ownerId, openedBy } = (await findAnalysis(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [ownerId, openedBy] };
  },
  access: analysisAccess,
  explains: explains<AnalysisRecord, AnalysisEvent>({
    events: analysisEvents,
    load: (manager, id, _actor, at) => loadAnalysis(manager, id, { lock: false, at }),
    ask: analysisInWhoseName,
    byWhat: byWhatOnAnalysis,
    whyNot: (actor, event, subject, at) =>
      possibleForAnalysis(subject, actor, at).includes(event) ? null : asItStands,
  }),
  saveRows: (manager, outcomes, seen) => analysisRow.save(manager, outcomes, ({ facts }) => facts, seen),
  saveEffects: saveAnalysisEffects,
};

function givenBy(command: AnalysisCommand): Parameters<typeof checkFit>[1] {
  if (command.type === 'reassign') return [{ id: command.ownerId, charge: 'work', path: 'ownerId' }];
  if (command.type === 'ask') return [{ id: command.personId, charge: 'work', path: 'personId' }];
  if (command.type === 'schedule' && command.domainLeadId)
    return [{ id: command.domainLeadId, charge: 'decide', path: 'domainLeadId' }];
  return [];
}

async function saveAnalysisEffects(manager: EntityManager, outcomes: readonly AnalysisOutcome[]): Promise<void> {
  for (const { after, effects } of outcomes) for (const effect of effects) await saveEffect(manager, after, effect);
}

async function saveEffect(manager: EntityManager, { facts }: AnalysisRecord, effect: AnalysisEffect): Promise<void> {
  const { id, number, title } = facts;
  switch (effect.kind) {
    case 'round':
      return saveRounds(manager, [{ subjectKind: 'analysis', subjectId: id, round: effect.round }]);
    case 'signature':
      return saveSignature(manager, effect.roundId, effect.signature);
    case 'content':
      return keepContent(manager, id, effect.content);
    case 'link': {
      const { to, actorId, key, at } = effect;
      return link(manager, to, { kind: 'analysis', id, key: analysisKey(number), title }, { actorId, key, at });
    }
  }
}
