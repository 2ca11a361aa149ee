import { itemRecord } from '../../test/factories/item-case.js';
import { decideItem } from '../item/decide.js';
import type { ItemCommand } from '../item/commands.js';
import type { ItemRecord } from '../item/item.js';
import { fireDueSteps } from '../item/fire.js';
import type { ItemOutcome } from '../item/outcome.js';
import { accountsBy } from '../person/accounts.js';
import { defaultSignOffPolicy, type BreakGlass, type SignOffPolicy } from '../policy/sign-off.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { delegationsOf, type Delegation } from '../stand-in/delegation.js';

const start = Date.UTC(2026, 0, 5, 2);
const hour = 3_600_000;
const reason = 'The regulator asks for it by six, and both are in the air.';
const breakGlass: BreakGlass = {
  ...{ roles: ['domain_lead'], people: ['ria', 'owner', 'twin'] },
  ...{ secondPerson: { roles: ['domain_lead'], people: ['sam', 'ria', 'owner', 'twin', 'tess'] }, expires: 'PT4H' },
};
/** Only the manager is asked to sign, who is not there. */
const policy: SignOffPolicy = {
  ...defaultSignOffPolicy,
  stages: [{ name: 'One', required: 1, roles: ['program_manager'], people: [] }],
  breakGlass,
};

function act(subject: ItemRecord, actorId: string, command: ItemCommand, at = start + hour): ItemOutcome {
  return decideItem(noOutcome(subject), command, { actorId, key: `${actorId}/${command.type}/${at}`, at });
}

function handedIn(facts: Partial<ItemRecord> = {}, signOff: SignOffPolicy = policy): ItemRecord {
  const base = itemRecord({ due: { date: '2026-02-01', time: '18:00', zone: 'Asia/Singapore' }, ...facts });
  const draft = { ...base, policies: { ...base.policies, signOff } };
  const live = decideItem(noOutcome(draft), { type: 'activate' }, { actorId: null, key: 'launch', at: start }).after;
  return act(live, 'owner', { type: 'submit', statement: 'done' }, start).after;
}

const hashOf = ({ round }: ItemRecord): string => round?.contentHash ?? '';
const ask = (subject: ItemRecord, who: string, more: object = {}) =>
  act(subject, who, { type: 'break_glass', reason, contentHash: hashOf(subject), ...more });
const confirm = (subject: ItemRecord, who: string, at = start + 2 * hour) =>
  act(subject, who, { type: 'confirm_glass', contentHash: hashOf(subject) }, at);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('two people sign an item off past its approvers; both signatures stand, the event is its own, and all are told', () => {
  const asked = ask(handedIn(), 'lead');
  expect(asked.after.item.status).toBe('submitted');
  expect(asked.events.map(({ type }) => type)).toEqual(['item.glass_asked']);
  const told = asked.notices.find(({ kind }) => kind === 'glass_asked');
  expect(told?.to.filter(({ role }) => role === 'second_person').map(({ personId }) => personId)).toEqual(
    expect.arrayContaining(['sam', 'ria', 'tess']),
  );
  expect(told?.to.map(({ personId }) => personId)).toEqual(expect.arrayContaining(['manager', 'owner']));
  const broken = confirm(asked.after, 'sam');
  expect(broken.after.item.status).toBe('done');
  expect(broken.events.map(({ type }) => type)).toEqual(['item.glass_broken', 'item.done']);
  const round = broken.effects.findLast((effect) => effect.kind === 'round');
  expect(round).toMatchObject({ round: { state: 'approved', glasses: [{ state: 'broken', endedBy: 'sam' }] } });
  const signed = broken.effects.flatMap((effect) => (effect.kind === 'signature' ? [effect.signature] : []));
  expect(signed.map(({ personId, stage, role }) => [personId, stage, role])).toEqual([
    ['lead', 0, 'break_glass'],
    ['sam', 0, 'break_glass'],
  ]);
  expect(new Set(signed.map(({ contentHash }) => contentHash))).toEqual(new Set([hashOf(asked.after)]));
});

test('only where the policy says so, by whom it names, with a reason, and over what was read', () => {
  const subject = handedIn();
  expect(codeOf(() => ask(handedIn({}, { ...policy, ...{ breakGlass: undefined as never } }), 'lead'))).toBe(
    'break-glass-not-allowed',
  );
  expect(codeOf(() => ask(subject, 'boss'))).toBe('not-allowed');
  expect(codeOf(() => ask(subject, 'lead', { reason: 'urgent' }))).toBe('invalid-command');
  expect(codeOf(() => ask(subject, 'lead', { contentHash: 'f'.repeat(64) }))).toBe('content-changed');
  const asked = ask(subject, 'lead').after;
  expect(codeOf(() => ask(asked, 'ria'))).toBe('illegal-transition');
  expect(codeOf(() => confirm(asked, 'boss'))).toBe('not-allowed');
  expect(codeOf(() => confirm(subject, 'sam'))).toBe('nothing-submitted');
  const changed = { type: 'confirm_glass', contentHash: 'f'.repeat(64) } as const;
  expect(codeOf(() => act(asked, 'sam', changed))).toBe('content-changed');
});

test('nobody on their own work, as the first or the second, by no account, and not who stands in for the first', () => {
  const accounts = accountsBy([
    ['owner', 'twin'],
    ['ria', 'tess'],
  ]);
  const subject = handedIn({
    parts: { ...itemRecord({ due: { date: '2026-02-01', time: null, zone: 'UTC' } }).parts, accounts },
    delegations: delegationsOf([], accounts),
  });
  for (const who of ['owner', 'twin']) expect(codeOf(() => ask(subject, who))).toBe('separation-of-duties');
  const asked = ask(subject, 'ria').after;
  for (const who of ['owner', 'twin', 'ria', 'tess'])
    expect([who, codeOf(() => confirm(asked, who))]).toEqual([who, 'separation-of-duties']);
  expect(codeOf(() => confirm(asked, 'sam'))).toBe('done');
  const away = (personId: string, standInId: string): Delegation => ({
    ...{ id: 'd', personId, personName: personId, standInId, standInName: standInId },
    ...{ scope: 'approvals', startsAt: start, endsAt: start + 100 * hour },
  });
  for (const delegation of [away('ria', 'sam'), away('sam', 'ria')]) {
    const together = { ...asked, delegations: delegationsOf([delegation], accounts) };
    expect(codeOf(() => confirm(together, 'sam'))).toBe('separation-of-duties');
  }
});

test('whoever worked on it since they asked breaks nothing any more; the round falls with the content anyway', () => {
  const asked = ask(handedIn(), 'lead').after;
  const worked = {
    ...asked,
    item: { ...asked.item, contributors: [{ personId: 'lead', ways: ['said_done' as const] }] },
  };
  expect(codeOf(() => confirm(worked, 'sam'))).toBe('separation-of-duties');
  const fell = act(asked, 'owner', { type: 'edit', content: { title: 'Another' } }).after;
  expect(fell.round?.glasses).toBeUndefined();
  expect(codeOf(() => confirm(fell, 'sam'))).toBe('nothing-submitted');
});

test('unconfirmed it expires at its instant; refused or taken back, the round goes on and can be decided as before', () => {
  const asked = ask(handedIn(), 'lead').after;
  const step = asked.steps.find(({ kind }) => kind === 'glass_expiry');
  expect(step?.fireAt).toBe(start + 5 * hour);
  const late = fireDueSteps(noOutcome(asked), start + 6 * hour);
  expect(late.events.map(({ type, at }) => [type, at])).toContainEqual(['item.glass_expired', start + 5 * hour]);
  expect(codeOf(() => confirm(late.after, 'sam', start + 6 * hour))).toBe('nothing-submitted');
  expect(codeOf(() => confirm(asked, 'sam', start + 6 * hour))).toBe('illegal-transition');
  const refused = act(asked, 'sam', { type: 'refuse_glass', reason: 'They land at eight' });
  expect(refused.events.map(({ type }) => type)).toEqual(['item.glass_refused']);
  expect(refused.after.steps.some(({ kind, state }) => kind === 'glass_expiry' && state === 'planned')).toBe(false);
  const taken = act(asked, 'lead', { type: 'refuse_glass' });
  expect(taken.events.map(({ type }) => type)).toEqual(['item.glass_taken_back']);
  expect(codeOf(() => act(asked, 'manager', { type: 'refuse_glass' }))).toBe('not-allowed');
  const again = ask(taken.after, 'ria').after;
  expect(again.round?.glasses?.map(({ state }) => state)).toEqual(['taken_back', 'asked']);
  const signed = act(again, 'manager', { type: 'sign', decision: 'approve' });
  expect(signed.after.item.status).toBe('done');
});

test('where the policy asks who decides to prove who they are, both do', () => {
  const proving = handedIn({}, { ...policy, proof: { maxAgeMinutes: 5 } });
  const at = start + hour;
  const proof = { how: 'password', at, shownAt: at };
  const by = { actorId: 'lead', key: 'k', at };
  const command = { type: 'break_glass' as const, reason, contentHash: hashOf(proving) };
  expect(codeOf(() => decideItem(noOutcome(proving), command, by))).toBe('proof-required');
  const asked = decideItem(noOutcome(proving), command, { ...by, proof }).after;
  expect(codeOf(() => confirm(asked, 'sam', at))).toBe('proof-required');
  const confirming = { type: 'confirm_glass' as const, contentHash: hashOf(proving) };
  const broken = decideItem(noOutcome(asked), confirming, { actorId: 'sam', key: 'k2', at, proof });
  const signed = broken.effects.flatMap((effect) => (effect.kind === 'signature' ? [effect.signature.proved] : []));
  expect(signed).toEqual([
    { how: 'password', at },
    { how: 'password', at },
  ]);
});
