import { randomUUID } from 'node:crypto';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { inDays } from '../../factories/case.js';
import { signedCommand } from '../../harness/signed-command.js';
import { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { FalseProvider } from '../../harness/vendors/false-provider.js';
import { vouchedDoor } from '../../../database/people/token-holder.js';
import { carriedOut } from '../bulk/bulk-case.js';

let tollgate: Tollgate;
let c: ExceptionCase;
let issuer: FalseProvider;
let path = '';
let count = 0;
const now = Math.floor(Date.now() / 1_000);

beforeAll(async () => {
  tollgate = await startTollgate({ settings: { webhookAllowLoopback: true } });
  c = await exceptionCase(tollgate);
  issuer = await FalseProvider.start();
});
afterAll(async () => {
  await issuer.stop();
  await tollgate.stop();
});

/** An issuer with these limits, at which the manager is known as `job`; the others are gone. */
async function vouching(facts: object = {}): Promise<void> {
  if (path !== '') await tollgate.admin.delete(path);
  const common = { kind: 'jwt', name: 'Jobs', issuer: issuer.url, audience: 'tollgate', key: `jobs-${(count += 1)}` };
  const { id } = await tollgate.admin.must('/sign-in-providers', { ...common, ...facts });
  path = `/sign-in-providers/${String(id)}`;
  await tollgate.admin.must(`${path}/identities`, { subject: 'job', personId: c.managerId });
}
const client = async (claims: object = {}): Promise<ApiClient> =>
  new ApiClient(tollgate.url, await issuer.token({ sub: 'job', aud: 'tollgate', ...claims }));
const why = async (claims: object): Promise<string> => {
  const { status, body } = await (await client(claims)).get('/people/me');
  return status === 200 ? 'taken' : `${status} ${String(body.detail)}`;
};

test('where nothing is said, an administrator acts by it, and does not administer; the issuer says otherwise', async () => {
  await vouching();
  await tollgate.admin.patch(`/people/${c.managerId}`, { access: 'administrator' }, { 'if-match': '*' });
  const made = await (await client()).post('/teams', { name: 'By a job' });
  expect([made.status, made.body.code]).toEqual([403, 'token-too-narrow']);
  expect(made.body.detail).toContain('tollgate providers edit jobs-1 --level administer');
  expect((await (await client()).post('/programs', { name: 'By a job', domainLeadId: c.leadId })).status).toBe(201);
  await tollgate.admin.patch(path, { level: 'administer' }, { 'if-match': '*' });
  expect((await (await client()).post('/teams', { name: 'By a job' })).status).toBe(201);
  await tollgate.admin.patch(`/people/${c.managerId}`, { access: 'program_manager' }, { 'if-match': '*' });
});

test('a claim says less, never more; without it nobody comes in', async () => {
  await vouching({ levelClaim: 'scope' });
  const reads = await client({ scope: 'openid tollgate:read' });
  expect((await reads.get('/programs')).status).toBe(200);
  const { status, body } = await reads.post('/programs', { name: 'x', domainLeadId: c.leadId });
  expect([status, body.code, body.level]).toEqual([403, 'token-too-narrow', 'read']);
  expect((await (await client({ scope: 'tollgate:administer' })).post('/teams', { name: 'y' })).status).toBe(403);
  expect(await why({ scope: 'openid' })).toMatch(/^401 .*in the claim scope/);
});

test('good for one program: nothing of another is read, and what was begun stays as narrow behind the locks', async () => {
  const other = await c.manager.must('/programs', { name: 'Elsewhere', domainLeadId: c.leadId, launch: true });
  const there = { programId: other.id, title: 'Elsewhere', ownerId: c.ownerId, due: inDays(9) };
  const elsewhere = String((await c.manager.must('/action-items', there)).id);
  const item = await c.item();
  await vouching({ programClaim: 'program' });
  const narrow = await client({ program: c.programId });
  expect((await narrow.get(`/action-items/${item.id}`)).status).toBe(200);
  expect((await narrow.get(`/action-items/${elsewhere}`)).body.code).toBe('token-too-narrow');
  const { items } = (await narrow.get('/action-items')).body;
  expect(items.map(({ id }: { id: string }) => id)).not.toContain(elsewhere);
  expect(await why({})).toMatch(/its id in the claim program/);
  const held = await carriedOut(narrow, { kind: 'hold', body: { reason: 'x' }, itemIds: [item.id] });
  const rows = await tollgate.dataSource.query('SELECT asked_within FROM bulk_operations WHERE id = $1', [held.id]);
  expect(rows).toEqual([{ asked_within: { level: 'act', programId: c.programId, issuer: `jobs-${count}` } }]);

  const behind = async (id: string, level: 'read' | 'act') => {
    const door = vouchedDoor({ level, programId: c.programId, issuer: 'jobs' });
    const sent = { command: { type: 'resume' }, actorId: c.managerId, key: `by ${door} ${id}`, door };
    const envelope = await signedCommand(tollgate, 'action_item', id, sent);
    return tollgate.temporal.workflow
      .getHandle(`action-item/${id}`)
      .executeUpdate<object, [typeof envelope]>('command', { args: [envelope] });
  };
  const tooNarrow = { ok: false, code: 'token-too-narrow' };
  expect(await behind(elsewhere, 'act')).toMatchObject(tooNarrow);
  expect(await behind(item.id, 'read')).toMatchObject(tooNarrow);
  expect(await behind(item.id, 'act')).toMatchObject({ ok: true });
});

test('how long it may hold, by what it is signed, how far clocks differ', async () => {
  await vouching({ maxMinutes: 10, skewSeconds: 0, algorithms: ['ES256'] });
  expect(await why({})).toBe('taken');
  expect(await why({ exp: now + 3_600 })).toMatch(/^401 .*10 at most/);
  expect(await why({ exp: now + 20 * 365 * 86_400 })).toMatch(/10 at most/);
  expect(await why({ iat: undefined })).toMatch(/iat and exp/);
  expect(await why({ iat: now + 200, exp: now + 400 })).toMatch(/time to come/);
  expect(await why({ exp: now - 5 })).toMatch(/it has ended/);
  expect(await why({ aud: 'another' })).toMatch(/have it made for tollgate/);
  expect(await why({ exp: undefined })).toMatch(/lacks the claim exp/);
  await tollgate.admin.patch(path, { algorithms: ['RS256'] }, { 'if-match': '*' });
  expect(await why({})).toMatch(/must be signed by RS256/);
  await tollgate.admin.patch(path, { algorithms: [], skewSeconds: 300 }, { 'if-match': '*' });
  expect(await why({ iat: now - 300, exp: now - 100 })).toBe('taken');
});

test('where each is taken once, a second time is refused, and what was refused spends nothing', async () => {
  await vouching({ singleUse: true });
  expect(await why({})).toMatch(/needs the claim jti/);
  const jti = randomUUID();
  expect(await why({ jti, sub: 'nobody' })).toMatch(/tollgate providers link/);
  expect(await why({ jti })).toBe('taken');
  expect(await why({ jti })).toMatch(/used already/);
  // What a model client asks for within its one request uses it no second time.
  const asking = await client({ jti: randomUUID() });
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'my_work', arguments: {} } };
  const told = await asking.post('/mcp', call, { accept: 'application/json, text/event-stream' });
  expect(told.body).toContain(c.managerId);
  expect((await asking.get('/people/me')).status).toBe(401);
  const both = await Promise.all([randomUUID(), randomUUID()].flatMap((id) => [why({ jti: id }), why({ jti: id })]));
  expect(both.filter((one) => one === 'taken')).toHaveLength(2);
});

test.each<[string, object, string]>([
  ['a life without end', { maxMinutes: 0 }, 'maxMinutes'],
  ['a shared secret', { algorithms: ['HS256'] }, 'algorithms'],
  ['no signature', { algorithms: ['none'] }, 'algorithms'],
  ['a level that is none', { level: 'all' }, 'level'],
  ['clocks that differ by hours', { skewSeconds: 7_200 }, 'skewSeconds'],
])('an issuer is not trusted with %s', async (_what, facts, field) => {
  const { status, body } = await tollgate.admin.patch(path, facts, { 'if-match': '*' });
  expect([status, body.errors[0].path]).toEqual([400, field]);
});

test('limits have no meaning where people sign in; a program must be there', async () => {
  const oidc = { key: 'okta', kind: 'oidc', name: 'Okta', issuer: 'https://login.example.com', clientId: 'x' };
  const { status, body } = await tollgate.admin.post('/sign-in-providers', { ...oidc, level: 'administer' });
  expect([status, body.errors[0].path]).toEqual([400, 'level']);
  const gone = await tollgate.admin.patch(path, { programId: randomUUID() }, { 'if-match': '*' });
  expect(gone.body.code).toBe('unknown-reference');
});
