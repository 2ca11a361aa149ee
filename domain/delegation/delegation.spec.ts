import { Refusal } from '../refusal.js';
import { checkDelegation, instantsOf, type DelegationSpan } from './check-delegation.js';
import { delegationsOf, type Delegation } from '../stand-in/delegation.js';
import { findSeat, type SeatQuestion } from '../stand-in/seat.js';
import { requireStandIn, standInsOf, standsIn, withStandIns } from '../stand-in/stand-in.js';

const at = Date.UTC(2026, 5, 1);
const day = 86_400_000;

/** `wei>mei` for approvals, `wei>>mei` for everything; from now for ten days unless said otherwise. */
function delegation(text: string, from = 0, days = 10): Delegation {
  const [personId = '', standInId = ''] = text.split(/>+/);
  return {
    id: text,
    personId,
    personName: personId,
    standInId,
    standInName: standInId,
    scope: text.includes('>>') ? 'everything' : 'approvals',
    startsAt: at + from * day,
    endsAt: at + (from + days) * day,
  };
}
const all = (...texts: string[]) => delegationsOf(texts.map((text) => delegation(text)));
const pathOf = (scope: 'approvals' | 'everything', ...texts: string[]): string[] =>
  standInsOf('a', scope, all(...texts), at).map(({ personId }) => personId);
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};

test('a chain is followed over three hops, by scope, and ends where it would come back', () => {
  expect(pathOf('approvals', 'a>b', 'b>c', 'c>d', 'd>e')).toEqual(['b', 'c', 'd']);
  expect(pathOf('everything', 'a>>b', 'b>c')).toEqual(['b']);
  expect(pathOf('approvals', 'a>>b', 'b>c')).toEqual(['b', 'c']);
  expect(pathOf('everything', 'a>b')).toEqual([]);
  expect(pathOf('approvals', 'a>b', 'b>a')).toEqual(['b']);
});

test('it holds from its first instant, and no more at its last', () => {
  const delegations = delegationsOf([delegation('a>b', 1, 2)]);
  const there = (when: number): number => standInsOf('a', 'approvals', delegations, when).length;
  expect([there(at + day - 1), there(at + day), there(at + 3 * day - 1), there(at + 3 * day)]).toEqual([0, 1, 1, 0]);
});

test('the one who is there is told, once, and not where the way leads through those whose work it is', () => {
  const told = (barred: string[], ...texts: string[]) =>
    withStandIns(
      [
        { personId: 'a', role: 'program_manager' },
        { personId: 'z', role: 'domain_lead' },
      ],
      'approvals',
      { delegations: all(...texts), at, barred },
    ).slice(2);
  expect(told([], 'a>b', 'b>c')).toEqual([{ personId: 'c', role: 'stand_in', for: { id: 'a', name: 'a' } }]);
  expect(told([], 'a>c', 'z>c')).toHaveLength(1);
  expect(told([], 'a>z')).toEqual([]);
  expect(told(['b'], 'a>b', 'b>c')).toEqual([]);
});

test('what an absent person may do, only their stand-in for everything does; the owner does it on their own work for nobody above', () => {
  const may = (actorId: string | null, forId: string, ownerId: string | null, ...texts: string[]) =>
    codeOf(() =>
      requireStandIn(actorId, forId, { delegations: all(...texts), at, owners: ownerId === null ? [] : [ownerId] }),
    );
  expect(may('b', 'a', 'a', 'a>>b')).toBe('done');
  expect(may('b', 'a', 'a', 'a>b')).toBe('not-allowed');
  expect(may('b', 'm', 'b', 'm>>b')).toBe('separation-of-duties');
  expect(may('c', 'm', 'b', 'm>>b', 'b>>c')).toBe('separation-of-duties');
  expect(may(null, 'a', null)).toBe('not-allowed');
});

test('a seat: one’s own, that of the one somebody stands in for, or a refusal that says why', () => {
  const seat = (actorId: string, more: Partial<SeatQuestion<{ personId: string; role: 'approver' }>> = {}) => {
    const seats = ['a', 'z'].map((personId) => ({ personId, role: 'approver' as const }));
    const question = {
      actorId,
      onBehalfOf: null,
      seats,
      votes: [],
      barred: [],
      delegations: all('a>b', 'z>c', 'b>c'),
      at,
      words: { ownWork: '', notAsked: '' },
      ...more,
    };
    try {
      return findSeat(question).personId;
    } catch (error) {
      return error instanceof Refusal ? error.code : 'error';
    }
  };
  expect(seat('a')).toBe('a');
  expect(seat('b')).toBe('a');
  expect(seat('x')).toBe('not-an-approver');
  expect(seat('c')).toBe('invalid-command');
  expect(seat('c', { onBehalfOf: 'z' })).toBe('z');
  expect(seat('b', { onBehalfOf: 'z' })).toBe('not-an-approver');
  expect(seat('c', { barred: ['b'] })).toBe('z');
  expect(seat('c', { barred: ['b', 'z'], seats: [{ personId: 'a', role: 'approver' }] })).toBe('separation-of-duties');
  expect(seat('b', { barred: ['b'] })).toBe('separation-of-duties');
  expect(seat('b', { votes: [{ personId: 'a', forId: null }] })).toBe('already-signed');
  expect(seat('a', { votes: [{ personId: 'b', forId: 'a' }] })).toBe('already-signed');
  expect(seat('c', { votes: [{ personId: 'c', forId: 'a' }], onBehalfOf: 'z' })).toBe('already-signed');
  expect(seat('c', { votes: [{ personId: 'b', forId: 'a' }] })).toBe('z');
});

test('a circle is refused with its path, where it would be closed at some instant', () => {
  const others = [delegation('b>c'), delegation('c>a', 5, 2)];
  const set = (wanted: Delegation): string => codeOf(() => checkDelegation(wanted, others, 'UTC'));
  expect(set(delegation('a>b', 0, 4))).toBe('done');
  expect(set(delegation('a>b', 0, 6))).toBe('delegation-loop');
  expect(set(delegation('a>a'))).toBe('invalid-command');
  expect(set(delegation('b>x', 9, 2))).toBe('delegation-overlap');
  expect(set(delegation('b>x', 10, 2))).toBe('done');
  expect(() => checkDelegation(delegation('a>b'), others, 'UTC')).toThrow('a → b → c → a');
});

test('dates are days of a zone, the last one included; what has passed is left out', () => {
  const span = (from: string, until: string, untilTime: string | null = null): DelegationSpan => ({
    from: { date: from, time: null },
    until: { date: until, time: untilTime },
    zone: 'America/New_York',
  });
  const now = Date.parse('2026-03-01T12:00:00Z');
  // The clocks go forward on 8 March.
  expect(instantsOf(span('2026-03-07', '2026-03-08'), now)).toEqual({
    startsAt: Date.parse('2026-03-07T05:00:00Z'),
    endsAt: Date.parse('2026-03-09T04:00:00Z'),
  });
  expect(instantsOf(span('2026-02-01', '2026-03-01', '18:00'), now)).toEqual({
    startsAt: now,
    endsAt: Date.parse('2026-03-01T23:00:00Z'),
  });
  // A year, its last day included.
  expect(codeOf(() => instantsOf(span('2026-03-07', '2027-03-07'), now))).toBe('done');
  expect(codeOf(() => instantsOf(span('2026-03-07', '2027-03-08'), now))).toBe('invalid-command');
  for (const wrong of [
    span('2026-03-07', '2026-03-06'),
    span('2026-02-01', '2026-02-02'),
    span('2026-03-07', '2028-01-01'),
    // No day comes after it.
    span('2026-03-07', '9999-12-31'),
  ])
    expect(codeOf(() => instantsOf(wrong, now))).toBe('invalid-command');
});

test('a way that was set by somebody who gains by it is closed to what they gain by', () => {
  const given = delegationsOf([
    {
      ...{ id: 'd', personId: 'wei', personName: 'Wei', standInId: 'mei', standInName: 'Mei' },
      ...{ scope: 'approvals', startsAt: 0, endsAt: Infinity, setBy: 'admin' },
    },
  ]);
  const facts = { delegations: given, at: 1 };
  expect(standsIn('mei', 'wei', 'approvals', { ...facts, barred: ['owner'] })).toBe('yes');
  expect(standsIn('mei', 'wei', 'approvals', { ...facts, barred: ['admin'] })).toBe('barred');
  expect(withStandIns([{ personId: 'wei', role: 'named' }], 'approvals', { ...facts, barred: ['admin'] })).toHaveLength(
    1,
  );
});
