import { startDeliveries } from '../../../apps/worker/src/deliveries/delivery-loop.js';
import { inDays, launchedCase } from '../../factories/case.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { code, startLark, type LarkServer } from '../../harness/vendors/lark.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { delivered, path, prefers, startWithWebhooks } from './chat.js';

const secret = 'a bot’s signing secret';
let lark: LarkServer;
let mail: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  lark = await startLark(secret);
  mail = await startMailServer();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url });
});
afterAll(async () => {
  await tollgate.stop();
  await lark.vendor.stop();
  await mail.stop();
});

test('an escalation reaches its owner as a signed card, the timeline says so, and nobody can read the webhook again', async () => {
  const c = await launchedCase(tollgate);
  const bot = path('lark');
  const added = await prefers(c.owner, c.ownerId, 'lark', lark.vendor.url(bot), secret);
  expect(added.address).toBe(`127.0.0.1/…${bot.slice(-4)}`);
  const item = await c.item({ title: 'Retrain <at id=all></at> *reviewers*', due: inDays(-1) });
  const [request] = await until('the card', async () => lark.vendor.at(bot).length > 0 && lark.vendor.at(bot));
  const { card } = JSON.parse(request!.body);
  expect(card.header).toMatchObject({ template: 'red', title: { content: expect.stringContaining('is overdue') } });
  // Shown as it was written: neither a mention of everybody nor bold.
  expect(card.elements).toContainEqual({
    tag: 'div',
    text: { tag: 'plain_text', content: expect.stringContaining('Retrain <at id=all></at> *reviewers*') },
  });
  expect(card.elements.flatMap((e: { actions?: object[] }) => e.actions ?? [])).toContainEqual(
    expect.objectContaining({
      url: expect.stringMatching(new RegExp(`/open/action-items/${item.id}$`)),
      text: { tag: 'plain_text', content: 'Open in Tollgate' },
    }),
  );
  const sent = await delivered(tollgate, c.ownerId, 'lark', 'sent');
  expect(request!.headers['x-tollgate-delivery']).toBe(sent.id);
  expect(sent.answer).toContain('success');
  const told = await until('the timeline to say so', async () => {
    const { body } = await c.manager.get(`/action-items/${item.id}/timeline`);
    const all = body.items.flatMap((e: { told: object[] }) => e.told);
    const mine = all.find(
      (t: { person: { id: string }; kind: string }) => t.person.id === c.ownerId && t.kind === 'level',
    );
    return mine?.channels[0]?.state === 'sent' && mine;
  });
  expect(told.channels).toMatchObject([{ channel: 'lark', state: 'sent', because: null }]);
  const rows = JSON.stringify(await tollgate.dataSource.query('SELECT * FROM contact_points'));
  expect(rows).not.toContain(bot);
  expect(rows).not.toContain(secret);
  expect(JSON.stringify((await c.owner.get(`/people/${c.ownerId}/contact-points`)).body)).not.toContain(bot);
});

test('put off by a code inside a 200, the card is sent later, once', async () => {
  const c = await launchedCase(tollgate);
  const bot = path('lark');
  await prefers(c.owner, c.ownerId, 'lark', lark.vendor.url(bot), secret);
  lark.vendor.answerNext(bot, code(9499, 'too many request'));
  await c.item({ due: inDays(-1) });
  const first = await until('the first call', async () => lark.vendor.at(bot)[0]);
  const waiting = await until('it to be recorded', async () => {
    const [d] = (await tollgate.admin.get(`/deliveries?person=${c.ownerId}&channel=lark`)).body.items;
    return d?.lastError && d;
  });
  expect(waiting).toMatchObject({
    state: 'pending',
    attempts: 0,
    lastError: expect.stringContaining('too many request'),
  });
  // The vendor's time goes by.
  await tollgate.dataSource.query(`UPDATE channel_destinations SET blocked_until = now()`);
  await tollgate.dataSource.query(`UPDATE deliveries SET next_attempt_at = now() WHERE id = $1 AND state = 'pending'`, [
    waiting.id,
  ]);
  await delivered(tollgate, c.ownerId, 'lark', 'sent');
  const calls = lark.vendor.at(bot);
  expect(calls.map(({ headers }) => headers['x-tollgate-delivery'])).toEqual([waiting.id, waiting.id]);
  expect(first.body).not.toBe('');
});

test('a wrong secret is refused for good: the delivery is dead, and the message goes by mail instead', async () => {
  const c = await launchedCase(tollgate);
  const bot = path('lark');
  await prefers(c.owner, c.ownerId, 'lark', lark.vendor.url(bot), 'not the secret');
  const item = await c.item({ due: inDays(-1) });
  const dead = await delivered(tollgate, c.ownerId, 'lark', 'dead');
  expect(dead).toMatchObject({ attempts: 1, lastError: expect.stringContaining('19021') });
  const instead = await delivered(tollgate, c.ownerId, 'email', 'sent');
  expect(instead.insteadOf).toBe(dead.id);
  const { email } = (await tollgate.admin.get(`/people/${c.ownerId}`)).body;
  expect(mail.to(email)[0]?.text).toContain('is overdue');
  const { body } = await c.manager.get(`/action-items/${item.id}/timeline`);
  const told = body.items
    .flatMap((e: { told: object[] }) => e.told)
    .find((t: { person: { id: string }; kind: string }) => t.person.id === c.ownerId && t.kind === 'level');
  expect(told.channels).toMatchObject([
    { channel: 'lark', state: 'dead' },
    { channel: 'email', state: 'sent', because: 'lark could not be delivered' },
  ]);
  expect(lark.vendor.at(bot)).toHaveLength(1);
});

test('the limit of a bot holds, though several people share it and two workers send', async () => {
  const other = startDeliveries(tollgate.dataSource, tollgate.settings, () => undefined);
  const bot = path('lark');
  const c = await launchedCase(tollgate);
  const people = await Promise.all(Array.from({ length: 14 }, (_, n) => tollgate.person(`Sharing ${n}`)));
  for (const id of people) await prefers(await tollgate.as(id), id, 'lark', lark.vendor.url(bot), secret);
  await Promise.all(people.map((ownerId) => c.item({ ownerId, due: inDays(-1) })));
  await until('every card', async () => lark.vendor.at(bot).length >= people.length);
  await until('all to be recorded', async () => {
    const { body } = await tollgate.admin.get('/deliveries?state=pending&channel=lark');
    return body.items.length === 0;
  });
  await Promise.all(other.map((loop) => loop.stop()));
  expect(lark.tooOften).toEqual([]);
  const ids = lark.vendor.at(bot).map(({ headers }) => headers['x-tollgate-delivery']);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a herd is one card of at most 20 KB, which says how many more there are and where', async () => {
  const c = await launchedCase(tollgate);
  const bot = path('lark');
  await tollgate.stopWorker();
  await prefers(c.owner, c.ownerId, 'lark', lark.vendor.url(bot), secret);
  for (let n = 0; n < 60; n += 1) await c.item({ title: `Überfällig 逾期 ${n} ${'x'.repeat(150)}`, due: inDays(-1) });
  await tollgate.startWorker();
  const sent = await until('a card that leaves something out', async () =>
    lark.vendor.at(bot).find(({ body }) => /And \d+ more/.test(body)),
  );
  expect(Buffer.byteLength(sent.body)).toBeLessThanOrEqual(20 * 1024);
  const { card } = JSON.parse(sent.body);
  const read = card.elements
    .flatMap((e: { actions?: { text: { content: string }; url: string }[] }) => e.actions ?? [])
    .find((a: { text: { content: string } }) => a.text.content === 'Read all');
  const page = await fetch(`${tollgate.url}${new URL(read.url).pathname}`);
  expect(page.status).toBe(200);
  expect((await page.text()).match(/is overdue<\/h2>/g)?.length).toBeGreaterThan(20);
});
