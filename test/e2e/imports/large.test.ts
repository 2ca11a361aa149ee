import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { acceptedFile, ended, register } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  await tollgate.person('Mei Lin');
});
afterAll(async () => {
  await tollgate.stop();
});

// What is closed has no workflow: what is tested here is the import, not what follows it.
const closed = register(8_000, (n) => ({ status: n === 1 ? 'open' : 'closed' }));

/** Waits until the first parts are written, of a new import. */
async function underWay(program: string): Promise<string> {
  const { id } = await acceptedFile(c.manager, closed, { program });
  await until('some rows to be written', async () => (await c.manager.get(`/imports/${id}`)).body.rowsDone > 0);
  return id;
}

/** Items, and the events of their creation, of an import. */
async function madeBy(importId: string): Promise<{ items: number; events: number }> {
  const [row] = await tollgate.dataSource.query<{ items: number; events: number }[]>(
    `SELECT (SELECT count(*) FROM action_items WHERE import_id = $1) AS items,
       (SELECT count(*) FROM audit_events WHERE type = 'item.created' AND data->>'importId' = $1::text) AS events`,
    [importId],
  );
  return row ?? { items: 0, events: 0 };
}

test('cancelled on its way it stops between two parts; what is written stays and is counted', async () => {
  const id = await underWay('Cancelled through the API');
  expect((await c.owner.post(`/imports/${id}/cancel`)).status).toBe(403);
  const cancelled = await c.manager.post(`/imports/${id}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  const { rowsDone } = cancelled.body;
  expect(rowsDone).toBeLessThan(8_000);
  expect(rowsDone % 1_000).toBe(0);
  await until(
    'its workflow to end',
    async () => (await tollgate.temporal.workflow.getHandle(`import/${id}`).describe()).status.name === 'COMPLETED',
  );
  expect((await c.manager.get(`/imports/${id}`)).body).toMatchObject({
    state: 'cancelled',
    rowsDone,
    created: rowsDone,
  });
  expect(await madeBy(id)).toEqual({ items: rowsDone, events: rowsDone });
  expect(await c.manager.post(`/imports/${id}/cancel`)).toMatchObject({
    status: 409,
    body: { code: 'illegal-transition' },
  });
});

test('a signal to its workflow cancels it too', async () => {
  const id = await underWay('Cancelled by signal');
  await tollgate.temporal.workflow.getHandle(`import/${id}`).signal('cancel');
  const { state, created } = await ended(c.manager, id);
  expect(state).toBe('cancelled');
  expect(await madeBy(id)).toEqual({ items: created, events: created });
});

test('a part whose database connection dies is tried again and makes nothing twice', async () => {
  const id = await underWay('Broken off');
  await tollgate.asOwner((owner) =>
    owner.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  );
  expect(await ended(c.manager, id)).toMatchObject({
    state: 'done',
    rowsDone: 8_000,
    created: 8_000,
    rejectedCount: 0,
  });
  expect(await madeBy(id)).toEqual({ items: 8_000, events: 8_000 });
});

test('another worker goes on where one stopped; with none, it can still be cancelled', async () => {
  const id = await underWay('Handed over');
  await tollgate.stopWorker();
  const waiting = await acceptedFile(c.manager, closed, { program: 'Never begun' });
  expect((await c.manager.post(`/imports/${waiting.id}/cancel`)).body).toMatchObject({
    state: 'cancelled',
    rowsDone: 0,
  });
  await tollgate.startWorker();
  expect(await ended(c.manager, id)).toMatchObject({ state: 'done', created: 8_000 });
  expect(await madeBy(id)).toEqual({ items: 8_000, events: 8_000 });
  await until(
    'the outbox to be empty',
    async () => (await tollgate.dataSource.query('SELECT 1 FROM outbox')).length === 0,
  );
  expect(await madeBy(waiting.id)).toEqual({ items: 0, events: 0 });
});

test('a register of finished work is written as a whole before its tollgate opens', async () => {
  const finished = register(2_500, () => ({ status: 'closed' }));
  const { id } = await acceptedFile(c.manager, finished, { program: 'Finished' });
  const done = await ended(c.manager, id);
  expect(done).toMatchObject({ state: 'done', created: 2_500, rejectedCount: 0 });
  const path = `/programs/${done.program.id ?? ''}`;
  const phase = async () => (await c.manager.get(path)).body.phases[0];
  // Whoever says in a file that it is done does not decide that its phase is.
  await until('the tollgate to be complete', async () => (await phase()).blocked !== null);
  const { version } = (await tollgate.admin.get(path)).body;
  const named = await tollgate.admin.patch(path, { domainLeadId: c.leadId }, { 'if-match': `"${version}"` });
  expect(named.status).toBe(200);
  await until('the tollgate to open', async () => (await phase()).status === 'tollgate');
  expect(await phase()).toMatchObject({
    items: { done: 2_500, doneElsewhere: 2_500 },
    signOff: { content: { doneElsewhere: 2_500 } },
  });
});

test('10,000 open rows are readable, with live deadlines; the history of their import is short', async () => {
  const { id } = await acceptedFile(c.manager, register(10_000), { program: 'Ten thousand' });
  expect(await ended(c.manager, id)).toMatchObject({ state: 'done', created: 10_000 });
  const [{ planned }] = await tollgate.dataSource.query(
    `SELECT count(DISTINCT s.subject_id) AS planned FROM planned_steps s JOIN action_items i ON i.id = s.subject_id WHERE i.import_id = $1 AND s.state = 'planned'`,
    [id],
  );
  expect(planned).toBe(10_000);
  const { historyLength, historySize } = await tollgate.temporal.workflow.getHandle(`import/${id}`).describe();
  expect(historyLength).toBeLessThan(100);
  expect(historySize).toBeLessThan(20_000);
});
