import fc from 'fast-check';
import { itemRecord } from '../../test/factories/item-case.js';
import { delegationsOf, type Delegations } from '../stand-in/delegation.js';
import { standInsOf } from '../stand-in/stand-in.js';
import { defaultEscalationPolicy } from '../policy/escalation.js';
import { defaultExtensionPolicy, type ExtensionPolicy } from '../policy/extension.js';
import { defaultReminderPolicy } from '../policy/reminder.js';
import { defaultSignOffPolicy, type SignOffPolicy } from '../policy/sign-off.js';
import { Refusal } from '../refusal.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import type { LocalDue } from '../calendar/due.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';
import { type ItemOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';
import type { Weaker } from './weaker.js';

const start = Date.UTC(2026, 0, 5, 2);
const day = 86_400_000;
const people = ['owner', 'boss', 'manager', 'lead', 'mei', 'sam'];

/** How a life is set up: the policies, and who stands in for whom. */
interface Setting {
  signOff: SignOffPolicy;
  extension: ExtensionPolicy;
  delegations: Delegations;
}

/** An item that has just been activated, due ten days later. */
function newCase({ signOff, extension, delegations }: Setting): ItemRecord {
  const policies = {
    escalation: defaultEscalationPolicy,
    reminder: defaultReminderPolicy,
    signOff,
    extension,
    effectiveness: null,
  };
  const subject = itemRecord({ due: dueOn(10), policies, delegations });
  return decideItem(noOutcome(subject), { type: 'activate' }, { actorId: null, key: 'launch', at: start }).after;
}

function dueOn(days: number): LocalDue {
  const date = new Date(start + days * day).toISOString().slice(0, 10);
  return { date, time: '18:00', zone: 'Asia/Singapore' };
}

/** Two of three, then one of two; the manager weighs more, and the boss may stop it. */
const deepSignOff: SignOffPolicy = {
  ...defaultSignOffPolicy,
  stages: [
    {
      name: 'Two of three',
      required: 3,
      roles: ['owner_manager', 'program_manager', 'domain_lead'],
      people: [],
      weights: { program_manager: 2 },
      veto: ['owner_manager'],
    },
    { name: 'Lead', required: 1, roles: ['domain_lead'], people: ['mei'] },
  ],
};

const quorum: SignOffPolicy = {
  ...defaultSignOffPolicy,
  stages: [{ name: 'Two', required: 2, roles: ['owner_manager', 'program_manager', 'domain_lead'], people: ['sam'] }],
};

const deepExtension: ExtensionPolicy = {
  ...defaultExtensionPolicy,
  rules: [
    { upToNumber: 1, required: 1, roles: ['owner_manager'], people: [] },
    { required: 2, roles: ['owner_manager', 'program_manager', 'domain_lead'], people: [] },
  ],
};

const delegations = fc
  .array(
    fc.record({
      personId: fc.constantFrom('manager', 'lead', 'boss', ...people),
      standInId: fc.constantFrom('mei', 'sam', ...people),
      scope: fc.constantFrom('approvals' as const, 'everything' as const),
      startsAt: fc.integer({ min: 0, max: 3 }).map((days) => start + days * day),
      days: fc.integer({ min: 1, max: 40 }),
    }),
    { minLength: 2, maxLength: 6, size: 'max' },
  )
  .map((list) =>
    delegationsOf(
      list
        .filter(({ personId, standInId }) => personId !== standInId)
        .map(({ days, ...d }, index) => ({
          ...d,
          id: `d${index}`,
          personName: d.personId,
          standInName: d.standInId,
          endsAt: d.startsAt + days * day,
        })),
    ),
  );

const setting: fc.Arbitrary<Setting> = fc.record({
  signOff: fc.constantFrom(defaultSignOffPolicy, quorum, deepSignOff),
  extension: fc.constantFrom(defaultExtensionPolicy, deepExtension),
  delegations,
});

const person = fc.constantFrom(...people);
const commands: [number, fc.Arbitrary<ItemCommand>][] = [
  [5, fc.constant({ type: 'submit', statement: 'done' })],
  [12, fc.constant({ type: 'sign', decision: 'approve' })],
  [6, person.map((onBehalfOf) => ({ type: 'sign', decision: 'approve', onBehalfOf }))],
  [1, fc.constant({ type: 'sign', decision: 'send_back', reason: 'no' })],
  [2, fc.constant({ type: 'revoke' })],
  [1, fc.constant({ type: 'withdraw' })],
  [1, fc.constant({ type: 'ask', questionId: 'q', question: 'Which sheet?' })],
  [1, fc.constant({ type: 'answer', questionId: 'q', answer: 'The second' })],
  [1, fc.constant({ type: 'edit', content: { title: 'other' } })],
  [1, person.map((ownerId) => ({ type: 'reassign', ownerId }))],
  [1, fc.constant({ type: 'hold', reason: 'waits' })],
  [1, fc.constant({ type: 'resume' })],
  [4, fc.integer({ min: 30, max: 90 }).map((n) => ({ type: 'reopen', reason: 'again', due: dueOn(n) }))],
  [
    5,
    fc
      .integer({ min: 11, max: 120 })
      .map((n) => ({ type: 'request_extension', extensionId: `x${n}`, due: dueOn(n), reason: 'late' })),
  ],
  [
    4,
    fc
      .constantFrom<Weaker>({ what: 'hold' }, { what: 'cancel' }, { what: 'severity', severity: 'low' })
      .map((asks) => ({ type: 'request_consent', extensionId: `c${asks.what}`, asks, reason: 'x' })),
  ],
  [6, fc.constant({ type: 'decide_extension', decision: 'grant' })],
  [4, person.map((onBehalfOf) => ({ type: 'decide_extension', decision: 'grant', onBehalfOf }))],
  [1, fc.constant({ type: 'decide_extension', decision: 'refuse', reason: 'no' })],
  [1, fc.constant({ type: 'take_back_extension' })],
];
const happening = fc.record({
  command: fc.oneof(...commands.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
  actor: person,
  onBehalfOf: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: person }),
  wait: fc.integer({ min: 0, max: day }),
});
const life = fc.array(happening, { minLength: 20, maxLength: 50, size: 'max' });

/** Plays a life under a setting, and hands every outcome to the check. */
function play(
  list: { command: ItemCommand; actor: string; onBehalfOf: string | undefined; wait: number }[],
  set: Setting,
  check: (outcome: ItemOutcome, before: ItemRecord, at: number) => void,
): void {
  let subject = newCase(set);
  let at = start;
  for (const [index, { command, actor, onBehalfOf, wait }] of list.entries()) {
    at += wait;
    const fired = fireDueSteps(noOutcome(subject), at);
    check(fired, subject, at);
    subject = fired.after;
    try {
      const by = { actorId: actor, key: `k${index}`, at, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
      const outcome = decideItem(noOutcome(subject), command, by);
      check(outcome, subject, at);
      subject = outcome.after;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** What is checked must have happened: a property over nothing would always hold. */
let seen = 0;
beforeEach(() => {
  seen = 0;
});

test('whoever stands in for whom, nobody decides on their own work, and no way to a stand-in leads through those whose it is', () => {
  const spoken = (personId: string, forId: string | null, own: (string | null)[], set: Setting, at: number): void => {
    expect(own).not.toContain(personId);
    if (forId === null) return;
    seen += 1;
    const way = standInsOf(forId, 'approvals', set.delegations, at).find((found) => found.personId === personId);
    expect(way).toBeDefined();
    for (const id of way?.path ?? []) expect(own).not.toContain(id);
  };
  fc.assert(
    fc.property(life, setting, (list, set) => {
      play(list, set, ({ effects }, before, at) => {
        const { ownerId, submittedBy } = before.item;
        for (const effect of effects) {
          if (effect.kind === 'signature')
            spoken(effect.signature.personId, effect.signature.forId, [ownerId, submittedBy], set, at);
          if (effect.kind === 'extension_decision' && before.pendingExtension) {
            const { requestedBy, requestedFor } = before.pendingExtension;
            spoken(effect.decision.personId, effect.decision.forId, [ownerId, requestedBy, requestedFor], set, at);
          }
        }
      });
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(5);
});

test('one natural person counts once in a quorum, however many they stand in for; an approved round has its quorum', () => {
  fc.assert(
    fc.property(life, setting, (list, set) => {
      play(list, set, ({ after, effects }) => {
        for (const effect of effects) {
          if (effect.kind !== 'round') continue;
          const { round } = effect;
          for (const [index, stage] of round.stages.entries()) {
            const votes = round.signatures.filter((vote) => vote.stage === index + 1);
            expect(new Set(votes.map(({ personId }) => personId)).size).toBe(votes.length);
            expect(new Set(votes.map(({ personId, forId }) => forId ?? personId)).size).toBe(votes.length);
            if (round.state !== 'approved') continue;
            seen += 1;
            const weights = votes
              .filter(({ decision }) => decision === 'approved')
              .map((vote) => stage.approvers.find((a) => a.personId === (vote.forId ?? vote.personId))?.weight ?? 1);
            expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeGreaterThanOrEqual(stage.required);
          }
          for (const { personId, forId } of round.signatures)
            if (forId !== null) expect(round.signatures.filter((s) => s.personId === personId)).toHaveLength(1);
        }
        const decided = after.pendingExtension?.decisions.map(({ personId }) => personId) ?? [];
        expect(new Set(decided).size).toBe(decided.length);
      });
    }),
    { numRuns: 200 },
  );
  expect(seen).toBeGreaterThan(10);
});

test('the owner never moves their own date, cancels or reopens by standing in for somebody above them', () => {
  const steering: ItemCommand[] = [
    { type: 'change_due', due: dueOn(40), reason: 'mine' },
    { type: 'hold', reason: 'mine' },
    { type: 'cancel', reason: 'mine' },
  ];
  fc.assert(
    fc.property(
      delegations,
      fc.constantFrom(...steering),
      person,
      fc.integer({ min: 0, max: 10 }),
      (given, command, forId, days) => {
        const subject = newCase({
          signOff: defaultSignOffPolicy,
          extension: defaultExtensionPolicy,
          delegations: given,
        });
        if (forId === 'owner') return;
        const by = { actorId: 'owner', onBehalfOf: forId, key: 'k', at: start + days * day };
        expect(() => decideItem(noOutcome(subject), command, by)).toThrow(Refusal);
      },
    ),
    { numRuns: 300 },
  );
});

test('a request for more time is planned to escalate while the item waits for its owner, and the policy’s limits hold', () => {
  fc.assert(
    fc.property(life, setting, (list, set) => {
      play(list, set, ({ after }) => {
        const { item, pendingExtension, steps, granted } = after;
        const limits = steps.filter(({ kind }) => kind === 'extension_limit');
        const waits = pendingExtension !== null && ['open', 'in_progress'].includes(item.status);
        if (waits) expect(limits.some(({ level }) => level === pendingExtension.number)).toBe(true);
        else expect(limits.filter(({ state }) => state === 'planned')).toEqual([]);
        expect(granted.number).toBeLessThanOrEqual(set.extension.mostExtensions);
        expect(granted.days).toBeLessThanOrEqual(set.extension.longestTotalDays ?? Infinity);
        seen = Math.max(seen, granted.number);
      });
    }),
    { numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(0);
});
