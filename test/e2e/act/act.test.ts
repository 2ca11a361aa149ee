import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { startWithWebhooks } from '../channels/chat.js';
import { linkInMail, press as post, publicUrl } from './mail-links.js';

let mail: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, publicUrl });
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
});

const link = (personId: string, label: string, about: string): Promise<string> =>
  linkInMail(tollgate, mail, { personId, label, about });

const status = async (c: Case, id: string): Promise<string> => (await c.manager.get(`/action-items/${id}`)).body.status;

test('an approver approves from the mail: GET shows what on which content and changes nothing, POST decides, once', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ title: 'Retrain <reviewers>' });
  // Keeps the phase open.
  await c.item();
  await c.owner.must(`/action-items/${item.id}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  const url = await link(c.managerId, 'Approve', item.key);
  const { contentHash } = (await c.manager.get(`/action-items/${item.id}`)).body.signOff;
  for (const method of ['GET', 'HEAD', 'GET']) {
    const page = await fetch(url, { method });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    const text = await page.text();
    if (method === 'HEAD') continue;
    for (const part of [
      contentHash,
      'All retrained',
      'https://example.com/sheet',
      'Retrain &#60;reviewers&#62;',
      'Manager',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('<script');
  }
  expect(await status(c, item.id)).toBe('submitted');
  const done = await post(url);
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('signed with your name')]);
  expect(await status(c, item.id)).toBe('done');
  const again = await post(url);
  expect([again.status, await again.text()]).toEqual([410, expect.stringContaining('was used already')]);
  expect((await fetch(url)).status).toBe(410);
  const { body } = await c.manager.get(`/action-items/${item.id}/timeline`);
  const signed = body.items.filter((e: { type: string }) => e.type === 'item.done');
  expect(signed).toMatchObject([{ actor: { id: c.managerId }, data: { contentHash } }]);
  expect(body.items.at(-1)).toMatchObject({ type: 'item.acted_by_link', data: { action: 'approve' } });
  const kept = JSON.stringify(await tollgate.dataSource.query('SELECT * FROM action_links'));
  expect(kept).not.toContain(url.split('/act/')[1]);
});

test('whoever reads Chinese decides in Chinese: by what their browser asks for, or what they choose and chose', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ title: 'Owner', attributes: { Due: 'none' } });
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'none' });
  const url = await link(c.managerId, 'Send back', item.key);
  const read = async (more: Record<string, string>, query = ''): Promise<string> =>
    (await fetch(`${url}${query}`, { headers: more })).text();
  const asked = await read({ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' });
  expect(asked).toContain('<html lang="zh-CN">');
  expect(asked).toContain(`<h1>退回 ${item.key} “Owner”</h1>`);
  expect(asked).toMatch(/<label for="reason">缺少什么<\/label\s*>/);
  expect(asked).toMatch(/有效期至 \d{4}-\d{2}-\d{2}/);
  // What people wrote is theirs, also where it reads like a word of ours.
  expect(asked).toMatch(/<dt>声明<\/dt>\s*<dd>none<\/dd>/);
  expect(asked).toMatch(/<dt>Due<\/dt>\s*<dd>none<\/dd>/);
  expect(asked).toMatch(/<dt>证据<\/dt>\s*<dd>无<\/dd>/);
  // A choice holds from then on, against what the browser asks for.
  const chosen = await fetch(`${url}?language=zh-CN`, { headers: { 'accept-language': 'en' } });
  expect(chosen.headers.get('set-cookie')).toMatch(/^tollgate-language=zh-CN;.*SameSite=Lax/);
  expect(await chosen.text()).toContain('<html lang="zh-CN">');
  expect(await read({ cookie: 'tollgate-language=zh-CN' })).toContain('<html lang="zh-CN">');
  const english = await read({ cookie: 'tollgate-language=zh-CN' }, '?language=en');
  expect(english).toContain('<html lang="en">');
  expect(english).toContain(`href="${new URL(url).pathname}?language=zh-CN" lang="zh-CN"`);
  const headers = { 'accept-language': 'zh-CN', 'content-type': 'application/x-www-form-urlencoded' };
  const press = (body: string) => fetch(url, { method: 'POST', headers, body });
  const empty = await press('');
  expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('请说明缺少什么，以便改正。')]);
  const done = await press('reason=Sheet');
  expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('已退回，并附上您的理由。')]);
  expect(await (await press('reason=Sheet')).text()).toContain('<h1>此链接已使用</h1>');
  expect(await read({ 'accept-language': 'zh' })).toContain('<h1>此链接已使用</h1>');
});

test('evidence opens from the page: for whoever has the link, what they decide on, as long as it works', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.item();
  const path = `/action-items/${item.id}`;
  const page = { name: 'page.txt', content: '<script>alert(1)</script>' };
  expect((await c.owner.upload(`${path}/evidence/files`, { title: 'The <sheet>' }, page)).status).toBe(201);
  await c.owner.must(`${path}/evidence`, { title: 'Elsewhere', url: 'https://example.com/sheet' });
  await c.owner.must(`${path}/submit`, { statement: 'All retrained' });
  const url = await link(c.managerId, 'Approve', item.key);
  const text = await (await fetch(url)).text();
  const { pathname } = new URL(url);
  expect(text).toContain(`href="${pathname}/evidence/1"`);
  expect(text).toContain('href="https://example.com/sheet"');
  const file = await fetch(`${url}/evidence/1`);
  expect([file.status, await file.text()]).toEqual([200, page.content]);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*page\.txt$/);
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('cache-control')).toBe('no-store');
  for (const number of ['2', '3', '0', 'x', '-1']) expect((await fetch(`${url}/evidence/${number}`)).status).toBe(404);
  // About what was handed in before, or done: it opens nothing any more.
  const other = await link(c.managerId, 'Send back', item.key);
  await c.owner.must(`${path}/evidence`, { title: 'More', url: 'https://example.com/more' });
  expect((await fetch(`${other}/evidence/1`)).status).toBe(409);
  expect((await fetch(`${url}x/evidence/1`)).status).toBe(404);
  await c.manager.must(`${path}/sign-off`, {
    decision: 'approve',
    contentHash: (await c.manager.get(path)).body.signOff.contentHash,
  });
  expect((await fetch(`${url}/evidence/1`)).status).toBe(409);
});

test('pressed twice at once, it is done once', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const url = await link(c.managerId, 'Approve', item.key);
  const answers = await Promise.all([post(url), post(url), post(url)]);
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  const { body } = await c.manager.get(`/action-items/${item.id}/sign-off-rounds`);
  expect(body.items[0].signatures).toHaveLength(1);
});

test('sending back asks for the reason on the page', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const url = await link(c.managerId, 'Send back', item.key);
  expect(await (await fetch(url)).text()).toContain('<textarea id="reason"');
  const without = await post(url, { reason: '  ' });
  expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('Say what is missing')]);
  expect(await status(c, item.id)).toBe('submitted');
  expect((await post(url, { reason: 'No figures' })).status).toBe(200);
  const shown = (await c.manager.get(`/action-items/${item.id}/timeline`)).body.items;
  expect(shown.some((e: { summary: string }) => e.summary === 'Sent back: No figures')).toBe(true);
});

test('changed content: the old link says so and does nothing, the new mail has a new one', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const old = await link(c.managerId, 'Approve', item.key);
  await c.owner.must(`/action-items/${item.id}/evidence`, { title: 'Late sheet', url: 'https://example.com/late' });
  for (const answer of [await fetch(old), await post(old)])
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('has changed since')]);
  expect(await status(c, item.id)).toBe('submitted');
  await until('a new link', async () => (await link(c.managerId, 'Approve', item.key)) !== old);
});

test('four-eyes holds: who becomes the owner after the mail cannot approve by its link', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const url = await link(c.managerId, 'Approve', item.key);
  await tollgate.admin.must(`/action-items/${item.id}/reassign`, { ownerId: c.managerId });
  const answer = await post(url);
  expect(answer.status).toBe(409);
  expect(await status(c, item.id)).toBe('submitted');
});

test('acknowledge and ask for more time from the mail about a breach; the manager grants or refuses from theirs', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(-1) });
  expect((await post(await link(c.ownerId, 'Acknowledge', item.key), { note: 'On it' })).status).toBe(200);
  expect((await c.owner.get(`/action-items/${item.id}`)).body.acknowledgedAt).not.toBeNull();
  const more = await link(c.ownerId, 'I need more time', item.key);
  expect((await post(more, { date: '2026-02-30', reason: 'x' })).status).toBe(422);
  expect((await post(more, { date: inDays(-3).date, reason: 'x' })).status).toBe(422);
  expect((await post(more, { date: inDays(20).date, reason: 'The vendor is late', impact: 'None' })).status).toBe(200);
  const refuse = await link(c.managerId, 'Refuse', item.key);
  const grant = await link(c.managerId, 'Grant', item.key);
  const page = await (await fetch(grant)).text();
  expect(page).toContain('The vendor is late');
  expect((await post(refuse)).status).toBe(422);
  expect((await post(grant)).status).toBe(200);
  expect((await c.owner.get(`/action-items/${item.id}`)).body.due.date).toBe(inDays(20).date);
  const late = await post(refuse, { reason: 'No' });
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('nothing to decide')]);
});

test('whoever stands in for an absent approver signs from the mail that they get, and it is recorded for whom', async () => {
  const c = await launchedCase(tollgate);
  const meiId = await tollgate.person('Mei', { email: `mei-${c.managerId}@example.com` });
  await standsInFor(c.manager, meiId);
  const item = await c.item();
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const absentOnes = await link(c.managerId, 'Approve', item.key);
  expect((await post(await link(meiId, 'Approve', item.key))).status).toBe(200);
  expect(await status(c, item.id)).toBe('done');
  const [round] = (await c.manager.get(`/action-items/${item.id}/sign-off-rounds`)).body.items;
  expect(round.signatures).toMatchObject([{ person: { id: meiId }, onBehalfOf: { id: c.managerId } }]);
  // The one in whose name it was has nothing left to decide.
  expect((await post(absentOnes)).status).toBe(409);
});

test('a tollgate is signed from the mail', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const url = await link(c.leadId, 'Approve', 'is at its tollgate');
  expect(await (await fetch(url)).text()).toContain(item.key);
  expect((await post(url)).status).toBe(200);
  expect((await c.lead.get(`/programs/${c.programId}`)).body.status).toBe('closed');
});

test('expired, revoked, cut, forged and strangers’ links say so; nothing is done', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const url = await link(c.managerId, 'Approve', item.key);
  const id = (await c.manager.get(`/people/${c.managerId}/action-links`)).body.items.find(
    (l: { action: string }) => l.action === 'approve',
  ).id;
  expect((await c.owner.get(`/people/${c.managerId}/action-links`)).status).toBe(403);
  expect((await post(url.slice(0, -4))).status).toBe(404);
  expect((await post(`${url.slice(0, -4)}AAAA`)).status).toBe(404);
  // Somebody who can write into the database, but has no key, makes no link of another person's.
  await tollgate.dataSource.query('UPDATE action_links SET person_id = $2 WHERE id = $1', [id, c.ownerId]);
  expect((await post(url)).status).toBe(404);
  await tollgate.dataSource.query('UPDATE action_links SET person_id = $2 WHERE id = $1', [id, c.managerId]);
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [c.managerId]);
  expect((await post(url)).status).toBe(410);
  await tollgate.dataSource.query('UPDATE people SET active = true WHERE id = $1', [c.managerId]);
  expect((await c.manager.post(`/people/${c.managerId}/action-links/revoke`, { id })).body).toEqual({ revoked: 1 });
  const revoked = await post(url);
  expect([revoked.status, await revoked.text()]).toEqual([410, expect.stringContaining('was revoked')]);
  expect(await status(c, item.id)).toBe('submitted');
});
