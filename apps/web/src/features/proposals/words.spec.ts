import { factCalled, factText, groupsOf, saidIn, type Proposal } from './words.js';

const one = (id: string, kind: string, command: string): Proposal =>
  ({ id, command, record: { kind } }) as unknown as Proposal;

test('those of one command of one kind stand together, in the order in which the first of each comes', () => {
  const groups = groupsOf([
    one('a', 'finding', 'lower'),
    one('b', 'risk', 'reassign'),
    one('c', 'finding', 'lower'),
    one('d', 'finding', 'reassign'),
  ]);
  expect(groups.map(({ id, proposals }) => [id, proposals.map((each) => each.id)])).toEqual([
    ['finding/lower', ['a', 'c']],
    ['risk/reassign', ['b']],
    ['finding/reassign', ['d']],
  ]);
});

test('facts are called and said as people read them', () => {
  expect(['dueAt', 'domainLeadId', 'marketsIds', 'status'].map(factCalled)).toEqual([
    'due',
    'domain lead',
    'markets',
    'status',
  ]);
  const clock = { at: (iso: string) => `at ${iso}` } as unknown as Parameters<typeof factText>[0];
  expect(factText(clock, '2026-12-14T11:00:00.000Z')).toBe('at 2026-12-14T11:00:00.000Z');
  expect(factText(clock, 'Since 2026-12-14T11:00:00.000Z')).toBe('Since 2026-12-14T11:00:00.000Z');
  expect(saidIn({ reason: 'x', markets: ['SG'], ownerId: 'Wei' })).toEqual([
    'reason: x',
    'markets: ["SG"]',
    'owner: Wei',
  ]);
});
