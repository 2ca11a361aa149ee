import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { startMailServer, type MailServer } from '../../harness/vendors/mail.js';

let server: MailServer;
let tollgate: Tollgate;

beforeAll(async () => {
  server = await startMailServer();
  tollgate = await startTollgate({ settings: { smtpUrl: server.url, combineWindowSeconds: 1 } });
});
afterAll(async () => {
  await tollgate.stop();
  await server.stop();
});

const emailOf = async (personId: string): Promise<string> =>
  (await tollgate.admin.get(`/people/${personId}`)).body.email;

test('a breach reaches owner and manager as text and HTML, threaded by item, and many messages are one mail', async () => {
  const c = await launchedCase(tollgate);
  for (let n = 0; n < 20; n += 1) await c.item({ title: `Late <b>${n}</b>`, due: inDays(-2) });
  for (const email of [await emailOf(c.ownerId), await emailOf(c.bossId)]) {
    const mail = await until(`a mail to ${email}`, async () => server.to(email)[0]);
    expect(mail.text).toContain('overdue');
    expect(mail.html).toContain('&#60;b&#62;');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  }
  await until('the owner to be told of each', async () => {
    const { items } = (await c.owner.get('/notifications?limit=200')).body;
    return items.length >= 20;
  });
  await until('all to be combined', async () => {
    const [row] = await tollgate.dataSource.query<{ n: number }[]>(
      `SELECT count(*) AS n FROM notifications WHERE push = 'pending'`,
    );
    return row?.n === 0;
  });
  const sent = await tollgate.dataSource.query<{ n: number }[]>(
    'SELECT count(*) AS n FROM deliveries WHERE person_id = $1',
    [c.ownerId],
  );
  expect(sent[0]?.n).toBeLessThanOrEqual(4);
});

test('a due date is told to each reader in their own zone', async () => {
  const c = await launchedCase(tollgate);
  const reader = await tollgate.person('Reviewer in New York', {
    email: 'newyork@example.com',
    timeZone: 'America/New_York',
    managerId: c.bossId,
  });
  await c.item({ ownerId: reader, due: inDays(-2) });
  const [mail, boss] = await Promise.all([
    until('the mail to New York', async () => server.to('newyork@example.com')[0]),
    until('the mail to Singapore', async () => server.to(await emailOf(c.bossId))[0]),
  ]);
  expect(mail.text).toMatch(/was due \w+ \d+ \w+ \d{4} 0[56]:00 \(America\/New_York\)/);
  expect(boss.text).toMatch(/was due \w+ \d+ \w+ \d{4} 18:00 \(Asia\/Singapore\)/);
});

test('an address that is refused for good makes a dead delivery that can be seen and sent again', async () => {
  const c = await launchedCase(tollgate);
  const gone = await tollgate.person('Gone', { email: 'gone@example.com' });
  const item = await c.item({ ownerId: gone, due: inDays(-1) });
  const dead = await until(
    'a dead delivery',
    async () => (await tollgate.admin.get(`/deliveries?state=dead&person=${gone}`)).body.items[0],
  );
  expect(dead).toMatchObject({ person: { id: gone }, attempts: 1, channel: 'email' });
  expect(dead.lastError).toContain('no such user');
  const told = (await c.manager.get(`/action-items/${item.id}/timeline`)).body.items
    .flatMap((e: { told: object[] }) => e.told)
    .find((t: { person: { id: string }; kind: string }) => t.person.id === gone && t.kind === 'level');
  expect(told.channels).toMatchObject([
    { channel: 'email', state: 'dead', error: expect.stringContaining('no such user') },
  ]);
  expect((await tollgate.admin.get('/metrics')).body).toContain('tollgate_deliveries{channel="email",state="dead"}');
  expect((await tollgate.admin.post(`/deliveries/${dead.id}/retry`)).body.state).toBe('pending');
  await until(
    'it to be dead again',
    async () => (await tollgate.admin.get(`/deliveries/${dead.id}`)).body.state === 'dead',
  );
  expect((await tollgate.admin.post('/deliveries/retry', { channel: 'email' })).body.sentAgain).toBeGreaterThan(0);
  expect((await c.owner.post(`/deliveries/${dead.id}/retry`)).status).toBe(403);
});

test('a server that is busy is asked again, and the mail that arrives has the same Message-ID', async () => {
  const c = await launchedCase(tollgate);
  const later = await tollgate.person('Later', { email: 'later@example.com' });
  server.busyFor(1);
  await c.item({ ownerId: later, due: inDays(-1) });
  const mail = await until('the mail', async () => server.to('later@example.com')[0]);
  const sent = await until(
    'it to be recorded',
    async () => (await tollgate.admin.get(`/deliveries?state=sent&person=${later}`)).body.items[0],
  );
  expect(mail.messageId).toBe(`<delivery.${sent.id}@localhost>`);
});
