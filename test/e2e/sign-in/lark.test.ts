import { Browser } from '../../harness/browser.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { LarkAccounts } from '../../harness/vendors/lark-accounts.js';
import { larkKeys } from '../../harness/vendors/lark-app.js';
import { throughProvider } from '../../harness/vendors/oidc-server.js';
import { begin, pathAt, signInWith, tollgateWithDoors, whoIn } from './elsewhere.js';

let tollgate: Tollgate;
let lark: LarkAccounts;
let path: string;
const wei = { union_id: 'on_wei', open_id: 'ou_wei', name: '陈伟', tenant_key: 'company', email: 'boss@example.com' };
const token = '/open-apis/authen/v2/oauth/token';

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  lark = await LarkAccounts.start();
  const { id } = await tollgate.admin.must('/sign-in-providers', {
    ...{ key: 'lark', kind: 'lark', name: 'Lark', issuer: lark.url, tenantKey: 'company' },
    ...{ clientId: larkKeys.larkAppId, secret: larkKeys.larkAppSecret },
  });
  path = `/sign-in-providers/${String(id)}`;
  await tollgate.person('Wei', { email: 'wei@corp.example' });
  await tollgate.person('Boss', { email: 'boss@example.com' });
});
afterAll(async () => {
  await lark.vendor.stop();
  await tollgate.stop();
});

const refused = async (code: string, status: number): Promise<string> => {
  const { browser, answer } = await signInWith(tollgate, 'lark');
  expect([answer.status, answer.body.includes(`<code>${code}</code>`), await whoIn(browser)]).toEqual([
    status,
    true,
    null,
  ]);
  return answer.body as string;
};

test('the address of the company’s own mail leads to somebody; the union id does from then on', async () => {
  lark.who = { ...wei, enterprise_email: 'Wei@Corp.example' };
  const { browser, answer } = await signInWith(tollgate, 'lark', { query: '?to=/x' });
  expect([answer.status, answer.headers.get('location'), await whoIn(browser)]).toEqual([303, '/x', 'Wei']);
  lark.who = { ...wei, open_id: 'ou_of_another_app' };
  expect(await whoIn((await signInWith(tollgate, 'lark')).browser)).toBe('Wei');
  expect((await browser.get('/sessions')).body.items[0]).toMatchObject({
    how: 'provider',
    provider: 'lark',
    provedAt: null,
  });
});

test('a contact that nobody has verified leads to nobody', async () => {
  lark.who = { ...wei, union_id: 'on_other' };
  expect(await refused('stranger', 403)).toContain('tollgate providers link lark on_other');
});

test('nobody of another company, and nobody without an id', async () => {
  lark.who = { ...wei, tenant_key: 'others' };
  expect(await refused('provider-refused', 403)).toContain('one company only');
  lark.who = { name: 'nobody', tenant_key: 'company' };
  await refused('provider-refused', 403);
  lark.who = wei;
});

test('a code that was used, another’s attempt and a state that is not this one’s are refused', async () => {
  lark.who = wei;
  const { back } = await signInWith(tollgate, 'lark');
  const code = new URL(back, tollgate.url).searchParams.get('code') ?? '';
  const browser = new Browser(tollgate.url);
  const there = await begin(browser, 'lark');
  const state = there.searchParams.get('state') ?? '';
  const again = await browser.get(`/sign-in/back/lark?code=${code}&state=${state}`);
  expect([again.status, again.body.includes('20003'), await whoIn(browser)]).toEqual([403, true, null]);
  const own = pathAt(tollgate, await throughProvider((await begin(browser, 'lark')).href, tollgate.url));
  const thief = new Browser(tollgate.url);
  await begin(thief, 'lark');
  for (const tried of [own, own.replace(/state=[^&]+/, 'state=x')]) {
    const { status, body } = await thief.get(tried);
    expect([status, body.includes('sign-in-stale')]).toEqual([400, true]);
  }
  // A code of somebody else, brought into one’s own attempt: made for another challenge.
  const theirs = await begin(new Browser(tollgate.url), 'lark');
  const stolen = new URL(await throughProvider(theirs.href, tollgate.url)).searchParams.get('code') ?? '';
  const mine = await begin(thief, 'lark');
  const mixed = await thief.get(`/sign-in/back/lark?code=${stolen}&state=${mine.searchParams.get('state') ?? ''}`);
  expect([mixed.status, mixed.body.includes('PKCE'), await whoIn(thief)]).toEqual([403, true, null]);
});

test('what was refused there, a wrong secret, and answers that are none are told in words', async () => {
  const browser = new Browser(tollgate.url);
  const state = (await begin(browser, 'lark')).searchParams.get('state') ?? '';
  const denied = await browser.get(`/sign-in/back/lark?error=access_denied&state=${state}`);
  expect([denied.status, denied.body.includes('access_denied')]).toEqual([403, true]);
  for (const body of ['', 'null', '[]', '{"code":0}', '{"code":0,"access_token":7}', '<html>']) {
    lark.vendor.answerNext(token, { status: 200, body });
    await refused('provider-refused', 403);
  }
  lark.vendor.answerNext(token, { status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } });
  await refused('provider-refused', 403);
  await tollgate.admin.patch(path, { secret: 'wrong' }, { 'if-match': '*' });
  expect(await refused('provider-refused', 403)).toContain('20002');
  await tollgate.admin.patch(path, { secret: larkKeys.larkAppSecret }, { 'if-match': '*' });
});

test('Lark away, or out of breath, is told as that, and they get in afterwards', async () => {
  lark.who = wei;
  for (const status of [500, 503, 429]) {
    lark.vendor.answerNext(token, { status, body: 'x' });
    await refused('provider-away', 503);
  }
  expect(await whoIn((await signInWith(tollgate, 'lark')).browser)).toBe('Wei');
});
