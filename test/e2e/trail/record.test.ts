import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKeyOf, type Checkpoint } from '../../../domain/audit/checkpoint.js';
import { MerkleTree } from '../../../domain/audit/merkle.js';
import { absent } from '../routes/world.js';
import { analysisCase } from '../../factories/analysis.js';
import { exceptionCase, type ExceptionCase } from '../../factories/exception.js';
import { alignmentCase } from '../../factories/alignment.js';
import { controlTestCase } from '../../factories/control-test.js';
import { controlCase } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { reviewCase } from '../../factories/review.js';
import { riskCase } from '../../factories/risk.js';
import type { ApiClient } from '../../harness/api-client.js';
import { commandLine, type CommandAnswer } from '../../harness/command-line.js';
import { sealAll, signNow } from '../../harness/sealed.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: ExceptionCase;
let auditor: ApiClient;
let verify: (...args: string[]) => Promise<CommandAnswer>;
const folder = mkdtempSync(join(tmpdir(), 'tollgate-record-'));
const key = signingKeyOf(generateKeyPairSync('ed25519').privateKey);
/** The item whose events stand in several tiles of the tree. */
let item: { id: string; key: string };

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await exceptionCase(tollgate);
  auditor = await tollgate.as(await tollgate.person('Audits', { access: 'auditor' }));
  verify = (...args) => commandLine(auditor)('audit', 'verify', '--key', key.id, ...args);
  // Keeps the phase open, whatever becomes of the other.
  await c.item();
  item = await c.item();
  await c.owner.must(`/action-items/${item.id}/start`, {});
  await sealed(300);
  await c.owner.must(`/action-items/${item.id}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' });
  await sealed(70_000);
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  await sealed(10);
  await sign();
});
afterAll(async () => {
  await tollgate.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** With so many events besides, of nobody's. */
async function sealed(count: number): Promise<void> {
  await tollgate.dataSource.query(
    `INSERT INTO audit_events (key, subject_kind, subject_id, type, at)
     SELECT 'test/' || gen_random_uuid(), 'program', gen_random_uuid(), 'program.resumed', now() FROM generate_series(1, $1::int)`,
    [count],
  );
  await sealAll(tollgate);
}

async function sign(): Promise<Checkpoint> {
  const signed = await signNow(tollgate, key);
  if (!signed) throw new Error('nothing was signed');
  return signed;
}

async function eventsOf(path: string): Promise<{ event: { seq: number; type: string; version: number | null } }[]> {
  return (await auditor.get(`${path}/sealed-events?limit=200`)).body.events;
}

/** Does that to an event and what proves it, as the superuser of the database, looks, and takes it back. */
async function altered(seq: number, statements: readonly string[], look: () => Promise<void>): Promise<void> {
  const touched = {
    audit_events: `seq = ${seq}`,
    audit_seals: `event_seq = ${seq}`,
    audit_nodes: 'true',
    audit_checkpoints: 'true',
  };
  const tables = Object.entries(touched);
  const asSuperuser = (all: readonly string[]): Promise<void> =>
    tollgate.asOwner((owner) =>
      owner.transaction(async (manager) => {
        await manager.query(`SET LOCAL session_replication_role = 'replica'`);
        for (const statement of all) await manager.query(statement);
      }),
    );
  await asSuperuser(
    tables.map(([name, which]) => `CREATE TABLE before_${name} AS SELECT * FROM ${name} WHERE ${which}`),
  );
  try {
    await asSuperuser(statements);
    await look();
  } finally {
    await asSuperuser(
      tables.flatMap(([name, which]) => [
        `DELETE FROM ${name} WHERE ${which}`,
        `INSERT INTO ${name} OVERRIDING SYSTEM VALUE TABLE before_${name}`,
        `DROP TABLE before_${name}`,
      ]),
    );
  }
}

test('the stored nodes of the tree are its own', async () => {
  const seals = await tollgate.dataSource.query<{ digest: Buffer }[]>(
    'SELECT digest FROM audit_seals ORDER BY position',
  );
  const nodes = await tollgate.dataSource.query<{ level: number; index: number; hash: Buffer }[]>(
    'SELECT level, index, hash FROM audit_nodes ORDER BY level, index',
  );
  const whole = (level: number): number => Math.floor(seals.length / 2 ** level);
  expect(whole(16)).toBeGreaterThan(0);
  expect(nodes).toHaveLength(whole(8) + whole(16));
  for (const { level, index, hash } of nodes) {
    const tree = new MerkleTree();
    for (const { digest } of seals.slice(index * 2 ** level, (index + 1) * 2 ** level)) tree.add(digest);
    expect([level, index, tree.root().equals(hash)]).toEqual([level, index, true]);
  }
});

test('each event of an item, a program, an exception, a risk, a case, a review round, a finding, an analysis, an alignment round and a control is proven, and each of their versions', async () => {
  const exception = await c.requested();
  await c.lead.must(`/exceptions/${exception.id}/sign-off`, { decision: 'approve' });
  const risks = await riskCase(tollgate);
  const risk = await risks.inReview();
  const found = await (await governanceCase(tollgate)).triaged();
  const round = await (await reviewCase(tollgate)).opened();
  const finding = await (await findingCase(tollgate)).verified();
  const analysis = await (await analysisCase(tollgate)).signed();
  const rounds = await alignmentCase(tollgate);
  const aligned = await rounds.opened();
  await rounds.says(0, aligned);
  const control = await (await controlCase(tollgate)).operating();
  const test_ = await (await controlTestCase(tollgate)).concluded();
  const proposal = await c.manager.must('/proposals', {
    ...{ record: control.key, command: 'retire', arguments: { reason: 'x' }, reason: 'x' },
  });
  await c.manager.must(`/proposals/${String(proposal.id)}/withdraw`);
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'Waits' });
  await c.manager.must(`/programs/${c.programId}/resume`);
  await sealed(1);
  await sign();
  for (const [ref, path] of [
    [item.key, `/action-items/${item.id}`],
    [exception.key, `/exceptions/${exception.id}`],
    [risk.key, `/risks/${risk.id}`],
    [found.key, `/cases/${found.id}`],
    [round.key, `/review-rounds/${round.id}`],
    [finding.key, `/findings/${finding.id}`],
    [analysis.key, `/analyses/${analysis.id}`],
    [aligned.key, `/alignments/${aligned.id}`],
    [control.key, `/controls/${control.id}`],
    [test_.key, `/control-tests/${test_.id}`],
    [proposal.key, `/proposals/${proposal.id}`],
    [c.programId, `/programs/${c.programId}`],
  ] as const) {
    const { code, out } = await verify('--record', ref, '--json');
    const said = JSON.parse(out);
    const count = (await eventsOf(path)).length;
    const { version } = (await auditor.get(path)).body;
    expect([ref, said, code]).toMatchObject([
      ref,
      { events: count, proven: count, notYet: 0, version, findings: [] },
      0,
    ]);
    expect(count).toBeGreaterThan(1);
  }
  const read = await verify('--record', item.key);
  expect(read.out).toContain(`What ${item.key} says of itself is as it was sealed.`);
  expect(read.out).toContain(`key ${key.id}`);
});

test('what came after the last checkpoint is said, and proven by the next one; a kept one proves what it holds', async () => {
  const before = await sign().catch(() => null);
  const { id, key: ref } = await c.item();
  await sealed(1);
  const first = await sign();
  await c.owner.must(`/action-items/${id}/start`, {});
  const kept = join(folder, 'kept.jsonl');
  writeFileSync(kept, [before, first].flatMap((one) => (one ? [`${JSON.stringify(one)}\n`] : [])).join(''));
  expect(JSON.parse((await verify('--record', ref, '--json')).out)).toMatchObject({
    proven: 1,
    notYet: 1,
    findings: [],
  });
  await sealed(1);
  await sign();
  expect(JSON.parse((await verify('--record', ref, '--json')).out)).toMatchObject({
    proven: 2,
    notYet: 0,
    findings: [],
  });
  const byKept = await verify('--record', ref, '--json', '--checkpoints', kept);
  expect(JSON.parse(byKept.out)).toMatchObject({ proven: 1, notYet: 1, provenBy: { size: first.size }, findings: [] });
});

test('as its superuser, one event is altered, removed, inserted or put elsewhere: each is named', async () => {
  const events = await eventsOf(`/action-items/${item.id}`);
  const { event } = events.find(({ event: { type } }) => type === 'item.started') ?? { event: { seq: 0, version: 0 } };
  const { seq, version } = event;
  const anew = `digest = event_digest(seq, key, subject_kind, subject_id, program_id, type, actor_id, at, recorded_at, subject_version, payload_hash)`;
  for (const [statements, said] of [
    [
      [`UPDATE audit_events SET data = data || '{"n": 1}' WHERE seq = ${seq}`],
      /^altered: position \d+, event \d+ .*what it says/,
    ],
    [
      [`UPDATE audit_events SET at = at - interval '1 microsecond' WHERE seq = ${seq}`],
      /^altered: position .*its fields are not/,
    ],
    [
      [
        `UPDATE audit_events SET at = at - interval '1 day' WHERE seq = ${seq}`,
        `UPDATE audit_events SET ${anew} WHERE seq = ${seq}`,
        `UPDATE audit_seals s SET digest = e.digest FROM audit_events e WHERE e.seq = ${seq} AND s.event_seq = ${seq}`,
      ],
      /^altered: position \d+, event \d+ .*the checkpoint over \d+ of .* holds another there/,
    ],
    [
      [`DELETE FROM audit_events WHERE seq = ${seq}`],
      new RegExp(`^removed: version ${version} of the record: no event tells`),
    ],
    [
      [`UPDATE audit_events SET subject_id = gen_random_uuid() WHERE seq = ${seq}`],
      new RegExp(`^removed: version ${version} of the record`),
    ],
    [
      [
        `UPDATE audit_events SET subject_version = subject_version + 1000, key = key || 'x' WHERE seq = ${seq}`,
        `UPDATE audit_events SET ${anew} WHERE seq = ${seq}`,
      ],
      /^altered: position[^]*removed: version/,
    ],
    [
      [`UPDATE audit_seals SET position = -position WHERE event_seq = ${seq}`],
      /unproven: position -\d+.*there is no proof/,
    ],
    [[`UPDATE audit_checkpoints SET root = sha256('x')`], /^unproven: the checkpoint over .* is not by its key/],
    [[`DELETE FROM audit_nodes`], /^unproven: position \d+.*there is no proof/],
    [[`UPDATE audit_nodes SET hash = sha256(hash)`], /^altered: position \d+.*holds another there/],
  ] as const)
    await altered(seq, statements, async () => {
      const { code, out } = await verify('--record', item.key);
      expect([statements, out, code]).toEqual([[...statements], expect.stringMatching(said), 1]);
    });
  expect((await verify('--record', item.key)).code).toBe(0);
});

test('what cannot be is refused: who does not read the trail, what is not there, a tree that is not so large', async () => {
  const path = `/action-items/${item.id}/sealed-events`;
  expect((await c.manager.get(path)).status).toBe(403);
  expect((await auditor.get(`/action-items/${absent}/sealed-events`)).status).toBe(404);
  for (const query of ['size=0', 'size=x', 'limit=201', 'limit=0', 'after=x'])
    expect([query, (await auditor.get(`${path}?${query}`)).status]).toEqual([query, 400]);
  const { body } = await auditor.get(`${path}?size=999999999`);
  expect(body.errors).toEqual([
    { path: 'size', message: expect.stringMatching(/^must be at most \d+: so many places are sealed\.$/) },
  ]);
  expect((await auditor.get(`${path}?limit=1`)).body.events).toHaveLength(1);
  const nothing = await verify('--record', 'AI-999999');
  expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('There is no action item AI-999999') });
  const both = await commandLine(auditor)('audit', 'verify', join(folder, 'x.jsonl'), '--record', item.key);
  expect(both).toMatchObject({ code: 1, err: expect.stringContaining('Say --record without a file') });
  const distrusted = await commandLine(auditor)('audit', 'verify', '--key', '0'.repeat(16), '--record', item.key);
  expect(distrusted).toMatchObject({ code: 1, out: expect.stringContaining('is none that is trusted') });
});
