import { DateTime } from 'luxon';
import { kedah, singapore } from '../../test/factories/calendars.js';
import { itemRecord } from '../../test/factories/item-case.js';
import { decideItem } from '../item/decide.js';
import { noOutcome } from '../record/outcome.js';
import type { ItemStatus } from '../item/table.js';
import { delegationsOf, noDelegations } from '../stand-in/delegation.js';
import { Refusal } from '../refusal.js';
import { formatLocal } from '../time.js';
import { circlesIn } from './cycle.js';
import { networkOf, type NetworkItem } from './network.js';
import { phaseEdges } from './phase-edges.js';
import type { Predecessor } from '../item/predecessor.js';
import { schedule } from './schedule.js';
import { slackOf } from './slack.js';
import { tellSuccessor, type Successor } from './tell-successor.js';
import { whatIf, type TargetedPhase } from './what-if.js';

const at = (local: string): number => DateTime.fromISO(local, { zone: 'Asia/Singapore' }).toMillis();
const now = at('2026-02-02T10:00');
const due = { date: '2026-03-13', time: '18:00', zone: 'Asia/Singapore' };
const predecessor = (facts: Partial<Predecessor> = {}): Predecessor => ({
  itemId: 'a',
  number: 7,
  title: 'Clean the data',
  status: 'open',
  doneAt: null,
  lag: null,
  ...facts,
});

/** What becomes of a command on an open item that waits for this. */
function tried(type: 'start' | 'submit', waitsFor: Predecessor[], status: ItemStatus = 'open', when = now): string {
  const subject = itemRecord({ due, waitsFor, facts: { status, plannedFrom: now } });
  const command = type === 'start' ? { type } : { type, statement: 'Done' };
  try {
    return decideItem(noOutcome(subject), command, { actorId: 'owner', key: 'k', at: when }).after.item.status;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.detail}`;
    throw error;
  }
}

test('the work begins when what it waits for is done or cancelled, and after the lag', () => {
  expect(tried('start', [])).toBe('in_progress');
  expect(tried('start', [predecessor()])).toBe(
    'waits-for: It waits for AI-7 “Clean the data” (open). See to those first, or take the dependency away.',
  );
  expect(tried('submit', [predecessor({ status: 'in_progress' })])).toContain('(in progress)');
  expect(tried('start', [predecessor({ status: 'done', doneAt: now - 1 })])).toBe('in_progress');
  // Cancelled, it leaves nothing to wait for: no lag either.
  expect(tried('start', [predecessor({ status: 'cancelled', doneAt: now - 1, lag: '2 working days' })])).toBe(
    'in_progress',
  );
  const lagged = predecessor({ status: 'done', doneAt: at('2026-02-13T17:00'), lag: '2 working days' });
  // Friday before Lunar New Year: Monday is the first working day, Thursday the second.
  expect(tried('start', [lagged], 'open', at('2026-02-19T16:59'))).toContain('may start from Thu 19 Feb 2026 17:00');
  expect(tried('start', [lagged], 'open', at('2026-02-19T17:00'))).toBe('in_progress');
});

test('what has begun is not stopped, and other refusals come as they did', () => {
  expect(tried('submit', [predecessor()], 'in_progress')).toBe('submitted');
  expect(tried('start', [predecessor()], 'done')).toContain('illegal-transition');
});

const successor = (waitsFor: Predecessor[], facts: Partial<Successor> = {}): Successor => ({
  itemId: 'b',
  version: 3,
  status: 'open',
  resumeStatus: null,
  ownerId: 'owner',
  zone: 'Asia/Singapore',
  calendar: singapore,
  delegations: noDelegations,
  waitsFor,
  ...facts,
});
const told = (of: Successor, what: 'done' | 'cancelled' | 'reopened' | 'removed', by: Predecessor): string[] =>
  tellSuccessor(of, { what, predecessor: by, actorId: 'boss', at: now, key: 'k' }).notices.map(
    ({ kind, facts }) => `${kind}: ${facts.reason ?? ''}${facts.untilText ? `, ${facts.untilText}` : ''}`,
  );

test('the owner hears that the work may start when the last of them is over, and that it has to wait again', () => {
  const done = predecessor({ status: 'done', doneAt: now });
  const other = predecessor({ itemId: 'c', number: 8, title: 'Train', status: 'open' });
  expect(told(successor([done, other]), 'done', done)).toEqual([]);
  expect(told(successor([done]), 'done', done)).toEqual(['may_start: AI-7 “Clean the data” is done']);
  const lagged = { ...done, lag: '1 working day' };
  expect(told(successor([lagged]), 'done', lagged)).toEqual([
    'may_start: AI-7 “Clean the data” is done, Tue 3 Feb 2026 10:00 (Asia/Singapore)',
  ]);
  const reopened = predecessor();
  expect(told(successor([reopened]), 'reopened', reopened)).toEqual([
    'must_wait: AI-7 “Clean the data” was opened again',
  ]);
  // A draft is nobody's work yet, and what has begun does not wait.
  expect(told(successor([done], { status: 'draft' }), 'done', done)).toEqual([]);
  expect(told(successor([reopened], { status: 'in_progress' }), 'reopened', reopened)).toEqual([]);
  expect(told(successor([], { status: 'on_hold', resumeStatus: 'open' }), 'removed', reopened)).toHaveLength(1);
  expect(told(successor([], { status: 'on_hold', resumeStatus: 'in_progress' }), 'removed', reopened)).toEqual([]);
  const delegations = delegationsOf([
    {
      id: 'd',
      personId: 'owner',
      personName: 'Owner',
      standInId: 'mei',
      standInName: 'Mei',
      scope: 'everything',
      startsAt: 0,
      endsAt: Infinity,
    },
  ]);
  const news = { what: 'done' as const, predecessor: done, actorId: 'boss', at: now, key: 'k' };
  const [notice] = tellSuccessor(successor([done], { delegations }), news).notices;
  expect(notice?.to.map(({ personId, role }) => `${personId} ${role}`)).toEqual(['owner owner', 'mei stand_in']);
});

const work = (id: string, dueDate: string, facts: Partial<NetworkItem> = {}): NetworkItem => ({
  id,
  phaseId: 'p1',
  status: 'open',
  resumeStatus: null,
  dueAt: at(`${dueDate}T18:00`),
  doneAt: null,
  calendar: singapore,
  takes: null,
  waitsFor: [],
  ...facts,
});
const phase = (id: string, facts: Partial<TargetedPhase> = {}): TargetedPhase => ({
  id,
  status: 'open',
  after: null,
  targetAt: null,
  calendar: singapore,
  ...facts,
});
const on = (id: string, lag: string | null = null): Pick<NetworkItem, 'waitsFor'> => ({ waitsFor: [{ id, lag }] });

test('what a slip means: slack is used up first, then dates fall, by the calendars of those who do the work', () => {
  const items = [
    work('a', '2026-02-11'),
    // Ten working days between the dates, and five of work: five of slack.
    work('b', '2026-02-27', { ...on('a'), takes: '5 working days' }),
    work('c', '2026-03-03', { ...on('b', '1 working day'), takes: '1 working day', calendar: kedah }),
  ];
  const phases = [
    phase('p1', { targetAt: at('2026-03-03T23:59') }),
    phase('p2', { status: 'pending', after: 'p1', targetAt: at('2026-03-09T23:59') }),
  ];
  const last = work('d', '2026-03-06', { phaseId: 'p2', takes: '3 working days' });
  const slips = (to: string): string[] => {
    const found = whatIf([...items, last], phases, { id: 'a', to: at(to) }, now);
    return [...found.items, ...found.phases].map(
      ({ id, expected, by, already }) =>
        `${id} ${formatLocal(expected, 'Asia/Singapore')} ${by.workingDays}${already ? ' already' : ''}`,
    );
  };
  expect(slips('2026-02-12T18:00')).toEqual([]);
  // 17 and 18 February are Lunar New Year: five working days after Friday 20 it is Friday 27. In Kedah that is a day off.
  expect(slips('2026-02-20T18:00')).toEqual([]);
  const late = slips('2026-02-24T18:00');
  expect(late[0]).toBe('b 2026-03-03 18:00 2');
  expect(late.map((line) => line.split(' ')[0])).toEqual(['b', 'c', 'd', 'p1', 'p2']);
});

test('where nobody says how long it takes, an item needs all the time that the agreed dates give it', () => {
  const items = [work('a', '2026-03-04'), work('b', '2026-03-06', on('a'))];
  const [missed] = whatIf(items, [phase('p1')], { id: 'a', to: at('2026-03-05T18:00') }, now).items;
  expect(missed).toMatchObject({ id: 'b', by: { workingDays: 1, workingMinutes: 480 }, already: false });
  expect(formatLocal(missed?.expected ?? 0, 'Asia/Singapore')).toBe('2026-03-09 18:00');
});

test('what has begun keeps its promise, and a date that could not be kept before says so', () => {
  const begun = [work('a', '2026-03-04'), work('b', '2026-03-06', { ...on('a'), status: 'in_progress' })];
  expect(whatIf(begun, [], { id: 'a', to: at('2026-03-20T18:00') }, now).items).toEqual([]);
  const crossed = [work('a', '2026-03-10'), work('b', '2026-03-06', { ...on('a'), takes: '1 working day' })];
  expect(whatIf(crossed, [], { id: 'a', to: at('2026-03-12T18:00') }, now).items).toMatchObject([{ already: true }]);
});

test('a lag that still runs holds up the start after its predecessor is over, in the forecast as at the gate', () => {
  const done = work('a', '2026-01-30', { status: 'done', doneAt: at('2026-01-30T17:00') });
  const waiting = work('b', '2026-02-06', { ...on('a', '20 working days'), takes: '5 working days' });
  const may = at('2026-03-03T17:00');
  expect(
    tried('start', [predecessor({ status: 'done', doneAt: at('2026-01-30T17:00'), lag: '20 working days' })]),
  ).toContain('Tue 3 Mar 2026 17:00');
  const found = schedule(networkOf([done, waiting], [phase('p1')], now)).get('b');
  expect(found).toMatchObject({ start: may, because: 'a' });
  expect(formatLocal(found?.end ?? 0, 'Asia/Singapore')).toBe('2026-03-10 17:00');
});

test('what waits for a later phase by way of its tollgate waits for itself, over programs too; the rest is scheduled', () => {
  const phases = [
    phase('a1'),
    phase('a2', { status: 'pending', after: 'a1' }),
    phase('b1'),
    phase('b2', { status: 'pending', after: 'b1' }),
  ];
  const items = [
    work('x1', '2026-03-02', { phaseId: 'a1', ...on('y2') }),
    work('x2', '2026-03-09', { phaseId: 'a2', status: 'draft' }),
    work('y1', '2026-03-02', { phaseId: 'b1', ...on('x2') }),
    work('y2', '2026-03-09', { phaseId: 'b2', status: 'draft' }),
    work('free', '2026-03-02', { phaseId: 'a1' }),
    work('after', '2026-03-10', { phaseId: 'a1', ...on('x1') }),
  ];
  const edges = [
    ...items.flatMap(({ id: itemId, waitsFor }) => waitsFor.map(({ id }) => ({ itemId, waitsFor: id }))),
    ...phaseEdges(items, phases),
  ];
  expect(circlesIn(edges).map((circle) => [...circle].sort())).toEqual([
    ['phase/a2', 'phase/b2', 'x1', 'x1', 'x2', 'y1', 'y2'],
  ]);
  expect([...schedule(networkOf(items, phases, now)).keys()]).toEqual(['free']);
  expect(whatIf(items, phases, { id: 'free', to: at('2026-04-01T18:00') }, now)).toEqual({ items: [], phases: [] });
  // Once the second phase is open, its items wait for nothing by way of it.
  const open = phases.map((each) => ({ ...each, status: 'open' as const }));
  expect(phaseEdges(items, open)).toEqual([]);
});

test('slack is counted in working days, and negative where what follows is due first', () => {
  const friday = at('2026-02-13T18:00');
  expect(slackOf(friday, [at('2026-02-19T18:00'), at('2026-03-01T18:00')], at('2026-02-16T23:59'), singapore)).toEqual({
    toNext: 2,
    toTarget: 1,
  });
  expect(slackOf(friday, [at('2026-02-12T18:00')], null, singapore)).toEqual({ toNext: -1, toTarget: null });
});
