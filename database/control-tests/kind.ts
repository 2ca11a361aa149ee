import type { EntityManager } from 'typeorm';
import {
  byWhatOnControlTest,
  controlTestAccess,
  controlTestInWhoseName,
  possibleForControlTest,
} from '../../domain/access/control-test-access.js';
import { aboutControlTest } from '../../domain/control-test/change.js';
import {
  controlTestKey,
  type ControlTestCommand,
  type ControlTestEffect,
  type ControlTestRecord,
} from '../../domain/control-test/control-test.js';
import { decideControlTest } from '../../domain/control-test/decide.js';
import { lookAtControlTest } from '../../domain/control-test/fire.js';
import { raisedByFailing } from '../../domain/control-test/raised.js';
import { controlTestEvents, controlTestTable, type ControlTestEvent } from '../../domain/control-test/table.js';
import { pokeOf } from '../engine/kinds.js';
import { raiseFinding } from '../findings/raise.js';
import { checkFit } from '../people/standing.js';
import { asItStands, explains } from '../record/explained.js';
import type { StoredKind } from '../record/kind.js';
import { loadEach } from '../record/load-each.js';
import { loadControlTest } from './load.js';
import { controlTestRow, findControlTest } from './row.js';
import { awaitRetest } from './write-test.js';

export const controlTestKind: StoredKind<ControlTestRecord, ControlTestCommand, ControlTestEffect> = {
  kind: 'control_test',
  noun: 'control test',
  states: { title: 'Control test', table: controlTestTable },
  many: false,
  factsOf: ({ facts }) => facts,
  programOf: () => null,
  aboutOf: (subject) => {
    const { dueAt } = subject.facts;
    return { facts: aboutControlTest(subject), ...(dueAt === null ? {} : { dueAt }) };
  },
  load: (manager, ids, { at, requests }) =>
    loadEach(ids, (id) => {
      const commands = requests.flatMap(({ id: of, command }) => (of === id ? [command] : []));
      const people = commands.flatMap((command) => (command.type === 'reassign' ? [command.testerId] : []));
      const [period] = commands.flatMap((command) =>
        command.type === 'draw' && command.source === 'occurrences' ? [command] : [],
      );
      return loadControlTest(manager, id, { lock: true, at, people, period });
    }),
  inWhoseName: (_manager, actor, command, subject, at) => controlTestInWhoseName(actor, command.type, subject, at),
  async carryOut(manager, outcome, command, by) {
    if (command.type === 'reassign')
      await checkFit(manager, [{ id: command.testerId, charge: 'work', path: 'testerId' }]);
    return lookAtControlTest(decideControlTest(lookAtControlTest(outcome, by.at), command, by), by.at);
  },
  look: (_manager, outcome, now) => lookAtControlTest(outcome, now),
  handOver: {
    command: (_part, toId, reason) => ({ type: 'reassign', testerId: toId, reason }),
    charge: () => 'work',
  },
  async called(manager, ref) {
    const { id, number, version, testerId, plannedBy } = (await findControlTest(manager, ref)).facts;
    return { id, number, version, programId: null, deciders: [testerId, plannedBy] };
  },
  access: controlTestAccess,
  explains: explains<ControlTestRecord, ControlTestEvent>({
    events: controlTestEvents,
    load: (manager, id, _actor, at) => loadControlTest(manager, id, { lock: false, at }),
    ask: controlTestInWhoseName,
    byWhat: byWhatOnControlTest,
    whyNot: (actor, event, subject, at) =>
      possibleForControlTest(subject, actor, at).includes(event) ? null : asItStands,
  }),
  saveRows: (manager, outcomes, seen) => controlTestRow.save(manager, outcomes, ({ facts }) => facts, seen),
  // A retest that failed opens its finding again.
  outboxOf: (_manager, outcomes) =>
    Promise.resolve(
      outcomes.flatMap(({ before, after }) => {
        const { status, retestOf, findingId } = after.facts;
        const concluded = status === 'concluded' && before.facts.status !== status;
        return concluded && retestOf !== null && findingId !== null ? [pokeOf('finding', findingId)] : [];
      }),
    ),
  async afterwards(manager, outcomes, { at }) {
    for (const { after, effects } of outcomes) for (const effect of effects) await follow(manager, after, effect, at);
  },
};

async function follow(
  manager: EntityManager,
  subject: ControlTestRecord,
  { kind, findingId }: ControlTestEffect,
  at: number,
): Promise<void> {
  if (kind === 'retest') return awaitRetest(controlTestKind, manager, subject, findingId, at);
  const { control, facts } = subject;
  const { id, key, title, ownerId, domainLeadId } = control;
  await raiseFinding(
    manager,
    {
      ...{ id: findingId, content: raisedByFailing(subject), authorId: facts.testerId, domainLeadId },
      owners: [ownerId, domainLeadId].filter((person) => person !== null),
      links: [
        { kind: 'control', id, key, title },
        { kind: 'control_test', id: facts.id, key: controlTestKey(facts.number), title: facts.title },
      ],
    },
    { key: `control_test/${facts.id}#failed`, at: facts.concludedAt ?? at },
  );
}
