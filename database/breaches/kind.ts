import {
  breachAccess,
  breachInWhoseName,
  byWhatOnBreach,
  possibleForBreach,
} from '../../domain/access/breach-access.js';
import type { BreachCommand, BreachRecord } from '../../domain/breach/breach.js';
import { aboutBreach } from '../../domain/breach/change.js';
import { decideBreach } from '../../domain/breach/decide.js';
import { lookAtBreach } from '../../domain/breach/fire.js';
import { breachEvents, breachTable, type BreachEvent } from '../../domain/breach/table.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadBreach } from './load.js';
import { breachRow, findBreach } from './row.js';

export const breachKind: StoredKind<BreachRecord, BreachCommand, never> = {
  kind: 'breach',
  noun: 'breach',
  states: { title: 'Breach of a metric', table: breachTable },
  many: false,
  factsOf: ({ facts }) => facts,
  armsOnly: true,
  programOf: () => null,
  aboutOf: (subject) => ({ facts: aboutBreach(subject), dueAt: subject.facts.dueAt }),
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const people = requests.flatMap(({ id: of, command }) =>
        of === id && command.type === 'reassign' ? [command.ownerId] : [],
      );
      return loadBreach(manager, id, { lock: true, at, people });
    }),
  inWhoseName: (_manager, actor, command, subject, at) => breachInWhoseName(actor, command.type, subject, at),
  async carryOut(manager, outcome, command, by) {
    if (command.type === 'reassign')
      await checkFit(manager, [{ id: command.ownerId, charge: 'work', path: 'ownerId' }]);
    return lookAtBreach(decideBreach(lookAtBreach(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtBreach(outcome, now),
  handOver: {
    command: (_part, toId, reason) => ({ type: 'reassign', ownerId: toId, reason }),
    charge: () => 'work',
  },
  async called(manager, ref) {
    const { id, number, version, ownerId } = (await findBreach(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [ownerId] };
  },
  access: breachAccess,
  explains: explains<BreachRecord, BreachEvent>({
    events: breachEvents,
    load: (manager, id, _actor, at) => loadBreach(manager, id, { lock: false, at }),
    ask: breachInWhoseName,
    byWhat: byWhatOnBreach,
    whyNot: (actor, event, subject, at) => (possibleForBreach(subject, actor, at).includes(event) ? null : asItStands),
  }),
  saveRows: (manager, outcomes, seen) => breachRow.save(manager, outcomes, ({ facts }) => facts, seen),
};
