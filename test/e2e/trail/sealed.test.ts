import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import { checkpointsOf, signWhenDue } from '../../../database/audit/checkpoints.js';
import { checkpointKeys, sealedEntries, unsealedEvents } from '../../../database/audit/read-log.js';
import { createDataSource } from '../../../database/data-source.js';
import { Sealer, sealsAlone } from '../../../database/audit/seal.js';
import { signingKeyOf, type Checkpoint } from '../../../domain/audit/checkpoint.js';
import { LogVerifier, type Finding } from '../../../domain/audit/log-verifier.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let sealer: Sealer;
/** The role that seals: the application’s has not the right. */
let sealing: DataSource;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-sealed-'));
const key = signingKeyOf(generateKeyPairSync('ed25519').privateKey);

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  sealing = await createDataSource(tollgate.settings.databaseSealerUrl ?? '').initialize();
  sealer = new Sealer(sealing);
});
afterAll(async () => {
  await sealing.destroy();
  await tollgate.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Adds events past the product, as many at once, in a transaction of `manager`; gives their numbers. */
async function add(manager: EntityManager, count: number): Promise<number[]> {
  const rows = await manager.query<{ seq: number }[]>(
    `INSERT INTO audit_events (key, subject_kind, subject_id, type, at)
     SELECT 'test/' || gen_random_uuid(), 'program', gen_random_uuid(), 'program.resumed', now()
     FROM generate_series(1, $1::int) RETURNING seq`,
    [count],
  );
  return rows.map(({ seq }) => seq);
}

async function sealAll(): Promise<number> {
  let all = 0;
  for (let count = await sealer.seal(); count > 0; count = await sealer.seal()) all += count;
  return all;
}

const sealed = async (): Promise<number[]> =>
  (
    await tollgate.dataSource.query<{ seq: number }[]>('SELECT event_seq AS seq FROM audit_seals ORDER BY position')
  ).map(({ seq }) => seq);

const sign = (): Promise<Checkpoint | null> => signWhenDue(sealing, key, { everyMs: 0, now: Date.now() });

/** What a verifier finds, by the eyes of `manager`. */
async function verified(manager: EntityManager, kept: Checkpoint[] = []): Promise<Finding[]> {
  const findings: Finding[] = [];
  const verifier = new LogVerifier(new Map([[key.id, key.publicKey]]), (finding) => findings.push(finding), kept);
  const checkpoints = await checkpointsOf(manager, { after: 0, upTo: Number.MAX_SAFE_INTEGER });
  for (const entry of await sealedEntries(manager, 0, 100_000)) {
    for (; checkpoints[0] && checkpoints[0].size < entry.position; checkpoints.shift())
      verifier.checkpoint(checkpoints[0]);
    verifier.entry(entry);
  }
  for (const checkpoint of checkpoints) verifier.checkpoint(checkpoint);
  for (const event of await unsealedEvents(manager, Number.MIN_SAFE_INTEGER, 10_000))
    verifier.unsealed(event, Date.now());
  verifier.end();
  return findings;
}

test('all that is committed is sealed once, an event that is committed late behind those with higher numbers', async () => {
  const { dataSource } = tollgate;
  await tollgate.admin.must('/programs', { name: 'Sealed' });
  await sealAll();
  expect(sealer.caughtUp).toBe(true);
  const late = dataSource.createQueryRunner();
  await late.startTransaction();
  const [open = 0] = await add(late.manager, 1);
  const others = await add(dataSource.manager, 3);
  expect(await sealAll()).toBe(3);
  expect((await sealed()).slice(-3)).toEqual(others);
  expect(await sealAll()).toBe(0);
  await late.commitTransaction();
  await late.release();
  expect(await sealAll()).toBe(1);
  const all = await sealed();
  expect(all.at(-1)).toBe(open);
  expect(others[0]).toBeGreaterThan(open);
  const [{ n }] = await dataSource.query('SELECT count(*) AS n FROM audit_events');
  expect([all.length, new Set(all).size]).toEqual([n, n]);
});

test('many at once, by two sealers that begin together and writers meanwhile: none twice, none left out', async () => {
  const { dataSource } = tollgate;
  const another = new Sealer(sealing);
  await add(dataSource.manager, 12_000);
  const writers = Array.from({ length: 20 }, () => dataSource.transaction((manager) => add(manager, 7)));
  const rounds = [sealer, another].map(async (one) => {
    for (let n = 0; n < 6; n += 1) await one.seal();
  });
  await Promise.all([...writers, ...rounds]);
  await sealAll();
  await new Sealer(sealing).seal();
  const all = await sealed();
  const [{ n }] = await dataSource.query('SELECT count(*) AS n FROM audit_events');
  expect([all.length, new Set(all).size]).toEqual([n, n]);
});

test('who seals waits for nobody, and nobody for it: while one does, another has nothing to do', async () => {
  const { dataSource } = tollgate;
  await dataSource.transaction(async (manager) => {
    expect(await sealsAlone(manager)).toBe(true);
    await add(dataSource.manager, 1);
    expect(await sealer.seal()).toBe(0);
    expect(await signWhenDue(sealing, key, { everyMs: 0, now: Date.now() })).toBeNull();
  });
  expect(await sealAll()).toBe(1);
});

test('what came from before transactions were noted, and from another life of the database, is sealed at the beginning', async () => {
  const seqs = await tollgate.asOwner(async (owner) =>
    owner.transaction(async (manager) => {
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      const rows = await manager.query<{ seq: number }[]>(
        `INSERT INTO audit_events (key, subject_kind, subject_id, type, at, data, written_by, salt, payload_hash, digest)
         SELECT 'restored/' || n, 'program', gen_random_uuid(), 'program.resumed', now(), '{}', x::xid8, '\\x', '\\x', '\\x' || decode(lpad(to_hex(n), 64, '0'), 'hex')
         FROM unnest(ARRAY[NULL, '9000000000000']) WITH ORDINALITY AS w(x, n) RETURNING seq`,
      );
      return rows.map(({ seq }) => seq);
    }),
  );
  expect(await sealAll()).toBe(0);
  expect(await new Sealer(sealing).seal()).toBe(2);
  expect((await sealed()).slice(-2)).toEqual(seqs);
  // Out of the way: what they say fits no digest.
  await tollgate.asOwner(async (owner) =>
    owner.transaction(async (manager) => {
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      for (const table of ['audit_seals WHERE event_seq', 'audit_events WHERE seq'])
        await manager.query(`DELETE FROM ${table} = ANY($1)`, [seqs]);
    }),
  );
});

test('a checkpoint is signed when it is due and something is new; then all is proven', async () => {
  const { dataSource } = tollgate;
  const first = await sign();
  expect(first).toMatchObject({ size: (await sealed()).length, keyId: key.id });
  expect(await sign()).toBeNull();
  await add(dataSource.manager, 5);
  await sealAll();
  expect(await signWhenDue(sealing, key, { everyMs: 300_000, now: Date.now() })).toBeNull();
  // A clock that was set back signs nothing that is earlier than what was signed.
  const second = await signWhenDue(sealing, key, { everyMs: 300_000, now: 0 });
  expect(second).toMatchObject({ size: (first?.size ?? 0) + 5, at: first?.at });
  expect(await checkpointKeys(dataSource.manager)).toEqual([
    { id: key.id, publicKey: key.publicKey, firstUsedAt: first?.at },
  ]);
  expect(await verified(dataSource.manager, first ? [first] : [])).toEqual([]);
});

const statements = (seq: number, position: number): string[] => [
  `UPDATE audit_events SET data = data || '{"n": -1}' WHERE seq = ${seq}`,
  `UPDATE audit_events SET actor_id = (SELECT id FROM people LIMIT 1) WHERE seq = ${seq}`,
  `UPDATE audit_events SET at = at - interval '1 microsecond' WHERE seq = ${seq}`,
  `UPDATE audit_events SET recorded_at = recorded_at + interval '1 microsecond' WHERE seq = ${seq}`,
  `UPDATE audit_events SET salt = '\\x00' WHERE seq = ${seq}`,
  `UPDATE audit_events SET subject_version = 1 WHERE seq = ${seq}`,
  // With its hashes made anew.
  `UPDATE audit_events e SET data = d, payload_hash = h, digest = event_digest(seq, key, subject_kind, subject_id, program_id, type,
     actor_id, at, recorded_at, subject_version, h)
   FROM (SELECT '{"n": 0}'::jsonb AS d, event_payload_hash(salt, '{"n": 0}') AS h FROM audit_events WHERE seq = ${seq}) x WHERE seq = ${seq}`,
  `DELETE FROM audit_events WHERE seq = ${seq}`,
  `WITH gone AS (DELETE FROM audit_seals WHERE event_seq = ${seq}) DELETE FROM audit_events WHERE seq = ${seq}`,
  `WITH gone AS (DELETE FROM audit_seals WHERE position > ${position} RETURNING event_seq),
     c AS (DELETE FROM audit_checkpoints WHERE size > ${position}) DELETE FROM audit_events e USING gone g WHERE g.event_seq = e.seq`,
  `UPDATE audit_seals SET digest = sha256('x') WHERE position = ${position}`,
  `UPDATE audit_seals SET chain = sha256('x') WHERE position = ${position}`,
  `DELETE FROM audit_seals WHERE position = ${position}`,
  `INSERT INTO audit_events OVERRIDING SYSTEM VALUE SELECT -${seq}, 'x' || key, subject_kind, subject_id, program_id, type, actor_id, at,
     recorded_at - interval '1 day', subject_version, data, written_by, salt, payload_hash, digest FROM audit_events WHERE seq = ${seq}`,
  `UPDATE audit_checkpoints SET root = sha256('x')`,
  `UPDATE audit_checkpoints SET signature = signature || '\\x00'`,
];

test('as its superuser, the database is altered in each way at random places: none is missed, each is named with its place', async () => {
  const { dataSource } = tollgate;
  const [kept] = await checkpointsOf(dataSource.manager, 'last');
  // Few are enough to be altered, and are read sixteen times.
  const all = await sealed();
  await tollgate.asOwner(async (owner) => {
    const columns = await owner.query<{ name: string }[]>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'audit_events'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    );
    expect(columns.map(({ name }) => name).slice(-4)).toEqual(['written_by', 'salt', 'payload_hash', 'digest']);
    const ways = statements(0, 0).length;
    for (let way = 0; way < ways; way += 1) {
      const position = 1 + Math.floor(Math.random() * 9_000);
      const statement = statements(all[position - 1] ?? 0, position)[way] ?? '';
      const runner = owner.createQueryRunner();
      await runner.startTransaction();
      await runner.query(`SET LOCAL session_replication_role = 'replica'`);
      await runner.query(statement);
      const found = await verified(runner.manager, kept ? [kept] : []);
      await runner.rollbackTransaction();
      await runner.release();
      expect([statement, found.length > 0]).toEqual([statement, true]);
      if (way < 8) expect(found[0]?.place).toContain(`position ${position}, event ${all[position - 1]}`);
    }
  });
  expect(await verified(dataSource.manager, kept ? [kept] : [])).toEqual([]);
});

test('on the command line: proven, kept in a file, and what was altered is named, with an exit code', async () => {
  const auditor = await tollgate.as(await tollgate.person('Audits', { access: 'auditor' }));
  await sealAll();
  await sign();
  const [signed] = await checkpointsOf(tollgate.dataSource.manager, 'last');
  const tg = commandLine(auditor);
  const good = await tg('audit', 'verify', '--key', key.id);
  expect(good).toMatchObject({ code: 0, out: expect.stringContaining('Everything is as it was sealed.') });
  const file = join(folder, 'trail.jsonl');
  expect((await tg('audit', 'save', file)).code).toBe(0);
  expect((await tg('audit', 'save', file)).code).toBe(1);
  const checkpoints = join(folder, 'checkpoints.jsonl');
  writeFileSync(checkpoints, `${JSON.stringify(signed)}\n`);
  const offline = await tg('audit', 'verify', file, '--json', '--checkpoints', checkpoints);
  expect(JSON.parse(offline.out)).toMatchObject({
    entries: signed?.size,
    provenUntil: { size: signed?.size },
    findings: [],
  });
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.startsWith('{"entry"')) + 4;
  writeFileSync(
    file,
    lines.map((line, n) => (n === at ? line.replace('program.resumed', 'program.closed_') : line)).join('\n'),
  );
  const altered = await tg('audit', 'verify', file);
  expect(altered).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^altered: position 5, event \d+ \(.*fields are not/),
  });
  appendFileSync(file, '{"entry": 1}\n');
  expect((await tg('audit', 'verify', file)).err).toMatch(
    /trail\.jsonl, line \d+: this is no line of a kept audit trail/,
  );
  const distrusted = await tg('audit', 'verify', '--key', '0000000000000000');
  expect(distrusted).toMatchObject({ code: 1, out: expect.stringContaining('is none that is trusted') });
  expect((await tg('audit', 'keys')).out).toContain(key.publicKey);
  // Whatever number it was given, also one before the first.
  const past = -5;
  const replica = `SET LOCAL session_replication_role = 'replica'`;
  await tollgate.asOwner((owner) =>
    owner.transaction(async (manager) => {
      await manager.query(replica);
      await manager.query(
        `INSERT INTO audit_events OVERRIDING SYSTEM VALUE SELECT ${past}, 'past the product', subject_kind, subject_id, program_id, type,
           actor_id, at, recorded_at - interval '1 day', subject_version, data, written_by, salt, payload_hash, digest
         FROM audit_events ORDER BY seq LIMIT 1`,
      );
    }),
  );
  const inserted = await tg('audit', 'verify');
  expect(inserted).toMatchObject({ code: 1, out: expect.stringContaining('inserted: event -5 (past the product)') });
  await tollgate.asOwner((owner) =>
    owner.transaction(async (manager) => {
      await manager.query(replica);
      await manager.query('DELETE FROM audit_events WHERE seq = $1', [past]);
    }),
  );
  const nobody = await tollgate.as(await tollgate.person('Member'));
  for (const path of ['/audit-log', '/audit-log/unsealed', '/audit-log/keys'])
    expect([path, (await nobody.get(path)).status]).toEqual([path, 403]);
  expect((await auditor.get('/audit-log?after=2&limit=1')).body.entries).toMatchObject([{ position: 3 }]);
  expect((await auditor.get('/audit-log?limit=1001')).status).toBe(400);
});

test('the worker seals and signs by itself, puts the checkpoint away, and makes its key once, for its user alone', async () => {
  const file = join(folder, 'elsewhere.jsonl');
  const other = await startTollgate({ settings: { checkpointFile: file } });
  try {
    await other.admin.must('/programs', { name: randomUUID() });
    await until('a checkpoint in the file', () => Promise.resolve(existsSync(file) && readFileSync(file).length > 0));
    const [said] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(said ?? '')).toEqual((await checkpointsOf(other.dataSource.manager, { after: 0, upTo: 1e9 }))[0]);
    expect(other.problems).toEqual([]);
  } finally {
    await other.stop();
  }
});
