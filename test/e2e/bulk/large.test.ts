import { randomUUID } from 'node:crypto';
import { runOperation } from '../../../database/bulk/run-operation.js';
import { createItems } from '../../../database/items/create-items.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { ended } from './bulk-case.js';

let tollgate: Tollgate;
let c: Case;
const count = 6_000;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate, { phases: ['Now', 'Later'] });
  // Of a coming phase, and so without workflows: what is tested is the operation, not what follows it.
  const items = Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    programId: c.programId,
    phaseId: c.phaseIds[1] ?? '',
    title: `Gap ${n}`,
    ownerId: c.ownerId,
    due: { date: '2030-03-05', time: null, zone: 'Asia/Singapore' },
  }));
  const by = { actorId: c.managerId, at: Date.now() };
  for (let from = 0; from < count; from += 1_000)
    await tollgate.dataSource.transaction((manager) => createItems(manager, items.slice(from, from + 1_000), by));
});
afterAll(async () => {
  await tollgate.stop();
});

/** Gives all of it to somebody new; resolves when some of it is done, and not yet all. */
async function underWay(): Promise<{ id: string; heir: string }> {
  const heir = await tollgate.person('Heir');
  const filter = { program: c.programId };
  const { id } = await c.manager.must('/bulk-operations', { kind: 'reassign', body: { ownerId: heir }, filter });
  await until(
    'some items to be done',
    async () => (await c.manager.get(`/bulk-operations/${id}`)).body.counts.done > 0,
  );
  return { id, heir };
}

/** Items of an heir, and how often one was given to them. */
async function givenTo(heir: string): Promise<{ items: number; events: number }> {
  const [row] = await tollgate.dataSource.query<{ items: number; events: number }[]>(
    `SELECT (SELECT count(*) FROM action_items WHERE owner_id = $1) AS items,
       (SELECT count(*) FROM audit_events WHERE type = 'item.reassigned' AND data->>'to' = $1::text) AS events`,
    [heir],
  );
  return row ?? { items: 0, events: 0 };
}

test('cancelled on its way it stops between two parts; what is done stays, and the rest is skipped', async () => {
  const { id, heir } = await underWay();
  expect((await c.owner.post(`/bulk-operations/${id}/cancel`)).status).toBe(403);
  const { body } = await tollgate.admin.post(`/bulk-operations/${id}/cancel`);
  expect(body.state).toBe('cancelled');
  const { done, skipped, pending } = body.counts as Record<'done' | 'skipped' | 'pending', number>;
  expect([done % 500, done + skipped, pending]).toEqual([0, count, 0]);
  expect(done).toBeLessThan(count);
  await until(
    'its workflow to end',
    async () => (await tollgate.temporal.workflow.getHandle(`bulk/${id}`).describe()).status.name === 'COMPLETED',
  );
  expect((await c.manager.get(`/bulk-operations/${id}`)).body.counts).toEqual(body.counts);
  expect(await givenTo(heir)).toEqual({ items: done, events: done });
});

test('another worker goes on where one died, and nothing is done twice', async () => {
  await tollgate.stopWorker();
  const heir = await tollgate.person('Heir');
  const filter = { program: c.programId };
  const { id } = await c.manager.must('/bulk-operations', { kind: 'reassign', body: { ownerId: heir }, filter });
  let parts = 0;
  const dies = (): void => {
    parts += 1;
    if (parts > 2) throw new Error('the worker died');
  };
  await expect(runOperation(tollgate.dataSource, id, Date.now(), dies)).rejects.toThrow('died');
  const { body } = await c.manager.get(`/bulk-operations/${id}`);
  expect(body).toMatchObject({ state: 'running', counts: { done: 1_000, pending: count - 1_000 } });
  await tollgate.startWorker();
  expect(await ended(c.manager, id)).toMatchObject({ state: 'done', counts: { done: count, refused: 0, skipped: 0 } });
  expect(await givenTo(heir)).toEqual({ items: count, events: count });
});

test('a part whose database connection dies is tried again, whole', async () => {
  const { id, heir } = await underWay();
  await tollgate.asOwner((owner) =>
    owner.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  );
  expect(await ended(c.manager, id)).toMatchObject({ state: 'done', counts: { done: count } });
  expect(await givenTo(heir)).toEqual({ items: count, events: count });
  const { historyLength } = await tollgate.temporal.workflow.getHandle(`bulk/${id}`).describe();
  expect(historyLength).toBeLessThan(100);
});
