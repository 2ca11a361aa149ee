import { DateTime } from 'luxon';
import { itemRecord } from '../../test/factories/item-case.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import { delegationsOf } from '../stand-in/delegation.js';
import type { ItemRecord } from './item.js';
import { type ItemOutcome } from './outcome.js';
import { noOutcome } from '../record/outcome.js';
import { checkPolicy } from '../policy/check-policy.js';
import { defaultEffectivenessPolicy, type EffectivenessPolicy } from '../policy/effectiveness.js';
import { Refusal } from '../refusal.js';
import { formatLocal } from '../time.js';
import { checkersOf, isCheckPending, isProven, noCheckYet } from './check.js';

const at = (local: string): number => DateTime.fromISO(local, { zone: 'Asia/Singapore' }).toMillis();
const due = { date: '2026-01-30', time: '18:00', zone: 'Asia/Singapore' };
const later = { ...due, date: '2026-04-30' };

/** An item that was signed off on Friday 30 January 2026 at 10:00, with this policy. */
function done(policy: Partial<EffectivenessPolicy> = {}, facts: Partial<ItemRecord> = {}): ItemOutcome {
  const base = itemRecord({ due });
  const subject = itemRecord({
    due,
    facts: { check: noCheckYet('f1') },
    policies: { ...base.policies, effectiveness: { ...defaultEffectivenessPolicy, ...policy } },
    ...facts,
  });
  let outcome = carry(noOutcome(subject), 'manager', { type: 'start' }, '2026-01-05T10:00', 'activate');
  outcome = carry(outcome, 'owner', { type: 'submit', statement: 'Done' }, '2026-01-29T10:00');
  return carry(outcome, 'manager', { type: 'sign', decision: 'approve' }, '2026-01-30T10:00');
}

function carry(
  outcome: ItemOutcome,
  actorId: string,
  command: ItemCommand,
  when: string,
  first?: 'activate',
): ItemOutcome {
  const by = { actorId, key: `${when} ${command.type} ${actorId}`, at: at(when) };
  const ready = first ? decideItem(outcome, { type: first }, { ...by, actorId: null, key: first }) : outcome;
  return decideItem(fireDueSteps(ready, by.at), command, by);
}

const refusal = (outcome: ItemOutcome, actorId: string, command: ItemCommand, when: string): string => {
  try {
    carry(outcome, actorId, command, when);
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};
const fired = ({ after }: ItemOutcome): string[] =>
  after.steps
    .filter(({ state, kind }) => state === 'fired' && kind.startsWith('effectiveness'))
    .map(({ kind, fireAt, because }) => `${kind} ${formatLocal(fireAt, 'Asia/Singapore')} ${because}`);
const told = ({ notices }: ItemOutcome, kind: string): string[][] =>
  notices.filter((n) => n.kind === kind).map(({ to }) => to.map(({ personId, role }) => `${personId} ${role}`));
const passed: ItemCommand = { type: 'pass_effectiveness' };
const failed: ItemCommand = { type: 'fail_effectiveness', finding: 'Still 3 % leak', due: later };

test('twenty working days after it was done those who check are asked, and their managers hear when nobody answers', () => {
  const managers = { owner: 'boss', boss: null, manager: 'head', lead: 'head' };
  const outcome = fireDueSteps(done({}, { managers }), at('2026-03-20T00:00'));
  // 17 and 18 February are Lunar New Year.
  expect(fired(outcome).slice(0, 2)).toEqual([
    'effectiveness_due 2026-03-03 10:00 20 working days after it was done',
    'effectiveness_limit 2026-03-10 10:00 5 working days without a decision of the effectiveness check',
  ]);
  expect(fired(outcome)).toHaveLength(3);
  expect(told(outcome, 'check_asked')).toEqual([['lead checker', 'manager checker']]);
  expect(told(outcome, 'check_late')[0]).toEqual(['lead checker', 'manager checker', 'head approver_manager']);
  expect(isCheckPending(outcome.after.item)).toBe(true);
});

test('passed closes it for good; nothing more fires, and it cannot be opened again', () => {
  const outcome = carry(done(), 'lead', { ...passed, finding: 'No leak in 400 samples' }, '2026-03-04T10:00');
  expect(isProven(outcome.after.item)).toBe(true);
  expect(outcome.after.steps.filter(({ state }) => state === 'planned')).toEqual([]);
  expect(told(outcome, 'check_passed')).toEqual([['owner owner', 'manager program_manager']]);
  expect(refusal(outcome, 'manager', { type: 'reopen', reason: 'x', due: later }, '2026-03-05T10:00')).toBe(
    'proven-effective',
  );
  expect(refusal(outcome, 'manager', failed, '2026-03-05T10:00')).toBe('proven-effective');
  expect(refusal(outcome, 'lead', passed, '2026-03-05T10:00')).toBe('proven-effective');
});

test('failed opens it again in a new cycle, whatever its phase, and tells the finding; done again, it is checked again', () => {
  const closed = done({}, { phaseStatus: 'passed', programStatus: 'closed' });
  let outcome = carry(closed, 'lead', failed, '2026-03-04T10:00');
  expect(outcome.after.item).toMatchObject({
    status: 'open',
    cycle: 2,
    doneAt: null,
    check: { result: 'failed', finding: 'Still 3 % leak', cycle: 1 },
  });
  expect(told(outcome, 'check_failed')).toEqual([['owner owner', 'boss owner_manager', 'manager program_manager']]);
  expect(refusal(outcome, 'lead', failed, '2026-03-05T10:00')).toBe('illegal-transition');
  outcome = carry(outcome, 'owner', { type: 'submit', statement: 'Done now' }, '2026-03-10T10:00');
  outcome = carry(outcome, 'manager', { type: 'sign', decision: 'approve' }, '2026-03-11T10:00');
  expect(isCheckPending(outcome.after.item)).toBe(true);
  expect(refusal(outcome, 'lead', passed, '2026-03-12T10:00')).toBe('too-early');
  expect(refusal(outcome, 'lead', passed, '2026-04-30T10:00')).toBe('accepted');
});

const leadAway = (standInId: string) =>
  delegationsOf([
    {
      id: 'd',
      personId: 'lead',
      personName: 'Lead',
      standInId,
      standInName: 'Mei',
      scope: 'approvals',
      startsAt: 0,
      endsAt: Infinity,
    },
  ]);

test('while one of them is away their stand-in is told and answers for them, unless it is the stand-in’s own work', () => {
  const outcome = fireDueSteps(done({}, { delegations: leadAway('mei') }), at('2026-03-04T10:00'));
  expect(told(outcome, 'check_asked')[0]).toContain('mei stand_in');
  const answered = carry(outcome, 'mei', passed, '2026-03-05T10:00');
  expect(answered.events.at(-1)?.data).toMatchObject({ for: { id: 'lead' } });
  const own = fireDueSteps(done({}, { delegations: leadAway('owner') }), at('2026-03-04T10:00'));
  expect(refusal(own, 'owner', passed, '2026-03-05T10:00')).toBe('separation-of-duties');
});

test('under a program that is on hold it is held with it', () => {
  const outcome = carry(done({}, { programStatus: 'on_hold' }), 'lead', failed, '2026-03-04T10:00');
  expect(outcome.after.item).toMatchObject({ status: 'on_hold', resumeStatus: 'open', heldBy: 'program', cycle: 2 });
  const resumed = decideItem(
    outcome,
    { type: 'resume_with_program' },
    { actorId: null, key: 'r', at: at('2026-03-06T10:00') },
  );
  expect(resumed.after.item.status).toBe('open');
});

test('nobody checks their own work, and only whom the policy names; nobody checks too early', () => {
  const outcome = done({ roles: ['owner', 'domain_lead'], people: ['owner'] });
  expect(checkersOf(outcome.after, 0).map(({ personId }) => personId)).toEqual(['lead']);
  expect(refusal(outcome, 'owner', passed, '2026-03-04T10:00')).toBe('separation-of-duties');
  expect(refusal(outcome, 'manager', passed, '2026-03-04T10:00')).toBe('not-an-approver');
  expect(refusal(outcome, 'lead', passed, '2026-03-03T09:59')).toBe('too-early');
  expect(refusal(outcome, 'lead', { ...failed, finding: ' ' }, '2026-03-04T10:00')).toBe('invalid-command');
  expect(refusal(outcome, 'lead', { ...failed, due }, '2026-03-04T10:00')).toBe('invalid-due-date');
  // Where the policy finds the owner only, somebody around the work is asked.
  expect(checkersOf(done({ roles: [], people: ['owner'] }).after, 0)).toEqual([{ personId: 'lead', role: 'checker' }]);
});

test('another policy asks anew, none asks no more, and the owner does not choose', () => {
  const other = { ...defaultEffectivenessPolicy, after: 'P60D' };
  const outcome = fireDueSteps(
    done({}, { otherPolicies: { f1: defaultEffectivenessPolicy, f2: other } }),
    at('2026-03-04T10:00'),
  );
  const set = (policyVersionId: string | null): ItemCommand => ({ type: 'set_effectiveness', policyVersionId });
  const moved = carry(outcome, 'manager', set('f2'), '2026-03-05T10:00');
  expect(moved.after.steps.find(({ state }) => state === 'planned')).toMatchObject({
    kind: 'effectiveness_due',
    fireAt: at('2026-03-31T10:00'),
  });
  const none = carry(outcome, 'manager', set(null), '2026-03-05T10:00');
  expect(isCheckPending(none.after.item)).toBe(false);
  expect(refusal(none, 'lead', passed, '2026-03-06T10:00')).toBe('no-check-pending');
  // What it has asked already it does not ask twice: it goes on as if it had never been away.
  const back = carry(none, 'manager', set('f1'), '2026-03-06T10:00');
  expect(back.after.item.check).toEqual(outcome.after.item.check);
  expect(fired(fireDueSteps(back, at('2026-03-20T10:00')))).toEqual(
    fired(fireDueSteps(outcome, at('2026-03-20T10:00'))),
  );
  expect(refusal(back, 'lead', passed, '2026-03-07T10:00')).toBe('accepted');
  expect(refusal(outcome, 'owner', set(null), '2026-03-05T10:00')).toBe('separation-of-duties');
  expect(refusal(outcome, 'manager', set('f3'), '2026-03-05T10:00')).toBe('not-found');
});

test('a policy that could not be carried out is not published', () => {
  expect(checkPolicy('effectiveness', defaultEffectivenessPolicy)).toEqual([]);
  const wrong = { ...defaultEffectivenessPolicy, after: 'soon', roles: ['owner'], limit: 'PT0S', often: 1 };
  expect(checkPolicy('effectiveness', wrong).map(({ path }) => path)).toEqual(
    expect.arrayContaining(['after', 'limit', 'roles.0']),
  );
  expect(checkPolicy('effectiveness', { ...defaultEffectivenessPolicy, roles: [] })).toHaveLength(1);
});

test('its program cancelled, the check ends, and nothing is opened again', () => {
  const outcome = done();
  const by = { actorId: 'manager', key: 'cancel', at: at('2026-02-02T10:00') };
  const ended = decideItem(outcome, { type: 'end_check_with_program', reason: 'stopped' }, by);
  expect(isCheckPending(ended.after.item)).toBe(false);
  expect(ended.after.steps.filter(({ state }) => state === 'planned')).toEqual([]);
  expect(decideItem(ended, { type: 'end_check_with_program', reason: 'stopped' }, { ...by, key: 'again' })).toBe(ended);
  // One that was cancelled before that was done.
  const old = fireDueSteps(done({}, { programStatus: 'cancelled' }), at('2026-03-02T10:00'));
  expect(refusal(old, 'lead', failed, '2026-03-03T10:00')).toBe('phase-not-open');
  expect(refusal(old, 'lead', passed, '2026-03-03T10:00')).toBe('accepted');
});

test('extensions count over the life of the item, a check that failed included', () => {
  const ask = (n: number): ItemCommand => ({
    type: 'request_extension',
    extensionId: `x${n}`,
    due: { ...later, date: `2026-0${4 + n}-15` },
    reason: 'late',
  });
  let outcome = carry(fireDueSteps(done(), at('2026-03-02T10:00')), 'lead', failed, '2026-03-03T10:00');
  outcome = { ...outcome, after: { ...outcome.after, granted: { number: 2, days: 20 } } };
  outcome = carry(outcome, 'owner', ask(1), '2026-03-04T10:00');
  outcome = carry(outcome, 'manager', { type: 'decide_extension', decision: 'grant' }, '2026-03-05T10:00');
  expect(outcome.after.granted.number).toBe(3);
  expect(refusal(outcome, 'owner', ask(2), '2026-03-06T10:00')).toBe('extension-limit');
});
