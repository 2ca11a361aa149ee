import fc from 'fast-check';
import { Refusal } from '../refusal.js';
import { narrowed, requireWithin, tokenLevels, type Limits } from './limits.js';

const one = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';

const why = (work: () => unknown): string => {
  try {
    work();
    return 'fine';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

test.each([
  ['read', 'read', 'fine'],
  ['read', 'act', 'token-too-narrow'],
  ['act', 'read', 'fine'],
  ['act', 'act', 'fine'],
  ['act', 'administer', 'token-too-narrow'],
  ['administer', 'administer', 'fine'],
  ['administer', 'directory', 'fine'],
  ['act', 'directory', 'token-too-narrow'],
  ['directory', 'directory', 'fine'],
  ['directory', 'read', 'token-too-narrow'],
  ['directory', 'act', 'token-too-narrow'],
  ['directory', 'administer', 'token-too-narrow'],
] as const)('of the level %s, it is asked for %s: %s', (level, need, answer) => {
  expect(why(() => requireWithin({ within: { level, programId: null } }, need))).toBe(answer);
});

test('whoever came in without limits has none', () => {
  expect(why(() => requireWithin({}, 'administer', null))).toBe('fine');
});

test.each([
  [one, 'fine'],
  [one.toUpperCase(), 'fine'],
  [other, 'token-too-narrow'],
  [null, 'token-too-narrow'],
  [undefined, 'fine'],
] as const)('of one program, it is asked for in %s: %s', (programId, answer) => {
  expect(why(() => requireWithin({ within: { level: 'act', programId: one } }, 'read', programId))).toBe(answer);
});

const limits: fc.Arbitrary<Limits> = fc.record({
  level: fc.constantFrom(...tokenLevels),
  programId: fc.constantFrom(null, one, other),
});

test('no token makes one that may what it may not itself', () => {
  const asked = fc.record(
    { level: fc.constantFrom(...tokenLevels), programId: fc.constantFrom(one, other, other.toUpperCase()) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      limits,
      asked,
      fc.constantFrom(...tokenLevels),
      fc.constantFrom(null, one, other),
      (maker, wish, need, where) => {
        let made: Limits;
        try {
          made = narrowed(maker, wish);
        } catch (error) {
          return error instanceof Refusal && error.code === 'token-too-narrow';
        }
        const may = (within: Limits): boolean => why(() => requireWithin({ within }, need, where)) === 'fine';
        return may(maker) || !may(made);
      },
    ),
  );
});

test('where nothing is asked for, it is good for as much as that with which it is made', () => {
  fc.assert(
    fc.property(limits, (maker) => {
      expect(narrowed(maker, {})).toEqual(maker);
    }),
  );
  expect(narrowed(undefined, {})).toEqual({ level: 'administer', programId: null });
});
