import type { Actor } from './actor.js';
import { byWhat, byWhatRight } from './explain.js';
import type { Grant } from './grant.js';
import { itemStanding } from './rights.js';

const place = { domain: 'AML', markets: ['VN', 'TH'], programIds: ['p'] };
const parts = [{ part: 'programManagerId', name: 'the manager of its program', people: ['ana'] }] as const;
const mei = (grants: Grant[] = [], access: Actor['access'] = 'member'): Actor => ({
  id: 'mei',
  name: 'Mei',
  access,
  grants,
});
const manages = (id: string, market: string): Grant => ({
  id,
  role: 'program_manager',
  scope: { kind: 'market', market },
});

test('by the part, before any role', () => {
  expect(byWhat({ ...mei([manages('g', 'VN')]), id: 'ana' }, itemStanding, parts, place)).toMatchObject({ by: 'part' });
});

test('by the roles that reach it together, and by no other', () => {
  const grants = [manages('a', 'vn'), manages('b', 'TH'), manages('c', 'SG')];
  expect(byWhat(mei(grants), itemStanding, parts, place)).toMatchObject({ by: 'role', grantIds: ['a', 'b'] });
  expect(byWhat(mei(grants.slice(1)), itemStanding, parts, place)).toBeNull();
});

test('an auditor by nothing, an administrator by their access', () => {
  expect(byWhat(mei([manages('a', 'VN'), manages('b', 'TH')], 'auditor'), itemStanding, parts, place)).toBeNull();
  expect(byWhat(mei([], 'administrator'), itemStanding, parts, place)).toMatchObject({ by: 'access' });
  expect(byWhatRight(mei([], 'auditor'), 'read_trail')).toMatchObject({ by: 'access' });
  expect(byWhatRight(mei(), 'administer')).toBeNull();
});
