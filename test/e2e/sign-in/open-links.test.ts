import { randomUUID } from 'node:crypto';
import { Browser, signedIn } from '../../harness/browser.js';
import { givePassword, password } from '../../harness/password.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { LarkAccounts } from '../../harness/vendors/lark-accounts.js';
import { larkKeys } from '../../harness/vendors/lark-app.js';
import { oidcClient, OidcServer, throughProvider } from '../../harness/vendors/oidc-server.js';
import { pathAt, tollgateWithDoors, whoIn } from './elsewhere.js';

/** Links of messages that show nothing by themselves: they lead to the record, by whichever way somebody signs in. */
let tollgate: Tollgate;
let oidc: OidcServer;
let lark: LarkAccounts;
const id = randomUUID();
const link = `/open/action-items/${id}`;

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  oidc = await OidcServer.start([`${tollgate.url}/sign-in/back/okta`]);
  lark = await LarkAccounts.start();
  const okta = { key: 'okta', kind: 'oidc', name: 'Okta', issuer: oidc.url, ...oidcClient };
  const larkApp = { clientId: larkKeys.larkAppId, secret: larkKeys.larkAppSecret };
  await tollgate.admin.must('/sign-in-providers', okta);
  await tollgate.admin.must('/sign-in-providers', {
    ...{ key: 'lark', kind: 'lark', name: 'Lark', issuer: lark.url, ...larkApp },
  });
  const meiId = await tollgate.person('Mei', { email: 'mei@example.com' });
  await givePassword(tollgate, meiId);
  oidc.who = { sub: 'mei-1', email: 'mei@example.com', email_verified: true };
  lark.who = { union_id: 'on_mei', open_id: 'ou_mei', name: 'Mei', enterprise_email: 'mei@example.com' };
});
afterAll(async () => {
  await oidc.stop();
  await lark.vendor.stop();
  await tollgate.stop();
});

/** Opens the link in a new browser, and follows the way of that name. */
async function follow(name: string): Promise<{ browser: Browser; to: string }> {
  const browser = new Browser(tollgate.url);
  const { status, body } = await browser.get(link);
  expect(status).toBe(200);
  const to = new RegExp(`href="([^"]+)"\\s*>\\s*Sign in with ${name}<`).exec(String(body))?.[1] ?? '';
  return { browser, to: to.replaceAll('&#38;', '&') };
}

test.each(['Okta', 'Lark'])('by %s one comes back to the record', async (name) => {
  const { browser, to } = await follow(name);
  const there = (await browser.get(to)).headers.get('location') ?? '';
  const back = await browser.get(pathAt(tollgate, await throughProvider(there, tollgate.url)));
  expect([back.status, back.headers.get('location')]).toEqual([303, `/items/${id}`]);
  expect(await whoIn(browser)).toBe('Mei');
});

test('with a password too; whoever has signed in goes on at once', async () => {
  const { browser, to } = await follow('a password');
  const form = String((await browser.get(to)).body);
  const kept = /name="to" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const fields = new URLSearchParams({ who: 'mei@example.com', password, to: kept });
  const answer = await browser.send('POST', '/sign-in', fields);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/items/${id}`]);
  const again = await browser.get(link);
  expect([again.status, again.headers.get('location'), again.headers.get('cache-control')]).toEqual([
    ...[303, `/items/${id}`, 'no-store'],
  ]);
});

test.each([
  ['programs', '/programs'],
  ['exceptions', '/exceptions'],
  ['risks', '/risks'],
  ['cases', '/cases'],
  ['review-rounds', '/review-rounds'],
  ['findings', '/findings'],
  ['breaches', '/breaches'],
  ['analyses', '/analyses'],
  ['alignments', '/alignments'],
  ['controls', '/controls'],
  ['occurrences', '/occurrences'],
  ['control-tests', '/control-tests'],
  ['proposals', '/proposals'],
])('one to %s leads to %s', async (kind, place) => {
  const browser = await signedIn(tollgate, await tollgate.person('Wei'));
  const { status, headers } = await browser.get(`/open/${kind}/${id.toUpperCase()}`);
  expect([status, headers.get('location')]).toEqual([303, `${place}/${id}`]);
  expect((await browser.get(`/open/${kind}/${id}%2F..%2Fevil`)).status).toBe(404);
});

test('where there is neither a password nor a provider, it says whom to ask', async () => {
  const { settings, dataSource } = tollgate;
  settings.localAccounts = false;
  await dataSource.query('UPDATE sign_in_providers SET active = false');
  try {
    const { body } = await new Browser(tollgate.url).get(link);
    expect(body).toContain('Ask an administrator for a link');
    expect(body).not.toContain('href="/sign-in');
  } finally {
    settings.localAccounts = true;
    await dataSource.query('UPDATE sign_in_providers SET active = true');
  }
});
