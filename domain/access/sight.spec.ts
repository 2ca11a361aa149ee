import type { Actor } from './actor.js';
import { seesEntry, seesException, seesItem, seesProgram, sightOf, type Reading, type SeenProgram } from './sight.js';

const nobody = { people: [], answered: [], readers: { people: [], teams: [] } };
const program = (facts: Partial<SeenProgram> = {}): SeenProgram => ({
  ...{ id: 'p', leads: ['manager', 'lead'], domain: 'counterfeit and IP', markets: ['VN'], restricted: false },
  ...nobody,
  ...facts,
});
const item = (facts: object = {}, of = program()) => ({
  ...{ program: of, restricted: false },
  ...nobody,
  answered: ['owner'],
  ...facts,
});

function sight(id: string, { reading = 'open', ...more }: Partial<Actor> & { reading?: Reading } = {}) {
  const answeredFor = id === 'boss' ? ['boss', 'owner'] : [id];
  const looking = { people: [id], answeredFor, teamId: 'team', anyRestricted: true };
  return sightOf({ id, name: id, access: 'member', ...more }, reading, looking);
}

test('what is not restricted is read by everybody, where reading is open', () => {
  expect(seesProgram(sight('zoe'), program())).toBe(true);
  expect(seesItem(sight('zoe'), item())).toBe(true);
});

test.each(['owner', 'boss', 'manager', 'lead'])('%s sees a restricted item, and somebody else does not', (id) => {
  const restricted = item({ restricted: true });
  expect([seesItem(sight(id), restricted), seesItem(sight('zoe'), restricted)]).toEqual([true, false]);
});

test('a restricted program restricts its items; whoever owns one sees that, and not the program', () => {
  const restricted = program({ restricted: true });
  expect(seesItem(sight('zoe'), item({}, restricted))).toBe(false);
  expect(seesItem(sight('owner'), item({}, restricted))).toBe(true);
  expect(seesProgram(sight('owner'), restricted)).toBe(false);
});

test('readers of a program see its items, but for those that are restricted by themselves', () => {
  const named = program({ restricted: true, readers: { people: [], teams: ['team'] } });
  expect(seesItem(sight('zoe'), item({}, named))).toBe(true);
  expect(seesItem(sight('zoe'), item({ restricted: true }, named))).toBe(false);
});

test('where reading is scoped, a role is seen by what it reaches', () => {
  const grants = [{ id: 'g', role: 'risk_analyst' as const, scope: { kind: 'market' as const, market: 'vn' } }];
  const scoped = { reading: 'scoped' as const };
  expect(seesItem(sight('zoe', scoped), item())).toBe(false);
  expect(seesItem(sight('zoe', { ...scoped, grants }), item())).toBe(true);
  expect(seesItem(sight('zoe', { ...scoped, grants }), item({ restricted: true }))).toBe(false);
  expect(seesItem(sight('owner', scoped), item())).toBe(true);
});

test('auditors, heads and administrators see what is restricted as far as they reach', () => {
  const hidden = program({ restricted: true });
  const head = (market: string) =>
    sight('zoe', { grants: [{ id: 'g', role: 'head_of_governance', scope: { kind: 'market', market } }] });
  expect([head('VN'), head('MY')].map((one) => seesProgram(one, hidden))).toEqual([true, false]);
  for (const access of ['administrator', 'auditor'] as const)
    expect(seesProgram(sight('zoe', { access }), hidden)).toBe(true);
});

test('people of outsourced sites see what they have a part in, and no role shows them more', () => {
  const grants = [{ id: 'g', role: 'head_of_governance' as const, scope: { kind: 'all' as const } }];
  const outside = { external: true, grants };
  expect(seesItem(sight('zoe', outside), item())).toBe(false);
  expect(seesItem(sight('owner', outside), item())).toBe(true);
  expect(seesProgram(sight('owner', outside), program())).toBe(false);
  expect(sight('zoe', { ...outside, access: 'administrator' }).all).toBe(false);
});

test('a token of one program shows nothing of another', () => {
  const within = { level: 'read' as const, programId: 'p' };
  expect(seesProgram(sight('zoe', { access: 'administrator', within }), program())).toBe(true);
  expect(seesProgram(sight('zoe', { access: 'administrator', within }), program({ id: 'q' }))).toBe(false);
});

test('an exception is seen by who sees all that it suspends; a risk belongs to no program', () => {
  const of = (items: ReturnType<typeof item>[]) => ({ ...nobody, restricted: false, domain: null, markets: [], items });
  const zoe = sight('zoe');
  expect(seesException(zoe, of([item()]))).toBe(true);
  expect(seesException(zoe, of([item(), item({ restricted: true })]))).toBe(false);
  expect(seesEntry(zoe, of([]))).toBe(true);
  expect(seesEntry(sight('zoe', { within: { level: 'read', programId: 'p' } }), of([]))).toBe(false);
});

test('where nothing is restricted and reading is open, all is seen; not by the external, nor beyond one program', () => {
  const looking = { people: ['zoe'], answeredFor: ['zoe'], teamId: null, anyRestricted: false };
  const sees = (reading: Reading, more: Partial<Actor> = {}): boolean =>
    sightOf({ id: 'zoe', name: 'Zoe', access: 'member', ...more }, reading, looking).all;
  expect(sees('open')).toBe(true);
  expect(sees('scoped')).toBe(false);
  expect(sees('open', { external: true })).toBe(false);
  expect(sees('open', { within: { level: 'read', programId: 'p' } })).toBe(false);
});
