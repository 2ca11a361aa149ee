import { Browser } from '../../harness/browser.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { FalseProvider } from '../../harness/vendors/false-provider.js';
import { begin, tollgateWithDoors, whoIn } from './elsewhere.js';

let tollgate: Tollgate;
let provider: FalseProvider;
let count = 0;
const right = { email: 'mei@example.com', email_verified: true };

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  await tollgate.person('Mei', { email: 'mei@example.com' });
});
afterAll(() => tollgate.stop());
beforeEach(async () => {
  provider = await FalseProvider.start();
});
afterEach(() => provider.stop());

/** Signs in by a provider of this test alone, and gives what came of it. */
async function tried(prepare: () => void | Promise<void> = () => undefined): Promise<[number, string, string | null]> {
  const key = `p${(count += 1)}`;
  const facts = { kind: 'oidc', name: 'False', issuer: provider.url, clientId: 'tollgate', secret: 'secret' };
  await tollgate.admin.must('/sign-in-providers', { ...facts, key });
  provider.claims = { ...right, sub: key };
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, key);
  provider.nonce = there.searchParams.get('nonce') ?? '';
  await prepare();
  await provider.prepare();
  const query = new URLSearchParams({ code: 'code', state: there.searchParams.get('state') ?? '' });
  const { status, body } = await browser.get(`/sign-in/back/${key}?${query.toString()}`);
  const code = /<code>([\w-]+)<\/code>/.exec(String(body))?.[1] ?? '';
  // The address leads to somebody once for each of them.
  await tollgate.dataSource.query('DELETE FROM identities');
  return [status, code, await whoIn(browser)];
}

test('what holds lets them in; where it does not say when they proved it there, nobody knows', async () => {
  expect(await tried()).toEqual([303, '', 'Mei']);
  const last = (): Promise<unknown> =>
    tollgate.dataSource.query('SELECT proved_at FROM sessions ORDER BY opened_at DESC LIMIT 1');
  expect(await last()).toEqual([{ proved_at: null }]);
  const said = Math.floor(Date.now() / 1_000) - 600;
  expect(await tried(() => void Object.assign(provider.claims, { auth_time: said }))).toEqual([303, '', 'Mei']);
  expect(await last()).toEqual([{ proved_at: new Date(said * 1_000) }]);
});

const past = Math.floor(Date.now() / 1_000) - 3_600;
test.each<[string, Record<string, unknown>]>([
  ['another issuer', { iss: 'https://login.example.com' }],
  ['another audience', { aud: 'another' }],
  ['several audiences, of which we are not the one', { aud: ['tollgate', 'other'], azp: 'other' }],
  ['another nonce', { nonce: 'of another attempt' }],
  ['no nonce', { nonce: undefined }],
  ['an end that is past', { exp: past }],
  ['no end', { exp: undefined }],
  ['a beginning that is to come', { nbf: past + 7_200 }],
  ['nobody it speaks of', { sub: undefined }],
])('an ID token with %s does not', async (_what, claims) => {
  const outcome = await tried(() => void Object.assign(provider.claims, claims));
  expect(outcome).toEqual([403, 'provider-refused', null]);
});

test.each(['none', 'other'] as const)('an ID token with the signature "%s" does not', async (signature) => {
  expect(await tried(() => void (provider.signature = signature))).toEqual([403, 'provider-refused', null]);
});

test('what it says of itself must be of itself', async () => {
  provider.more = { issuer: 'https://login.example.com' };
  await provider.prepare();
  const facts = { kind: 'oidc', name: 'False', issuer: provider.url, clientId: 'tollgate', key: 'other-issuer' };
  await tollgate.admin.must('/sign-in-providers', facts);
  const { status, body } = await new Browser(tollgate.url).get('/sign-in/with/other-issuer');
  expect([status, body.includes('provider-refused')]).toEqual([403, true]);
});

test('what is asked for about another is nothing of theirs, nor is a word on another address', async () => {
  const without = (): void => {
    delete provider.claims['email'];
    delete provider.claims['email_verified'];
  };
  provider.userinfo = { sub: 'another', ...right };
  expect(await tried(without)).toEqual([403, 'provider-refused', null]);
  // The signed address is not verified; that another one is says nothing of it.
  provider.userinfo = { ...right, email: 'own@example.com' };
  const mixed = (): void => {
    delete provider.claims['email_verified'];
    provider.userinfo = { ...provider.userinfo, sub: provider.claims['sub'] };
  };
  expect(await tried(mixed)).toEqual([403, 'stranger', null]);
  const asked = (): void => {
    without();
    provider.userinfo = { ...right, sub: provider.claims['sub'] };
  };
  expect(await tried(asked)).toEqual([303, '', 'Mei']);
});

test('it leads nobody to another host: neither by what it says of itself nor by a redirect', async () => {
  const moved = { status: 302, headers: { location: `${provider.url}/elsewhere` } };
  expect(await tried(() => provider.vendor.answerNext('/token', moved))).toEqual([403, 'provider-refused', null]);
  expect(provider.vendor.at('/elsewhere')).toEqual([]);
  provider.more = { token_endpoint: 'http://169.254.169.254/latest', jwks_uri: 'https://10.0.0.1/keys' };
  await provider.prepare();
  expect(await tried()).toEqual([503, 'provider-away', null]);
});

test('an answer without an end, and one that is none, are told as that', async () => {
  const large = { status: 200, headers: { 'content-type': 'application/json' }, body: '"'.padEnd(600_000, 'x') };
  expect(await tried(() => provider.vendor.answerNext('/token', large))).toEqual([503, 'provider-away', null]);
  const text = { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' };
  expect(await tried(() => provider.vendor.answerNext('/token', text))).toEqual([403, 'provider-refused', null]);
  expect(await tried(() => provider.vendor.answerNext('/token', { status: 502 }))).toEqual([
    503,
    'provider-away',
    null,
  ]);
});
