import { Browser } from '../../harness/browser.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { oidcClient, OidcServer, throughProvider } from '../../harness/vendors/oidc-server.js';
import { begin, pathAt, signInWith, tollgateWithDoors, whoIn } from './elsewhere.js';

let tollgate: Tollgate;
let oidc: OidcServer;
let id: string;
let meiId: string;
const mei = { sub: 'mei-1', email: 'Mei@Example.com', email_verified: true, name: 'Mei Tan', groups: ['Risk', 'Ops'] };

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  oidc = await OidcServer.start(['okta', 'second'].map((key) => `${tollgate.url}/sign-in/back/${key}`));
  const facts = { kind: 'oidc', issuer: oidc.url, ...oidcClient, scopes: ['groups'], groupClaim: 'groups' };
  ({ id } = await tollgate.admin.must('/sign-in-providers', { ...facts, key: 'okta', name: 'Okta' }));
  const more = { unknown: 'create', domains: ['example.com'], market: 'SG' };
  await tollgate.admin.must('/sign-in-providers', { ...facts, ...more, key: 'second', name: 'Second' });
  meiId = await tollgate.person('Mei', { email: 'mei@example.com' });
});
afterAll(async () => {
  await oidc.stop();
  await tollgate.stop();
});

const change = (body: object) => tollgate.admin.patch(`/sign-in-providers/${id}`, body, { 'if-match': '*' });
const groupsOf = async (person: string): Promise<string[]> =>
  (
    await tollgate.dataSource.query<{ name: string }[]>(
      `SELECT source || ' ' || group_name AS name FROM person_groups WHERE person_id = $1 ORDER BY 1`,
      [person],
    )
  ).map(({ name }) => name);

test('somebody with a verified address signs in, once by the address and from then on by who they are there', async () => {
  oidc.who = mei;
  const { browser, answer } = await signInWith(tollgate, 'okta', { query: '?to=/open/items/x%3Fy=1' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/open/items/x?y=1']);
  expect(await whoIn(browser)).toBe('Mei');
  expect(await groupsOf(meiId)).toEqual(['oidc/okta Ops', 'oidc/okta Risk']);
  // Their address is another's now, and the groups have changed.
  oidc.who = { ...mei, email: 'tan@example.com', groups: ['risk'] };
  expect(await whoIn((await signInWith(tollgate, 'okta')).browser)).toBe('Mei');
  expect(await groupsOf(meiId)).toEqual(['oidc/okta Risk']);
  const { items } = (await tollgate.admin.get(`/audit-events?subjectId=${meiId}`)).body;
  const types = items.map((event: { type: string }) => event.type);
  expect(types.filter((type: string) => type === 'person.identity_found')).toHaveLength(1);
  expect(types.filter((type: string) => type === 'person.signed_in')).toHaveLength(2);
  expect((await tollgate.admin.get(`/sign-in-providers/${id}/identities`)).body.items).toMatchObject([
    { subject: 'mei-1', how: 'address', person: { id: meiId } },
  ]);
});

test.each([
  [
    'an address that is not verified',
    { sub: 's1', email: 'mei@example.com', email_verified: false },
    'mei@example.com',
  ],
  ['no word on whether it is', { sub: 's2', email: 'mei@example.com' }, 'does not say that it is verified'],
  ['no address', { sub: 's3', name: 'Nobody' }, 'tells no address'],
  [
    'an address that nobody has',
    { sub: 's4', email: 'who@example.com', email_verified: true },
    'nobody has the address',
  ],
  ['the address of somebody linked as another', { ...mei, sub: 's5' }, 'knows as another already'],
])('nobody gets in with %s, and is told what to tell an administrator', async (_what, who, words) => {
  oidc.who = who;
  const { browser, answer } = await signInWith(tollgate, 'okta');
  expect([answer.status, await whoIn(browser)]).toEqual([403, null]);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain(`tollgate providers link okta ${who.sub}`);
  expect(answer.body).toContain('<code>stranger</code>');
});

test('whoever an administrator has linked gets in, whatever the address; not once they are not any more', async () => {
  oidc.who = { sub: 'linked-1' };
  const personId = await tollgate.person('Linked');
  const path = `/sign-in-providers/${id}/identities`;
  const link = await tollgate.admin.must(path, { subject: 'linked-1', personId });
  const { browser } = await signInWith(tollgate, 'okta');
  expect(await whoIn(browser)).toBe('Linked');
  await tollgate.admin.delete(`${path}/${String(link.id)}`);
  expect(await whoIn(browser)).toBeNull();
  expect((await signInWith(tollgate, 'okta')).answer.status).toBe(403);
});

test('who has left does not get in, known by who they are there or by the address', async () => {
  const gone = await tollgate.person('Gone', { email: 'gone@example.com' });
  oidc.who = { sub: 'gone-1', email: 'gone@example.com', email_verified: true };
  const { browser } = await signInWith(tollgate, 'okta');
  expect(await whoIn(browser)).toBe('Gone');
  await tollgate.admin.patch(`/people/${gone}`, { active: false }, { 'if-match': '*' });
  expect(await whoIn(browser)).toBeNull();
  for (const sub of ['gone-1', 'gone-2']) {
    oidc.who = { ...oidc.who, sub };
    for (const key of ['okta', 'second']) {
      const { answer } = await signInWith(tollgate, key);
      expect([sub, key, answer.status]).toEqual([sub, key, 403]);
      expect(answer.body).toContain('has left');
    }
  }
});

test('a stranger is created where that is wanted: with the market of the provider, as a member, once', async () => {
  oidc.who = { sub: 'new-1', email: 'new@example.com', email_verified: true, name: 'New Hire', groups: [] };
  const both = await Promise.all([signInWith(tollgate, 'second'), signInWith(tollgate, 'second')]);
  for (const { browser } of both) expect(await whoIn(browser)).toBe('New Hire');
  const { items } = (await tollgate.admin.get('/people?email=new@example.com')).body;
  expect(items).toMatchObject([{ name: 'New Hire', access: 'member', market: 'SG', timeZone: 'Asia/Singapore' }]);
  oidc.who = { sub: 'new-2', email: 'new@other.example', email_verified: true, name: 'Other' };
  const { answer } = await signInWith(tollgate, 'second');
  expect([answer.status, answer.body.includes('does not stand up here')]).toEqual([403, true]);
  oidc.who = { sub: 'new-3', email: 'three@example.com', email_verified: false };
  expect((await signInWith(tollgate, 'second')).answer.status).toBe(403);
});

test('two providers know one person, each by itself', async () => {
  oidc.who = mei;
  expect(await whoIn((await signInWith(tollgate, 'second')).browser)).toBe('Mei');
  expect(await groupsOf(meiId)).toEqual(['oidc/okta Risk', 'oidc/second Ops', 'oidc/second Risk']);
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, 'okta');
  const back = pathAt(tollgate, await throughProvider(there.href, tollgate.url));
  // What one has given is nothing at the other's door.
  const { status, body } = await browser.get(back.replace('/back/okta', '/back/second'));
  expect([status, body.includes('sign-in-stale')]).toEqual([400, true]);
});

test('what was begun in one browser ends in no other, and once only', async () => {
  oidc.who = mei;
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, 'okta');
  const back = pathAt(tollgate, await throughProvider(there.href, tollgate.url));
  const stale = async (who: Browser, path: string): Promise<void> => {
    const { status, body } = await who.get(path);
    expect([status, body.includes('<code>sign-in-stale</code>')]).toEqual([400, true]);
    expect(await whoIn(who)).toBeNull();
  };
  await stale(new Browser(tollgate.url), back);
  // One that has begun another of its own.
  const other = new Browser(tollgate.url);
  await begin(other, 'okta');
  await stale(other, back);
  await stale(other, back.replace(/state=[^&]+/, 'state=another'));
  await stale(other, back.replace(/&?state=[^&]+/, ''));
  const kept = new Map(browser.cookies);
  expect((await browser.get(back)).status).toBe(303);
  expect(await whoIn(browser)).toBe('Mei');
  // The same address again, also with the cookie as it was.
  const thief = new Browser(tollgate.url);
  for (const [name, value] of kept) thief.cookies.set(name, value);
  await stale(thief, back);
});

test('a code that was used is none with another attempt', async () => {
  oidc.who = mei;
  const { back } = await signInWith(tollgate, 'okta');
  const code = new URL(back, tollgate.url).searchParams.get('code') ?? '';
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, 'okta');
  const state = there.searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code, state, iss: oidc.url }).toString();
  const { status, body } = await browser.get(`/sign-in/back/okta?${query}`);
  expect([status, body.includes('<code>provider-refused</code>'), await whoIn(browser)]).toEqual([403, true, null]);
});

test('whoever says no there is told so in its words, as text', async () => {
  oidc.who = null;
  const { answer } = await signInWith(tollgate, 'okta');
  expect([answer.status, answer.body.includes('provider-refused')]).toEqual([403, true]);
  expect(answer.body).toContain('access_denied');
  expect(answer.body).not.toContain('<no>');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('keys that the provider has changed are read', async () => {
  oidc.who = mei;
  await oidc.changeKeys();
  expect(await whoIn((await signInWith(tollgate, 'okta')).browser)).toBe('Mei');
  await oidc.changeKeys();
  expect(await whoIn((await signInWith(tollgate, 'okta')).browser)).toBe('Mei');
});

test('they prove anew who they are where that is asked, and the session knows when they did', async () => {
  oidc.who = mei;
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, 'okta', '?again=true&to=/x');
  expect([there.searchParams.get('prompt'), there.searchParams.get('max_age')]).toEqual(['login', '300']);
  const back = pathAt(tollgate, await throughProvider(there.href, tollgate.url));
  expect((await browser.get(back)).headers.get('location')).toBe('/x');
  const { items } = (await browser.get('/sessions')).body;
  const session = items.find((one: { current: boolean }) => one.current);
  expect(session).toMatchObject({ how: 'provider', provider: 'okta' });
  expect(Date.parse(session.provedAt)).toBeLessThanOrEqual(Date.parse(session.openedAt));
});

test('nobody is led to another address afterwards', async () => {
  oidc.who = mei;
  for (const to of ['https://evil.example', '//evil.example', '/%5Cevil.example', '/a/..//evil.example']) {
    const { answer } = await signInWith(tollgate, 'okta', { query: `?to=${encodeURIComponent(to)}` });
    const location = answer.headers.get('location') ?? '';
    expect([to, new URL(location, tollgate.url).origin]).toEqual([to, tollgate.url]);
  }
});

test('signing out goes on at the provider, and comes back', async () => {
  const { status, headers } = await new Browser(tollgate.url).get('/sign-in/out/okta');
  const url = new URL(headers.get('location') ?? '');
  expect([status, url.origin]).toEqual([303, oidc.url]);
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${tollgate.url}/sign-in`);
  expect(url.searchParams.get('client_id')).toBe(oidcClient.clientId);
});

test('a provider that is switched off lets nobody in; what it opened ends, and its groups are none', async () => {
  oidc.who = mei;
  const { browser } = await signInWith(tollgate, 'okta');
  const begun = new Browser(tollgate.url);
  const back = pathAt(tollgate, await throughProvider((await begin(begun, 'okta')).href, tollgate.url));
  expect((await change({ active: false })).status).toBe(200);
  expect(await whoIn(browser)).toBeNull();
  expect((await groupsOf(meiId)).filter((group) => group.startsWith('oidc/okta'))).toEqual([]);
  expect((await new Browser(tollgate.url).get('/sign-in/with/okta')).status).toBe(404);
  expect((await begun.get(back)).status).toBe(404);
  expect((await new Browser(tollgate.url).get('/sign-in/out/okta')).status).toBe(404);
  expect((await change({ active: true })).status).toBe(200);
  expect(await whoIn((await signInWith(tollgate, 'okta')).browser)).toBe('Mei');
});

test('a wrong secret is said, and a provider that is away is told as one; once it is back they get in', async () => {
  oidc.who = mei;
  await change({ secret: 'a wrong one' });
  const { answer } = await signInWith(tollgate, 'okta');
  expect([answer.status, answer.body.includes('provider-refused')]).toEqual([403, true]);
  await change({ secret: oidcClient.secret });
  expect(await whoIn((await signInWith(tollgate, 'okta')).browser)).toBe('Mei');
  await tollgate.admin.must('/sign-in-providers', {
    ...{ key: 'away', kind: 'oidc', name: 'Away', issuer: 'http://127.0.0.1:9', clientId: 'x' },
  });
  const { status, body, headers } = await new Browser(tollgate.url).get('/sign-in/with/away?to=/x');
  expect([status, headers.get('retry-after')]).toEqual([503, '30']);
  expect(body).toContain('<code>provider-away</code>');
  expect(body).toContain('/sign-in/with/away?to=%2Fx');
});
