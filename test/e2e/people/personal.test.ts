import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { checkpointsOf } from '../../../database/audit/checkpoints.js';
import { sealedEntries, unsealedEvents } from '../../../database/audit/read-log.js';
import { ownTables } from '../../../database/personal/own-tables.js';
import { nobodysTables, partTables } from '../../../database/personal/part-tables.js';
import type { StoredRow } from '../../../database/personal/read-stored.js';
import { signingKeyOf } from '../../../domain/audit/checkpoint.js';
import type { ErasedEvent } from '../../../domain/audit/erasures.js';
import { LogVerifier, type Finding } from '../../../domain/audit/log-verifier.js';
import { launchedCase, type Case } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { givePassword, password } from '../../harness/password.js';
import { sealAll, signNow } from '../../harness/sealed.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let adminId: string;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-personal-'));

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  adminId = (await tollgate.admin.get('/people/me')).body.id;
  await givePassword(tollgate, adminId);
});
afterAll(async () => {
  await tollgate.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sql = <T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
  tollgate.dataSource.query(text, values);

/** What is stored about somebody, as `who` is given it. */
async function stored(who: ApiClient, id: string): Promise<StoredRow[]> {
  const headers = { authorization: `Bearer ${who.token ?? ''}` };
  const response = await fetch(`${tollgate.url}/api/v1/people/${id}/stored`, { headers });
  expect(response.status).toBe(200);
  const lines = (await response.text()).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as StoredRow);
}

/** A header that shows that the administrator has proved who they are. */
async function proven(): Promise<Record<string, string>> {
  return { 'tollgate-proof': (await tollgate.admin.must('/proof', { password })).proof };
}

/** Somebody with all kinds of things, who has left. */
async function leaver(name: string, email: string): Promise<string> {
  const { admin } = tollgate;
  const { id } = await admin.must('/people', { name, email });
  const them = await tollgate.as(id);
  const item = await c.item({ title: `Ask ${name}`, ownerId: id });
  await them.must(`/action-items/${item.id}/comments`, { body: `Mine, says ${name}` });
  await givePassword(tollgate, id, 'their own four words');
  await them.must('/delegations', {
    ...{ personId: id, standInId: c.ownerId, scope: 'everything', reason: 'In hospital' },
    ...{ from: { date: '2030-01-01' }, until: { date: '2030-01-09' } },
  });
  const { digest } = await admin.must(`/people/${id}/leave/preview`, { toId: c.ownerId });
  await admin.must(`/people/${id}/leave`, { toId: c.ownerId, digest });
  return id;
}

test('the list knows every table, every column that refers to a person, and every column of what is theirs alone', async () => {
  const columns = await sql<{ of: string; name: string }>(
    `SELECT c.table_name AS of, c.column_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'`,
  );
  const references = await sql<{ of: string; name: string }>(
    `SELECT k.conrelid::regclass::text AS of, a.attname AS name FROM pg_constraint k
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)
     WHERE k.contype = 'f' AND k.confrelid = 'people'::regclass AND k.connamespace = current_schema()::regnamespace`,
  );
  const listed = [
    ...ownTables.filter(({ table }) => table !== 'people').map(({ table, column }) => `${table}.${column}`),
    ...partTables.flatMap(({ table, columns: names }) => names.map((name) => `${table}.${name}`)),
  ];
  expect(listed.sort()).toEqual(references.map(({ of, name }) => `${of}.${name}`).sort());
  const tables = [...ownTables, ...partTables].map(({ table }) => table);
  const known = new Set([...tables, ...Object.keys(nobodysTables)]);
  expect([...known].sort()).toEqual([...new Set(columns.map(({ of }) => of))].sort());
  for (const { table, given, withheld } of ownTables)
    expect([table, [...given, ...withheld].sort()]).toEqual([
      table,
      columns
        .filter(({ of }) => of === table)
        .map(({ name }) => name)
        .sort(),
    ]);
  const secret = /hash|sealed|secret|fingerprint/;
  expect(ownTables.flatMap(({ given }) => given).filter((name) => secret.test(name))).toEqual([]);
});

test('somebody is given all that is stored about them, and so is an administrator; nobody else is, and the trail says so', async () => {
  const { id } = await tollgate.admin.must('/people', { name: 'Given Out', email: 'given@example.com' });
  const them = await tollgate.as(id);
  const item = await c.item({ ownerId: id, title: 'Not for the list' });
  await them.must(`/action-items/${item.id}/comments`, { body: 'In my words' });
  const rows = await stored(them, id);
  const of = (table: string, column: string): object[] =>
    rows.filter((one) => one.table === table && one.column === column).map(({ row }) => row);
  expect(of('people', 'id')).toMatchObject([{ name: 'Given Out', email: 'given@example.com' }]);
  expect(of('comments', 'author_id')).toMatchObject([{ body: 'In my words', subject_id: item.id }]);
  expect(of('action_items', 'owner_id')).toEqual([{ id: item.id }]);
  expect(of('audit_events', 'subject_id')).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: 'person.created' })]),
  );
  expect(of('api_tokens', 'person_id')).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/Not for the list|token_hash/);
  expect((await stored(tollgate.admin, id)).length).toBeGreaterThanOrEqual(rows.length);
  const read = await sql(`SELECT actor_id FROM audit_events WHERE subject_id = $1 AND type = 'person.stored_read'`, [
    id,
  ]);
  expect(read).toEqual([{ actor_id: id }, { actor_id: adminId }]);
  const auditor = await tollgate.as(await tollgate.person('Audits', { access: 'auditor' }));
  for (const other of [c.owner, auditor]) expect((await other.get(`/people/${id}/stored`)).status).toBe(403);
  expect((await tollgate.admin.get(`/people/${randomUUID()}/stored`)).status).toBe(404);
});

test('more rows than are read at once come all, each once', async () => {
  const id = await tollgate.person('Busy');
  await sql(
    `INSERT INTO comments (id, subject_kind, subject_id, author_id, body)
     SELECT gen_random_uuid(), 'action_item', gen_random_uuid(), $1, 'No ' || n FROM generate_series(1, 1203) n`,
    [id],
  );
  const bodies = (await stored(tollgate.admin, id))
    .filter(({ table }) => table === 'comments')
    .map(({ row }) => row['body']);
  expect([bodies.length, new Set(bodies).size]).toEqual([1203, 1203]);
});

test('who has left is erased: what named them is gone everywhere, what they did stays, and the trail is still proven', async () => {
  const name = 'Lin Zhao-Keller';
  const email = 'lin.zk@example.com';
  const id = await leaver(name, email);
  const before = `people/${id}`;
  const preview = await tollgate.admin.must(`/${before}/erase/preview`);
  expect(preview).toMatchObject({ person: { name }, pseudonym: expect.stringMatching(/^Erased person [0-9a-f]{12}$/) });
  expect(preview.events).toBeGreaterThan(3);
  const tables = preview.rows.map(({ table }: { table: string }) => table);
  expect(tables).toEqual(expect.arrayContaining(['people', 'local_accounts', 'delegations', 'notifications']));
  const body = { reason: `Asked by ${name}`, digest: preview.digest };
  const done = await tollgate.admin.must(`/${before}/erase`, body, {
    ...(await proven()),
    'idempotency-key': 'erase lin',
  });
  expect(done.person).toEqual({ id, name: preview.pseudonym });

  expect((await tollgate.admin.get(`/${before}`)).body).toMatchObject({ name: preview.pseudonym, email: null });
  const left = await namedIn([name, email]);
  // Records keep what was written in them.
  const record = ['action_items.title', 'action_items.title_folded', 'comments.body'];
  expect(left).toEqual([...record, 'search_texts.folded', 'search_texts.said']);
  const [created] = await sql<{ data: object }>(
    `SELECT data FROM audit_events WHERE type = 'person.created' AND subject_id = $1`,
    [id],
  );
  expect(created?.data).toMatchObject({ name: preview.pseudonym, email: preview.pseudonym });
  const said = await sql<{ reason: string }>(
    `SELECT data ->> 'reason' AS reason FROM audit_events WHERE type = 'person.erased' AND subject_id = $1`,
    [id],
  );
  expect(said[0]?.reason).toBe(`Asked by ${preview.pseudonym}`);
  // Sent again, it is answered the same.
  const again = await tollgate.admin.post(`/${before}/erase`, body, {
    ...(await proven()),
    'idempotency-key': 'erase lin',
  });
  expect([again.status, again.body]).toEqual([200, done]);

  const { findings, erased } = await verified();
  expect(findings).toEqual([]);
  expect(erased).toHaveLength(preview.events);
  expect(erased[0]).toMatchObject({ actorId: adminId, reason: `Asked by ${preview.pseudonym}` });
  await provenByItself(name);
});

/** The item of which words were erased is proven by itself, and where nothing says that they were, that is found. */
async function provenByItself(name: string): Promise<void> {
  const [item] = await sql<{ number: number; id: string }>('SELECT number, id FROM action_items WHERE title = $1', [
    `Ask ${name}`,
  ]);
  const verify = async () => {
    const { code, out } = await commandLine(tollgate.admin)(
      'audit',
      'verify',
      '--record',
      `AI-${item?.number}`,
      '--json',
    );
    return { code, ...JSON.parse(out) };
  };
  const lost = await sql<{ seq: number }>('SELECT seq FROM audit_events WHERE subject_id = $1 AND salt IS NULL', [
    item?.id,
  ]);
  expect(lost.length).toBeGreaterThan(0);
  const proven = await verify();
  expect(proven).toMatchObject({ code: 0, findings: [], erased: lost.length });
  expect(proven.erasures.map(({ seq }: ErasedEvent) => seq).toSorted()).toEqual(lost.map(({ seq }) => seq).toSorted());
  // So is its pack, by a verifier that knows nothing of the installation.
  const pack = join(folder, 'erased.zip');
  expect(await commandLine(tollgate.admin)('audit', 'pack', `AI-${item?.number}`, pack)).toMatchObject({ code: 0 });
  const script = join(projectRoot, 'docs', 'verify_record_pack.py');
  const said = spawnSync('python3', [script, pack], { encoding: 'utf8' });
  // Where there is no Python, the tests of packs say so.
  if (said.error === undefined) {
    const by = [...new Set(proven.erasures.map((one: ErasedEvent) => one.by))].join(', ');
    expect([said.status, said.stdout]).toEqual([
      0,
      expect.stringContaining(`${lost.length} erased by event ${by}; 0 findings.`),
    ]);
  }
  // Whoever may write everything says of another event that it was by that erasure.
  const hidden = await tollgate.asOwner(async (owner) => {
    const [event] = await owner.query<{ seq: number; erased_by: number; data: object; salt: Buffer }[]>(
      `SELECT e.seq, e.data, e.salt, (SELECT max(erased_by) FROM audit_erasures) AS erased_by
       FROM audit_events e WHERE e.subject_id = $1 AND e.salt IS NOT NULL ORDER BY e.seq LIMIT 1`,
      [item?.id],
    );
    if (!event) throw new Error('there is no other event');
    await owner.query('ALTER TABLE audit_events DISABLE TRIGGER USER');
    await owner.query('ALTER TABLE audit_erasures DISABLE TRIGGER USER');
    await owner.query(`UPDATE audit_events SET salt = NULL, data = '{}' WHERE seq = $1`, [event.seq]);
    await owner.query('INSERT INTO audit_erasures (event_seq, erased_by) VALUES ($1, $2)', [
      event.seq,
      event.erased_by,
    ]);
    return event;
  });
  const found = await verify();
  expect(found).toMatchObject({ code: 1, findings: [{ kind: 'altered' }] });
  expect(found.findings[0].what).toBe(
    `what it said is gone, and event ${hidden.erased_by} does not say that it was erased`,
  );
  await tollgate.asOwner(async (owner) => {
    const { seq, data, salt } = hidden;
    await owner.query('UPDATE audit_events SET salt = $2, data = $3 WHERE seq = $1', [seq, salt, JSON.stringify(data)]);
    await owner.query('DELETE FROM audit_erasures WHERE event_seq = $1', [seq]);
    await owner.query('ALTER TABLE audit_events ENABLE TRIGGER USER');
    await owner.query('ALTER TABLE audit_erasures ENABLE TRIGGER USER');
  });
}

/** Columns of any table in which one of these words stands. */
async function namedIn(words: string[]): Promise<string[]> {
  const columns = await sql<{ of: string; name: string }>(
    `SELECT c.table_name AS of, c.column_name AS name FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'jsonb', 'ARRAY')
       AND c.table_name NOT IN ('idempotency_keys', 'command_bodies')`,
  );
  const found: string[] = [];
  for (const { of, name } of columns) {
    const [row] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${of} WHERE ${name}::text ILIKE ANY($1)`, [
      words.map((word) => `%${word}%`),
    ]);
    if (row && row.n > 0) found.push(`${of}.${name}`);
  }
  return found.sort();
}

/** What a verifier finds once all is sealed and signed. */
async function verified(): Promise<{ findings: Finding[]; erased: ErasedEvent[] }> {
  const { dataSource } = tollgate;
  const key = signingKeyOf(generateKeyPairSync('ed25519').privateKey);
  await sealAll(tollgate);
  await signNow(tollgate, key);
  const found: { findings: Finding[]; erased: ErasedEvent[] } = { findings: [], erased: [] };
  const verifier = new LogVerifier(
    new Map(
      (await sql<{ id: string; key: string }>(`SELECT id, encode(public_key, 'hex') AS key FROM audit_keys`)).map(
        (one) => [one.id, one.key],
      ),
    ),
    (finding) => found.findings.push(finding),
    [],
    (one) => found.erased.push(one),
  );
  const checkpoints = await checkpointsOf(dataSource.manager, { after: 0, upTo: Number.MAX_SAFE_INTEGER });
  for (const entry of await sealedEntries(dataSource.manager, 0, 100_000)) {
    for (; checkpoints[0] && checkpoints[0].size < entry.position; checkpoints.shift())
      verifier.checkpoint(checkpoints[0]);
    verifier.entry(entry);
  }
  for (const checkpoint of checkpoints) verifier.checkpoint(checkpoint);
  for (const event of await unsealedEvents(dataSource.manager, Number.MIN_SAFE_INTEGER, 10_000))
    verifier.unsealed(event, Date.now());
  verifier.end();
  return found;
}

test('who is called the same keeps their name where others speak of them', async () => {
  const { id: twin } = await tollgate.admin.must('/people', { name: 'Same Name', email: 'one@example.com' });
  const id = await leaver('Same Name', 'two@example.com');
  const { digest } = await tollgate.admin.must(`/people/${id}/erase/preview`);
  await tollgate.admin.must(`/people/${id}/erase`, { reason: 'Asked', digest }, await proven());
  const rows = await sql<{ id: string; name: string }>(
    `SELECT subject_id AS id, data ->> 'name' AS name FROM audit_events WHERE type = 'person.created' AND subject_id = ANY($1)`,
    [[twin, id]],
  );
  expect(new Map(rows.map((row) => [row.id, row.name]))).toEqual(
    new Map([
      [twin, 'Same Name'],
      [id, expect.stringMatching(/^Erased person/)],
    ]),
  );
});

test('nobody is erased who is here, without a proof, otherwise than was previewed, or twice', async () => {
  const { admin } = tollgate;
  const here = await admin.post(`/people/${c.ownerId}/erase/preview`);
  expect([here.status, here.body.detail]).toEqual([422, expect.stringContaining('is here still')]);
  const id = await leaver('Once Only', 'once@example.com');
  const { digest } = await admin.must(`/people/${id}/erase/preview`);
  expect((await admin.post(`/people/${id}/erase`, { reason: 'x', digest })).body).toMatchObject({
    code: 'proof-required',
    maxAgeMinutes: 15,
  });
  const stale = await admin.post(`/people/${id}/erase`, { reason: 'x', digest: 'another' }, await proven());
  expect(stale.body.code).toBe('changed-since-preview');
  expect((await c.owner.post(`/people/${id}/erase/preview`)).status).toBe(403);
  await admin.must(`/people/${id}/erase`, { reason: 'x', digest }, await proven());
  expect((await admin.post(`/people/${id}/erase/preview`)).body.detail).toContain('has been erased before');
  const { version } = (await admin.get(`/people/${id}`)).body;
  const back = await admin.patch(`/people/${id}`, { active: true }, { 'if-match': `"${version}"` });
  expect([back.status, back.body.detail]).toEqual([422, expect.stringContaining('nothing is written about them')]);
});

test('the application erases by that one way alone: an event that says so comes first, in the same transaction', async () => {
  const { dataSource } = tollgate;
  const [one] = await sql<{ seq: number }>(`SELECT min(seq) AS seq FROM audit_events`);
  const erase = `SELECT erase_events($1, '{}', '{}', 'x')`;
  const event = (data: object, actor: string | null = adminId): [string, unknown[]] => [
    `INSERT INTO audit_events (key, subject_kind, subject_id, type, actor_id, at, data)
     VALUES (gen_random_uuid()::text, 'person', gen_random_uuid(), 'person.erased', $1, now(), $2) RETURNING seq`,
    [actor, JSON.stringify({ reason: 'Tried', ...data })],
  ];
  const inOne = (data: object, actor?: string | null): Promise<unknown> =>
    dataSource.transaction(async (manager) => {
      const [made] = await manager.query<{ seq: number }[]>(...event(data, actor));
      return manager.query(erase, [made?.seq]);
    });
  const none = /none of this transaction/;
  await expect(sql(erase, [one?.seq])).rejects.toThrow(none);
  await expect(inOne({ events: [] }, null)).rejects.toThrow(none);
  const [alone] = await sql<{ seq: number }>(...event({ events: [one?.seq] }));
  await expect(sql(erase, [alone?.seq])).rejects.toThrow(none);
  const what = /names what cannot be erased/;
  // What is not there, what comes later, and what erases.
  for (const seq of [-1, 1e9, alone?.seq]) await expect(inOne({ events: [seq] })).rejects.toThrow(what);
  for (const statement of ['INSERT INTO audit_erasures VALUES (1, 1)', 'UPDATE audit_events SET salt = NULL'])
    await expect(sql(statement)).rejects.toThrow('permission denied');
  await tollgate.asOwner(async (owner) => {
    await expect(
      owner.query(`UPDATE audit_events SET salt = NULL, data = '{}' WHERE seq = $1`, [one?.seq]),
    ).rejects.toThrow('is only added to: update is refused');
  });
});

test('on the command line: given out into a file, shown before it is erased, and nothing is done without a reason', async () => {
  const id = await leaver('By Command', 'by.command@example.com');
  const tg = commandLine(tollgate.admin);
  const file = join(folder, 'given.jsonl');
  expect(await tg('people', 'stored', id, file)).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).toContain('"email":"by.command@example.com"');
  expect((await tg('people', 'stored', id, file)).err).toContain('could not be written');
  expect((await tg('people', 'stored', id)).out).toContain('"table":"people"');
  expect(existsSync(file)).toBe(true);
  const shown = await tg('people', 'erase', id, '--dry-run');
  expect(shown).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Called from then on +Erased person [0-9a-f]{12}/),
  });
  expect((await tg('people', 'erase', id)).err).toContain('or --reason to do it');
  expect((await tg('people', 'erase', id, '--reason', 'x')).err).toContain('or --yes to do it');
});
