import fc from 'fast-check';
import { exceptionCase, itemRecord as linkable, linkedItem, monday } from '../../test/factories/domain-records.js';
import { itemRecord } from '../../test/factories/item-case.js';
import { programCase } from '../../test/factories/program-case.js';
import { riskRecord } from '../../test/factories/risk-record.js';
import { decideException } from '../exception/decide.js';
import { noCheckYet } from '../item/check.js';
import type { ItemCommand } from '../item/commands.js';
import { decideItem } from '../item/decide.js';
import { fireDueSteps } from '../item/fire.js';
import type { ItemRecord } from '../item/item.js';
import { checkPolicy, type PolicyKind } from '../policy/check-policy.js';
import { defaultEffectivenessPolicy } from '../policy/effectiveness.js';
import { defaultExceptionPolicy } from '../policy/exception.js';
import { defaultExtensionPolicy } from '../policy/extension.js';
import { defaultSignOffPolicy } from '../policy/sign-off.js';
import { decideProgram } from '../program/decide.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { decideRisk } from '../risk/decide.js';
import type { Proof } from './proof.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const due = { date: '2026-02-02', time: '18:00', zone: 'Asia/Singapore' };

/** What a decision leaves behind: the events of its trail, and what is written. */
interface Left {
  events: readonly { type: string; data: object }[];
  effects: readonly { kind: string }[];
}
/** A decision by somebody who may, but for what the policy asks to be proved; it does or does not ask. */
type Deed = (maxAgeMinutes: number | null, proof: Proof | undefined) => Left;

const asks = (maxAgeMinutes: number | null) => (maxAgeMinutes === null ? {} : { proof: { maxAgeMinutes } });
const by = (actorId: string, key: string, at: number, proof?: Proof) => ({
  actorId,
  key,
  at,
  ...(proof ? { proof } : {}),
});

function onItem(maxAgeMinutes: number | null, ...steps: [string | null, ItemCommand, number][]): ItemRecord {
  const base = itemRecord({ due, facts: { severity: 'critical', check: noCheckYet('f1') } });
  const policies: ItemRecord['policies'] = {
    ...base.policies,
    signOff: { ...defaultSignOffPolicy, ...asks(maxAgeMinutes) },
    extension: { ...defaultExtensionPolicy, ...asks(maxAgeMinutes) },
    effectiveness: { ...defaultEffectivenessPolicy, after: 'P1D', ...asks(maxAgeMinutes) },
  };
  let outcome = decideItem(
    noOutcome({ ...base, policies }),
    { type: 'activate' },
    { actorId: null, key: 'go', at: monday },
  );
  for (const [index, [actorId, command, at]] of steps.entries()) {
    const proof = { how: 'password', at, shownAt: at };
    outcome = decideItem(fireDueSteps(noOutcome(outcome.after), at), command, {
      actorId,
      key: `k${index}`,
      at,
      proof,
    });
  }
  return outcome.after;
}
const item =
  (before: [string | null, ItemCommand, number][], who: string, command: ItemCommand, at: number): Deed =>
  (maxAgeMinutes, proof) =>
    decideItem(fireDueSteps(noOutcome(onItem(maxAgeMinutes, ...before)), at), command, by(who, 'last', at, proof));

const handedIn: [string, ItemCommand, number] = ['owner', { type: 'submit', statement: 'Done' }, monday + minute];
const asked: [string, ItemCommand, number] = [
  'owner',
  { type: 'request_extension', extensionId: 'x', due: { ...due, date: '2026-02-09' }, reason: 'Late' },
  monday + minute,
];
const consent: [string, ItemCommand, number] = [
  'owner',
  { type: 'request_consent', extensionId: 'c', asks: { what: 'hold' }, reason: 'Legal' },
  monday + minute,
];
const signedOff: [string, ItemCommand, number] = [
  'manager',
  { type: 'sign', decision: 'approve' },
  monday + 2 * minute,
];
const at = monday + 3 * minute;

const tollgate: Deed = (maxAgeMinutes, proof) => {
  const program = programCase({
    tollgate: {
      stages: [{ name: 'T', required: 1, roles: ['domain_lead'], people: [] }],
      limit: 'P3D',
      escalateTo: ['approver_manager'],
      channels: ['inbox'],
      ...asks(maxAgeMinutes),
    },
  });
  const opened = decideProgram(
    noOutcome(program),
    { type: 'open_tollgate', phaseId: 'ph', reason: 'Nothing to do' },
    by('manager', 'open', monday),
  );
  return decideProgram(
    noOutcome(opened.after),
    { type: 'sign_tollgate', phaseId: 'ph', decision: 'approve' },
    by('lead', 'sign', at, proof),
  );
};

const exception =
  (decision: 'approve' | 'send_back' | 'refuse'): Deed =>
  (maxAgeMinutes, proof) => {
    const drafted = exceptionCase(1, [linkedItem(linkable(1))], {});
    const subject = { ...drafted, policy: { ...drafted.policy, ...asks(maxAgeMinutes) } };
    const requested = decideException(noOutcome(subject), { type: 'request' }, by('analyst', 'ask', monday));
    return decideException(
      noOutcome(requested.after),
      { type: 'sign', decision, reason: 'As agreed' },
      by('lead', 'sign', at, proof),
    );
  };

const risk: Deed = (maxAgeMinutes, proof) => {
  const record = riskRecord();
  const policies = { ...record.policies, signOff: { ...record.policies.signOff, ...asks(maxAgeMinutes) } };
  const from = record.risk.plannedFrom;
  const reviewed = decideRisk(
    noOutcome({ ...record, policies }),
    { type: 'review', outcome: 'accepted', statement: 'Nothing new' },
    by('owner', 'review', from),
  );
  return decideRisk(
    noOutcome(reviewed.after),
    { type: 'sign', decision: 'approve' },
    by('lead', 'sign', from + minute, proof),
  );
};

const deeds: Record<string, Deed> = {
  'an item is signed off': item([handedIn], 'manager', { type: 'sign', decision: 'approve' }, at),
  'an item is sent back': item([handedIn], 'manager', { type: 'sign', decision: 'send_back', reason: 'No' }, at),
  'more time is granted': item([asked], 'manager', { type: 'decide_extension', decision: 'grant' }, at),
  'more time is refused': item([asked], 'boss', { type: 'decide_extension', decision: 'refuse', reason: 'No' }, at),
  'a hold is agreed to': item([consent], 'manager', { type: 'decide_extension', decision: 'grant' }, at),
  'a check is passed': item(
    [handedIn, signedOff],
    'lead',
    { type: 'pass_effectiveness', finding: 'Gone' },
    monday + 2 * day,
  ),
  'a check is failed': item(
    [handedIn, signedOff],
    'lead',
    { type: 'fail_effectiveness', finding: 'Still there', due: { ...due, date: '2026-04-30' } },
    monday + 2 * day,
  ),
  'a tollgate is passed': tollgate,
  'an exception is approved': exception('approve'),
  'an exception is sent back': exception('send_back'),
  'an exception is refused': exception('refuse'),
  'a review of a risk is signed': risk,
};

function codeOf(what: () => unknown): string {
  try {
    what();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe.each(Object.keys(deeds))('%s', (name) => {
  const deed = deeds[name] as Deed;

  test('by a policy that asks for no proof without one, and none is recorded though there is one', () => {
    expect(codeOf(() => deed(null, undefined))).toBe('done');
    const { events, effects } = deed(null, { how: 'password', at: 0, shownAt: 0 });
    expect(JSON.stringify([events, effects])).not.toContain('"how"');
  });

  test('by a policy that asks for one with one that is young enough, and by none else', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer({ min: -90 * minute, max: 90 * minute })),
        fc.constantFrom('password', 'provider:okta'),
        (maxAgeMinutes, age, how) => {
          const shownAt = 1_800_000_000_000;
          const proof = age === null ? undefined : { how, at: shownAt - age, shownAt };
          const holds = age !== null && age >= 0 && age <= maxAgeMinutes * minute;
          expect(codeOf(() => deed(maxAgeMinutes, proof))).toBe(holds ? 'done' : 'proof-required');
          if (!holds) return;
          const { events, effects } = deed(maxAgeMinutes, proof);
          expect(events.map(({ data }) => data)).toContainEqual(
            expect.objectContaining({ proved: { how, at: proof?.at } }),
          );
          // What is signed or agreed to is kept with its proof; a check is a fact of its item, and of the trail.
          const kept = effects.filter(({ kind }) => kind === 'signature' || kind === 'extension_decision');
          for (const effect of kept) expect(JSON.stringify(effect)).toContain(`"how":"${how}"`);
          expect(kept.length).toBe(name.startsWith('a check') ? 0 : 1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

const bodies: [PolicyKind, object][] = [
  ['sign_off', defaultSignOffPolicy],
  ['extension', defaultExtensionPolicy],
  ['exception', defaultExceptionPolicy],
  ['effectiveness', defaultEffectivenessPolicy],
];

test.each(bodies)('a policy of the kind %s may ask for it, within bounds', (kind, body) => {
  const said = (proof: unknown): string[] => checkPolicy(kind, { ...body, proof }).map(({ path }) => path);
  expect(said({ maxAgeMinutes: 5 })).toEqual([]);
  for (const wrong of [0, 61, 1.5, '5', null]) expect(said({ maxAgeMinutes: wrong })).toEqual(['proof.maxAgeMinutes']);
  expect(said({})).toEqual(['proof.maxAgeMinutes']);
  expect(said({ maxAgeMinutes: 5, how: 'password' })).toEqual(['proof.how']);
  expect(said(true)).toEqual(['proof']);
});
