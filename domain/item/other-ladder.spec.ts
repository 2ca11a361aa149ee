import type { ItemOutcome } from './outcome.js';
import fc from 'fast-check';
import { day, itemRecord, monday } from '../../test/factories/domain-records.js';
import { findRecipients } from '../person/recipients.js';
import { ladderOf, type EscalationLevel, type EscalationPolicy } from '../policy/escalation.js';
import { nextStep } from '../record/step.js';
import { Refusal } from '../refusal.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import { foresee } from './foresee.js';
import type { ItemRecord } from './item.js';
import { noOutcome } from '../record/outcome.js';

const level = (after: string, ...roles: EscalationLevel['roles']): EscalationLevel => ({
  after,
  roles,
  people: [],
  channels: ['inbox'],
});
const again = (of: EscalationLevel, every: string, times: number): EscalationLevel => ({
  ...of,
  repeat: { every, times },
});
const due = monday + 10 * day + 8 * 3_600_000;

interface Told {
  /** Hours after the breach. */
  at: number;
  level: number;
  to: string[];
}

/** An item that was activated under a policy, lives through a story, and whom its ladder told. */
function play(
  policy: Partial<EscalationPolicy>,
  story: [hours: number, command: ItemCommand][],
  untilHours: number,
  others: Record<string, EscalationPolicy> = {},
): { told: Told[]; subject: ItemRecord } {
  const base = itemRecord(1, { severity: 'low' });
  const escalation: EscalationPolicy = { levels: [], acknowledgementHolds: 'P1D', ...policy };
  let subject: ItemRecord = { ...base, policies: { ...base.policies, escalation }, otherPolicies: others };
  const told: Told[] = [];
  const step = (to: number, act?: ItemCommand): void => {
    let outcome: ItemOutcome = noOutcome(subject);
    for (let next = nextStep(outcome.after.steps); next && next.fireAt <= to; next = nextStep(outcome.after.steps))
      outcome = fireDueSteps(outcome, next.fireAt);
    try {
      if (act) outcome = decideItem(outcome, act, { actorId: 'x', key: `${to}`, at: to });
    } catch (error) {
      // Acknowledged twice for one level: nothing has changed.
      if (!(error instanceof Refusal) || error.code !== 'already-acknowledged') throw error;
    }
    outcome = fireDueSteps(outcome, to);
    for (const { kind, level: n, at, to: people } of outcome.notices)
      if (kind === 'level')
        told.push({ at: (at - due) / 3_600_000, level: n ?? 0, to: people.map(({ personId }) => personId) });
    subject = outcome.after;
  };
  for (const [hours, act] of story) step(due + hours * 3_600_000, act);
  step(due + untilHours * 3_600_000);
  return { told, subject };
}
const rated = (severity: string): ItemCommand => ({ type: 'edit', content: { severity } });

test('a severity that rises on the ladder brings whom its own ladder names, at once, and nobody a second time', () => {
  const { told } = play(
    {
      levels: [level('PT0S', 'owner'), level('P2D', 'program_manager')],
      bySeverity: {
        critical: [
          level('PT0S', 'domain_lead'),
          level('PT4H', 'owner'),
          level('P3D', 'program_manager', 'owner_manager'),
        ],
      },
    },
    [[60, rated('critical')]],
    200,
  );
  expect(told).toEqual([
    { at: 0, level: 1, to: ['owner'] },
    { at: 48, level: 2, to: ['manager'] },
    // The second level tells only the owner, who knows.
    { at: 60, level: 1, to: ['lead'] },
    { at: 72, level: 3, to: ['manager', 'boss'] },
  ]);
});

test('a severity that falls, and rises again, does not tell the same people again of what they know', () => {
  const story: [number, ItemCommand][] = [
    [1, rated('critical')],
    [2, rated('low')],
    [3, rated('critical')],
  ];
  const bySeverity = { critical: [level('PT0S', 'domain_lead'), level('P2D', 'owner_manager')] };
  const { told } = play({ levels: [level('PT0S', 'owner')], bySeverity }, story, 100);
  expect(told.map(({ at, to }) => [at, to.join()])).toEqual([
    [0, 'owner'],
    [1, 'lead'],
    // On the low ladder nothing is left; on the critical one its second level keeps its time.
    [48, 'boss'],
  ]);
});

test('re-planned there and back, the ladder that was left goes on where it stood', () => {
  const e1: EscalationPolicy = {
    levels: [level('PT0S', 'owner'), level('P1D', 'program_manager'), level('P3D', 'domain_lead')],
    acknowledgementHolds: 'P1D',
  };
  const e2: EscalationPolicy = { levels: [level('PT0S', 'owner_manager')], acknowledgementHolds: 'P1D' };
  const to = (escalationPolicyVersionId: string): ItemCommand => ({
    type: 'replan',
    escalationPolicyVersionId,
    reason: 'r',
  });
  const { told } = play(
    e1,
    [
      [30, to('e2')],
      [40, to('e1')],
    ],
    100,
    { e1, e2 },
  );
  expect(told.map(({ at, level: n, to: people }) => [at, n, people.join()])).toEqual([
    [0, 1, 'owner'],
    [24, 2, 'manager'],
    [30, 1, 'boss'],
    [72, 3, 'lead'],
  ]);
});

test('raised while the ladder stands, its levels come when it goes on', () => {
  const policy = {
    levels: [level('PT0S', 'owner')],
    bySeverity: { critical: [level('PT0S', 'domain_lead'), level('P1D', 'program_manager')] },
  };
  const held = play(
    policy,
    [
      [10, { type: 'hold', reason: 'w' }],
      [20, rated('critical')],
      [30, { type: 'resume' }],
    ],
    100,
  );
  expect(held.told.slice(1)).toEqual([
    { at: 30, level: 1, to: ['lead'] },
    { at: 44, level: 2, to: ['manager'] },
  ]);
  const acknowledged = play(
    policy,
    [
      [10, { type: 'acknowledge' }],
      [20, rated('critical')],
    ],
    100,
  );
  expect(acknowledged.told.slice(1)).toEqual([
    { at: 34, level: 1, to: ['lead'] },
    { at: 48, level: 2, to: ['manager'] },
  ]);
});

test('before the breach, and for the same ladder, nothing changes', () => {
  const levels = [again(level('PT0S', 'owner'), 'PT6H', 2)];
  const policy = { levels, bySeverity: { medium: levels } };
  const { told, subject } = play(
    policy,
    [
      [-5, rated('high')],
      [1, rated('medium')],
    ],
    100,
  );
  expect(told.map(({ at }) => at)).toEqual([0, 6, 12]);
  expect(subject.item.ladderRun).toMatchObject({ number: 0, since: null });
});

test('a level that is not told again goes on with its repetitions', () => {
  const { told } = play(
    { levels: [level('PT0S', 'owner')], bySeverity: { high: [again(level('PT0S', 'owner'), 'PT6H', 3)] } },
    [[8, rated('high')]],
    100,
  );
  expect(told.map(({ at }) => at)).toEqual([0, 12, 18]);
});

test('while nobody fires anything, repetitions are said once, and each level at the instant that was due', () => {
  const levels = [again(level('PT0S', 'owner'), 'PT4H', 20), again(level('P1D', 'domain_lead'), 'PT4H', 3)];
  const base = itemRecord(1);
  const escalation: EscalationPolicy = { levels, acknowledgementHolds: 'P1D' };
  const late = fireDueSteps(noOutcome({ ...base, policies: { ...base.policies, escalation } }), due + 29 * 3_600_000);
  expect(
    late.notices.filter(({ kind }) => kind === 'level').map(({ at, level: n }) => [(at - due) / 3_600_000, n]),
  ).toEqual([
    [0, 1],
    [24, 2],
  ]);
  // What is still to come comes.
  expect(foresee(late.after).map(({ step }) => (step.fireAt - due) / 3_600_000)).toEqual([32, 36]);
  expect(fireDueSteps(late, due + 29 * 3_600_000)).toBe(late);
});

test('what maintenance holds back goes on with its distances: levels and repetitions, the owner first', () => {
  const window = { id: 'w', reason: 'sale', from: due - day, to: due + 2 * day, market: null, programId: null };
  const levels = [
    again(level('PT0S', 'owner'), 'PT6H', 3),
    level('P1D', 'program_manager'),
    level('P2D', 'domain_lead'),
  ];
  const base = itemRecord(1);
  const escalation: EscalationPolicy = { levels, acknowledgementHolds: 'P1D' };
  const subject = { ...base, policies: { ...base.policies, escalation }, maintenance: [window] };
  const seen = foresee(subject).filter(({ step }) => step.kind === 'level');
  expect(
    seen.map(({ step, told }) => [(step.fireAt - due) / 3_600_000, told.map(({ personId }) => personId).join()]),
  ).toEqual([
    [48, 'owner'],
    [54, 'owner'],
    [60, 'owner'],
    [66, 'owner'],
    [72, 'manager'],
    [96, 'lead'],
  ]);
});

test('whatever severities and policies follow each other, all whom the last ladder names hear of it, as foreseen', () => {
  const roles = ['owner', 'owner_manager', 'program_manager', 'domain_lead'] as const;
  const someLevel = fc
    .record({
      after: fc.constantFrom('PT0S', 'PT4H', 'P1D', 'P2D', 'P5D'),
      roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 3 }),
      repeats: fc.constantFrom(0, 0, 2),
    })
    .map(({ after, roles: named, repeats }) =>
      repeats === 0 ? level(after, ...named) : again(level(after, ...named), 'PT6H', repeats),
    );
  const someLevels = fc
    .array(someLevel, { minLength: 1, maxLength: 4 })
    .map((levels) => levels.sort((a, b) => order.indexOf(a.after) - order.indexOf(b.after)));
  const order = ['PT0S', 'PT4H', 'P1D', 'P2D', 'P5D'];
  const somePolicy = fc
    .record({ levels: someLevels, critical: someLevels })
    .map(({ levels, critical }): EscalationPolicy => ({
      levels,
      bySeverity: { critical },
      acknowledgementHolds: 'P1D',
    }));
  const act = fc.constantFrom<ItemCommand>(
    rated('critical'),
    rated('low'),
    { type: 'replan', escalationPolicyVersionId: 'e1', reason: 'r' },
    { type: 'replan', escalationPolicyVersionId: 'e2', reason: 'r' },
    { type: 'acknowledge' },
  );
  const story = fc.array(fc.tuple(fc.integer({ min: 1, max: 150 }), act), { maxLength: 6 });
  fc.assert(
    fc.property(somePolicy, somePolicy, story, (e1, e2, acts) => {
      const sorted = acts.sort(([a], [b]) => a - b);
      const last = sorted.at(-1)?.[0] ?? 0;
      const before = play(e1, sorted, last, { e1, e2 });
      const { told, subject } = play(e1, sorted, 2_000, { e1, e2 });
      const heard = new Set(told.flatMap(({ to }) => to));
      for (const { roles: named, people } of ladderOf(subject.policies.escalation, subject.item.severity))
        for (const { personId } of findRecipients(named, people, subject.parts)) expect(heard).toContain(personId);
      // What was foreseen after the last change is what came.
      const foreseen = foresee(before.subject).filter(({ step }) => step.kind === 'level');
      expect(told.slice(before.told.length).map(({ at }) => at)).toEqual(
        foreseen.map(({ step }) => (step.fireAt - due) / 3_600_000),
      );
      // No level of a ladder is told twice at one instant.
      const instants = told.map(({ at, level: n, to }) => `${at}/${n}/${to.join()}`);
      expect(new Set(instants).size).toBe(instants.length);
    }),
    { numRuns: 300 },
  );
});
