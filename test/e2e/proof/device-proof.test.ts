import { PassThrough } from 'node:stream';
import { Client } from '../../../apps/cli/src/lib/client.js';
import type { Terminal } from '../../../apps/cli/src/lib/terminal.js';
import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { ApiClient } from '../../harness/api-client.js';
import { signedIn, type Browser } from '../../harness/browser.js';
import { givePassword, password } from '../../harness/password.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let nobody: ApiClient;
let signOffPolicyVersionId: string;
const okta = { kind: 'provider', provider: 'okta' } as const;

beforeAll(async () => {
  tollgate = await startTollgate();
  nobody = new ApiClient(tollgate.url, null);
  const body = { ...defaultSignOffPolicy, proof: { maxAgeMinutes: 60 } };
  const policy = await tollgate.admin.must('/policies', { kind: 'sign_off', name: 'Proves', body });
  signOffPolicyVersionId = (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
  await tollgate.dataSource.query(
    `INSERT INTO sign_in_providers (id, kind, key, name, issuer) VALUES
       (gen_random_uuid(), 'oidc', 'okta', 'Okta', 'https://id.example.com'),
       (gen_random_uuid(), 'lark', 'lark', 'Lark', 'https://open.larksuite.com')`,
  );
});
afterAll(async () => {
  await tollgate.stop();
});

async function handedIn(c: Case): Promise<`/action-items/${string}`> {
  const item = await c.item({ signOffPolicyVersionId });
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  return `/action-items/${item.id}`;
}
const begin = () => nobody.must('/device-logins', { client: 'tollgate on laptop', level: 'prove' });
const decide = (browser: Browser, code: string, more: object = {}) =>
  browser.send('POST', '/sign-in/device', new URLSearchParams({ code, decision: 'allow', ...more }));
const shownFor = async (deviceCode: string) => nobody.post('/device-logins/token', { deviceCode });
const decision = { decision: 'approve' };

test('a proof by the browser is of that person, holds for five minutes from when they proved it, and opens nothing else', async () => {
  const c = await launchedCase(tollgate);
  const path = await handedIn(c);
  expect((await c.manager.post(`${path}/sign-off`, decision)).body.code).toBe('proof-required');
  const browser = await signedIn(tollgate, c.managerId, okta);
  const { deviceCode, userCode } = await begin();
  expect((await browser.get(`/sign-in/device?code=${userCode}`)).body).toContain(
    'Prove who you are to this command line?',
  );
  expect((await decide(browser, userCode)).body).toContain('It is you');
  const { status, body } = await shownFor(deviceCode);
  expect({ status, body }).toMatchObject({ status: 200, body: { level: 'prove' } });
  expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  const header = { 'tollgate-proof': String(body.token) };
  // Neither a token, nor of anybody else.
  expect((await new ApiClient(tollgate.url, body.token).get('/people/me')).status).toBe(401);
  expect((await c.lead.post(`${path}/sign-off`, decision, header)).status).toBe(403);
  expect((await shownFor(deviceCode)).status).toBe(404);
  expect((await c.manager.post(`${path}/sign-off`, decision, header)).status).toBe(200);
  const [round] = (await c.manager.get(`${path}/sign-off-rounds`)).body.items;
  expect(round.signatures[0].proved).toMatchObject({ how: 'provider:okta' });
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${c.managerId}&type=person.proved`)).body.items;
  expect(trail).toMatchObject([{ data: { how: 'provider:okta' } }]);
});

test.each<[string, () => Promise<Browser & { sessionId: string }>]>([
  ['who came by a link', async () => signedIn(tollgate, await tollgate.person('By a link'), { kind: 'link' })],
  [
    'who proved it longer ago',
    async () => longAgo(await signedIn(tollgate, await tollgate.person('Ago'), okta), '6 minutes'),
  ],
  [
    'whose provider does not say when',
    async () =>
      longAgo(await signedIn(tollgate, await tollgate.person('By Lark'), { kind: 'provider', provider: 'lark' }), null),
  ],
])('%s proves it first: by a provider that can be asked for it', async (_who, come) => {
  const browser = await come();
  const { deviceCode, userCode } = await begin();
  const page = String((await browser.get(`/sign-in/device?code=${userCode}`)).body);
  expect(page).toMatch(/href="\/sign-in\/with\/okta\?to=%2Fsign-in%2Fdevice%3Fcode%3D[^"]*again=true"/);
  expect(page).not.toContain('/sign-in/with/lark');
  const { status, body } = await decide(browser, userCode);
  expect([status, body]).toEqual([422, expect.stringContaining('Prove first who you are')]);
  expect((await shownFor(deviceCode)).body.code).toBe('login-pending');
});

/** @param ago null: nobody knows when */
async function longAgo<B extends { sessionId: string }>(browser: B, ago: string | null): Promise<B> {
  await tollgate.dataSource.query('UPDATE sessions SET proved_at = now() - $2::interval WHERE id = $1', [
    browser.sessionId,
    ago,
  ]);
  return browser;
}

test('who has a password types it on that page; a wrong one proves nothing', async () => {
  const id = await tollgate.person('With a password');
  await givePassword(tollgate, id);
  const browser = await signedIn(tollgate, id, { kind: 'link' });
  const { deviceCode, userCode } = await begin();
  expect((await decide(browser, userCode, { password: 'four other words here' })).status).toBe(403);
  expect((await decide(browser, userCode, { password })).body).toContain('It is you');
  expect((await shownFor(deviceCode)).status).toBe(200);
});

test('Lark cannot be asked to prove anybody, and says what can', async () => {
  const browser = await signedIn(tollgate, await tollgate.person('Of Lark'));
  const { status, body } = await browser.get('/sign-in/with/lark?again=true&to=/x');
  expect([status, body]).toEqual([409, expect.stringContaining('<code>cannot-prove</code>')]);
  expect(body).toContain('tollgate invite');
});

test('the command line of somebody without a password lets them prove it in the browser, and decides', async () => {
  const c = await launchedCase(tollgate);
  const path = await handedIn(c);
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = '';
  output.on('data', (part: Buffer) => (shown += part.toString()));
  const terminal: Terminal = {
    input: Object.assign(input, { isTTY: true }),
    output: Object.assign(output, { isTTY: true }),
  };
  const env = { TOLLGATE_URL: tollgate.url, TOLLGATE_TOKEN: c.manager.token ?? '' };
  const client = new Client(env, terminal);
  const done = client.post(`${path}/sign-off`, { decision: 'approve' });
  await until('it to ask', () => Promise.resolve(shown.includes('in your browser')));
  input.write('\n');
  const code = await until('the code', () => Promise.resolve(/code=([A-Z-]{9})/.exec(shown)?.[1]));
  await decide(await signedIn(tollgate, c.managerId, okta), code);
  await done;
  expect((await c.manager.get(path)).body.status).toBe('done');
});
