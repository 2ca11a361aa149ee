import { monday } from '../../test/factories/domain-records.js';
import { singapore } from '../../test/factories/calendars.js';
import { defaultEscalationPolicy } from '../policy/escalation.js';
import { defaultReminderPolicy } from '../policy/reminder.js';
import { noOutcome } from '../record/outcome.js';
import { mergePlan } from '../record/step.js';
import { Refusal } from '../refusal.js';
import { noDelegations } from '../stand-in/delegation.js';
import { formatLocal } from '../time.js';
import { atRest, planControlTest } from './change.js';
import type { ControlTest, ControlTestCommand, ControlTestOutcome, ControlTestRecord } from './control-test.js';
import { decideControlTest } from './decide.js';
import { lookAtControlTest } from './fire.js';
import { raisedByFailing } from './raised.js';
import { sizeFor, tallyOf } from './sample-size.js';

const day = 86_400_000;

/** A test of the operation that `lead` planned for `tester`; `owner` owns the control, `operator` performs it. */
function testRecord(facts: Partial<ControlTest> = {}, more: Partial<ControlTestRecord> = {}): ControlTestRecord {
  const due = { date: '2026-01-30', time: '18:00', zone: 'Asia/Singapore' };
  const record: ControlTestRecord = {
    facts: {
      ...atRest,
      ...{ id: '7f000000-0000-8000-8000-000000000002', number: 1, controlId: 'control', title: 'CO-1: operation' },
      ...{ domain: null, markets: ['SG'], about: 'operating', controlRevision: 1, testerId: 'tester' },
      ...{ testers: ['tester'], plannedBy: 'lead', status: 'planned', sample: null, items: [], conclusion: null },
      ...{ regraded: null, cancellation: null, retestOf: null, findingId: null, concludedAt: null },
      ...{ due, dueAt: monday + 25 * day, cycle: 1, plannedFrom: monday, version: 1 },
      ...{ escalationPolicyVersionId: 'e1', reminderPolicyVersionId: 'r1' },
      ...facts,
    },
    steps: [],
    parts: { owner: 'tester', owner_manager: 'boss', requester: 'lead', program_manager: 'owner', domain_lead: 'head' },
    policies: { escalation: defaultEscalationPolicy, reminder: defaultReminderPolicy },
    ...{ calendar: singapore, maintenance: [], rotas: {}, managers: {}, names: {}, delegations: noDelegations },
    control: {
      ...{ id: 'control', key: 'CO-1', title: 'Second look', objective: 'None is wrong', stage: 'enforcement' },
      ...{ ownerId: 'owner', domainLeadId: 'head', concerned: ['owner', 'operator'] },
    },
    findingStatus: null,
    population: Array.from({ length: 52 }, (_, n) => ({
      ...{ key: `OC-${n + 1}`, title: `run ${n + 1}`, link: null },
      by: n === 0 ? 'once' : 'operator',
    })),
    ...more,
  };
  return { ...record, steps: mergePlan([], planControlTest(record)) };
}

const draw: ControlTestCommand = {
  ...{ type: 'draw', source: 'occurrences', from: '2025-01-01', until: '2025-12-31', seed: 'november' },
};
const played = (record: ControlTestRecord, ...commands: ControlTestCommand[]) => {
  let outcome: ControlTestOutcome = noOutcome(record);
  for (const [n, command] of commands.entries())
    outcome = decideControlTest(outcome, command, { actorId: 'tester', at: monday + n, key: `${n}` });
  return outcome;
};
const codeOf = (record: ControlTestRecord, by: string, command: ControlTestCommand): string => {
  try {
    decideControlTest(noOutcome(record), command, { actorId: by, at: monday, key: by });
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

test('how many are looked at follows from how often the control is performed', () => {
  const year = ['2025-01-01', '2025-12-31'] as const;
  expect([1, 4, 12, 52, 365, 5_000].map((runs) => sizeFor(runs, ...year))).toEqual([
    ...[
      { size: 1, sizeBy: 'yearly' },
      { size: 2, sizeBy: 'quarterly' },
      { size: 3, sizeBy: 'monthly' },
    ],
    ...[
      { size: 8, sizeBy: 'weekly' },
      { size: 25, sizeBy: 'daily' },
      { size: 40, sizeBy: 'more than daily' },
    ],
  ]);
  // A quarter of it is performed as often; fewer than the table says are all looked at.
  expect(sizeFor(13, '2025-01-01', '2025-03-31')).toEqual({ size: 8, sizeBy: 'weekly' });
  expect(sizeFor(7, '2025-01-01', '2025-01-07')).toEqual({ size: 7, sizeBy: 'daily' });
});

test('the same seed draws the same; another one does not; what is judged already is not dropped', () => {
  const { facts } = played(testRecord(), draw).after;
  expect([facts.status, facts.items.length, facts.sample?.population]).toEqual(['testing', 8, 52]);
  expect(played(testRecord(), draw).after.facts.items).toEqual(facts.items);
  const other = played(testRecord(), { ...draw, seed: 'december' }).after.facts.items;
  expect(other.map(({ key }) => key)).not.toEqual(facts.items.map(({ key }) => key));
  const judged = played(testRecord(), draw, { type: 'judge', place: 1, result: 'pass' }).after;
  expect(codeOf(judged, 'tester', draw)).toBe('invalid-command');
});

test('whoever owns or performs the control, or performed one of the sample, has no hand in it', () => {
  const record = testRecord({ about: 'design' });
  const conclude: ControlTestCommand = { type: 'conclude', effective: true, statement: 'Read' };
  expect(['owner', 'operator', 'tester'].map((by) => codeOf(record, by, conclude))).toEqual([
    ...['separation-of-duties', 'separation-of-duties', 'done'],
  ]);
  expect(codeOf(record, 'lead', { type: 'reassign', testerId: 'operator', reason: 'x' })).toBe('separation-of-duties');
  const items = [{ key: 'OC-1', title: 'run 1', link: null, by: 'once', place: 1, result: null, note: null }];
  const drawn = testRecord({ status: 'testing', items });
  expect(codeOf(drawn, 'once', { type: 'judge', place: 1, result: 'pass' })).toBe('separation-of-duties');
});

test('failed, it raises a finding once and waits to be tested again; a retest that fails raises no other', () => {
  const failing: ControlTestCommand = {
    ...{ type: 'conclude', effective: false, deficiency: 'material_weakness', statement: 'It would not catch it' },
  };
  const { after, effects } = played(testRecord({ about: 'design' }), failing);
  expect(effects.map(({ kind }) => kind)).toEqual(['raise', 'retest']);
  expect(raisedByFailing(after)).toMatchObject({
    ...{ grade: 'finding', rating: 'critical', title: 'CO-1 “Second look” is not effective in its design' },
  });
  const retest = testRecord({
    about: 'design',
    status: 'awaiting',
    retestOf: 'test',
    findingId: 'finding',
    due: null,
    dueAt: null,
  });
  expect(lookAtControlTest(noOutcome(retest), monday).after.facts.status).toBe('awaiting');
  const called = lookAtControlTest(noOutcome({ ...retest, findingStatus: 'remediated' }), monday);
  expect([called.after.facts.status, formatLocal(called.after.facts.dueAt ?? 0, 'Asia/Singapore')]).toEqual([
    ...['planned', '2026-01-19 18:00'],
  ]);
  expect(called.after.steps.map(({ kind }) => kind)).toContain('breach');
  const again = decideControlTest(called, failing, { actorId: 'tester', at: monday + day, key: 'again' });
  expect(again.effects).toEqual([{ kind: 'retest', findingId: 'finding' }]);
});

test('the results propose; nothing that is applicable proposes nothing', () => {
  const of = (...results: ('pass' | 'exception' | 'not_applicable' | null)[]) =>
    tallyOf(results.map((result) => ({ result })));
  expect(of('pass', 'exception', 'not_applicable', null)).toEqual({
    ...{ judged: 3, exceptions: 1, notApplicable: 1, rate: 0.5, effective: false },
  });
  expect([of('pass', 'pass').effective, of('not_applicable').effective]).toEqual([true, null]);
});
