import { dueWith } from '../calendar/due.js';
import { acknowledgedAt } from '../item/acknowledgement.js';
import { findHearers } from '../person/recipients.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { stableId } from '../stable-id.js';
import { describeInstant } from '../time.js';
import { atRest, barredFromTesting, concludeBy, ControlTestChange } from './change.js';
import type { ControlTestCommand, ControlTestOutcome } from './control-test.js';
import { draw } from './draw.js';
import { tallyOf } from './sample-size.js';

type Command<T extends ControlTestCommand['type']> = Extract<ControlTestCommand, { type: T }>;
type Decided = {
  [T in ControlTestCommand['type']]: (change: ControlTestChange, command: Command<T>) => ControlTestOutcome;
};

const decided: Decided = { draw, judge, conclude, grade, reassign, acknowledge, cancel };

/**
 * Carries a command out on the facts of a control test. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideControlTest(
  outcome: ControlTestOutcome,
  command: ControlTestCommand,
  by: By,
): ControlTestOutcome {
  const change = new ControlTestChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  if (command.type !== 'acknowledge') requireNotConcerned(change);
  const decide = decided[command.type] as (c: ControlTestChange, command: ControlTestCommand) => ControlTestOutcome;
  return decide(change, command);
}

/** Whoever owns or performs a control has no hand in its test, whatever else they may. @throws Refusal `separation-of-duties` */
function requireNotConcerned({ actorId, now: subject, at }: ControlTestChange): void {
  if (actorId === null || !barredFromTesting(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    'Nobody has a hand in the test of a control that they own or perform, did, or stand in for. Have its tester or somebody else do it.',
  );
}

/** One of the sample: as it should be, an exception, or nothing that the control is about. */
function judge(change: ControlTestChange, { place, result, note }: Command<'judge'>): ControlTestOutcome {
  change.require('judge');
  const { items } = change.current;
  const one = items.find((item) => item.place === place);
  if (!one)
    throw new Refusal('invalid-command', `The sample has ${items.length} items, and none of number ${place}.`, {
      path: 'place',
    });
  if (result !== 'pass' && note === undefined)
    throw new Refusal('invalid-command', 'Say in a "note" what the exception is, or why it is not applicable.', {
      path: 'note',
    });
  const said = { result, note: note ?? null };
  if (one.result === said.result && one.note === said.note) return change.unchanged();
  change.set({ items: items.map((item) => (item === one ? { ...item, ...said } : item)) });
  const left = change.current.items.filter((item) => item.result === null).length;
  return change.done('control_test.judged', { place, key: one.key, ...said, left });
}

/** What it came to: the results propose, the tester concludes. */
function conclude(change: ControlTestChange, command: Command<'conclude'>): ControlTestOutcome {
  change.require('conclude');
  const { current, actorId, at, now: subject } = change;
  const { effective, statement, deficiency = null } = command;
  requireConclusive(change, command);
  const tally = tallyOf(current.items);
  const proposed = current.about === 'design' ? null : tally.effective;
  const by = actorId ?? current.testerId;
  change.set({
    ...atRest,
    status: 'concluded',
    concludedAt: at,
    conclusion: { effective, deficiency, statement, proposed, by, at },
  });
  if (!effective) fail(change);
  const to = findHearers(['program_manager', 'domain_lead', 'requester'], subject.parts);
  const told = change.tell(effective ? 'control_test_passed' : 'control_test_failed', to, { reason: statement });
  const { exceptions, judged } = tally;
  return change.done('control_test.concluded', {
    ...{ effective, deficiency, statement, proposed, exceptions, judged },
    ...{ findingId: change.current.findingId, told },
  });
}

/** @throws Refusal `invalid-command` */
function requireConclusive(
  { current }: ControlTestChange,
  { effective, deficiency }: Pick<Command<'conclude'>, 'effective' | 'deficiency'>,
): void {
  if (current.about === 'operating' && current.sample === null)
    throw new Refusal('invalid-command', 'Nothing was looked at: draw a sample, and judge it.');
  const left = current.items.filter(({ result }) => result === null).length;
  if (left > 0) throw new Refusal('invalid-command', `${left} of ${current.items.length} are not judged yet.`);
  if (!effective && deficiency === undefined)
    throw new Refusal(
      'invalid-command',
      'Say how bad it is: give "deficiency", with a control that is not effective.',
      {
        path: 'deficiency',
      },
    );
  if (effective && deficiency !== undefined)
    throw new Refusal('invalid-command', 'A control that is effective has no deficiency. Leave "deficiency" out.', {
      path: 'deficiency',
    });
}

/** A finding is raised, once; a retest that fails is told to the finding that is there. Either is tested again. */
function fail(change: ControlTestChange): void {
  const { current } = change;
  const findingId = current.findingId ?? stableId(current.id, 'failed');
  if (current.findingId === null) change.effect({ kind: 'raise', findingId });
  change.set({ findingId });
  change.effect({ kind: 'retest', findingId });
}

/** Another grade of its deficiency, by somebody other than its tester. */
function grade(change: ControlTestChange, { deficiency, reason }: Command<'grade'>): ControlTestOutcome {
  change.require('grade');
  const { current, actorId, at, now: subject } = change;
  const { conclusion } = current;
  const from = conclusion?.deficiency ?? null;
  if (conclusion === null || from === null)
    throw new Refusal('invalid-command', 'It was found effective: there is no deficiency to grade.');
  if (actorId !== null && withTheirStandIns(current.testers, { ...subject, at }).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Whoever tested it has graded the deficiency. Another grade is given by the domain lead or a risk analyst.',
    );
  if (from === deficiency) return change.unchanged();
  change.set({
    conclusion: { ...conclusion, deficiency },
    regraded: { from, reason, by: actorId ?? current.plannedBy, at },
  });
  const told = change.tell('control_test_graded', findHearers(['owner', 'program_manager'], subject.parts), { reason });
  return change.done('control_test.graded', { from, deficiency, reason, told });
}

/** Somebody else tests it, who neither owns nor performs the control. */
function reassign(change: ControlTestChange, { testerId, reason }: Command<'reassign'>): ControlTestOutcome {
  change.require('reassign');
  const { current: before, now: subject, at } = change;
  if (testerId === before.testerId) return change.unchanged();
  if (barredFromTesting(subject, at).includes(testerId)) throw notTester('testerId');
  change.setRecord({
    parts: { ...subject.parts, owner: testerId, owner_manager: subject.managers[testerId] ?? null },
  });
  change.set({ testerId, testers: [...new Set([...before.testers, testerId])] });
  if (before.due !== null) concludeBy(change, dueWith(before.due, subject.calendar), before.breachedAt);
  change.tell('control_test_assigned', [{ personId: testerId, role: 'owner' }], { reason });
  change.tell('control_test_reassigned', [{ personId: before.testerId, role: 'hands_over' }], { reason });
  return change.done('control_test.reassigned', { from: before.testerId, to: testerId, reason });
}

/** Of whoever is named to test what they own or perform. */
export function notTester(path: string): Refusal {
  return new Refusal(
    'separation-of-duties',
    'Nobody tests a control that they own or perform, did, or stand in for. Name somebody else as tester.',
    { path },
  );
}

/** "I have seen it": the ladder is held for a stated time; the date stands. */
function acknowledge(change: ControlTestChange, { holdFor: asked, note }: Command<'acknowledge'>): ControlTestOutcome {
  change.require('acknowledge');
  const { at, now: subject } = change;
  const { steps, calendar, policies, facts, parts } = subject;
  const {
    until,
    holdFor,
    facts: held,
  } = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'control test', holdFor: asked, instead: 'Conclude it.' },
  );
  change.set(held);
  change.tell('control_test_acknowledged', findHearers(['requester'], parts), {
    untilText: describeInstant(until, facts.due?.zone ?? calendar.zone),
  });
  return change.done('control_test.acknowledged', { until, holdFor, note: note ?? null });
}

/** It is not tested on. */
function cancel(change: ControlTestChange, { reason }: Command<'cancel'>): ControlTestOutcome {
  change.require('cancel');
  const { status } = change.current;
  change.set({ ...atRest, status: 'cancelled', cancellation: reason });
  change.tell('control_test_cancelled', findHearers(['owner', 'requester'], change.now.parts), { reason });
  return change.done('control_test.cancelled', { from: status, reason });
}
