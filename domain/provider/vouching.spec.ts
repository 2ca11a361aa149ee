import fc from 'fast-check';
import { reaches, personalLevels } from '../access/limits.js';
import { vouchedLimits, type Vouching } from './vouching.js';

const now = Date.UTC(2026, 10, 29);
const seconds = now / 1_000;
const one = '3f0c8a52-1111-4000-8000-000000000001';
const other = '3f0c8a52-1111-4000-8000-000000000002';
const issuer: Vouching = {
  ...{ key: 'jobs', name: 'Jobs', level: 'act', levelClaim: null, programId: null, programClaim: null },
  ...{ maxMinutes: 60, skewSeconds: 30 },
};
const said = (claims: object, more: Partial<Vouching> = {}): unknown => {
  const vouched = vouchedLimits({ iat: seconds, exp: seconds + 600, ...claims }, { ...issuer, ...more }, now);
  return 'why' in vouched ? vouched.why : vouched.limits;
};
const limits = (level: string, programId: string | null = null) => ({ level, programId, issuer: 'jobs' });

test('where nothing is said it is good to act; without limits only where the issuer has none', () => {
  expect(said({})).toEqual(limits('act'));
  expect(said({}, { level: 'administer' })).toBeUndefined();
  expect(said({}, { level: 'administer', programId: one })).toEqual(limits('administer', one));
});

test.each<[string, unknown, Partial<Vouching>, string]>([
  ['a word among others', { scope: 'openid tollgate:read' }, { levelClaim: 'scope' }, 'read'],
  ['a list', { roles: ['x', 'act'] }, { levelClaim: 'roles', level: 'administer' }, 'act'],
  ['within another', { a: { b: ['tollgate:read'] } }, { levelClaim: 'a.b' }, 'read'],
  ['of several the highest', { scope: 'read act' }, { levelClaim: 'scope' }, 'act'],
  ['never more than the issuer', { scope: 'tollgate:administer' }, { levelClaim: 'scope' }, 'act'],
])('a claim says what it is good for: %s', (_what, claims, more, level) => {
  expect(said(claims as object, more)).toEqual(limits(level));
});

test.each<[string, object, Partial<Vouching>, RegExp]>([
  ['no level', {}, { levelClaim: 'scope' }, /tollgate:read, tollgate:act/],
  ['a level that is none', { scope: 'tollgate:all readonly' }, { levelClaim: 'scope' }, /in the claim scope/],
  ['a level that is no text', { scope: { read: true } }, { levelClaim: 'scope' }, /in the claim scope/],
  ['no program', {}, { programClaim: 'program' }, /its id in the claim program/],
  ['a program by another word', { program: 'all' }, { programClaim: 'program' }, /its id/],
  ['another program', { program: other }, { programClaim: 'program', programId: one }, /another program/],
  ['a life that is too long', { exp: seconds + 3_601 }, {}, /61 min.*60 at most/],
  ['a long life that is nearly over', { iat: seconds - 86_400 }, {}, /60 at most/],
  ['an end that is far', { exp: seconds + 400 * 86_400 }, {}, /60 at most/],
  ['no beginning', { iat: undefined }, {}, /iat and exp/],
  ['a beginning that is to come', { iat: seconds + 31 }, {}, /time to come/],
])('it is refused, and told why: %s', (_what, claims, more, why) => {
  expect(said(claims, more)).toMatch(why);
});

test('a program by its claim, however its id is written; an issuer of before knows no end', () => {
  expect(said({ program: one.toUpperCase() }, { programClaim: 'program' })).toEqual(limits('act', one));
  expect(said({ iat: undefined, exp: seconds + 400 * 86_400 }, { maxMinutes: null })).toEqual(limits('act'));
});

test('whatever a token says, it is good for no more than its issuer', () => {
  const words = fc.array(fc.constantFrom('read', 'act', 'administer', 'tollgate:administer', 'openid'), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(words, fc.constantFrom(...personalLevels), (scope, level) => {
      const vouched = vouchedLimits(
        { iat: seconds, exp: seconds + 60, scope: scope.join(' ') },
        { ...issuer, level, levelClaim: 'scope' },
        now,
      );
      if ('why' in vouched) return scope.every((word) => word === 'openid');
      return reaches(level, vouched.limits?.level ?? 'administer');
    }),
  );
});
