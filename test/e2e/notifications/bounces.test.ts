import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { report } from '../../harness/vendors/report.js';

let server: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  server = await startMailServer();
  tollgate = await startTollgate({
    settings: { smtpUrl: server.url, combineWindowSeconds: 0, bounceAddress: 'bounces@example.com' },
  });
});
afterAll(async () => {
  await tollgate.stop();
  await server.stop();
});

test('a mail that comes back later counts as undeliverable, and an escalation that reached nobody climbs on', async () => {
  const c = await launchedCase(tollgate);
  const alone = await tollgate.person('Alone', { email: 'alone@example.com' });
  const item = await c.item({ ownerId: alone, due: inDays(-1) });
  const sent = await until(
    'the letter to be sent',
    async () => (await tollgate.admin.get(`/deliveries?state=sent&person=${alone}`)).body.items[0],
  );
  const sender = await until('its return address', async () =>
    server.senders.find((address) => address.includes(sent.id.replaceAll('-', ''))),
  );
  expect(sender).toMatch(/^bounces\+/);
  const hand = (message: string, more: object = {}) => tollgate.admin.post('/deliveries/bounced', { message, ...more });
  expect((await hand(report(sender, { action: 'delayed', status: '4.4.1' }))).body).toMatchObject({ outcome: 'noted' });
  const away = await hand('To: bounces@example.com\r\nSubject: Away\r\n\r\nI am away.', { recipient: sender });
  expect(away.body).toEqual({ outcome: 'noted', deliveryId: sent.id, action: null });
  expect((await tollgate.admin.get(`/deliveries/${sent.id}`)).body.state).toBe('sent');
  expect((await hand(report(sender))).body).toMatchObject({ outcome: 'undeliverable', deliveryId: sent.id });
  expect((await hand(report(sender))).body).toMatchObject({ outcome: 'known' });
  expect((await tollgate.admin.get(`/deliveries/${sent.id}`)).body).toMatchObject({
    state: 'dead',
    fault: 'address',
    lastError: 'it came back: 550 5.1.1 <lin@example.com>: no such user',
  });
  const climbed = await until('the next level', async () => {
    const { items } = (await c.manager.get(`/action-items/${item.id}/timeline`)).body;
    return items.at(-1).data.level === 2 && items;
  });
  expect(climbed.at(-2)).toMatchObject({ type: 'item.unreached', summary: expect.stringContaining('no such user') });
});
