import { decodeJwt } from 'jose';
import { createApp } from '../../../apps/api/src/app.js';
import { createDataSource } from '../../../database/data-source.js';
import { Browser } from '../../harness/browser.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { oidcClient, OidcServer, signOutThere, throughProvider } from '../../harness/vendors/oidc-server.js';
import { begin, pathAt, tollgateWithDoors, whoIn } from './elsewhere.js';

/** Signing out where one has signed in, begun here or there. */
let tollgate: Tollgate;
let oidc: OidcServer;
let meiId: string;

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  oidc = await OidcServer.start([`${tollgate.url}/sign-in/back/okta`]);
  const facts = { key: 'okta', kind: 'oidc', name: 'Okta', issuer: oidc.url, ...oidcClient };
  await tollgate.admin.must('/sign-in-providers', facts);
  meiId = await tollgate.person('Mei', { email: 'mei@example.com' });
  oidc.who = { sub: 'mei-1', email: 'mei@example.com', email_verified: true };
});
afterAll(async () => {
  await oidc.stop();
  await tollgate.stop();
});

/** Mei in a new browser, with the cookies that it has of the provider. */
async function signedInThere(): Promise<{ browser: Browser; cookies: Map<string, string> }> {
  const [browser, cookies] = [new Browser(tollgate.url), new Map<string, string>()];
  const there = await begin(browser, 'okta');
  await browser.get(pathAt(tollgate, await throughProvider(there.href, tollgate.url, cookies)));
  expect(await whoIn(browser)).toBe('Mei');
  return { browser, cookies };
}
const kept = async (): Promise<(string | null)[]> =>
  (await tollgate.dataSource.query<{ token: string | null }[]>('SELECT sealed_id_token AS token FROM sessions')).map(
    ({ token }) => token,
  );
const out = async (browser: Browser): Promise<URL> => {
  const { status, headers } = await browser.get('/sign-in/out/okta');
  expect([status, headers.get('cache-control')]).toEqual([303, 'no-store']);
  return new URL(headers.get('location') ?? '', tollgate.url);
};
const saidAtSignIn = async (browser: Browser, query = ''): Promise<string> =>
  String((await browser.get(`/sign-in${query}`)).body);

test('who signs out here is led to sign out there too, with what it has signed, and comes back', async () => {
  const { browser, cookies } = await signedInThere();
  const [sealed] = await kept();
  expect(sealed).toMatch(/^v1\./);
  expect((await browser.send('DELETE', '/sessions/current')).status).toBe(204);
  expect(await whoIn(browser)).toBeNull();
  expect(await saidAtSignIn(browser)).toMatch(/At Okta you are not:\s*<a href="\/sign-in\/out\/okta">/);
  const there = await out(browser);
  expect(await kept()).toEqual([null]);
  expect([there.origin, there.searchParams.get('post_logout_redirect_uri')]).toEqual([
    oidc.url,
    `${tollgate.url}/sign-in`,
  ]);
  expect(decodeJwt(there.searchParams.get('id_token_hint') ?? '')).toMatchObject({ sub: 'mei-1', aud: 'tollgate' });
  const { search } = new URL((await signOutThere(there.href, cookies)) ?? '');
  expect(new URLSearchParams(search).get('state')).toBe(there.searchParams.get('state'));
  // It says so once, in this browser, to whoever brings back what it was sent with.
  const done = 'You are signed out here, and at Okta.';
  expect(await saidAtSignIn(new Browser(tollgate.url), search)).not.toContain(done);
  expect(await saidAtSignIn(browser, '?state=another')).not.toContain(done);
  expect(await saidAtSignIn(browser, search)).toContain(done);
  expect(await saidAtSignIn(browser, search)).not.toContain(done);
});

test('by the form too; the token is taken once, and not of a session that goes on', async () => {
  const { browser } = await signedInThere();
  const other = await signedInThere();
  expect((await out(browser)).searchParams.has('id_token_hint')).toBe(false);
  const form = /name="form" value="([\w-]+)"/.exec(String((await browser.get('/signed-in')).body))?.[1] ?? '';
  expect((await browser.send('POST', '/sign-out', new URLSearchParams({ form }))).headers.get('location')).toBe(
    '/sign-in',
  );
  const stolen = new Map(browser.cookies);
  expect((await out(browser)).searchParams.has('id_token_hint')).toBe(true);
  for (const [name, value] of stolen) browser.cookies.set(name, value);
  expect((await out(browser)).searchParams.has('id_token_hint')).toBe(false);
  expect(await whoIn(other.browser)).toBe('Mei');
});

test('what is not taken is forgotten: where somebody leaves, where a session is ended elsewhere, and after a while', async () => {
  await tollgate.dataSource.query('DELETE FROM sessions');
  const [one, two, three] = [await signedInThere(), await signedInThere(), await signedInThere()];
  const { items } = (await one.browser.get('/sessions')).body;
  for (const { id, current } of items as { id: string; current: boolean }[])
    if (!current) await one.browser.send('DELETE', `/sessions/${id}`);
  expect((await kept()).filter((token) => token !== null)).toHaveLength(1);
  expect([await whoIn(two.browser), await whoIn(three.browser)]).toEqual([null, null]);
  await one.browser.send('DELETE', '/sessions/current');
  await tollgate.dataSource.query(`UPDATE sessions SET ended_at = now() - interval '11 minutes'`);
  expect((await out(one.browser)).searchParams.has('id_token_hint')).toBe(false);
  expect(await kept()).toEqual([null, null, null]);
  const last = await signedInThere();
  await tollgate.admin.patch(`/people/${meiId}`, { active: false }, { 'if-match': '*' });
  expect((await kept()).filter((token) => token !== null)).toEqual([]);
  await tollgate.admin.patch(`/people/${meiId}`, { active: true }, { 'if-match': '*' });
  expect(await whoIn(last.browser)).toBeNull();
});

test('who signs out there is out here at once, in every process, and stays in where they signed in by another session', async () => {
  const { browser, cookies } = await signedInThere();
  const other = await signedInThere();
  const dataSource = await createDataSource(tollgate.settings.databaseUrl, { poolSize: 5 }).initialize();
  const app = await createApp({ ...tollgate.settings }, dataSource, tollgate.temporal);
  await app.listen(0, '127.0.0.1');
  try {
    const elsewhere = new Browser((await app.getUrl()).replace('[::1]', '127.0.0.1'));
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect(await whoIn(elsewhere)).toBe('Mei');
    await signOutThere(`${oidc.url}/session/end`, cookies);
    await until('they are out', async () => (await whoIn(browser)) === null);
    await until('they are out in the other process', async () => (await whoIn(elsewhere)) === null);
  } finally {
    await app.close();
    await dataSource.destroy();
  }
  expect(await whoIn(other.browser)).toBe('Mei');
  const { items } = (await tollgate.admin.get(`/audit-events?subjectId=${meiId}&type=person.signed_out&limit=50`)).body;
  expect(items.filter(({ data }: { data: { by?: string } }) => data.by === 'okta')).toMatchObject([{ actor: null }]);
});
