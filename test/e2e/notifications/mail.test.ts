import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

const mails: ParsedMail[] = [];
let server: SMTPServer;
let tollgate: Tollgate;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      done(address.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null);
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  tollgate = await startTollgate({ settings: { smtpUrl: `smtp://127.0.0.1:${port}`, combineWindowSeconds: 1 } });
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});

const to = (mail: ParsedMail): string => (Array.isArray(mail.to) ? mail.to[0] : mail.to)?.value[0]?.address ?? '';

test('a breach reaches owner and manager as text and HTML, threaded by item, and many messages are one mail', async () => {
  const c = await launchedCase(tollgate);
  for (let n = 0; n < 20; n += 1) await c.item({ title: `Late <b>${n}</b>`, due: inDays(-2) });
  const people = await tollgate.dataSource.query<{ email: string }[]>('SELECT email FROM people WHERE id = ANY($1)', [
    [c.ownerId, c.bossId],
  ]);
  for (const { email } of people) {
    const mail = await until(`a mail to ${email}`, async () => mails.find((m) => to(m) === email), 30_000);
    expect(mail.text).toContain('overdue');
    expect(mail.html).toContain('&#60;b&#62;');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  }
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
  expect((await c.owner.get('/notifications?limit=200')).body.items.length).toBeGreaterThanOrEqual(20);
}, 60_000);

test('an address that is refused for good makes a dead delivery that can be seen and sent again', async () => {
  const c = await launchedCase(tollgate);
  const gone = await tollgate.person('Gone', { email: 'gone@example.com' });
  await c.item({ ownerId: gone, due: inDays(-1) });
  const dead = await until(
    'a dead delivery',
    async () => (await tollgate.admin.get('/deliveries?state=dead')).body.items[0],
    30_000,
  );
  expect(dead).toMatchObject({ person: { id: gone }, attempts: 1 });
  expect(dead.lastError).toContain('no such user');
  expect((await tollgate.admin.post(`/deliveries/${dead.id}/retry`)).body.state).toBe('pending');
}, 60_000);
