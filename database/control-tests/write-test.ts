import type { EntityManager } from 'typeorm';
import { atRest, ControlTestChange } from '../../domain/control-test/change.js';
import type {
  ControlTest,
  ControlTestCommand,
  ControlTestEffect,
  ControlTestRecord,
} from '../../domain/control-test/control-test.js';
import { noOutcome } from '../../domain/record/outcome.js';
import { stableId } from '../../domain/stable-id.js';
import { cut } from '../../domain/text/cut.js';
import { begin } from '../record/begin.js';
import type { StoredKind } from '../record/kind.js';
import { loadControlTest } from './load.js';
import { controlTestRow } from './row.js';

type Kind = StoredKind<ControlTestRecord, ControlTestCommand, ControlTestEffect>;

/** The retest of one that failed: it waits until its finding is remediated. */
export async function awaitRetest(
  kind: Kind,
  manager: EntityManager,
  { facts: of, control }: ControlTestRecord,
  findingId: string,
  at: number,
): Promise<void> {
  await writeTest(
    kind,
    manager,
    {
      ...{ id: stableId(of.id, 'retest'), controlId: of.controlId, about: of.about, testerId: of.testerId },
      ...{ testers: [of.testerId], plannedBy: of.plannedBy, domain: of.domain, markets: of.markets },
      ...{ title: cut(`Retest: ${control.key} ${control.title}`, 200), controlRevision: of.controlRevision },
      ...{ status: 'awaiting', retestOf: of.id, findingId, due: null, dueAt: null },
      escalationPolicyVersionId: of.escalationPolicyVersionId,
      reminderPolicyVersionId: of.reminderPolicyVersionId,
    },
    { actorId: null, at },
  );
}

type Given = Pick<
  ControlTest,
  | ('id' | 'controlId' | 'about' | 'testerId' | 'testers' | 'plannedBy' | 'title' | 'domain' | 'markets')
  | ('controlRevision' | 'status' | 'retestOf' | 'findingId' | 'due' | 'dueAt')
  | ('escalationPolicyVersionId' | 'reminderPolicyVersionId')
>;

/** Row, first plan, what its tester is told, and the outbox entry that starts its workflow; an id that exists is left alone. */
export async function writeTest(
  kind: Kind,
  manager: EntityManager,
  given: Given,
  { actorId, at }: { actorId: string | null; at: number },
): Promise<void> {
  const facts: ControlTest = {
    ...atRest,
    ...given,
    ...{ number: 0, sample: null, items: [], conclusion: null, regraded: null, cancellation: null },
    ...{ concludedAt: null, cycle: 1, plannedFrom: at, version: 1 },
  };
  if (!(await controlTestRow.insert(manager, facts))) return;
  const { id, about, testerId, dueAt, retestOf } = facts;
  const subject = await loadControlTest(manager, id, { lock: true, at });
  if (!subject) return;
  const change = new ControlTestChange(noOutcome(subject), `control_test/${id}#planned`, actorId, at);
  const told =
    facts.status === 'planned' ? change.tell('control_test_planned', [{ personId: testerId, role: 'owner' }]) : [];
  const first = change.made('control_test.planned', { about, testerId, dueAt, retestOf, told });
  await begin(kind, manager, first, { actorId, at });
}
