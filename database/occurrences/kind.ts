import type { EntityManager } from 'typeorm';
import {
  byWhatOnOccurrence,
  occurrenceAccess,
  occurrenceInWhoseName,
  possibleForOccurrence,
} from '../../domain/access/occurrence-access.js';
import { aboutOccurrence } from '../../domain/occurrence/change.js';
import { decideOccurrence } from '../../domain/occurrence/decide.js';
import { lookAtOccurrence } from '../../domain/occurrence/fire.js';
import {
  occurrenceKey,
  type OccurrenceCommand,
  type OccurrenceEffect,
  type OccurrenceRecord,
} from '../../domain/occurrence/occurrence.js';
import { raisedByMissing } from '../../domain/occurrence/raised.js';
import { occurrenceEvents, occurrenceTable, type OccurrenceEvent } from '../../domain/occurrence/table.js';
import { raiseFinding } from '../findings/raise.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadOccurrence } from './load.js';
import { findOccurrence, occurrenceRow } from './row.js';

export const occurrenceKind: StoredKind<OccurrenceRecord, OccurrenceCommand, OccurrenceEffect> = {
  kind: 'occurrence',
  noun: 'occurrence',
  states: { title: 'Occurrence of a control', table: occurrenceTable },
  many: false,
  armsOnly: true,
  factsOf: ({ facts }) => facts,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutOccurrence(subject), dueAt: subject.facts.dueAt }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id && command.type === 'reassign' ? [command.operatorId] : [],
      );
      return loadOccurrence(manager, id, { lock: true, at, people });
    }),
  inWhoseName: (_manager, actor, command, subject, at) => occurrenceInWhoseName(actor, command.type, subject, at),
  async carryOut(manager, outcome, command, by) {
    if (command.type === 'reassign')
      await checkFit(manager, [{ id: command.operatorId, charge: 'work', path: 'operatorId' }]);
    return lookAtOccurrence(decideOccurrence(lookAtOccurrence(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtOccurrence(outcome, now),
  handOver: {
    command: (_part, toId, reason) => ({ type: 'reassign', operatorId: toId, reason }),
    charge: () => 'work',
  },
  async called(manager, ref) {
    const { id, number, version, operatorId } = (await findOccurrence(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [operatorId] };
  },
  access: occurrenceAccess,
  explains: explains<OccurrenceRecord, OccurrenceEvent>({
    events: occurrenceEvents,
    load: (manager, id, _actor, at) => loadOccurrence(manager, id, { lock: false, at }),
    ask: occurrenceInWhoseName,
    byWhat: byWhatOnOccurrence,
    whyNot: (actor, event, subject, at) =>
      possibleForOccurrence(subject, actor, at).includes(event) ? null : asItStands,
  }),
  saveRows: (manager, outcomes, seen) => occurrenceRow.save(manager, outcomes, ({ facts }) => facts, seen),
  async afterwards(manager, outcomes) {
    for (const { after, effects } of outcomes) for (const effect of effects) await raise(manager, after, effect);
  },
};

/** By the policy of its control, runs that were missed are an observation or a finding of whoever owns it. */
async function raise(
  manager: EntityManager,
  subject: OccurrenceRecord,
  { findingId, inARow }: OccurrenceEffect,
): Promise<void> {
  const { control, facts } = subject;
  const { id, key, title, ownerId, approverId, domainLeadId } = control;
  if (approverId === null || facts.missedAt === null) return;
  await raiseFinding(
    manager,
    {
      ...{ id: findingId, content: raisedByMissing(subject, inARow), authorId: approverId, domainLeadId },
      owners: [ownerId, domainLeadId, approverId].filter((person) => person !== null),
      links: [
        { kind: 'control', id, key, title },
        { kind: 'occurrence', id: facts.id, key: occurrenceKey(facts.number), title: facts.title },
      ],
    },
    { key: `occurrence/${facts.id}#missed`, at: facts.missedAt },
  );
}
