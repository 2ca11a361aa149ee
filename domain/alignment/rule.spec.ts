import fc from 'fast-check';
import { verdictOf, type AlignmentRule, type Stand } from './rule.js';

const stand = fc.constantFrom<Stand>('consents', 'against', 'abstains', 'conditional', 'silent');
const rule = fc.oneof(
  fc.constant<AlignmentRule>({ kind: 'all' }),
  fc.constant<AlignmentRule>({ kind: 'no_objection' }),
  fc.record({ kind: fc.constant('quorum' as const), required: fc.integer({ min: 1, max: 5 }) }),
);

/** Whether a rule is met once nothing is open any more. */
function holds(by: AlignmentRule, stands: readonly Stand[]): boolean {
  const consents = stands.filter((one) => one === 'consents').length;
  if (by.kind === 'quorum') return consents >= by.required;
  if (by.kind === 'all') return stands.length > 0 && consents === stands.length;
  return consents > 0 && !stands.includes('against');
}

/** All ways in which what is open may still come out. */
function endings([first, ...rest]: readonly Stand[]): Stand[][] {
  if (first === undefined) return [[]];
  const may: Stand[] =
    first === 'silent'
      ? ['consents', 'against', 'abstains']
      : first === 'conditional'
        ? ['consents', 'against']
        : [first];
  return endings(rest).flatMap((others) => may.map((one) => [one, ...others]));
}

test('a rule is met where it holds whatever may still come, and missed where it holds in no way', () => {
  fc.assert(
    fc.property(rule, fc.array(stand, { minLength: 1, maxLength: 5 }), (by, stands) => {
      const all = endings(stands).map((ending) => holds(by, ending));
      const says = all.every(Boolean) ? 'met' : all.some(Boolean) ? 'open' : 'missed';
      expect([by, stands, verdictOf(by, stands).state]).toEqual([by, stands, says]);
    }),
    { numRuns: 2_000 },
  );
});

test.each<[AlignmentRule, Stand[], string, string]>([
  [{ kind: 'all' }, ['consents', 'consents'], 'met', 'all 2 teams agree'],
  [{ kind: 'all' }, ['consents', 'silent'], 'open', 'all teams are to agree: 1 of 2 teams agree, and 1 may still'],
  [{ kind: 'all' }, ['consents', 'abstains'], 'missed', 'all teams are to agree, and 1 abstains'],
  [{ kind: 'all' }, ['against', 'silent'], 'missed', 'all teams are to agree, and 1 does not'],
  [{ kind: 'no_objection' }, ['consents', 'abstains'], 'met', 'no team objects, and 1 agrees'],
  [{ kind: 'no_objection' }, ['abstains', 'abstains'], 'missed', 'no team objects, and none agrees either'],
  [
    { kind: 'no_objection' },
    ['consents', 'silent'],
    'open',
    'no team objects so far: 1 of 2 teams agree, and 1 may still',
  ],
  [{ kind: 'quorum', required: 2 }, ['consents', 'consents', 'silent'], 'met', '2 of 3 teams are to agree, and 2 do'],
  [
    { kind: 'quorum', required: 2 },
    ['consents', 'against', 'abstains'],
    'missed',
    '2 of 3 teams are to agree; 1 does, and 0 more may',
  ],
])('%j of %j: %s', (by, stands, state, because) => {
  expect(verdictOf(by, stands)).toEqual({ state, because });
});
