import { SignJWT } from 'jose';
import { Browser, signedIn } from '../../harness/browser.js';
import type { ApiAnswer } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { FalseProvider } from '../../harness/vendors/false-provider.js';
import { begin, tollgateWithDoors, whoIn } from './elsewhere.js';

/** What a provider tells without a browser: which tokens are taken, and what they end. */
let tollgate: Tollgate;
let provider: FalseProvider;
let meiId: string;
let path: string;
let count = 0;
const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  provider = await FalseProvider.start();
  const facts = { kind: 'oidc', name: 'False', issuer: provider.url, clientId: 'tollgate', secret: 'secret' };
  path = `/sign-in-providers/${String((await tollgate.admin.must('/sign-in-providers', { ...facts, key: 'false' })).id)}`;
  meiId = await tollgate.person('Mei', { email: 'mei@example.com' });
});
afterAll(async () => {
  await provider.stop();
  await tollgate.stop();
});
afterEach(() => {
  provider.signature = 'right';
});

/** Mei in a new browser; the provider calls her session there so. */
async function came(sid?: string): Promise<Browser> {
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, 'false');
  provider.claims = {
    sub: 'mei-1',
    email: 'mei@example.com',
    email_verified: true,
    ...(sid === undefined ? {} : { sid }),
  };
  provider.nonce = there.searchParams.get('nonce') ?? '';
  await provider.prepare();
  const query = new URLSearchParams({ code: 'code', state: there.searchParams.get('state') ?? '' });
  await browser.get(`/sign-in/back/false?${query.toString()}`);
  expect(await whoIn(browser)).toBe('Mei');
  return browser;
}
const told = (claims: object): Promise<string> => provider.token({ events, jti: `token-${(count += 1)}`, ...claims });
const tell = (token: string, key = 'false', headers?: Record<string, string>): Promise<ApiAnswer> =>
  new Browser(tollgate.url).send(
    'POST',
    `/sign-in/out/${key}/back-channel`,
    new URLSearchParams({ logout_token: token }),
    {
      ...headers,
    },
  );
const now = Math.floor(Date.now() / 1_000);

test('by the session, where it is named; by the person, where it is not; never what was opened in another way', async () => {
  const [one, two, unnamed] = [await came('s-1'), await came('s-2'), await came()];
  const withPassword = await signedIn(tollgate, meiId);
  const { status, body, headers } = await tell(await told({ sub: 'mei-1', sid: 's-1' }));
  expect([status, body, headers.get('cache-control')]).toEqual([200, '', 'no-store']);
  // Of one of which it never said how it calls it nobody knows that it is not meant.
  expect([await whoIn(one), await whoIn(unnamed), await whoIn(two)]).toEqual([null, null, 'Mei']);
  expect((await tell(await told({ sub: undefined, sid: 'of nobody' }))).status).toBe(200);
  expect((await tell(await told({ sub: 'nobody' }))).status).toBe(200);
  expect(await whoIn(two)).toBe('Mei');
  const three = await came('s-3');
  // Whoever has proved since then by a password who they are came by the provider all the same.
  await tollgate.dataSource.query(`UPDATE sessions SET how = 'password', provider = NULL WHERE sid_hash IS NOT NULL`);
  expect((await tell(await told({ sub: 'mei-1' }))).status).toBe(200);
  expect([await whoIn(two), await whoIn(three), await whoIn(withPassword)]).toEqual([null, null, 'Mei']);
});

test('once', async () => {
  const token = await told({ sid: 's-4' });
  expect((await tell(token)).status).toBe(200);
  const browser = await came('s-4');
  const again = await tell(token);
  expect([again.status, again.body.detail, await whoIn(browser)]).toEqual([
    400,
    expect.stringContaining('used already'),
    'Mei',
  ]);
});

test.each<[string, object, RegExp]>([
  ['another issuer', { iss: 'https://login.example.com' }, /iss/],
  ['another audience', { aud: 'another' }, /aud/],
  ['an end that is past', { exp: now - 120 }, /exp/],
  ['no time', { iat: undefined }, /iat/],
  ['a time long ago', { iat: now - 3_600, exp: now + 300 }, /older than 10 minutes/],
  ['no name', { jti: undefined }, /jti/],
  ['no event', { events: undefined }, /events/],
  ['a nonce', { nonce: 'x' }, /ID token/],
  ['nobody it speaks of', { sub: undefined, sid: undefined }, /neither/],
])('not with %s', async (_what, claims, words) => {
  const browser = await came('s-5');
  const { status, body, headers } = await tell(await told({ sid: 's-5', ...claims }));
  expect([status, body.code, body.detail]).toEqual([400, 'invalid-request', expect.stringMatching(words)]);
  expect([headers.get('cache-control'), await whoIn(browser)]).toEqual(['no-store', 'Mei']);
});

test('not what is not signed with a key that it publishes, is of another type, or is none', async () => {
  const browser = await came('s-6');
  const claims = { iss: provider.url, aud: 'tollgate', iat: now, exp: now + 300, jti: 'x', sid: 's-6', events };
  const secret = new TextEncoder().encode('the secret of the client, which is long enough');
  const tokens = [
    '',
    'x',
    'a.b.c',
    'y'.repeat(20_000),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret),
  ];
  for (const signature of ['none', 'other'] as const) {
    provider.signature = signature;
    tokens.push(await told({ sid: 's-6' }));
  }
  for (const token of tokens)
    expect([token.slice(0, 20), (await tell(token)).status]).toEqual([token.slice(0, 20), 400]);
  const typed = await provider.token({ ...claims, jti: 'typed' });
  expect((await tell(`${typed.slice(0, -4)}AAAA`)).status).toBe(400);
  const asJson = await browser.send('POST', '/sign-in/out/false/back-channel', { logout_token: 7 });
  expect(asJson.status).toBe(400);
  expect(await whoIn(browser)).toBe('Mei');
});

test('guesses are counted; who is away is told as that; nobody tells of what is not there', async () => {
  const { settings } = tollgate;
  const { failuresPerMinute } = settings;
  settings.failuresPerMinute = 0;
  expect((await tell('x', 'false', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(429);
  settings.failuresPerMinute = failuresPerMinute;
  for (const key of ['nobody', 'FALSE']) expect((await tell(await told({ sid: 's-7' }), key)).status).toBe(404);
  const browser = await came('s-7');
  // Changed, its keys are read anew.
  await tollgate.admin.patch(path, { name: 'Wrong' }, { 'if-match': '*' });
  provider.vendor.answerNext('/jwks', { status: 503 });
  const away = await tell(await told({ sid: 's-7' }));
  expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'provider-away', '30']);
  expect(await whoIn(browser)).toBe('Mei');
  expect((await tell(await told({ sid: 's-7' }))).status).toBe(200);
  expect(await whoIn(browser)).toBeNull();
  await tollgate.admin.patch(path, { active: false }, { 'if-match': '*' });
  expect((await tell(await told({ sid: 's-7' }))).status).toBe(404);
});
