import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import {
  buttonsOf,
  fieldsOf,
  larkCall,
  larkKeys,
  LarkPlatform,
  pressEvent,
  type Card,
} from '../../harness/vendors/lark-app.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { delivered, startWithWebhooks } from './chat.js';

let lark: LarkPlatform;
let mail: MailServer;
let tollgate: Tollgate;
let count = 0;

beforeAll(async () => {
  lark = await LarkPlatform.start();
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url, larkUrl: lark.url, ...larkKeys });
});
afterAll(async () => {
  await tollgate.stop();
  await lark.vendor.stop();
  await mail.stop();
});

/** An account of Lark that the app reaches. */
function account(): string {
  count += 1;
  const openId = `ou_${String(count).padStart(32, '0')}`;
  lark.people.add(openId);
  return openId;
}

/** Adds an account to a person, who confirms it by the code that comes there, and chooses it for what asks for something. */
async function known(person: ApiClient, personId: string, openId = account()): Promise<string> {
  const added = await person.must(`/people/${personId}/contact-points`, { channel: 'lark', larkId: openId });
  const code = await until('the code', async () => /--code (\d{8})/.exec(JSON.stringify(lark.to(openId)))?.[1]);
  await person.must(`/people/${personId}/contact-points/${added.id}/confirm`, { code });
  const immediate = { channels: ['lark'], when: 'immediate' };
  const chosen = await person.put(`/people/${personId}/preferences`, {
    groups: { escalations: immediate, decisions: immediate },
    quietHours: null,
    digest: { at: '08:30', channels: ['email'] },
  });
  expect(chosen.status).toBe(200);
  return openId;
}

/** The newest card to an account that has a button of that name. */
const cardWith = (openId: string, label: string): Promise<Card> =>
  until(
    `a card with ${label}`,
    async () =>
      [...lark.to(openId)].reverse().find(({ card }) => buttonsOf(card).some((button) => button.label === label))?.card,
  );

const button = (card: Card, label: string) => buttonsOf(card).find((found) => found.label === label)!.value;

/** What Lark is told; a challenge, or what it shows to whoever pressed. */
interface Answer {
  toast: { type: string; content: string };
  card: { type: string; data: Card };
}

async function call(parts: {
  body: string;
  headers: Record<string, string>;
}): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${tollgate.url}/lark/callback`, { method: 'POST', ...parts });
  return { status: response.status, body: (await response.json()) as Answer };
}

const press = async (openId: string, value: object, typed: Record<string, string> = {}) =>
  (await call(larkCall(pressEvent(openId, value, typed)))).body;

const status = async (c: Case, id: string): Promise<string> => (await c.manager.get(`/action-items/${id}`)).body.status;

test('an approver approves in the card of the bot: the first press shows what on which content, the second signs, once', async () => {
  const c = await launchedCase(tollgate);
  const openId = await known(c.manager, c.managerId);
  const item = await c.item({ title: 'Retrain <at id=all></at> reviewers' });
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  const card = await cardWith(openId, 'Approve');
  expect(card.config.enable_forward).toBe(false);
  const asked = await press(openId, button(card, 'Approve'));
  const { contentHash } = (await c.manager.get(`/action-items/${item.id}`)).body.signOff;
  for (const part of [contentHash, 'All retrained', 'Retrain <at id=all></at> reviewers'])
    expect(JSON.stringify(asked.card.data)).toContain(part);
  expect(JSON.stringify(asked.card.data)).not.toContain('lark_md');
  expect(await status(c, item.id)).toBe('submitted');
  const confirm = button(asked.card.data, 'Approve');
  const [first, second] = await Promise.all([press(openId, confirm), press(openId, confirm)]);
  expect([first, second].map(({ toast }) => toast.type)).toContain('success');
  expect(await status(c, item.id)).toBe('done');
  expect((await press(openId, confirm)).toast).toEqual({ type: 'warning', content: 'This link was used already' });
  const { body } = await c.manager.get(`/action-items/${item.id}/timeline`);
  expect(body.items.filter((e: { type: string }) => e.type === 'item.done')).toMatchObject([
    { actor: { id: c.managerId }, data: { contentHash } },
  ]);
  expect(body.items.at(-1)).toMatchObject({ type: 'item.acted_by_link', data: { action: 'approve' } });
});

test('where the policy asks for a proof, a card does not decide: it leads to the page that asks for it', async () => {
  const c = await launchedCase(tollgate);
  const openId = await known(c.manager, c.managerId);
  const body = { ...defaultSignOffPolicy, proof: { maxAgeMinutes: 5 } };
  const policy = await tollgate.admin.must('/policies', { kind: 'sign_off', name: 'Proves', body });
  const { versions } = await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  const item = await c.item({ signOffPolicyVersionId: versions[0].id });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'All retrained' });
  const approve = button(await cardWith(openId, 'Approve'), 'Approve');
  for (const value of [approve, { ...approve, step: 'do' }]) {
    const asked = await press(openId, value);
    expect(fieldsOf(asked.card.data)).toEqual([]);
    expect(JSON.stringify(asked.card.data)).toMatch(/prove who they are.*\/act\//);
    expect(await status(c, item.id)).toBe('submitted');
  }
});

test('sending back wants a reason; what else came with the card stays to be decided', async () => {
  const c = await launchedCase(tollgate);
  const openId = await known(c.manager, c.managerId);
  const items = [await c.item(), await c.item()];
  for (const { id } of items) await c.owner.must(`/action-items/${id}/submit`, { statement: 'Done' });
  const card = await cardWith(openId, 'Send back');
  const asked = await press(openId, button(card, 'Send back'));
  expect(fieldsOf(asked.card.data)).toEqual(['reason']);
  const again = await press(openId, button(asked.card.data, 'Send back'), { reason: ' ' });
  expect(again.toast).toMatchObject({ type: 'warning', content: expect.stringContaining('Say what is missing') });
  const done = await press(openId, button(again.card.data, 'Send back'), { reason: 'The sheet is missing' });
  expect(done.toast.type).toBe('success');
  const states = await Promise.all(items.map(({ id }) => status(c, id)));
  expect(states.filter((state) => state === 'in_progress' || state === 'open')).toHaveLength(1);
});

test('more time is asked for with the date that was picked', async () => {
  const c = await launchedCase(tollgate);
  const openId = await known(c.owner, c.ownerId);
  const item = await c.item({ due: inDays(-1) });
  const card = await cardWith(openId, 'I need more time');
  const asked = await press(openId, button(card, 'I need more time'));
  expect(fieldsOf(asked.card.data)).toEqual(['date', 'reason', 'impact']);
  const date = inDays(9).date;
  const typed = { date: `${date} +0800`, reason: 'Legal is asked' };
  expect((await press(openId, button(asked.card.data, 'Ask for more time'), typed)).toast.type).toBe('success');
  const { body } = await c.manager.get(`/action-items/${item.id}`);
  expect(JSON.stringify(body.extension ?? body)).toContain(date);
  // Acknowledging it is still to be done in what the card has become.
  const rest = await press(openId, { ...button(card, 'Acknowledge'), step: 'rest' });
  expect(buttonsOf(rest.card.data).map(({ label }) => label)).toEqual(['Acknowledge']);
});

test('nobody presses for another: not with a card of theirs, not under an account that was never confirmed', async () => {
  const c = await launchedCase(tollgate);
  const [managers, owners, strange] = [await known(c.manager, c.managerId), await known(c.owner, c.ownerId), account()];
  const item = await c.item();
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const value = { ...button(await cardWith(managers, 'Approve'), 'Approve'), step: 'do' };
  for (const openId of [owners, strange]) {
    const answer = await press(openId, value);
    expect([answer.toast.type, answer.card]).toEqual(['error', undefined]);
  }
  // What kind of id one is, Lark says: whoever may choose their id within the company cannot choose another's.
  const posing = pressEvent(strange, value) as { event: { operator: object } };
  Object.assign(posing.event.operator, { user_id: managers, union_id: managers });
  expect((await call(larkCall(posing))).body.toast.type).toBe('error');
  // Who says that an account is theirs, and has not typed the code that came there, is not known by it.
  await c.lead.must(`/people/${c.leadId}/contact-points`, { channel: 'lark', larkId: strange });
  expect((await press(strange, value)).toast.type).toBe('error');
  expect(await status(c, item.id)).toBe('submitted');
  expect((await press(managers, value)).toast.type).toBe('success');
});

test('an address is not used before its person has typed the code that came there; an administrator does not do it for them', async () => {
  const c = await launchedCase(tollgate);
  const openId = account();
  const path = `/people/${c.ownerId}/contact-points`;
  const added = await tollgate.admin.must(path, { channel: 'lark', larkId: openId });
  expect(added).toMatchObject({ confirmed: false, address: `Lark open_id …${openId.slice(-4)}` });
  const code = await until('the code', async () => /--code (\d{8})/.exec(JSON.stringify(lark.to(openId)))?.[1]);
  expect((await tollgate.admin.post(`${path}/${added.id}/confirm`, { code })).status).toBe(403);
  await c.item({ due: inDays(-1) });
  const sent = await delivered(tollgate, c.ownerId, 'email', 'sent');
  expect(sent.state).toBe('sent');
  expect(lark.to(openId)).toHaveLength(1);
  const wrong = code === '00000000' ? '00000001' : '00000000';
  for (let n = 0; n < 5; n += 1)
    expect((await c.owner.post(`${path}/${added.id}/confirm`, { code: wrong })).status).toBe(422);
  expect((await c.owner.post(`${path}/${added.id}/confirm`, { code })).status).toBe(409);
  const rows = JSON.stringify(await tollgate.dataSource.query('SELECT * FROM contact_points'));
  for (const secret of [openId, code]) expect(rows).not.toContain(secret);
});

test('what does not come from Lark does nothing: unsigned, altered, old, of another app or key; and what came once comes once', async () => {
  const c = await launchedCase(tollgate);
  const openId = await known(c.manager, c.managerId);
  const item = await c.item();
  await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  const value = { ...button(await cardWith(openId, 'Approve'), 'Approve'), step: 'do' };
  const event = pressEvent(openId, value) as { header: object };
  const good = larkCall(event);
  const { 'x-lark-signature': _, ...unsigned } = good.headers;
  const bad = [
    { ...good, headers: unsigned },
    { ...good, headers: { ...good.headers, 'x-lark-signature': 'a'.repeat(64) } },
    { ...good, headers: { ...good.headers, 'x-lark-request-nonce': 'another' } },
    { ...good, body: `${good.body} ` },
    { ...good, body: JSON.stringify(event) },
    { ...good, body: '{"encrypt": "AAAA"}' },
    larkCall(event, { at: Date.now() - 600_000 }),
    larkCall(event, { at: Date.now() + 600_000 }),
    larkCall(event, { key: 'another key' }),
    larkCall({ ...event, header: { ...event.header, token: 'another' } }),
    larkCall({ ...event, header: { ...event.header, app_id: 'cli_another' } }),
  ];
  for (const parts of bad) expect((await call(parts)).status).toBe(401);
  expect(await status(c, item.id)).toBe('submitted');
  expect((await call(good)).body.toast.type).toBe('success');
  // Taken down on its way and sent again, it tells nothing.
  expect((await call(good)).body).toEqual({});
  expect(
    (await call(larkCall({ ...event, header: { ...event.header, event_type: 'im.message.receive_v1' } }))).body,
  ).toEqual({});
});

test('when its address is entered at Lark, the app answers what it is asked', async () => {
  const asked = { type: 'url_verification', challenge: 'say this', token: larkKeys.larkVerificationToken };
  const { body } = larkCall(asked);
  const headers = { 'content-type': 'application/json' };
  expect((await call({ body, headers })).body).toEqual({ challenge: 'say this' });
  expect((await call({ body: larkCall({ ...asked, token: 'another' }).body, headers })).status).toBe(401);
  expect((await call({ body: JSON.stringify(asked), headers })).status).toBe(401);
});

test('a token that is taken back is renewed, and kept; a person whom the bot does not reach gets a mail', async () => {
  const c = await launchedCase(tollgate);
  const openId = await known(c.owner, c.ownerId);
  const before = lark.tokensGiven;
  await c.item({ due: inDays(-1) });
  await cardWith(openId, 'Acknowledge');
  expect(lark.tokensGiven).toBe(before);
  lark.takeTokensBack();
  const other = await known(c.lead, c.leadId);
  expect(lark.tokensGiven).toBe(before + 1);
  lark.people.delete(other);
  await c.item({ ownerId: c.leadId, due: inDays(-1) });
  const dead = await delivered(tollgate, c.leadId, 'lark', 'dead');
  expect(dead).toMatchObject({ fault: 'address', attempts: 1, lastError: expect.stringContaining('230013') });
  expect((await delivered(tollgate, c.leadId, 'email', 'sent')).insteadOf).toBe(dead.id);
  expect(lark.tooOften).toEqual([]);
});
