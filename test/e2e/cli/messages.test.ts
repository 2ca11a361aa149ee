import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inDays, launchedCase } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { startReceiver, type Receiver } from '../../harness/vendors/receiver.js';
import { startSlack } from '../../harness/vendors/slack.js';
import { path, startWithWebhooks } from '../channels/chat.js';

let mail: MailServer;
let slack: Awaited<ReturnType<typeof startSlack>>;
let receiver: Receiver;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  slack = await startSlack();
  receiver = await startReceiver();
  tollgate = await startWithWebhooks({ smtpUrl: mail.url });
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
  await slack.vendor.stop();
  await receiver.vendor.stop();
});

test('a person adds a webhook, tries it, chooses it, sees in `why` by what they were told, and removes it', async () => {
  const c = await launchedCase(tollgate);
  const tg = commandLine(c.owner);
  const hook = path('slack');
  const added = await tg('contacts', 'add', '--channel', 'slack', '--url', slack.vendor.url(hook), '--json');
  expect(added).toMatchObject({ code: 0, err: '' });
  const { id } = JSON.parse(added.out);
  expect((await tg('contacts', 'test', id)).code).toBe(0);
  await until('the test to be seen', async () => (await tg('contacts', 'list')).out.includes('sent: 200 ok'));
  const chosen = await tg(
    'preferences',
    'set',
    '--group',
    'escalations=slack',
    '--group',
    'program-news=none',
    '--quiet',
    '20:00-08:00',
  );
  expect(chosen).toMatchObject({ code: 0, err: '' });
  for (const part of ['escalations', 'slack', 'inbox only', '20:00 to 08:00', 'weekdays at 08:30'])
    expect(chosen.out).toContain(part);
  const item = await c.item({ due: inDays(-1) });
  await until('why to say so', async () => (await tg('why', item.key)).out.includes(': slack sent'));
  expect((await tg('contacts', 'remove', id)).out).toBe('Removed.\n');
  expect((await tg('contacts', 'list')).out).not.toContain(id);
});

test('rooms, deliveries and links from the command line', async () => {
  const c = await launchedCase(tollgate);
  const [manager, admin, owner] = [commandLine(c.manager), commandLine(tollgate.admin), commandLine(c.owner)];
  const { name } = (await c.manager.get(`/programs/${c.programId}`)).body;
  const room = await manager(
    'contacts',
    'add',
    '--program',
    name,
    '--channel',
    'slack',
    '--url',
    slack.vendor.url(path('slack')),
    '--name',
    'War room',
  );
  expect(room).toMatchObject({ code: 0, out: expect.stringContaining('War room') });
  const gone = await tollgate.person('Gone', { email: 'gone@example.com' });
  await c.item({ ownerId: gone, due: inDays(-1) });
  await c.item({ due: inDays(-1) });
  const dead = await until('a dead one', async () => {
    const { out } = await admin('deliveries', 'list', '--state', 'dead', '--to', gone, '--json');
    return JSON.parse(out).items[0];
  });
  expect((await admin('deliveries', 'show', dead.id)).out).toContain('no such user');
  expect((await admin('deliveries', 'retry', dead.id)).out).toBe('Sent again.\n');
  await until('links', async () => (await owner('links', 'list')).out.includes('acknowledge'));
  expect((await owner('links', 'revoke')).out).toMatch(/^[1-9]\d* revoked\.\n$/);
  expect(JSON.parse((await owner('links', 'list', '--json')).out).items).toEqual([]);
});

test('webhooks are made, changed, rotated, replayed and removed', async () => {
  const c = await launchedCase(tollgate);
  const { name } = (await c.manager.get(`/programs/${c.programId}`)).body;
  const tg = commandLine(tollgate.admin);
  const from = new Date().toISOString();
  const url = receiver.vendor.url('/desk');
  const made = await tg(
    'webhooks',
    'create',
    'desk',
    '--url',
    url,
    '--event',
    'item.created',
    '--program',
    name,
    '--json',
  );
  expect(made).toMatchObject({ code: 0, err: '' });
  receiver.secrets.push(JSON.parse(made.out).secret);
  await c.item();
  await until('it to be delivered', async () =>
    (await tg('webhooks', 'deliveries', 'desk', '--state', 'delivered')).out.includes('item.created'),
  );
  const [{ id }] = JSON.parse((await tg('webhooks', 'deliveries', 'desk', '--json')).out).items;
  expect((await tg('webhooks', 'deliveries', 'desk', '--of', id)).out).toContain('204');
  expect((await tg('webhooks', 'replay', 'desk', '--from', from)).out).toBe('1 on their way again.\n');
  expect((await tg('webhooks', 'rotate', 'desk')).out).toContain('whsec_');
  expect((await tg('webhooks', 'edit', 'desk', '--off')).out).toContain('off');
  expect(await tg('webhooks', 'replay', 'desk', '--delivery', id)).toMatchObject({
    code: 1,
    err: expect.stringContaining('switched off'),
  });
  expect((await tg('webhooks', 'edit', 'desk', '--on', '--event', '*')).out).toContain('*');
  expect((await tg('webhooks', 'show', 'desk')).out).not.toContain('whsec_');
  expect((await tg('webhooks', 'remove', 'desk')).code).toBe(0);
  expect((await tg('webhooks', 'show', 'desk')).err).toContain('there is no webhook "desk"');
});

test('feeds are made, renewed and revoked', async () => {
  const c = await launchedCase(tollgate);
  const tg = commandLine(c.owner);
  const pathOf = (out: string): string => `${tollgate.url}${new URL(out.trim()).pathname}`;
  const url = pathOf((await tg('feeds', 'create')).out);
  expect((await fetch(url)).status).toBe(200);
  const [{ id }] = JSON.parse((await tg('feeds', 'list', '--json')).out).items;
  const renewed = pathOf((await tg('feeds', 'renew', id)).out);
  expect([(await fetch(url)).status, (await fetch(renewed)).status]).toEqual([404, 200]);
  const current = JSON.parse((await tg('feeds', 'list', '--json')).out).items.find(
    (f: { revokedAt: unknown }) => f.revokedAt === null,
  );
  expect((await tg('feeds', 'revoke', current.id)).out).toBe('Revoked.\n');
  expect((await fetch(renewed)).status).toBe(404);
});

test('what administrators allow goes out into a file and back; wrong usage ends with 2, refusals with 1', async () => {
  const c = await launchedCase(tollgate);
  const [admin, owner] = [commandLine(tollgate.admin), commandLine(c.owner)];
  const file = join(mkdtempSync(join(tmpdir(), 'tollgate-cli-')), 'allowed.json');
  const before = JSON.parse((await admin('preferences', 'allowed', '--json')).out);
  writeFileSync(file, JSON.stringify({ ...before, channels: { ...before.channels, teams: false } }));
  expect((await admin('preferences', 'allowed', file)).out).toMatch(/Channels: email, lark, slack\n/);
  expect(await owner('preferences', 'allowed', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('administrator'),
  });
  expect(await owner('preferences', 'set', '--group', 'escalations=teams')).toMatchObject({ code: 2 });
  expect(await owner('preferences', 'set', '--group', 'escalations=none')).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be switched off'),
  });
  expect((await owner('preferences', 'set', '--group', 'gossip=email')).code).toBe(2);
  expect((await owner('preferences', 'set', '--quiet', 'night')).code).toBe(2);
  expect((await owner('contacts', 'add', '--channel', 'pigeon', '--url', 'https://example.com')).code).toBe(2);
  expect((await owner('contacts', 'add', '--channel', 'slack', '--url', 'http://example.com')).code).toBe(2);
  expect((await admin('webhooks', 'replay', 'desk')).code).toBe(2);
  expect((await owner('deliveries', 'list')).code).toBe(1);
});
