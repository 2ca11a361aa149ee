import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const health = async (query = '') => (await tollgate.admin.get(`/engine${query}`)).body;

test('who works is seen with its loops; one that ends has ended, and what falls due meanwhile waits, and lands in the lateness', async () => {
  const [worker] = await until('the worker to say that it is here', async () => {
    const { workers } = await health();
    return workers[0]?.loops.length > 0 ? workers : null;
  });
  expect(worker).toMatchObject({
    pid: process.pid,
    state: expect.stringMatching(/^(working|troubled)$/),
    endedAt: null,
  });
  expect(worker.loops.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['relay', 'sweep', 'reconciler', 'patrol', 'recurrences']),
  );
  const { id } = await c.item({ due: inDays(9) });
  await until('nothing to wait', async () => {
    const { steps, engine } = (await health()).backlog;
    return steps.count === 0 && engine.count === 0;
  });

  await tollgate.stopWorker();
  expect((await health()).workers).toMatchObject([{ id: worker.id, state: 'ended', endedAt: expect.any(String) }]);
  const [moved] = await tollgate.dataSource.query(
    `UPDATE planned_steps SET fire_at = now() - interval '40 seconds' WHERE subject_id = $1 AND state = 'planned' AND kind = 'breach'
     RETURNING fire_at`,
    [id],
  );
  await tollgate.dataSource.query(`UPDATE action_items SET due_at = now() - interval '40 seconds' WHERE id = $1`, [id]);
  await c.item({ due: inDays(10) });
  const { backlog, since, until: now } = await health();
  expect(backlog.steps).toEqual({ count: 1, more: false, oldest: moved[0].fire_at.toISOString() });
  expect(backlog.engine.count).toBeGreaterThan(0);
  expect(Date.parse(now) - Date.parse(since)).toBe(24 * 3_600_000);

  await tollgate.startWorker();
  const { lateness, workers, reconciler } = await until('the step to be counted as late', async () => {
    const found = await health();
    return found.backlog.steps.count === 0 && found.lateness.worst >= 40 ? found : null;
  });
  const late = (upTo: number | null): number =>
    lateness.buckets.find((bucket: { upTo: number | null }) => bucket.upTo === upTo).count;
  expect(late(60) + late(300)).toBe(1);
  expect(lateness.buckets.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(lateness.count);
  expect(workers.map(({ state }: { state: string }) => state).sort()[0]).toBe('ended');
  expect(reconciler.lastRan).toEqual(expect.any(String));
  const rounds = await until('both rounds to have come to an end', async () => {
    const found = (await health()).reconciler.rounds;
    return found.every(({ last }: { last: unknown }) => last !== null) && found;
  });
  expect(rounds.map(({ name }: { name: string }) => name).sort()).toEqual(['records', 'workflows']);
  expect(reconciler.stuck).toEqual({ count: 0, heldBackSince: null });
  expect(reconciler.mended).toContainEqual({
    kind: 'sweep_fired',
    count: expect.any(Number),
    since: expect.any(String),
    last: expect.any(String),
  });
});

test('what is wrong is said in sentences with what to do, by the API and the command line, which then ends with 1', async () => {
  const doctor = async () => (await tollgate.admin.get('/doctor')).body;
  const about = async (name: string) =>
    (await doctor()).checks.find((check: { about: string }) => check.about === name);
  const tg = commandLine(tollgate.admin);
  const settled = await until('the worker to be well', async () => {
    const found = await doctor();
    return found.state !== 'problem' && found;
  });
  expect(
    settled.checks
      .filter(({ state }: { state: string }) => state === 'well')
      .map(({ about: of }: { about: string }) => of),
  ).toEqual(expect.arrayContaining(['database', 'schema', 'clock', 'temporal', 'deadlines', 'stuck', 'trail', 'disk']));
  expect((await about('temporal')).says).toMatch(/^Temporal \d+\.\d+\.\d+ answers, with \d+ shards/);
  const quiet = await tg('doctor', '--all');
  expect(quiet).toMatchObject({ code: 0 });
  expect(quiet.out).toMatch(/^WARNING {2}settings: No mails are sent/m);
  expect(quiet.out).toMatch(/^well {5}database: PostgreSQL \d/m);

  // Somebody who owns something and has no address; and a schema of another build.
  const unheard = await tollgate.person('Unheard', { email: null });
  await c.item({ ownerId: unheard });
  const { asOwner } = tollgate;
  await asOwner((owner) => owner.query(`INSERT INTO schema_migrations (timestamp, name) VALUES (9, 'Later9')`));
  try {
    expect(await about('people')).toMatchObject({ state: 'warning', says: expect.stringContaining('Unheard') });
    expect((await doctor()).checks[0]).toMatchObject({
      about: 'schema',
      state: 'problem',
      says: expect.stringContaining('Later9'),
    });
    const told = await tg('doctor');
    expect(told.code).toBe(1);
    expect(told.out).toMatch(/^PROBLEM {2}schema: .*Later9\. A newer build was here\.\n {9}Run that build/m);
    expect(told.out).not.toContain('well     database');
  } finally {
    await asOwner((owner) => owner.query(`DELETE FROM schema_migrations WHERE name = 'Later9'`));
  }
  expect((await c.manager.get('/doctor')).status).toBe(403);
});

test('a worker that falls silent is told from one that has ended; one that was long ago is forgotten', async () => {
  await tollgate.dataSource.query(
    `INSERT INTO engine_workers (id, host, pid, seen_at) VALUES ('00000000-0000-4000-8000-000000000001', 'gone', 7, now() - interval '2 minutes'),
       ('00000000-0000-4000-8000-000000000002', 'long ago', 8, now() - interval '2 days')`,
  );
  const gone = await until('what was long ago to be forgotten', async () => {
    const { workers } = await health();
    return workers.some(({ host }: { host: string }) => host === 'long ago')
      ? null
      : workers.find(({ host }: { host: string }) => host === 'gone');
  });
  expect(gone).toMatchObject({ pid: 7, state: 'silent', endedAt: null });
});

test('what could not be delivered in that time is counted with since when', async () => {
  await tollgate.dataSource.query(
    `INSERT INTO deliveries (id, person_id, channel, state, created_at) VALUES
       (gen_random_uuid(), $1, 'email', 'dead', now() - interval '3 hours'), (gen_random_uuid(), $1, 'email', 'dead', now() - interval '30 hours')`,
    [c.ownerId],
  );
  expect((await health('?hours=2')).undeliverable.deliveries).toEqual({ count: 0, more: false, oldest: null });
  expect((await health()).undeliverable.deliveries).toMatchObject({ count: 1, oldest: expect.any(String) });
  expect((await health('?hours=168')).undeliverable.deliveries).toMatchObject({ count: 2 });
});

test('whoever reads the trail reads it, others are told who does; the hours are bounded; the command line says the same', async () => {
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  expect((await auditor.get('/engine')).status).toBe(200);
  const { status, body } = await c.manager.get('/engine');
  expect([status, body.code]).toEqual([403, 'not-allowed']);
  expect(body.detail).toMatch(/administrator/);
  expect((await tollgate.admin.get('/engine?hours=169')).body.errors[0].path).toBe('hours');

  const tg = commandLine(tollgate.admin);
  const { out } = await tg('engine');
  expect(out).toMatch(/steps that are due\s+0/);
  expect(out).toMatch(/silent/);
  expect(JSON.parse((await tg('engine', '--hours', '2', '--json')).out)).toMatchObject({
    backlog: { steps: { count: 0 } },
  });
});
