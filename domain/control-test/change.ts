import { dueAfter, type LocalDue } from '../calendar/due.js';
import { ladderAtRest } from '../item/at-rest.js';
import { dueAnew } from '../item/due-anew.js';
import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders } from '../item/plan.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import {
  controlTestKey,
  type ControlTest,
  type ControlTestEffect,
  type ControlTestOutcome,
  type ControlTestRecord,
} from './control-test.js';
import { allowedControlTestEvents, controlTestTable, type ControlTestEvent, type ControlTestStatus } from './table.js';

const rules: ChangeRules<ControlTestRecord, ControlTest, ControlTestStatus, ControlTestEvent> = {
  noun: 'A control test',
  table: controlTestTable,
  allowed: allowedControlTestEvents,
  nothingMore: 'Nothing more can be done to it. Plan another one.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planControlTest,
  reaches: ({ delegations }, _kind, to, at) => withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of a control test being carried out. */
export class ControlTestChange extends Change<
  ControlTestRecord,
  ControlTest,
  ControlTestStatus,
  ControlTestEvent,
  ControlTestEffect
> {
  constructor(outcome: ControlTestOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** Who does not test it: whoever owns, performs or did so, performed what is in the sample, and who stands in for one of them. */
export function barredFromTesting(
  { facts, control, delegations }: Pick<ControlTestRecord, 'facts' | 'control' | 'delegations'>,
  at: Instant,
): string[] {
  return withTheirStandIns([...control.concerned, ...facts.items.map(({ by }) => by)], { delegations, at });
}

/** What every message about a control test says. */
export function aboutControlTest({ facts, control }: ControlTestRecord): NotificationFacts {
  const { due, dueAt } = facts;
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: control.title,
    recordKey: controlTestKey(facts.number),
    ...(due === null || dueAt === null ? {} : { dueText: describeInstant(dueAt, due.zone) }),
  };
}

/** No date, and nobody it waits for. */
export const atRest = { ...ladderAtRest, due: null, dueAt: null } satisfies Partial<ControlTest>;

/** It is to be concluded until then: reminders and ladder begin anew. */
export function concludeBy(change: ControlTestChange, due: LocalDue, missed: Instant | null = null): void {
  const { now: subject, at, current } = change;
  const { calendar } = subject;
  change.set({ ...ladderAtRest, ...dueAnew({ ...current, breachedAt: missed }, due, { calendar, at }) });
}

/** Within which working time of the remediation its retest is concluded. */
const retestWithin = '10 working days';

/** The finding is remediated: the retest falls due. */
export function callRetest(change: ControlTestChange): ControlTestOutcome {
  const { now: subject, at, current } = change;
  change.set({ status: 'planned' });
  concludeBy(change, dueAfter({ from: at, duration: retestWithin }, subject.calendar));
  const told = change.tell('control_test_planned', [{ personId: current.testerId, role: 'owner' }], {
    reason: 'what it found is said to be remediated',
  });
  return change.done('control_test.called', { dueAt: change.current.dueAt, told });
}

/** What fires next for a control test: a reminder, that it is late, and the ladder. */
export function planControlTest(subject: ControlTestRecord): PlannedStep[] {
  const item = dated(subject.facts);
  const { status } = subject.facts;
  if (item === null || (status !== 'planned' && status !== 'testing')) return [];
  if (item.breachedAt !== null) return item.ladderFrom === null ? [] : ladder({ ...subject, item });
  return [...reminders({ ...subject, item }), breach(item)];
}

/** A control test as the ladder knows it; null where it has no date. */
export function dated(facts: ControlTest) {
  const { due, dueAt } = facts;
  return due === null || dueAt === null
    ? null
    : { ...facts, due, dueAt, waivedUntil: null, severity: 'medium', ladderFloor: 0, ladderRun: firstLadder };
}
