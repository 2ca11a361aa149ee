import { randomUUID } from 'node:crypto';
import { retentionClasses, retentionNames } from '../../../database/retention/classes.js';
import { forgetOld, retentionNow } from '../../../database/retention/retention.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { acceptedFile, ended } from '../imports/import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => tollgate.stop());

const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  tollgate.dataSource.query(text, values);

/** So many messages about a program, all of them four hundred days old. */
async function oldMessages(count: number, programId: string): Promise<void> {
  await sql(
    `INSERT INTO notifications (person_id, kind, subject_kind, subject_id, program_id, event_key, title, body, at, created_at, channels, push)
     SELECT $1, 'reminder', 'program', $2, $2, 'old/' || gen_random_uuid(), 'Old', 'Old', now(), now() - interval '400 days', '{inbox}', 'none'
     FROM generate_series(1, $3::int)`,
    [c.ownerId, programId, count],
  );
}

const messagesLeft = async (programId: string): Promise<number> => {
  const [row] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM notifications WHERE program_id = $1 AND title = 'Old'`,
    [programId],
  );
  return row?.n ?? -1;
};

test('nothing but sign-ins that are long over, and what models were told, is forgotten where nobody says anything', async () => {
  const kept = await retentionNow(tollgate.dataSource.manager);
  expect(kept.filter(({ days }) => days !== null).map(({ name, days }) => [name, days])).toEqual([
    ['ai_contents', 90],
    ['sessions', 30],
  ]);
  expect((await tollgate.admin.get('/retention')).body.items.map((one: { class: string }) => one.class)).toEqual([
    ...retentionNames,
  ]);
});

test('what is older than an administrator says is forgotten in batches, each in the trail; what is under hold stays', async () => {
  const { admin, dataSource } = tollgate;
  const held = (await c.manager.must('/programs', { name: `Held ${randomUUID()}`, domainLeadId: c.leadId })).id;
  await oldMessages(1_203, c.programId);
  await oldMessages(5, held);
  const hold = await admin.must('/legal-holds', { programId: held, reason: 'Case 4711' });
  expect(await admin.must('/retention/messages/preview', { days: 365 })).toMatchObject({
    class: 'messages',
    count: 1_203,
  });
  const set = await admin.put('/retention/messages', { days: 365 });
  expect([set.status, set.body]).toMatchObject([
    200,
    { class: 'messages', days: 365, changedBy: { name: expect.any(String) } },
  ]);
  expect((await forgetOld(dataSource, Date.now())).get('messages')).toBe(1_203);
  expect([await messagesLeft(c.programId), await messagesLeft(held)]).toEqual([0, 5]);
  const ran = await sql<{ data: { count: number; class: string } }>(
    `SELECT data FROM audit_events WHERE type = 'retention.ran' AND data ->> 'class' = 'messages' ORDER BY seq`,
  );
  expect(ran.map(({ data }) => data.count)).toEqual([500, 500, 203]);
  await admin.must(`/legal-holds/${hold.id}/lift`, { reason: 'Over' });
  expect((await forgetOld(dataSource, Date.now())).get('messages')).toBe(5);
  expect((await admin.put('/retention/messages', { days: null })).body).toMatchObject({ days: null });
  const said = await sql<{ data: object }>(
    `SELECT data FROM audit_events WHERE type = 'retention.set' AND data ->> 'class' = 'messages' ORDER BY seq`,
  );
  expect(said.map(({ data }) => data)).toEqual([
    { class: 'messages', days: 365, before: null },
    { class: 'messages', days: null, before: 365 },
  ]);
});

test('nothing is forgotten while everything is held', async () => {
  const hold = await tollgate.admin.must('/legal-holds', { everything: true, reason: 'Case 1' });
  await oldMessages(2, c.programId);
  await tollgate.admin.put('/retention/messages', { days: 365 });
  for (const name of retentionNames)
    expect(await tollgate.admin.must(`/retention/${name}/preview`, { days: 30 })).toMatchObject({ count: 0 });
  await tollgate.admin.must(`/legal-holds/${hold.id}/lift`, { reason: 'Over' });
  expect((await forgetOld(tollgate.dataSource, Date.now())).get('messages')).toBe(2);
  await tollgate.admin.put('/retention/messages', { days: null });
});

/** A row of each class that is long over, and one that is young: the statement that makes them, and what is left of the old one. */
const others: Record<string, { make: string[]; left: string }> = {
  deliveries: {
    make: [
      `INSERT INTO deliveries (id, channel, state, address, content, kind, created_at, next_attempt_at)
       VALUES (gen_random_uuid(), 'email', 'sent', 'old@example.com', '{"text": "Old"}', 'messages', now() - interval '400 days', now())`,
      `INSERT INTO deliveries (id, channel, state, address, content, kind, created_at, next_attempt_at)
       VALUES (gen_random_uuid(), 'email', 'sent', 'young@example.com', '{"text": "Young"}', 'messages', now(), now())`,
    ],
    left: `SELECT address FROM deliveries WHERE address LIKE '%@example.com' AND content IS NOT NULL`,
  },
  sessions: {
    make: [
      `INSERT INTO sessions (id, person_id, session_hash, how, opened_at, used_at, ends_at, address)
       SELECT gen_random_uuid(), id, gen_random_uuid()::text, 'password', now(), now(), now() - interval '400 days', 'old@example.com'
       FROM people LIMIT 1`,
      `INSERT INTO sessions (id, person_id, session_hash, how, opened_at, used_at, ends_at, address)
       SELECT gen_random_uuid(), id, gen_random_uuid()::text, 'password', now(), now(), now(), 'young@example.com' FROM people LIMIT 1`,
    ],
    left: `SELECT address FROM sessions WHERE address LIKE '%@example.com'`,
  },
  sign_in_links: {
    make: [
      `INSERT INTO sign_in_links (id, person_id, purpose, by_mail, created_at, ends_at)
       SELECT gen_random_uuid(), id, 'password', false, now(), now() - interval '400 days' FROM people LIMIT 1`,
      `INSERT INTO sign_in_links (id, person_id, purpose, by_mail, created_at, ends_at)
       SELECT gen_random_uuid(), id, 'password', true, now(), now() FROM people LIMIT 1`,
    ],
    left: `SELECT CASE WHEN by_mail THEN 'young@example.com' ELSE 'old' END AS address FROM sign_in_links WHERE purpose = 'password'`,
  },
  rehearsals: {
    make: [
      `INSERT INTO rehearsals (id, program_id, policy_versions, days, state, requested_by, requested_at, ended_at, note)
       SELECT gen_random_uuid(), (SELECT id FROM programs LIMIT 1), '{}', 1, 'cancelled', id, now(), now() - interval '400 days', 'old'
       FROM people LIMIT 1`,
      `INSERT INTO rehearsals (id, program_id, policy_versions, days, state, requested_by, requested_at, ended_at, note)
       SELECT gen_random_uuid(), (SELECT id FROM programs LIMIT 1), '{}', 1, 'cancelled', id, now(), now(), 'young@example.com'
       FROM people LIMIT 1`,
    ],
    left: 'SELECT note AS address FROM rehearsals',
  },
};

test.each(Object.entries(others))(
  'of %s the old one is forgotten, and the young one stays',
  async (name, { make, left }) => {
    for (const statement of make) await sql(statement);
    await tollgate.admin.put(`/retention/${name}`, { days: 100 });
    await forgetOld(tollgate.dataSource, Date.now());
    expect(await sql(left)).toEqual([{ address: 'young@example.com' }]);
  },
);

test('so are deliveries of webhooks with their attempts, and rows of imported files; the file stays', async () => {
  const { admin } = tollgate;
  const url = 'https://example.com/hook';
  await sql(
    `WITH e AS (INSERT INTO webhook_endpoints (id, name, url, events, sealed_secret, active, created_by)
       SELECT gen_random_uuid(), 'Old', $1, '{*}', 'x', false, id FROM people LIMIT 1 RETURNING id),
     d AS (INSERT INTO webhook_deliveries (id, endpoint_id, event_seq, state, created_at, next_attempt_at)
       SELECT gen_random_uuid(), id, 1, 'delivered', now() - interval '400 days', now() FROM e RETURNING id)
     INSERT INTO webhook_attempts (delivery_id, at, status, answer, ms) SELECT id, now(), 200, 'ok', 1 FROM d`,
    [url],
  );
  const file = 'Title,Owner,Due\nA,nobody@nowhere.example,not a day\n';
  const imported = await acceptedFile(c.manager, file, { program: c.programId, owners: 'create' });
  await ended(c.manager, imported.id);
  await sql(`UPDATE imports SET finished_at = now() - interval '400 days'`);
  const rows = async (): Promise<number[]> => {
    const found = [];
    for (const table of ['webhook_deliveries', 'webhook_attempts', 'import_rejections', 'imports'])
      found.push((await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1);
    return found;
  };
  expect(await rows()).toEqual([1, 1, expect.any(Number), 1]);
  expect((await rows())[2]).toBeGreaterThan(0);
  for (const name of ['webhook_deliveries', 'import_rows']) await admin.put(`/retention/${name}`, { days: 100 });
  await forgetOld(tollgate.dataSource, Date.now());
  expect(await rows()).toEqual([0, 0, 0, 1]);
});

test('the worker does it by itself', async () => {
  const other = await startTollgate({ worker: false });
  try {
    await other.dataSource.query(
      `INSERT INTO sessions (id, person_id, session_hash, how, opened_at, used_at, ends_at)
       SELECT gen_random_uuid(), id, gen_random_uuid()::text, 'password', now(), now(), now() - interval '31 days' FROM people LIMIT 1`,
    );
    await other.startWorker();
    await until('it is forgotten', async () => (await other.dataSource.query('SELECT 1 FROM sessions')).length === 0);
  } finally {
    await other.stop();
  }
});

test('what is wrong is refused: by whom, what there is not, too few days, no number; auditors may look', async () => {
  const auditor = await tollgate.as(await tollgate.person('Audits', { access: 'auditor' }));
  expect((await auditor.get('/retention')).status).toBe(200);
  expect((await c.owner.get('/retention')).status).toBe(403);
  for (const who of [auditor, c.manager]) {
    expect((await who.put('/retention/messages', { days: 365 })).status).toBe(403);
    expect((await who.post('/retention/messages/preview', { days: 365 })).status).toBe(403);
  }
  const { admin } = tollgate;
  expect((await admin.put('/retention/records', { days: 365 })).status).toBe(404);
  const few = await admin.put('/retention/messages', { days: retentionClasses.messages.least - 1 });
  expect([few.status, few.body.detail]).toEqual([422, expect.stringContaining('30 days at least')]);
  for (const days of [0, -1, 1.5, 'x', 36_501, undefined])
    expect([days, (await admin.put('/retention/messages', { days })).status]).toEqual([days, 400]);
  expect((await admin.post('/retention/messages/preview', { days: null })).status).toBe(400);
});

test('on the command line: listed, previewed, set', async () => {
  const tg = commandLine(tollgate.admin);
  expect((await tg('retention', 'list')).out).toMatch(/messages +for ever/);
  expect((await tg('retention', 'preview', 'messages', '365')).out).toContain(
    'This would forget 0 of messages older than',
  );
  expect((await tg('retention', 'set', 'messages', '730')).out).toMatch(/messages +730 days/);
  expect((await tg('retention', 'set', 'messages', 'for-ever')).out).toMatch(/messages +for ever/);
  expect((await tg('retention', 'set', 'messages', 'soon')).err).toContain('whole number');
  expect((await tg('retention', 'set', 'letters', '10')).err).toContain('Nothing is kept under that name');
});
