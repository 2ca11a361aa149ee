import { itemRecord } from '../../test/factories/item-case.js';
import { checkDelegation } from '../delegation/check-delegation.js';
import { ownWorkOf } from '../sign-off/own-work.js';
import { approversOf } from '../sign-off/stages.js';
import { findSeat, type SeatQuestion } from '../stand-in/seat.js';
import { delegationsOf, type Delegation } from '../stand-in/delegation.js';
import { Refusal } from '../refusal.js';
import { accountsBy, eachOnce, isAmong, withTheirAccounts } from './accounts.js';
import { findDeciders, type Recipient } from './recipients.js';

const mei = accountsBy([['mei', 'mei 2', 'mei 3']]);
const at = Date.UTC(2026, 0, 5);

const away = (personId: string, standInId: string, setBy = personId): Delegation => ({
  ...{ id: `${personId}-${standInId}`, personId, personName: personId, standInId, standInName: standInId },
  ...{ scope: 'everything', startsAt: at - 1, endsAt: at + 1, setBy, setAt: at - 1 },
});

function code(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const seat = (facts: Partial<SeatQuestion<Recipient>>) => () =>
  findSeat({
    ...{ actorId: 'lin', onBehalfOf: null, votes: [], barred: [], delegations: delegationsOf([], mei), at },
    seats: ['lin', 'mei', 'mei 2'].map((personId): Recipient => ({ personId, role: 'named' })),
    words: { ownWork: 'own', notAsked: 'not asked' },
    ...facts,
  });

test('an account that stands alone is itself, and the others are each other', () => {
  expect(withTheirAccounts(['lin'], mei)).toEqual(['lin']);
  expect(withTheirAccounts(['lin', 'mei 3'], mei)).toEqual(['lin', 'mei', 'mei 2', 'mei 3']);
  expect(isAmong('mei', ['mei 2'], mei)).toBe(true);
  expect(isAmong('mei', ['mei 2'], undefined)).toBe(false);
  expect(eachOnce([{ personId: 'mei 2' }, { personId: 'lin' }, { personId: 'mei' }], mei)).toEqual([
    { personId: 'mei 2' },
    { personId: 'lin' },
  ]);
});

test('what one account worked on is the work of all, and of who stands in for any', () => {
  const work = { ownerId: 'lin', submittedBy: 'mei', contributors: [] };
  const delegations = delegationsOf([away('mei 2', 'kim'), away('lin', 'mei 3')], mei);
  expect(ownWorkOf(work, { delegations, at }).sort()).toEqual(['kim', 'lin', 'mei', 'mei 2', 'mei 3']);
});

test('nobody decides by another account on their own work, nor twice, nor for one whom they are', () => {
  expect(code(seat({ actorId: 'mei 2', barred: ['mei'] }))).toBe('separation-of-duties');
  expect(code(seat({ actorId: 'mei 2', votes: [{ personId: 'mei', forId: null }] }))).toBe('already-signed');
  expect(code(seat({ actorId: 'mei 2' }))).toBe('done');
  const delegations = delegationsOf([away('mei 2', 'kim')], mei);
  const votes = [{ personId: 'mei', forId: null }];
  expect(code(seat({ actorId: 'kim', votes, delegations }))).toBe('already-signed');
  expect(code(seat({ actorId: 'kim', votes: [], delegations }))).toBe('done');
  const through = delegationsOf([away('lin', 'mei 2'), away('mei 2', 'kim')], mei);
  expect(code(seat({ actorId: 'kim', onBehalfOf: 'lin', barred: ['mei'], delegations: through }))).toBe(
    'separation-of-duties',
  );
  const laid = delegationsOf([away('lin', 'kim', 'mei 3')], mei);
  expect(code(seat({ actorId: 'kim', onBehalfOf: 'lin', barred: ['mei'], delegations: laid }))).toBe(
    'separation-of-duties',
  );
});

test('a natural person is asked once, and not about their own work', () => {
  const parts = {
    ...itemRecord({ due: { date: '2026-02-02', time: null, zone: 'Asia/Singapore' } }).parts,
    accounts: mei,
  };
  expect(findDeciders([], ['mei', 'lin', 'mei 2'], parts).map(({ personId }) => personId)).toEqual(['mei', 'lin']);
  const stage = { name: 'Any', required: 2, roles: [], people: ['mei 2', 'lin', 'mei'] };
  expect(approversOf(stage, parts, ['mei']).map(({ personId }) => personId)).toEqual(['lin']);
});

test('nobody is their own stand-in by another account, nor puts that in the place of another', () => {
  const check = (delegation: Delegation) => () => {
    checkDelegation(delegation, [], 'Asia/Singapore', mei);
  };
  expect(code(check(away('mei', 'mei 2')))).toBe('invalid-command');
  expect(code(check(away('lin', 'mei 2', 'mei')))).toBe('separation-of-duties');
  expect(code(check(away('mei', 'lin', 'mei 2')))).toBe('done');
  expect(code(check(away('lin', 'mei 2')))).toBe('done');
});
