import { tokenHash } from '../../../database/people/token-text.js';
import { launchedCase } from '../../factories/case.js';
import { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { acceptedFile, ended } from '../imports/import-file.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

test('whoever has a token made for them is told at once by whom; who makes one for themself is not', async () => {
  const id = await tollgate.person('Wei', { email: 'wei.tokens@example.com' });
  const wei = await tollgate.as(id);
  const told = async () => (await wei.get('/notifications?kind=token_made')).body.items;
  await wei.must(`/people/${id}/tokens`, { name: 'mine' });
  expect(await told()).toEqual([]);
  const { name } = (await tollgate.admin.get('/people/me')).body;
  await tollgate.admin.must(`/people/${id}/tokens`, { name: 'laptop', expiresAt: '2099-01-01T00:00:00Z' });
  expect(await told()).toMatchObject([
    { title: `${name} has made a token in your name`, body: expect.stringMatching(/“laptop”.*2099.*revoke it/) },
  ]);
});

const days = (at: string): number => (Date.parse(at) - Date.now()) / 86_400_000;

test('a token ends by itself; longer or never is what administrators give, never for a service account alone', async () => {
  const id = await tollgate.person('Lin');
  const lin = await tollgate.as(id);
  const path = `/people/${id}/tokens`;
  expect(days((await lin.must(path, { name: 'usual' })).expiresAt)).toBeCloseTo(90, 1);
  expect(days((await lin.must(path, { name: 'nothing said', expiresAt: null })).expiresAt)).toBeCloseTo(90, 1);
  const long = { name: 'long', expiresAt: '2099-01-01T00:00:00Z' };
  expect(await lin.post(path, long)).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
  expect((await tollgate.admin.must(path, long)).expiresAt).toBe('2099-01-01T00:00:00.000Z');
  const service = (await tollgate.admin.must('/people', { name: 'Register sync', service: true })).id;
  const made = await tollgate.admin.must(`/people/${service}/tokens`, { name: 'sync', expiresAt: null, level: 'act' });
  expect(made).toMatchObject({
    kind: 'service',
    expiresAt: null,
    token: expect.stringMatching(/^tgs_[0-9A-Za-z]{49}$/),
  });
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${service}&type=person.token_created`)).body.items;
  expect(trail).toMatchObject([{ data: { kind: 'service', level: 'act', programId: null, expiresAt: null } }]);
  // Nor does what ends make what does not.
  const { token } = await tollgate.admin.must(`/people/${(await tollgate.admin.get('/people/me')).body.id}/tokens`, {
    name: 'ends',
    level: 'administer',
  });
  const ends = new ApiClient(tollgate.url, token);
  expect(await ends.post(`/people/${service}/tokens`, { name: 'x', expiresAt: null })).toMatchObject({ status: 422 });
});

test('a token that an administrator makes does not administer unless they say so, nor one that they make for themself', async () => {
  const { id } = (await tollgate.admin.get('/people/me')).body;
  const made = async (facts: object) => tollgate.admin.must(`/people/${id}/tokens`, { name: 'x', ...facts });
  const usual = await made({});
  expect(usual).toMatchObject({ level: 'act' });
  const acts = new ApiClient(tollgate.url, usual.token);
  expect((await acts.post('/people', { name: 'Not made' })).body).toMatchObject({ code: 'token-too-narrow' });
  expect(await made({ level: 'administer' })).toMatchObject({ level: 'administer' });
  const reads = new ApiClient(tollgate.url, (await made({ level: 'read' })).token);
  expect((await reads.post(`/people/${id}/tokens`, { name: 'y' })).status).toBe(403);
});

test('a service account makes no tokens, and is given no work, asked for nothing and no manager', async () => {
  const c = await launchedCase(tollgate);
  const facts = { name: 'Robot', email: 'robot@example.com', service: true, access: 'administrator' };
  const { id } = await tollgate.admin.must('/people', facts);
  const { token } = await tollgate.admin.must(`/people/${id}/tokens`, { name: 'x', level: 'act' });
  const robot = new ApiClient(tollgate.url, token);
  expect((await robot.get('/people/me')).body).toMatchObject({ id, service: true });
  expect(await robot.post(`/people/${id}/tokens`, { name: 'y' })).toMatchObject({ status: 403 });
  const item = await c.item();
  const refused = { status: 422, body: { code: 'person-unavailable' } };
  expect(await c.manager.post(`/action-items/${item.id}/reassign`, { ownerId: id })).toMatchObject(refused);
  expect(await tollgate.admin.post('/programs', { name: 'R', managerId: id })).toMatchObject(refused);
  expect(await tollgate.admin.post('/people', { name: 'Under', managerId: id })).toMatchObject(refused);
  const file = 'Title,Owner,Due\nOf a file,robot@example.com,2030-01-01\n';
  const imported = await acceptedFile(c.manager, file, { program: c.programId, owners: 'create' });
  expect(await ended(c.manager, imported.id)).toMatchObject({ created: 0, rejectedCount: 1 });
});

test('that a token was used is known, and a token can end itself, whatever it is good for', async () => {
  const id = await tollgate.person('Mei');
  const mei = await tollgate.as(id);
  const { id: tokenId, token } = await mei.must(`/people/${id}/tokens`, { name: 'reads', level: 'read' });
  const tokenOf = async () =>
    (await mei.get(`/people/${id}/tokens`)).body.items.find((one: { id: string }) => one.id === tokenId);
  expect(await tokenOf()).toMatchObject({ level: 'read', kind: 'personal', lastUsedAt: null });
  const reader = new ApiClient(tollgate.url, token);
  expect((await reader.get('/people/me')).status).toBe(200);
  const { lastUsedAt } = await tokenOf();
  expect(Math.abs(days(lastUsedAt))).toBeLessThan(0.01);
  const { id: another } = await mei.must(`/people/${id}/tokens`, { name: 'another' });
  expect(await reader.delete(`/people/${id}/tokens/${another}`)).toMatchObject({ status: 403 });
  expect((await reader.delete(`/people/${id}/tokens/${tokenId}`)).status).toBe(204);
  expect((await reader.get('/people/me')).status).toBe(401);
});

test('a token whose sum is wrong is none, and one of before goes on', async () => {
  const id = await tollgate.person('Old');
  const old = `tg_${'aB-_'.repeat(10)}abc`;
  await tollgate.dataSource.query('INSERT INTO api_tokens (person_id, name, token_hash) VALUES ($1, $2, $3)', [
    id,
    'old',
    tokenHash(old),
  ]);
  expect((await new ApiClient(tollgate.url, old).get('/people/me')).status).toBe(200);
  expect((await new ApiClient(tollgate.url, `tgp_${'0'.repeat(49)}`).get('/people/me')).status).toBe(401);
});
