import { singapore } from '../../test/factories/calendars.js';
import { itemRecord } from '../../test/factories/item-case.js';
import { programCase } from '../../test/factories/program-case.js';
import type { EscalationPolicy } from '../policy/escalation.js';
import { decideProgram } from '../program/decide.js';
import { noOutcome } from '../record/outcome.js';
import { Refusal } from '../refusal.js';
import { delegationsOf, type Delegations } from '../stand-in/delegation.js';
import type { ItemCommand } from './commands.js';
import { decideItem } from './decide.js';
import { fireDueSteps } from './fire.js';
import type { ItemRecord } from './item.js';

const day = 86_400_000;
const due = { date: '2026-02-02', time: '18:00', zone: 'Asia/Singapore' };
const level = { people: [], channels: ['inbox' as const] };
const escalation: EscalationPolicy = {
  levels: [
    { after: 'PT0S', roles: ['owner'], ...level },
    { after: 'P2D', roles: ['domain_lead'], ...level },
    { after: 'P4D', roles: ['owner_manager'], ...level },
  ],
  acknowledgementHolds: 'P1D',
};

/** The manager of the program owns the item, and is a day from its due date. */
function live(facts: Partial<ItemRecord> = {}): ItemRecord {
  const calendars = { owner: singapore, manager: singapore, sam: singapore };
  const draft = itemRecord({ due, calendars, facts: { ownerId: 'manager' }, ...facts });
  const parts = { ...draft.parts, owner: 'manager' };
  const from = { ...draft, parts, policies: { ...draft.policies, escalation } };
  const at = draft.item.dueAt - day;
  return decideItem(noOutcome(from), { type: 'activate' }, { actorId: null, key: 'launch', at }).after;
}

/** So many days after it was due. */
function act(
  subject: ItemRecord,
  days: number,
  actorId: string,
  command: ItemCommand,
  onBehalfOf?: string,
): ItemRecord {
  const at = subject.item.dueAt + days * day;
  const by = { actorId, key: `k${days}${actorId}`, at, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
  return decideItem(noOutcome(passed(subject, days)), command, by).after;
}

function passed(subject: ItemRecord, days: number): ItemRecord {
  return fireDueSteps(noOutcome(subject), subject.item.dueAt + days * day).after;
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

const give = (ownerId: string): ItemCommand => ({ type: 'reassign', ownerId });

test('whoever owes it does not bring the ladder back to its first level by giving it to and fro', () => {
  let subject = live();
  for (const [turn, ownerId] of ['sam', 'manager', 'sam', 'manager', 'sam'].entries())
    subject = act(subject, turn + 0.5, 'manager', give(ownerId));
  expect(passed(subject, 4.6).item).toMatchObject({ ladderLevel: 3, ownerId: 'sam', overdue: true });
  const heard = subject.steps.filter(({ kind, state }) => kind === 'level' && state === 'fired');
  // Each level once, in whichever cycle.
  expect(heard.map((step) => step.level).sort()).toEqual([1, 2, 3]);
});

test('given away by somebody who does not owe it, the ladder starts anew for the new owner', () => {
  const given = act(live(), 2.5, 'lead', give('sam'));
  expect(given.item.ladderLevel).toBe(0);
  expect(passed(given, 2.6).item.ladderLevel).toBe(1);
});

test('an acknowledgement goes with it, and the time for which the ladder stood', () => {
  const held = act(live(), 0.5, 'manager', { type: 'acknowledge' });
  const given = act(held, 0.6, 'manager', give('sam'));
  expect(given.item).toMatchObject({ pausedMs: day, acknowledgedBy: 'manager' });
  expect(codeOf(() => act(given, 0.7, 'sam', { type: 'acknowledge' }))).toBe('already-acknowledged');
  expect(passed(given, 2.9).item.ladderLevel).toBe(1);
  expect(passed(given, 3.1).item.ladderLevel).toBe(2);
});

test('a date that was missed is moved by nobody who owes it, sooner neither', () => {
  const sooner: ItemCommand = { type: 'change_due', due: { ...due, date: '2026-02-01' }, reason: 'x', past: true };
  expect(codeOf(() => act(live(), -0.5, 'manager', { ...sooner, past: true }))).toBe('done');
  expect(codeOf(() => act(live(), 2.5, 'manager', sooner))).toBe('separation-of-duties');
  expect(codeOf(() => act(live(), 2.5, 'lead', sooner))).toBe('done');
});

/** Somebody is away, and somebody else has said who is there for them. */
function away(personId: string, standInId: string, setBy: string): Delegations {
  const names = { personName: personId, standInName: standInId };
  const time = { startsAt: 0, endsAt: Infinity, setAt: 0 };
  return delegationsOf([{ id: 'd', personId, standInId, ...names, scope: 'everything', setBy, ...time }]);
}

test('nobody whom an owner of now or before has set to stand in does what that owner may not', () => {
  const cancel: ItemCommand = { type: 'cancel', reason: 'x' };
  const inName = (setBy: string): string => {
    const owned = live({ delegations: away('lead', 'sam', setBy) });
    const before = { ...owned, item: { ...owned.item, ownerId: 'owner' } };
    const contributors = [{ personId: 'manager', ways: ['owned' as const] }];
    const was = { ...before, item: { ...before.item, contributors } };
    return codeOf(() => act(was, -0.5, 'sam', cancel, 'lead'));
  };
  expect(inName('manager')).toBe('separation-of-duties');
  expect(inName('owner')).toBe('separation-of-duties');
  expect(inName('lead')).toBe('done');
  expect(inName('admin')).toBe('done');
});

test('nor does such a stand-in hold or end the whole program', () => {
  const { item } = live();
  const stop = (setBy: string, type: 'hold' | 'cancel'): string => {
    const program = programCase({ delegations: away('manager', 'sam', setBy), owed: [{ ...item, ownerId: 'owner' }] });
    const by = { actorId: 'sam', onBehalfOf: 'manager', key: 'k', at: item.dueAt };
    return codeOf(() => decideProgram(noOutcome(program), { type, reason: 'x' }, by));
  };
  for (const type of ['hold', 'cancel'] as const) {
    expect(stop('owner', type)).toBe('separation-of-duties');
    expect(stop('manager', type)).toBe('done');
  }
});
