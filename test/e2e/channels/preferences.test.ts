import { presentCalendarsOf } from '../../../database/calendars/present.js';
import { makeDigests } from '../../../database/notifications/digests.js';
import { routePending } from '../../../database/notifications/route-pending.js';
import { unreachedNotices } from '../../../database/notifications/unreached.js';
import { nextWorkingDay } from '../../../domain/calendar/working-time.js';
import type { PushChannel } from '../../../domain/notification/channels.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { standsInFor } from '../../factories/delegation.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startLark } from '../../harness/vendors/lark.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';
import { delivered, path, prefers, startWithWebhooks } from './chat.js';

const able: ReadonlySet<PushChannel> = new Set<PushChannel>(['email', 'lark', 'slack', 'teams']);
let mail: MailServer;
let lark: Awaited<ReturnType<typeof startLark>>;
let tollgate: Tollgate;

beforeAll(async () => {
  mail = await startMailServer();
  lark = await startLark('s');
  tollgate = await startWithWebhooks({ smtpUrl: mail.url });
});
afterAll(async () => {
  await tollgate.stop();
  await mail.stop();
  await lark.vendor.stop();
});

const standard = { groups: {}, quietHours: null, digest: { at: '08:30', channels: ['email'] } };

/** A message of a kind in the inbox of a person, once its channels are as wanted. */
function told(person: ApiClient, kind: string, ready: (n: { push: string; channels: { state: string }[] }) => boolean) {
  return until(`a message of kind ${kind}`, async () => {
    const { items } = (await person.get('/notifications?limit=200')).body;
    return items.find(
      (n: { kind: string; push: string; channels: { state: string }[] }) => n.kind === kind && ready(n),
    );
  });
}

test('a channel of the policy that a person has no address for falls back to mail, and that is visible', async () => {
  const policy = await tollgate.admin.must('/policies', {
    kind: 'escalation',
    name: 'By Lark',
    body: {
      levels: [{ after: 'PT0S', roles: ['owner'], people: [], channels: ['inbox', 'lark'] }],
      acknowledgementHolds: 'P1D',
    },
  });
  const version = (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(-1), escalationPolicyVersionId: version });
  const message = await told(c.owner, 'level', ({ channels }) => channels[0]?.state === 'sent');
  expect(message.channels).toMatchObject([{ channel: 'email', state: 'sent', because: 'no Lark address' }]);
  expect(message.subject.id).toBe(item.id);
  expect(
    (
      await tollgate.admin.post('/policies', {
        kind: 'reminder',
        name: 'Pigeon',
        body: { before: ['P1D'], channels: ['pigeon'] },
      })
    ).body.errors[0].message,
  ).toContain('must be one of inbox, email, lark, slack, teams');
});

test('an escalation that reached nobody is given by name, and goes to the next level at once', async () => {
  const c = await launchedCase(tollgate);
  const [nobody, gone] = [
    await tollgate.person('No Address'),
    await tollgate.person('Gone', { email: 'gone@example.com' }),
  ];
  await tollgate.dataSource.query('UPDATE people SET manager_id = $2 WHERE id = $1', [nobody, gone]);
  const item = await c.item({ ownerId: nobody, due: inDays(-1) });
  const fine = await c.item({ due: inDays(-1) });
  const unreached = await until('it to be given', async () =>
    (await unreachedNotices(tollgate.dataSource.manager)).find(({ itemId }) => itemId === item.id),
  );
  expect(unreached).toMatchObject({ cycle: 1, level: 1, programId: c.programId });
  expect(unreached.people).toEqual(
    expect.arrayContaining([
      { personId: nobody, why: 'inbox: no mail address' },
      { personId: gone, why: expect.stringContaining('no such user') },
    ]),
  );
  await delivered(tollgate, c.ownerId, 'email', 'sent');
  expect((await unreachedNotices(tollgate.dataSource.manager)).map(({ itemId }) => itemId)).not.toContain(fine.id);
  expect((await tollgate.admin.get('/metrics')).body).toMatch(/tollgate_escalations_unreached [1-9]/);
  const climbed = await until('the next level', async () => {
    const { items } = (await c.manager.get(`/action-items/${item.id}/timeline`)).body;
    return items.at(-1).data.level === 2 && items;
  });
  expect(climbed.map(({ type }: { type: string }) => type).slice(-3)).toEqual([
    'item.escalated',
    'item.unreached',
    'item.escalated',
  ]);
  expect(climbed.at(-2).summary).toContain('no such user');
  expect(climbed.at(-1).told.map((t: { person: { id: string } }) => t.person.id)).toEqual([c.managerId]);
  const settled = await until('all to be settled', async () => {
    const [row] = await tollgate.dataSource.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM notifications WHERE kind = 'level' AND push <> 'none' AND NOT settled`,
    );
    return row?.n === 0;
  });
  expect(settled).toBe(true);
  expect((await c.owner.get(`/action-items/${fine.id}`)).body.ladderLevel).toBe(1);
});

test('quiet hours hold back what is no escalation, until they end', async () => {
  const c = await launchedCase(tollgate);
  const local = (hours: number): string =>
    new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 13) + ':00';
  await c.owner.put(`/people/${c.ownerId}/preferences`, { ...standard, quietHours: { from: local(-1), to: local(2) } });
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/extensions`, { due: inDays(20), reason: 'late' });
  await c.manager.must(`/action-items/${item.id}/extensions/decision`, { decision: 'refuse', reason: 'no' });
  const message = await told(c.owner, 'extension_refused', ({ push }) => push === 'held');
  expect(message.channels).toEqual([]);
  const late = await c.item({ due: inDays(-1) });
  await told(c.owner, 'level', ({ channels }) => channels[0]?.state === 'sent');
  expect(late.id).not.toBe(item.id);
  await routePending(tollgate.dataSource, { able, windowSeconds: 0, now: Date.now() + 3 * 3_600_000 });
  await told(c.owner, 'extension_refused', ({ channels }) => channels[0]?.state === 'sent');
});

/** The next day of the week (1 is Monday) at a time in Singapore, at least a day ahead; epoch ms. */
function next(weekday: number, time: string): number {
  for (let at = Date.now() + 86_400_000; ; at += 86_400_000) {
    const local = new Date(at + 8 * 3_600_000);
    if (local.getUTCDay() === weekday % 7) return Date.parse(`${local.toISOString().slice(0, 10)}T${time}:00+08:00`);
  }
}

test('a digest comes once a working morning, with what is overdue, due soon and waiting, and the news put off', async () => {
  const c: Case = await launchedCase(tollgate);
  const { email } = (await tollgate.admin.get(`/people/${c.managerId}`)).body;
  const late = await c.item({ title: 'Late one', ownerId: c.managerId, due: inDays(-1) });
  const soon = await c.item({ title: 'Soon one', ownerId: c.managerId, due: inDays(3) });
  const other = await c.item({ title: 'Handed in' });
  const asked = await c.item({ title: 'More time' });
  const digestOf = { channels: null, when: 'digest' };
  const standIn = { email: `there-for-${c.managerId}@example.com` };
  const thereId = await tollgate.person('There for them', standIn);
  await standsInFor(c.manager, thereId);
  const there = await tollgate.as(thereId);
  await there.put(`/people/${thereId}/preferences`, { ...standard, groups: { decisions: digestOf } });
  // What left before the manager chose is no news of the morning.
  await told(c.manager, 'level', ({ channels }) => channels[0]?.state === 'sent');
  await told(c.manager, 'delegation_started', ({ push }) => push === 'routed');
  const chosen = await c.manager.put(`/people/${c.managerId}/preferences`, {
    ...standard,
    groups: { program_news: digestOf, decisions: digestOf, own_work: digestOf },
  });
  expect(chosen.body.effective).toMatchObject({ program_news: { when: 'digest' }, escalations: { when: 'immediate' } });
  await tollgate.dataSource.query('DELETE FROM digests');
  await c.owner.must(`/action-items/${other.id}/submit`, { statement: 'Done' });
  await c.owner.must(`/action-items/${asked.id}/extensions`, { due: inDays(30), reason: 'The vendor is late' });
  await told(c.manager, 'submitted', ({ push }) => push === 'digest' || push === 'routed');
  // From here on the mornings are those that the test says.
  await tollgate.stopWorker();
  await tollgate.dataSource.query('DELETE FROM digests');
  await tollgate.dataSource.query(
    `DELETE FROM notification_pushes u USING deliveries d WHERE d.id = u.delivery_id AND d.kind = 'digest'`,
  );
  await tollgate.dataSource.query(`DELETE FROM deliveries WHERE kind = 'digest'`);
  await tollgate.dataSource.query(
    `UPDATE notifications SET push = 'digest' WHERE person_id = $1 AND kind IN ('submitted', 'extension_requested')`,
    [c.managerId],
  );
  const [calendar] = Object.values(await presentCalendarsOf(tollgate.dataSource.manager, [c.managerId]));
  if (!calendar) throw new Error('the manager has no calendar');
  const day = nextWorkingDay(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), calendar);
  const morning = Date.parse(`${day}T08:29:00+08:00`);
  const make = (now: number): Promise<number> => makeDigests(tollgate.dataSource, { able, now });
  expect(await make(morning)).toBe(0);
  // The morning of the manager, and of the one who is there for them.
  expect(await make(morning + 60_000)).toBe(2);
  expect(await make(morning + 120_000)).toBe(0);
  expect(await make(next(6, '12:00'))).toBe(0);
  await tollgate.startWorker();
  // The worker starts anew first, beside whatever else the machine does.
  const digest = await until('the digest', async () =>
    mail
      .to(email)
      .find(({ subject }) => subject?.startsWith('Your morning: 1 overdue, 1 due soon, 2 waiting for you, 2 news')),
  );
  for (const part of [
    late.key,
    soon.key,
    `${other.key} “Handed in” waits for your sign-off`,
    'The vendor is late',
    'Approve: http',
    'Grant: http',
  ])
    expect(digest.text).toContain(part);
  const ofStandIn = await until('the digest of the one who is there for them', async () =>
    mail.to(standIn.email).find(({ subject }) => subject?.startsWith('Your morning: 2 waiting for you')),
  );
  expect(ofStandIn.text).toMatch(/“Handed in” waits for your sign-off \(for Manager \d+\)/);
  const message = await told(c.manager, 'submitted', ({ channels }) => channels[0]?.state === 'sent');
  expect(message.channels).toMatchObject([{ channel: 'email', state: 'sent' }]);
});

test('whoever gives the digest up gets what was put off for it', async () => {
  const c = await launchedCase(tollgate);
  const digest = { groups: { own_work: { channels: null, when: 'digest' } } };
  await c.owner.put(`/people/${c.ownerId}/preferences`, { ...standard, ...digest });
  await c.item();
  const item = await c.item();
  await c.manager.must(`/action-items/${item.id}/change-due`, { due: inDays(9), reason: 'agreed' });
  await told(c.owner, 'due_changed', ({ push }) => push === 'digest' || push === 'routed');
  await c.owner.put(`/people/${c.ownerId}/preferences`, standard);
  await makeDigests(tollgate.dataSource, { able, now: Date.now() });
  await told(c.owner, 'due_changed', ({ channels }) => channels[0]?.state === 'sent');
});

test('what a person may choose ends where administrators say so', async () => {
  const c = await launchedCase(tollgate);
  const put = (groups: object, more: object = {}) =>
    c.owner.put(`/people/${c.ownerId}/preferences`, { ...standard, groups, ...more });
  const silent = await put({ escalations: { channels: [], when: 'immediate' } });
  expect(silent).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  expect(silent.body.errors[0]).toMatchObject({
    path: 'groups.escalations.channels',
    message: expect.stringContaining('cannot be switched off'),
  });
  expect((await put({ escalations: { channels: null, when: 'digest' } })).body.errors[0].path).toBe(
    'groups.escalations.when',
  );
  expect((await put({ reminders: { channels: ['pigeon'], when: 'immediate' } })).status).toBe(400);
  expect((await put({ gossip: { channels: [], when: 'immediate' } })).status).toBe(400);
  expect((await put({}, { quietHours: { from: '08:00', to: '08:00' } })).status).toBe(400);
  expect((await put({}, { digest: { at: '8:30', channels: ['email'] } })).status).toBe(400);
  expect((await put({ program_news: { channels: [], when: 'immediate' } })).status).toBe(200);
  const stale = await c.owner.put(`/people/${c.ownerId}/preferences`, standard, { 'if-match': '"7"' });
  expect(stale.status).toBe(412);
  expect((await c.owner.get(`/people/${c.managerId}/preferences`)).status).toBe(403);
  expect((await c.owner.put(`/people/${c.managerId}/preferences`, standard)).status).toBe(403);

  const { body: settings } = await tollgate.admin.get('/message-settings');
  const { mailServer, version: read, ...allowed } = settings;
  const version = Number(read);
  expect(mailServer).toBe(true);
  const keep = (body: object, at = version) => tollgate.admin.put('/message-settings', body, { 'if-match': `"${at}"` });
  const loud = {
    ...allowed,
    groups: { ...allowed.groups, escalations: { ...allowed.groups.escalations, maySwitchOff: true } },
  };
  expect((await keep(loud)).body.errors[0].path).toBe('groups.escalations');
  expect((await c.owner.put('/message-settings', allowed, { 'if-match': '"0"' })).status).toBe(403);
  expect((await tollgate.admin.put('/message-settings', allowed)).status).toBe(428);
  const strict = { ...allowed, channels: { ...allowed.channels, lark: false } };
  const changed = await keep(strict);
  expect(changed).toMatchObject({ status: 200, body: { version: version + 1, channels: { lark: false } } });
  expect((await keep(strict)).status).toBe(412);
  expect((await put({ reminders: { channels: ['lark'], when: 'immediate' } })).body.errors[0].message).toContain(
    'switched off',
  );
  expect((await keep(allowed, version + 1)).status).toBe(200);
});

test('addresses: inside ones are refused, one for each channel, tried out, removed for good; nobody touches another’s', async () => {
  const c = await launchedCase(tollgate);
  const points = `/people/${c.ownerId}/contact-points`;
  for (const url of [
    'https://192.168.0.1/x',
    'http://hooks.slack.com/x',
    'https://metadata@hooks.slack.com/',
    'nonsense',
  ])
    expect((await c.owner.post(points, { channel: 'slack', url })).body.errors[0].path).toBe('url');
  expect((await c.owner.post(points, { channel: 'email', url: 'https://example.com' })).status).toBe(400);
  expect(
    (await c.owner.post(points, { channel: 'slack', url: 'https://example.com', secret: 'x' })).body.errors[0].path,
  ).toBe('secret');
  expect((await c.manager.post(points, { channel: 'slack', url: 'https://example.com' })).status).toBe(403);
  const bot = path('lark');
  const added = await prefers(c.owner, c.ownerId, 'lark', lark.vendor.url(bot), 's');
  expect((await c.owner.post(points, { channel: 'lark', url: lark.vendor.url(bot) })).body.code).toBe('already-exists');
  const tried = await c.owner.must(`${points}/${added.id}/test`);
  await delivered(tollgate, c.ownerId, 'lark', 'sent');
  expect(lark.vendor.at(bot)[0]?.body).toContain('This is a test');
  expect(tried.state).toBe('pending');
  const { items } = (await c.owner.get(points)).body;
  expect(items.map((p: { channel: string }) => p.channel)).toEqual(['email', 'lark']);
  expect(items[1].lastDelivery).toMatchObject({ state: 'sent' });
  expect((await c.owner.delete(`${points}/${added.id}`)).status).toBe(204);
  expect((await c.owner.delete(`${points}/${added.id}`)).status).toBe(204);
  expect((await c.owner.get(points)).body.items).toHaveLength(1);
  expect(await tollgate.dataSource.query('SELECT sealed FROM contact_points WHERE id = $1', [added.id])).toEqual([
    { sealed: '' },
  ]);
  expect((await c.owner.post(`${points}/${added.id}/test`)).status).toBe(404);
});
