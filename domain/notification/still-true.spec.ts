import { noFacts, type FactsNow, type Said } from './facts-now.js';
import { judge, type Leaving } from './judge.js';
import { notificationKinds, type NotificationKind } from './messages.js';
import { untrueBecause } from './still-true.js';

const at = Date.parse('2026-03-11T00:00:00Z');
const day = 86_400_000;
const said = (kind: NotificationKind, more: Partial<Said> = {}): Said => ({
  kind,
  role: null,
  meantFor: 'owner',
  dueAt: null,
  cycle: null,
  phaseName: null,
  facts: null,
  ...more,
});
const item = (more: Partial<FactsNow>): FactsNow => ({
  ...noFacts,
  status: 'open',
  ownerId: 'owner',
  cycle: 1,
  ...more,
});
const asked = { anybody: true, reader: true };

/** Kinds of messages that may leave about a record that stands so. */
function leaving(now: FactsNow, more: Partial<Said> = {}): NotificationKind[] {
  return notificationKinds.filter((kind) => untrueBecause(said(kind, more), now, at) === null);
}

test('of what was cancelled only that is told; nothing asks for work, decisions or patience', () => {
  const told = leaving(item({ status: 'cancelled', overdue: true }));
  expect(told).toContain('cancelled');
  for (const kind of [
    'assigned',
    'reminder',
    'breach',
    'level',
    'acknowledged',
    'submitted',
    'sign_off_limit',
    'signed',
    'sent_back',
    'done',
    'extension_requested',
    'extension_granted',
    'extension_refused',
    'due_changed',
    'held',
    'resumed',
    'reopened',
    'suspended',
    'released',
    'may_start',
    'must_wait',
    'check_asked',
    'check_failed',
  ] as const)
    expect([kind, told.includes(kind)]).toEqual([kind, false]);
});

test('a ladder is told of while it runs: overdue, at work, in the same cycle', () => {
  const late = item({ overdue: true });
  expect(untrueBecause(said('level', { cycle: 1 }), late, at)).toBeNull();
  expect(untrueBecause(said('level', { cycle: 1 }), { ...late, cycle: 2 }, at)).toBe('its ladder has begun anew');
  expect(untrueBecause(said('level'), item({}), at)).toBe('it is not overdue any more');
  for (const status of ['on_hold', 'submitted', 'done', 'cancelled'])
    expect(untrueBecause(said('level'), { ...late, status }, at)).not.toBeNull();
});

test('a reminder of an instant that is over, or of another date, does not leave', () => {
  const soon = item({ dueAt: at + day });
  expect(untrueBecause(said('reminder', { dueAt: at + day }), soon, at)).toBeNull();
  expect(untrueBecause(said('reminder', { dueAt: at + day }), soon, at + day)).toContain('passed');
  expect(untrueBecause(said('reminder', { dueAt: at + day }), { ...soon, dueAt: at + 9 * day }, at)).toContain(
    'another due date',
  );
});

test('who is asked to decide is told while they are; the others while anybody is', () => {
  const handedIn = item({ status: 'submitted', signOff: { anybody: true, reader: false } });
  expect(untrueBecause(said('submitted'), { ...handedIn, signOff: asked }, at)).toBeNull();
  expect(untrueBecause(said('submitted'), handedIn, at)).toBe('they are not asked any more');
  expect(untrueBecause(said('sign_off_limit', { role: 'approver_manager' }), handedIn, at)).toBeNull();
  expect(untrueBecause(said('sign_off_limit', { role: 'approver' }), handedIn, at)).not.toBeNull();
  expect(untrueBecause(said('withdrawn'), { ...handedIn, signOff: asked }, at)).toBe('they are asked again');
});

test('that nobody can decide is told while nobody can', () => {
  const short = { ...item({ status: 'submitted' }), stuck: true };
  expect(untrueBecause(said('nobody_can_decide'), short, at)).toBeNull();
  expect(untrueBecause(said('nobody_can_decide'), { ...short, stuck: false }, at)).toContain('somebody can decide');
});

test('what is said of waiting is told as long as it waits so', () => {
  const held = (waits: FactsNow['waits']) => leaving(item({ waits }));
  expect(held('item')).toContain('must_wait');
  expect(held('item')).not.toContain('may_start');
  expect(held('lag')).toEqual(expect.arrayContaining(['must_wait', 'may_start'] satisfies NotificationKind[]));
  expect(held(null)).toContain('may_start');
  expect(held(null)).not.toContain('must_wait');
});

test('of a phase that has items by now it is not told that it is empty', () => {
  const program = { ...noFacts, status: 'active', phases: { One: 'open' } };
  const empty = said('phase_empty', { phaseName: 'One' });
  expect(untrueBecause(empty, program, at)).toBeNull();
  expect(untrueBecause(empty, { ...program, filled: ['One'] }, at)).toBe('the phase has items by now');
});

test('of a record that is gone nothing is told but what has happened for good', () => {
  expect(leaving(noFacts)).toEqual(
    expect.arrayContaining(['tollgate_passed', 'occurrence_missed', 'items_moved'] satisfies NotificationKind[]),
  );
  expect(leaving(noFacts)).not.toContain('level');
});

test('what leaves together says the last word about a record, and its date of now', () => {
  const facts = {
    itemTitle: 'Old title',
    itemNumber: 7,
    programName: 'Leakage',
    dueText: 'Monday',
    newDueText: 'Monday',
  };
  const message = (id: number, kind: NotificationKind, about: string, more: Partial<FactsNow> = {}): Leaving => ({
    id,
    about,
    said: said(kind, { dueAt: at, facts: { ...facts, role: 'owner' } }),
    title: 'as written',
    body: 'as written',
    now: item({ overdue: true, title: 'New title', dueAt: at + day, dueText: 'Friday', ...more }),
    isSeen: true,
  });
  const verdicts = judge(
    [
      message(1, 'breach', 'a'),
      message(2, 'level', 'a'),
      message(3, 'level', 'b'),
      message(4, 'due_changed', 'a'),
      message(5, 'cancelled', 'a'),
    ],
    at,
  );
  expect(verdicts).toMatchObject([
    { id: 1, kind: 'said', by: 2 },
    { id: 2, kind: 'leaves', anew: true, text: { body: expect.stringContaining('“New title” (Leakage)') } },
    { id: 3, kind: 'leaves' },
    { id: 4, kind: 'leaves', text: { body: expect.stringContaining('is now due Friday') } },
    { id: 5, kind: 'dropped', because: 'it is open' },
  ]);
});

test('an exception that was given a nearer end is said to run until that', () => {
  const exception = { key: 'EX-7', kind: 'policy_exception' as const };
  const facts = { itemTitle: 'Old detector', itemNumber: null, programName: '', exception, endsText: '18 Dec' };
  const approved = { id: 1, about: 'x', said: said('exception_approved', { facts }), title: '', body: '' };
  const now = { ...noFacts, status: 'active', title: 'Old detector', dueText: '5 Dec' };
  const [verdict] = judge([{ ...approved, now, isSeen: true }], at);
  expect(verdict).toMatchObject({ kind: 'leaves', text: { body: expect.stringContaining('runs until 5 Dec') } });
});

test('nothing is told of what its reader does not see any more', () => {
  const message = {
    id: 1,
    about: 'x',
    said: said('breach'),
    title: 'as written',
    body: 'as written',
    now: item({ overdue: true }),
  };
  expect(judge([{ ...message, isSeen: false }], at)).toEqual([
    { id: 1, kind: 'dropped', because: 'its reader does not see it any more' },
  ]);
});
