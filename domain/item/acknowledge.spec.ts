import { itemRecord } from '../../test/factories/item-case.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';

const day = 86_400_000;
const due = { date: '2026-02-02', time: '18:00', zone: 'Asia/Singapore' };
const level = { people: [], channels: ['inbox' as const] };
const escalation: EscalationPolicy = {
  levels: [
    { after: 'PT0S', roles: ['owner'], repeat: { every: 'P1D', times: 1 }, ...level },
    { after: 'P3D', roles: ['program_manager'], ...level },
  ],
  acknowledgementHolds: 'P1D',
};

/** Overdue since `dueAt`, and told once. */
function overdue(): ItemRecord {
  const draft = itemRecord({ due });
  const from = { ...draft, policies: { ...draft.policies, escalation } };
  const at = draft.item.dueAt - day;
  const live = decideItem(noOutcome(from), { type: 'activate' }, { actorId: null, key: 'launch', at }).after;
  return firedBy(live, 0);
}

/** What has fired by so many days after it was due. */
function firedBy(subject: ItemRecord, days: number): ItemRecord {
  return fireDueSteps(noOutcome(subject), subject.item.dueAt + days * day).after;
}

function acknowledge(subject: ItemRecord, days: number, actorId = 'owner', holdFor?: string): ItemRecord {
  const at = subject.item.dueAt + days * day;
  const command = { type: 'acknowledge' as const, ...(holdFor === undefined ? {} : { holdFor }) };
  return decideItem(noOutcome(firedBy(subject, days)), command, { actorId, key: `k${days}${actorId}`, at }).after;
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test('what is told is acknowledged once, by whomever, and again when it is told again', () => {
  const first = acknowledge(overdue(), 0.1);
  expect(codeOf(() => acknowledge(first, 0.2))).toBe('already-acknowledged');
  expect(codeOf(() => acknowledge(first, 0.9, 'manager'))).toBe('already-acknowledged');
  // Also when the time for which it was held is over.
  expect(codeOf(() => acknowledge(acknowledge(overdue(), 0.1, 'owner', 'PT1H'), 0.5))).toBe('already-acknowledged');
  const told = firedBy(first, 2.1);
  expect(told.steps.filter(({ kind, state }) => kind === 'level' && state === 'fired')).toHaveLength(2);
  expect(codeOf(() => acknowledge(first, 2.2))).toBe('done');
});

test('whoever acknowledges whenever they can does not keep the next level away', () => {
  let subject = overdue();
  let times = 0;
  for (let hour = 1; hour <= 24 * 12; hour += 1) {
    const here = subject;
    subject = firedBy(subject, hour / 24);
    if (codeOf(() => (subject = acknowledge(here, hour / 24))) === 'done') times += 1;
  }
  expect(subject.item.ladderLevel).toBe(2);
  // Each time that something was told: level 1, again, and level 2.
  expect(times).toBe(3);
});

test('a new obligation is acknowledged anew', () => {
  const first = acknowledge(overdue(), 0.1);
  const manager = { actorId: 'manager', key: 'r', at: first.item.dueAt + day };
  const given = decideItem(noOutcome(first), { type: 'reassign', ownerId: 'boss' }, manager).after;
  expect(codeOf(() => acknowledge(given, 1.1, 'boss'))).toBe('done');
});
