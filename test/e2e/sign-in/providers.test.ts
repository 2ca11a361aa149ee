import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let admin: ApiClient;
let member: ApiClient;
let auditor: ApiClient;
let memberId: string;
const absent = '00000000-0000-4000-8000-000000000000';
const oidc = { kind: 'oidc', name: 'Okta', issuer: 'https://example.okta.com', clientId: 'tollgate', secret: 's3cret' };
const jwt = { kind: 'jwt', name: 'Jobs', issuer: 'https://jobs.example.com', audience: 'tollgate' };
let count = 0;
const key = (): string => `provider-${(count += 1)}`;
const at = (version: number) => ({ 'if-match': `"${version}"` });
const made = (more: object = {}) => admin.must('/sign-in-providers', { ...oidc, key: key(), ...more });

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  admin = tollgate.admin;
  memberId = await tollgate.person('Mei Tan');
  member = await tollgate.as(memberId);
  auditor = await tollgate.as(await tollgate.person('Otto', { access: 'auditor' }));
});
afterAll(() => tollgate.stop());

test('a provider is added, shown without its secret, changed, switched off and removed; the trail says so', async () => {
  const provider = await made({ unknown: 'create', domains: ['@example.com'], groupClaim: 'groups' });
  expect(provider).toMatchObject({ hasSecret: true, domains: ['example.com'], unknown: 'create', active: true });
  expect(provider.redirectUrl).toMatch(new RegExp(`/sign-in/back/${String(provider.key)}$`));
  const path = `/sign-in-providers/${String(provider.id)}`;
  const { status, body } = await admin.patch(path, { secret: 'another', active: false, groupClaim: null }, at(1));
  expect([status, body.active, body.groupClaim, body.version]).toEqual([200, false, null, 2]);
  expect((await auditor.get(path)).body).toEqual(body);
  expect((await admin.delete(path)).status).toBe(204);
  expect((await admin.delete(path)).status).toBe(204);
  expect((await admin.get(path)).status).toBe(404);
  // Its key is free again.
  expect((await admin.post('/sign-in-providers', { ...oidc, key: provider.key })).status).toBe(201);
  const { items } = (await admin.get(`/audit-events?subjectId=${String(provider.id)}&limit=10`)).body;
  const said = JSON.stringify(items);
  for (const type of ['created', 'edited', 'removed']) expect(said).toContain(`sign_in_provider.${type}`);
  expect(said).not.toContain('another');
  const stored = await tollgate.dataSource.query('SELECT * FROM sign_in_providers');
  expect(JSON.stringify(stored)).not.toContain('s3cret');
});

test('sent again under its key, it is one', async () => {
  const body = { ...oidc, key: key() };
  const twice = [1, 2].map(() => admin.post('/sign-in-providers', body, { 'idempotency-key': `once ${body.key}` }));
  const statuses = (await Promise.all(twice)).map(({ status }) => status);
  // The second may come while the first is being carried out.
  expect(statuses).toContain(201);
  expect((await admin.get(`/sign-in-providers?key=${body.key}`)).body.items).toHaveLength(1);
});

test.each([
  ['a kind that is none', { ...oidc, kind: 'saml' }, 'kind'],
  ['a key that stands badly in an address', { ...oidc, key: 'Okta SG' }, 'key'],
  ['no issuer', { ...jwt, issuer: undefined }, 'issuer'],
  ['an issuer without TLS', { ...oidc, issuer: 'http://login.example.com' }, 'issuer'],
  ['an issuer inside the own network', { ...oidc, issuer: 'https://10.0.0.7' }, 'issuer'],
  ['an issuer on this machine', { ...oidc, issuer: 'https://localhost' }, 'issuer'],
  ['an issuer where clouds keep their metadata', { ...oidc, issuer: 'https://169.254.169.254' }, 'issuer'],
  ['keys inside the own network', { ...jwt, jwksUrl: 'https://192.168.1.1/keys' }, 'jwksUrl'],
  ['no client', { ...oidc, clientId: undefined }, 'clientId'],
  ['Lark without its secret', { kind: 'lark', name: 'Lark', clientId: 'cli_1' }, 'secret'],
  [
    'a path within Lark',
    { kind: 'lark', name: 'L', clientId: 'c', secret: 's', issuer: 'https://open.feishu.cn/x' },
    'issuer',
  ],
  ['tokens for whoever', { ...jwt, audience: undefined }, 'audience'],
  ['strangers of services', { ...jwt, unknown: 'create' }, 'unknown'],
  ['a field of another kind', { ...oidc, audience: 'tollgate' }, 'audience'],
  ['a domain that is none', { ...oidc, domains: ['mei@example.com'] }, 'domains'],
])('not with %s', async (_what, body, path) => {
  const answer = await admin.post('/sign-in-providers', { key: key(), ...body });
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request']);
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
});

test('what it needs cannot be taken from it afterwards', async () => {
  const { id } = await made();
  const path = `/sign-in-providers/${String(id)}`;
  expect((await admin.patch(path, { clientId: null }, at(1))).status).toBe(400);
  expect((await admin.patch(path, { issuer: 'https://127.0.0.1' }, at(1))).status).toBe(400);
  expect((await admin.patch(path, { teamId: absent }, at(1))).body.code).toBe('unknown-reference');
  expect((await admin.patch(path, { secret: null }, at(1))).body.hasSecret).toBe(false);
});

test('nobody but administrators changes one, and nobody who reads nothing of the trail sees one', async () => {
  const { id } = await made();
  const path = `/sign-in-providers/${String(id)}`;
  for (const who of [member, auditor]) {
    expect((await who.post('/sign-in-providers', { ...oidc, key: key() })).status).toBe(403);
    expect((await who.patch(path, { active: false }, at(1))).status).toBe(403);
    expect((await who.delete(path)).status).toBe(403);
    expect((await who.post(`${path}/identities`, { subject: 'x', personId: memberId })).status).toBe(403);
    expect((await who.delete(`${path}/identities/${absent}`)).status).toBe(403);
  }
  for (const read of ['/sign-in-providers', path, `${path}/identities`])
    expect([read, (await member.get(read)).status, (await auditor.get(read)).status]).toEqual([read, 403, 200]);
});

test('not what is not there, not twice under one key, not on another version, not without one', async () => {
  const { id, key: taken } = await made();
  const path = `/sign-in-providers/${String(id)}`;
  const again = await admin.post('/sign-in-providers', { ...oidc, key: taken });
  expect([again.status, again.body.code, again.body.id]).toEqual([409, 'already-exists', id]);
  expect((await admin.patch(path, { name: 'x' }, at(9))).status).toBe(412);
  expect((await admin.patch(path, { name: 'x' })).status).toBe(428);
  const gone = `/sign-in-providers/${absent}`;
  for (const { status } of [
    await admin.get(gone),
    await admin.get(`${gone}/identities`),
    await admin.patch(gone, {}, at(1)),
    await admin.delete(gone),
    await admin.post(`${gone}/identities`, { subject: 'x', personId: memberId }),
    await admin.delete(`${gone}/identities/${absent}`),
    await admin.delete(`${path}/identities/${absent}`),
  ])
    expect(status).toBe(404);
});

test('lists are narrowed and go from page to page', async () => {
  const jobs = await admin.must('/sign-in-providers', { ...jwt, key: 'jobs' });
  const { id } = await made({ key: 'aaa' });
  await admin.patch(`/sign-in-providers/${String(id)}`, { active: false }, at(1));
  const keys = async (query: string): Promise<string[]> =>
    (await admin.get(`/sign-in-providers?${query}`)).body.items.map((one: { key: string }) => one.key);
  expect(await keys('kind=jwt')).toEqual(['jobs']);
  expect(await keys('key=jobs')).toEqual(['jobs']);
  expect(await keys('active=false')).toEqual(['aaa']);
  expect((await keys('sort=key'))[0]).toBe('aaa');
  expect((await keys('sort=-key')).reverse()).toEqual(await keys('sort=key'));
  const path = `/sign-in-providers/${String(jobs.id)}/identities`;
  for (const subject of ['one', 'two', 'three']) await admin.must(path, { subject, personId: memberId });
  const first = (await admin.get(`${path}?limit=2&sort=created`)).body;
  const rest = (await admin.get(`${path}?limit=2&sort=created&cursor=${String(first.nextCursor)}`)).body;
  const subjects = [...first.items, ...rest.items].map((one: { subject: string }) => one.subject);
  expect([...subjects].sort()).toEqual(['one', 'three', 'two']);
  expect((await admin.get(`${path}?subject=two`)).body.items).toHaveLength(1);
  expect((await admin.get(`${path}?person=Mei%20Tan`)).body.items).toHaveLength(3);
  expect((await admin.get(`${path}?person=me`)).body.items).toHaveLength(0);
});

test('a subject is one person: linked once, taken away, linked to another', async () => {
  const { id } = await made();
  const path = `/sign-in-providers/${String(id)}/identities`;
  const link = await admin.must(path, { subject: '00u1', personId: memberId });
  expect(link).toMatchObject({ subject: '00u1', how: 'linked', person: { id: memberId, name: 'Mei Tan' } });
  const otherId = await tollgate.person('Ben');
  const taken = await admin.post(path, { subject: '00u1', personId: otherId });
  expect([taken.status, taken.body.code]).toEqual([409, 'already-exists']);
  expect((await admin.post(path, { subject: '00u2', personId: absent })).status).toBe(422);
  const left = await tollgate.person('Gone');
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [left]);
  expect((await admin.post(path, { subject: '00u2', personId: left })).body.code).toBe('person-unavailable');
  expect((await admin.post(path, { subject: ' ', personId: otherId })).status).toBe(400);
  expect((await admin.delete(`${path}/${String(link.id)}`)).status).toBe(204);
  expect((await admin.delete(`${path}/${String(link.id)}`)).status).toBe(204);
  expect((await admin.post(path, { subject: '00u1', personId: otherId })).status).toBe(201);
});

test('the command line adds, shows, links and removes', async () => {
  const cli = commandLine(admin);
  const run = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await cli(...args);
    expect([code, err]).toEqual([0, '']);
    return out;
  };
  await run(
    'providers',
    'add',
    'entra',
    '--kind',
    'oidc',
    '--name',
    'Entra',
    '--issuer',
    'https://login.example.org/v2.0',
    '--client-id',
    'abc',
  );
  expect(await run('providers', 'list')).toContain('entra');
  expect(await run('providers', 'link', 'entra', 'sub-1', 'Mei Tan')).toContain('Mei Tan');
  expect(await run('providers', 'identities', 'entra')).toContain('sub-1');
  expect(await run('providers', 'unlink', 'entra', 'sub-1')).toContain('Mei Tan');
  expect(await run('providers', 'edit', 'entra', '--off')).toContain('off');
  await run('providers', 'remove', 'entra');
  expect(await run('providers', 'list')).not.toContain('entra');
});
