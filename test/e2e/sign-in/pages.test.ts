import { claimPath, isUnclaimed } from '../../../database/sign-in/claim.js';
import { hashPassword } from '../../../database/sign-in/password-hash.js';
import { keepPassword } from '../../../database/sign-in/accounts.js';
import { ensureAdministrator, administratorId } from '../../../database/people/first-administrator.js';
import { installationKey } from '../../../config/installation-key.js';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiAnswer } from '../../harness/api-client.js';
import { Browser, signedIn } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
const password = 'seven small boats at noon';

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

const form = (fields: Record<string, string>): URLSearchParams => new URLSearchParams(fields);
const two = (text: string) => ({ password: text, again: text });
const meOf = async (browser: Browser): Promise<ApiAnswer> => browser.get('/people/me');

async function withPassword(name: string, facts: Record<string, unknown> = {}): Promise<string> {
  const id = await tollgate.person(name, facts);
  await keepPassword(tollgate.dataSource.manager, id, await hashPassword(password), null);
  return id;
}

async function linkFor(id: string, purpose: 'sign_in' | 'invitation'): Promise<string> {
  const { url } = await tollgate.admin.must(`/people/${id}/sign-in-links`, { purpose });
  return new URL(String(url)).pathname;
}

test('somebody signs in by their address or their name, goes where they wanted to, and signs out', async () => {
  const id = await withPassword('Lin Wei Page', { email: 'lin.page@example.com' });
  const browser = new Browser(tollgate.url);
  expect((await browser.get('/signed-in')).headers.get('location')).toBe('/sign-in');
  expect((await browser.get('/sign-in')).body).toContain('<form method="post" action="/sign-in">');
  const answer = await browser.send('POST', '/sign-in', form({ who: 'LIN.page@example.com ', password, to: '/docs' }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/docs']);
  expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/);
  expect((await meOf(browser)).body).toMatchObject({ id });
  expect((await browser.get('/sign-in')).headers.get('location')).toBe('/');

  const page = String((await browser.get('/signed-in')).body);
  expect(page).toContain('You are signed in as Lin Wei Page');
  const token = /name="form" value="([\w-]+)"/.exec(page)?.[1] ?? '';
  expect((await browser.send('POST', '/sign-out', form({}))).status).toBe(403);
  expect((await browser.send('POST', '/sign-out', form({ form: token }))).headers.get('location')).toBe('/sign-in');
  expect((await meOf(browser)).status).toBe(401);
  expect((await browser.send('POST', '/sign-out', form({}))).headers.get('location')).toBe('/sign-in');

  const named = new Browser(tollgate.url);
  expect((await named.send('POST', '/sign-in', form({ who: 'lin wei page', password }))).status).toBe(303);
});

test('which of both was wrong is not told; nor who is there, nor who has left', async () => {
  await withPassword('There', { email: 'there@example.com' });
  const left = await withPassword('Left', { email: 'left@example.com' });
  await tollgate.admin.patch(`/people/${left}`, { active: false }, { 'if-match': '*' });
  await tollgate.person('Without', { email: 'without@example.com' });
  const browser = new Browser(tollgate.url);
  const pages = new Set<string>();
  for (const [who, tried] of [
    ['there@example.com', 'another one of mine'],
    ['nobody@example.com', password],
    ['left@example.com', password],
    ['without@example.com', password],
    ['without@example.com', ''],
  ] as const) {
    const { status, body } = await browser.send('POST', '/sign-in', form({ who, password: tried }));
    expect([who, status]).toEqual([who, 401]);
    pages.add(String(body).replaceAll(who, ''));
  }
  expect(pages.size).toBe(1);
  expect(browser.cookies.size).toBe(0);
});

test('a page of somebody else signs nobody in, and leads nowhere else', async () => {
  await withPassword('Led', { email: 'led@example.com' });
  const browser = new Browser(tollgate.url);
  const fields = form({ who: 'led@example.com', password, to: '//evil.example' });
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  for (const path of ['/sign-in', '/sign-in/forgotten', `/sign-in/link/${'x'.repeat(22)}.${'y'.repeat(43)}`])
    expect([path, (await browser.send('POST', path, fields, foreign)).status]).toEqual([path, 403]);
  expect((await browser.send('POST', '/sign-in', fields)).headers.get('location')).toBe('/');
});

test('passwords that are tried are counted by account, before they are looked at; one that is right clears it', async () => {
  await withPassword('Tried', { email: 'tried@example.com' });
  const browser = new Browser(tollgate.url);
  const attempt = async (tried: string): Promise<number> =>
    (await browser.send('POST', '/sign-in', form({ who: 'tried@example.com', password: tried }))).status;
  for (let n = 0; n < 9; n++) expect(await attempt('wrong')).toBe(401);
  expect(await attempt(password)).toBe(303);
  for (let n = 0; n < 10; n++) expect(await attempt('wrong')).toBe(401);
  expect(await attempt(password)).toBe(429);
});

test('a new session is another than the one before, which ends', async () => {
  const id = await withPassword('Rotated', { email: 'rotated@example.com' });
  const browser = await signedIn(tollgate, id);
  const before = new Browser(tollgate.url);
  before.cookies.set('__Host-tollgate', browser.cookies.get('__Host-tollgate') ?? '');
  expect((await browser.send('POST', '/sign-in', form({ who: 'rotated@example.com', password }))).status).toBe(303);
  expect((await meOf(before)).status).toBe(401);
});

test('a link lets in once, whoever looks at its page before', async () => {
  const id = await tollgate.person('Handed');
  const path = await linkFor(id, 'sign_in');
  const scanner = new Browser(tollgate.url);
  for (let n = 0; n < 3; n++) expect((await scanner.get(path)).body).toContain('Handed');
  const browser = new Browser(tollgate.url);
  expect((await browser.send('POST', path, form({}))).headers.get('location')).toBe('/');
  expect((await meOf(browser)).body).toMatchObject({ id });
  for (const answer of [await scanner.get(path), await scanner.send('POST', path, form({}))])
    expect([answer.status, answer.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
  expect(scanner.cookies.size).toBe(0);
  const told = await (await tollgate.as(id)).get('/notifications?kind=sign_in_link_made');
  expect(told.body.items).toHaveLength(1);
  const chief = (await tollgate.admin.get('/people/me')).body;
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${id}`)).body.items;
  expect(trail.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(['person.sign_in_link_made', 'person.signed_in']),
  );
  // What is done in a browser that came by it says who made the link.
  await browser.send('POST', `/people/${id}/tokens`, { name: 'by the link' });
  const [made] = (await tollgate.admin.get(`/audit-events?subjectId=${id}&type=person.token_created`)).body.items;
  expect(made.data.tokenMadeBy).toEqual({ id: chief.id, name: chief.name });
});

test('of two who use a link at once one gets in; a later link ends it, and so does leaving', async () => {
  const id = await tollgate.person('Raced');
  const path = await linkFor(id, 'sign_in');
  const answers = await Promise.all([1, 2, 3].map(() => new Browser(tollgate.url).send('POST', path, form({}))));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  const [first, second] = [await linkFor(id, 'sign_in'), await linkFor(id, 'sign_in')];
  expect((await new Browser(tollgate.url).get(first)).status).toBe(410);
  expect((await new Browser(tollgate.url).get(second)).status).toBe(200);
  await tollgate.admin.patch(`/people/${id}`, { active: false }, { 'if-match': '*' });
  expect((await new Browser(tollgate.url).get(second)).status).toBe(410);
  const wrong = `${second.slice(0, -3)}AAA`;
  expect((await new Browser(tollgate.url).get(wrong)).status).toBe(410);
});

test('whoever is invited chooses a password, which is taken when it is good, and signs in with it', async () => {
  const id = await tollgate.person('Invited Tan', { email: 'invited@example.com' });
  const path = await linkFor(id, 'invitation');
  const browser = new Browser(tollgate.url);
  for (const fields of [two('too short'), two('passwordpassword'), { password, again: `${password}!` }]) {
    const { status, body } = await browser.send('POST', path, form(fields));
    expect([status, String(body).includes('role="alert"')]).toEqual([422, true]);
  }
  expect((await browser.send('POST', path, form(two(password)))).status).toBe(303);
  expect((await meOf(browser)).body).toMatchObject({ id });
  const later = new Browser(tollgate.url);
  expect((await later.send('POST', '/sign-in', form({ who: 'invited@example.com', password }))).status).toBe(303);
});

test('another password ends all other sessions, and is not taken without the present one', async () => {
  const id = await withPassword('Changer', { email: 'changer@example.com' });
  const [browser, other] = [await signedIn(tollgate, id), await signedIn(tollgate, id)];
  const token = /name="form" value="([\w-]+)"/.exec(String((await browser.get('/signed-in')).body))?.[1] ?? '';
  const next = 'nine green lamps by the sea';
  const change = async (fields: Record<string, string>) =>
    (await browser.send('POST', '/signed-in/password', form(fields))).status;
  expect(await change({ present: password, ...two(next) })).toBe(403);
  expect(await change({ form: token, present: 'not it', ...two(next) })).toBe(403);
  expect(await change({ form: token, present: password, ...two('Changer Changer 1') })).toBe(422);
  expect(await change({ form: token, present: password, ...two(next) })).toBe(303);
  expect([(await meOf(browser)).status, (await meOf(other)).status]).toEqual([200, 401]);
  const signIn = async (tried: string) =>
    (await new Browser(tollgate.url).send('POST', '/sign-in', form({ who: 'changer@example.com', password: tried })))
      .status;
  expect([await signIn(password), await signIn(next)]).toEqual([401, 303]);
});

test('the first administrator’s account is claimed once, on this machine alone', async () => {
  const { dataSource, settings } = tollgate;
  await ensureAdministrator(dataSource, join(mkdtempSync(join(tmpdir(), 'claim-')), 'admin.token'));
  const key = installationKey(settings, 'sign-in-links');
  const before = await claimPath(dataSource, key);
  const path = (await claimPath(dataSource, key)) ?? '';
  const browser = new Browser(tollgate.url);
  expect(await isUnclaimed(dataSource)).toBe(true);
  expect((await browser.get(before ?? '')).status).toBe(410);
  const passedOn = { ...browser.headers, 'x-forwarded-for': '127.0.0.1' };
  expect((await browser.get(path, passedOn)).status).toBe(403);
  expect((await browser.send('POST', path, form({ name: 'Thief', ...two(password) }), passedOn)).status).toBe(403);
  expect((await browser.send('POST', path, form({ name: ' ', ...two(password) }))).status).toBe(422);
  expect((await browser.get(path)).body).toContain('its first administrator');
  expect((await browser.send('POST', path, form({ name: 'Ada  Claims', ...two(password) }))).status).toBe(303);
  expect((await meOf(browser)).body).toMatchObject({
    id: administratorId,
    name: 'Ada Claims',
    access: 'administrator',
  });
  expect((await new Browser(tollgate.url).get(path)).status).toBe(410);
  expect([await claimPath(dataSource, key), await isUnclaimed(dataSource)]).toEqual([null, false]);
});

test('where passwords are switched off, none is taken, and links still let in', async () => {
  const { settings } = tollgate;
  const id = await withPassword('Elsewhere', { email: 'elsewhere@example.com' });
  const invited = await linkFor(id, 'invitation');
  settings.localAccounts = false;
  try {
    const browser = new Browser(tollgate.url);
    expect((await browser.get('/sign-in')).body).not.toContain('name="password"');
    expect((await browser.send('POST', '/sign-in', form({ who: 'elsewhere@example.com', password }))).status).toBe(409);
    expect((await browser.get('/sign-in/forgotten')).status).toBe(409);
    expect((await browser.send('POST', '/sign-in/forgotten', form({ who: 'elsewhere@example.com' }))).status).toBe(409);
    expect((await browser.send('POST', invited, form(two(password)))).status).toBe(409);
    const refused = await tollgate.admin.post(`/people/${id}/sign-in-links`, { purpose: 'invitation' });
    expect([refused.status, refused.body.code]).toEqual([409, 'local-accounts-off']);
    expect((await browser.send('POST', await linkFor(id, 'sign_in'), form({}))).status).toBe(303);
  } finally {
    settings.localAccounts = true;
  }
});

test('the pages of signing in speak Chinese to whoever asks for it', async () => {
  const id = await withPassword('Lin Wei Chinese');
  const browser = new Browser(tollgate.url);
  const said = async (path: string): Promise<string> =>
    String((await browser.get(path, { 'accept-language': 'zh-CN' })).body);
  expect(await said('/sign-in?to=/docs')).toContain('<label for="password">密码</label>');
  expect(await said('/sign-in?to=/docs')).toContain('href="/sign-in?to=%2Fdocs&#38;language=en"');
  expect(await said('/sign-in/forgotten')).toContain('<h1>新密码</h1>');
  expect(await said(await linkFor(id, 'sign_in'))).toContain('此链接供 <strong>Lin Wei Chinese</strong> 登录一次');
  expect(await said('/sign-in/link/none')).toContain('<h1>此链接已失效</h1>');
  expect(await said('/open/action-items/3f0c0000-0000-4000-8000-000000000000')).toContain('<h1>登录后查看</h1>');
  const headers = { ...browser.headers, 'accept-language': 'zh-CN' };
  const wrong = await browser.send('POST', '/sign-in', form({ who: 'lin wei chinese', password: 'x' }), headers);
  expect(String(wrong.body)).toContain('此处没有这样的姓名和密码。');
  // What is chosen is kept by the browser.
  await browser.get('/sign-in?language=zh-CN');
  await browser.send('POST', '/sign-in', form({ who: 'lin wei chinese', password }));
  expect((await browser.get('/signed-in')).body).toContain('您已以 Lin Wei Chinese 的身份登录');
});
