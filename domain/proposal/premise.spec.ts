import { differenceOf, factNames, fallenOf, inWords, premiseFell, premiseOf } from './premise.js';

const facts = { id: 'a', version: 3, status: 'agreed', rating: 'high', ownerId: 'wei', cause: null, authors: ['mei'] };

test('what the engine keeps for itself is no fact that anything is proposed on', () => {
  expect(factNames(facts)).toEqual(['status', 'rating', 'ownerId', 'cause']);
  const after = { ...facts, version: 4, rating: 'low', authors: ['mei', 'tan'] };
  expect(differenceOf(facts, after)).toEqual([{ field: 'rating', before: 'high', after: 'low' }]);
});

test('a date is one fact, by its instant, however it was said', () => {
  const due = { date: '2026-12-04', zone: 'UTC', basis: { duration: '3 working days', from: 1 } };
  expect(factNames({ due, dueAt: 5, targetAt: 6, cause: null })).toEqual(['dueAt', 'targetAt', 'cause']);
});

test('a premise is what is changed and the state, or what is named and the state', () => {
  const difference = [{ field: 'rating', before: 'high', after: 'low' }];
  const rating = { field: 'rating', value: 'high' };
  const status = { field: 'status', value: 'agreed' };
  expect(premiseOf(facts, difference, undefined)).toEqual([rating, status]);
  expect(premiseOf(facts, difference, ['ownerId'])).toEqual([{ field: 'ownerId', value: 'wei' }, status]);
  expect(() => premiseOf(facts, difference, ['colour'])).toThrow('Name some of: status, rating, ownerId, cause');
  expect(() => premiseOf(facts, difference, ['version'])).toThrow('no fact "version"');
});

test('it falls by its own facts alone, however they are written', () => {
  const premise = premiseOf({ ...facts, due: { date: '2026-12-04', zone: 'UTC' } }, [], ['rating', 'cause', 'due']);
  const now = { ...facts, version: 9, ownerId: 'tan', due: { zone: 'UTC', date: '2026-12-04' } };
  expect(fallenOf(premise, now)).toEqual([]);
  expect(fallenOf(premise, { ...now, rating: 'low', status: 'withdrawn' })).toEqual([
    { field: 'rating', was: 'high', is: 'low' },
    { field: 'status', was: 'agreed', is: 'withdrawn' },
  ]);
  // A fact that is not there is as one that is empty.
  expect(fallenOf([{ field: 'gone', value: null }], now)).toEqual([]);
});

test('what fell is said with both values, people by their names', () => {
  const refusal = premiseFell([{ field: 'ownerId', was: 'w', is: 't' }], { w: 'Wei', t: 'Tan' });
  expect(refusal.code).toBe('premise-fell');
  expect(refusal.detail).toContain('ownerId was Wei and is Tan');
  expect(refusal.extra).toEqual({ fallen: [{ field: 'ownerId', was: 'Wei', is: 'Tan' }] });
});

test.each([
  [null, 'nothing'],
  ['', 'nothing'],
  ['high', 'high'],
  [3, '3'],
  [Date.UTC(2026, 11, 4), '2026-12-04T00:00:00.000Z'],
  [{ b: 1, a: ['x'] }, '{"a":["x"],"b":1}'],
])('%p is read as %s', (value, words) => {
  expect(inWords(value)).toBe(words);
});

test('a fact is never shown whole that is longer than a line or two', () => {
  expect(inWords('x'.repeat(5_000))).toHaveLength(200);
});
