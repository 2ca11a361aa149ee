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
beforeEach(() => {
  server.answers.MAIL = null;
});

const emailOf = async (personId: string): Promise<string> =>
  (await tollgate.admin.get(`/people/${personId}`)).body.email;

const deliveriesTo = async (personId: string) =>
  (await tollgate.admin.get(`/deliveries?person=${personId}`)).body.items;

/** A delivery to a person that waits because of the mail server. */
const waiting = (personId: string, fault: string) =>
  until('a letter to wait', async () =>
    (await deliveriesTo(personId)).find(
      (d: { state: string; fault: string | null }) => d.state === 'pending' && d.fault === fault,
    ),
  );

/** The server is tried again at once, and again until something is so: one try may be on its way with the old answer. */
function soon<T>(what: string, check: () => Promise<T | undefined | false>): Promise<T> {
  return until(what, async () => {
    await tollgate.dataSource.query('UPDATE channel_servers SET probe_at = now()');
    return check();
  });
}

/** Nothing is on its way, and the server is not tried until it is said. */
const still = (): Promise<unknown> =>
  until('nothing to be on its way', async () => {
    await tollgate.dataSource.query(`UPDATE channel_servers SET probe_at = now() + interval '1 hour'`);
    const [row] = await tollgate.dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM deliveries WHERE leased_until > now()',
    );
    return row?.n === 0;
  });

test('what was cancelled while the mail server was away is told as cancelled, and not as overdue', async () => {
  const c = await launchedCase(tollgate);
  server.answers.MAIL = '451 4.3.0 try later';
  const item = await c.item({ title: 'Cancelled meanwhile', due: inDays(-2) });
  await waiting(c.ownerId, 'server');
  await still();
  await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'a duplicate' });
  server.answers.MAIL = null;
  const email = await emailOf(c.ownerId);
  const mail = await soon('the mail', async () => server.to(email)[0]);
  await soon('nothing to wait', async () =>
    (await deliveriesTo(c.ownerId)).every(({ state }: { state: string }) => state !== 'pending'),
  );
  const text = server
    .to(email)
    .map((one) => `${one.subject ?? ''} ${one.text ?? ''}`)
    .join('\n');
  expect(mail.subject).toContain('was cancelled');
  expect(text).not.toContain('is still open');
  expect(text).not.toContain('overdue');
  const dropped = (await deliveriesTo(c.ownerId)).flatMap((d: { dropped: object[] }) => d.dropped);
  expect(dropped).toContainEqual({ title: expect.stringContaining('is overdue'), because: 'it was cancelled' });
  // The inbox keeps what was so, and the ladder reached nobody less for it.
  const { items } = (await c.owner.get('/notifications')).body;
  const level = items.find(({ kind }: { kind: string }) => kind === 'level');
  expect(level.channels[0]).toMatchObject({ state: 'dropped', because: 'it was cancelled' });
  const types = (await c.manager.get(`/action-items/${item.id}/timeline`)).body.items.map(
    (e: { type: string }) => e.type,
  );
  expect(types).not.toContain('item.unreached');
});

test('what waits for one reader leaves as one letter, in which the last word about a record is said, with the date of now', async () => {
  const c = await launchedCase(tollgate);
  server.answers.MAIL = '421 4.3.2 shutting down';
  const item = await c.item();
  await c.manager.must(`/action-items/${item.id}/change-due`, { due: inDays(8), reason: 'first' });
  await waiting(c.ownerId, 'server');
  await still();
  await c.manager.must(`/action-items/${item.id}/change-due`, { due: inDays(9), reason: 'second' });
  const { body } = await c.manager.get(`/action-items/${item.id}`);
  await until('both to wait', async () => {
    const { items } = (await c.owner.get('/notifications')).body;
    return items.every(({ push }: { push: string }) => push === 'routed');
  });
  server.answers.MAIL = null;
  const email = await emailOf(c.ownerId);
  const mail = await soon('the mail', async () => server.to(email).find(({ text }) => text?.includes('second')));
  expect(server.to(email)).toHaveLength(1);
  expect(mail.text).not.toContain('first');
  const day = new Date(body.due.at).toUTCString().slice(5, 7);
  expect(mail.text).toMatch(new RegExp(`is now due \\w+ ${Number(day)} `));
  const sent = await until('it to be recorded', async () =>
    (await deliveriesTo(c.ownerId)).find(({ state }: { state: string }) => state === 'sent'),
  );
  const all = await deliveriesTo(c.ownerId);
  for (const other of all.filter(({ state }: { state: string }) => state === 'dropped'))
    expect(other.mergedInto).toBe(sent.id);
});

test('a mail server that refuses us makes letters wait and ladders stand; administrators hear of it once, and then all leaves', async () => {
  const c = await launchedCase(tollgate);
  server.answers.MAIL = '530 5.7.0 Must issue a STARTTLS command first';
  const items = [await c.item({ due: inDays(-1) }), await c.item({ due: inDays(-1) })];
  const letter = await waiting(c.ownerId, 'us');
  expect(letter).toMatchObject({ attempts: 0, lastError: expect.stringContaining('STARTTLS') });
  const alarms = async (): Promise<object[]> =>
    (await tollgate.admin.get('/notifications?kind=channel_down&limit=200')).body.items.filter(
      ({ body }: { body: string }) => body.includes('STARTTLS'),
    );
  await until('the alarm', async () => (await alarms()).length > 0);
  for (let n = 0; n < 10; n += 1) {
    const { failures } = await serverNow();
    await soon('another try', async () => (await serverNow()).failures > failures);
  }
  expect(await alarms()).toMatchObject([
    {
      title: 'Nothing leaves by mail',
      channels: [{ channel: 'inbox', because: 'no other channel reaches the person' }],
    },
  ]);
  for (const { id } of items) expect((await c.manager.get(`/action-items/${id}`)).body.ladderLevel).toBe(1);
  expect((await deliveriesTo(c.ownerId))[0]).toMatchObject({ state: 'pending', attempts: 0 });
  server.answers.MAIL = null;
  const email = await emailOf(c.ownerId);
  const mail = await soon('the letter', async () => server.to(email)[0]);
  expect(mail.subject).toMatch(/^2 escalations: AI-\d+, AI-\d+$/);
  await soon('it to be well', async () => (await serverNow()).failing_since === null);
  const events = (await tollgate.admin.get('/audit-events?type=channel.well')).body.items;
  expect(events.length).toBeGreaterThan(0);
});

async function serverNow(): Promise<{ failures: number; failing_since: Date | null }> {
  const [row] = await tollgate.dataSource.query<{ failures: number; failing_since: Date | null }[]>(
    'SELECT failures, failing_since FROM channel_servers',
  );
  return row ?? { failures: 0, failing_since: null };
}

test('what is held by quiet hours leaves when they are lifted, and in the zone of now', async () => {
  const c = await launchedCase(tollgate);
  const local = (hours: number): string =>
    new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 13) + ':00';
  const put = (quietHours: object | null): Promise<unknown> =>
    c.owner.put(`/people/${c.ownerId}/preferences`, {
      groups: {},
      quietHours,
      digest: { at: '08:30', channels: ['email'] },
    });
  await put({ from: local(-1), to: local(2) });
  const item = await c.item();
  await c.manager.must(`/action-items/${item.id}/change-due`, { due: inDays(9), reason: 'agreed' });
  const pushOf = async (): Promise<string> =>
    (await c.owner.get('/notifications?kind=due_changed')).body.items[0]?.push;
  await until('it to be held', async () => (await pushOf()) === 'held');
  await put(null);
  const email = await emailOf(c.ownerId);
  await soon('it to leave', async () => server.to(email).some(({ text }) => text?.includes('agreed')));
});
