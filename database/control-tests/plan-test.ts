import type { EntityManager } from 'typeorm';
import { dueInstantAsked, type LocalDue } from '../../domain/calendar/due.js';
import type { TestedFor } from '../../domain/control-test/control-test.js';
import { notTester } from '../../domain/control-test/decide.js';
import { controlObligation } from '../../domain/control/change.js';
import { controlKey } from '../../domain/control/control.js';
import { Refusal } from '../../domain/refusal.js';
import { cut } from '../../domain/text/cut.js';
import { marketCalendar } from '../calendars/market-calendar.js';
import { loadControl } from '../controls/load.js';
import { checkFit } from '../people/standing.js';
import { controlTestKind } from './kind.js';
import { writeTest } from './write-test.js';

interface NewTest {
  id: string;
  controlId: string;
  about: TestedFor;
  testerId: string;
  due: LocalDue;
}

/**
 * Plans a test of a control: row, first plan, what its tester is told, and the outbox entry that starts its workflow. An id that
 * exists is left alone.
 *
 * @throws Refusal `unknown-person`, `person-unavailable`, `separation-of-duties`, `invalid-due-date`, `illegal-transition`
 */
export async function planTest(
  manager: EntityManager,
  { id, controlId, about, testerId, due }: NewTest,
  by: { actorId: string; at: number },
): Promise<void> {
  await checkFit(manager, [{ id: testerId, charge: 'work', path: 'testerId' }]);
  const control = await loadControl(manager, controlId, { lock: true, at: by.at });
  if (!control) throw new Refusal('not-found', `There is no control ${controlId}.`);
  const { facts: of } = control;
  if (of.status === 'retired')
    throw new Refusal(
      'illegal-transition',
      'A control that is retired is not tested. Name one that is proposed or operates.',
    );
  if (controlObligation(control, by.at).includes(testerId)) throw notTester('testerId');
  if (controlObligation(control, by.at).includes(by.actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody plans the test of a control that they own or perform. Have somebody else plan it.',
    );
  const dueAt = dueInstantAsked(due, await marketCalendar(manager, of.markets, testerId));
  if (dueAt <= by.at)
    throw new Refusal('invalid-due-date', 'The date must lie in the future. Give a later one.', { path: 'due' });
  const what = about === 'design' ? 'design' : 'operation';
  await writeTest(
    controlTestKind,
    manager,
    {
      ...{ id, controlId, about, testerId, testers: [testerId], plannedBy: by.actorId },
      ...{ title: cut(`${controlKey(of.number)} ${of.title}: ${what}`, 200), domain: of.domain, markets: of.markets },
      ...{ controlRevision: of.revision, status: 'planned', retestOf: null, findingId: null, due, dueAt },
      escalationPolicyVersionId: of.escalationPolicyVersionId,
      reminderPolicyVersionId: of.reminderPolicyVersionId,
    },
    by,
  );
}
