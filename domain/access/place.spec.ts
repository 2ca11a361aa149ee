import { administers, holds, reads, scopesOf } from './held.js';
import type { Actor } from './actor.js';
import type { Grant } from './grant.js';
import { covers, everywhere, touches, type Place } from './place.js';

const aml: Place = { domain: 'AML', markets: ['Vietnam', 'Thailand'], programIds: ['p1'] };
const mai = (grants: Grant[], access: Actor['access'] = 'member'): Actor => ({
  id: 'mai',
  name: 'Mai',
  access,
  grants,
});

test('a domain is the same however it is written', () => {
  expect(covers([{ kind: 'domain', domain: ' aml ' }], aml)).toBe(true);
  expect(covers([{ kind: 'domain', domain: 'KYC' }], aml)).toBe(false);
});

test('of two markets one is enough to read, and both are needed to change', () => {
  const vietnam = [{ kind: 'market', market: 'vietnam' }] as const;
  expect(touches(vietnam, aml)).toBe(true);
  expect(covers(vietnam, aml)).toBe(false);
  expect(covers([...vietnam, { kind: 'market', market: 'THAILAND' }], aml)).toBe(true);
});

test('what says no domain and no market is reached by nothing but all', () => {
  for (const scope of [
    { kind: 'domain', domain: '' },
    { kind: 'market', market: '' },
    { kind: 'program', programId: '' },
  ] as const) {
    expect(covers([scope], everywhere)).toBe(false);
    expect(touches([scope], everywhere)).toBe(false);
  }
  expect(covers([{ kind: 'all' }], everywhere)).toBe(true);
});

test('of a case over two programs both are needed', () => {
  const both: Place = { domain: null, markets: [], programIds: ['p1', 'p2'] };
  expect(covers([{ kind: 'program', programId: 'p1' }], both)).toBe(false);
  expect(touches([{ kind: 'program', programId: 'p1' }], both)).toBe(true);
});

test('roles of different kinds do not add up to one', () => {
  const grants: Grant[] = [
    { role: 'program_manager', scope: { kind: 'market', market: 'Vietnam' } },
    { role: 'head_of_governance', scope: { kind: 'market', market: 'Thailand' } },
  ];
  expect(holds(mai(grants), ['program_manager', 'head_of_governance'], aml)).toBe(false);
  expect(reads(mai(grants), ['program_manager'], aml)).toBe(true);
  expect(scopesOf(mai(grants), ['program_manager'])).toEqual([{ kind: 'market', market: 'Vietnam' }]);
});

test('an auditor who was given a role reads by it, and changes nothing', () => {
  const grants: Grant[] = [{ role: 'administrator', scope: { kind: 'all' } }];
  expect(administers(mai(grants, 'auditor'))).toBe(false);
  expect(holds(mai(grants, 'auditor'), ['administrator'], aml)).toBe(false);
  expect(reads(mai(grants, 'auditor'), ['administrator'], aml)).toBe(true);
  expect(administers(mai(grants))).toBe(true);
});

test('to administer a domain is not to administer', () => {
  expect(administers(mai([{ role: 'administrator', scope: { kind: 'domain', domain: 'AML' } }]))).toBe(false);
});
