import { sweep } from '../../../apps/worker/src/sweep.js';
import { inDays } from '../../factories/case.js';
import { exceptionCase } from '../../factories/exception.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

const sweepAt = (now: number): Promise<number> =>
  sweep(tollgate.dataSource, 3, now, (_, error) => {
    throw error;
  });

test('with no workflow running, the sweep alone ends an exception at its instant, and its item is live again with its ladder', async () => {
  const c = await exceptionCase(tollgate);
  const item = await c.item({ due: inDays(5) });
  const lease = await c.approved({ items: [item.id], ends: inDays(10) });
  await tollgate.stopWorker();
  const end = Date.parse(lease.ends.at);
  await sweepAt(end - 1);
  expect((await c.head.get(`/exceptions/${lease.id}`)).body.status).toBe('active');
  expect((await c.owner.get(`/action-items/${item.id}`)).body.status).toBe('on_hold');
  // Two hours late, as after a night without power: what is recorded is the instant that was planned.
  await sweepAt(end + 2 * 3_600_000);
  const ended = (await c.head.get(`/exceptions/${lease.id}`)).body;
  expect(ended).toMatchObject({ status: 'ended', endedAt: lease.ends.at });
  const live = (await c.owner.get(`/action-items/${item.id}`)).body;
  expect(live).toMatchObject({ status: 'open', overdue: true, breachedAt: lease.ends.at, ladderLevel: 1, cycle: 2 });
  const { items } = (await c.head.get(`/exceptions/${lease.id}/timeline`)).body;
  expect(items.at(-1)).toMatchObject({ type: 'exception.ended', firedBy: 'sweep', at: lease.ends.at });
  expect(await sweepAt(end + 3 * 3_600_000)).toBe(0);

  await tollgate.startWorker();
  await until('its workflow to see it and end', async () => {
    const { status } = await tollgate.temporal.workflow.getHandle(`exception/${lease.id}`).describe();
    return status.name === 'COMPLETED';
  });
});

test('asked for while nothing runs, it holds from the answer on: its limit is told by the sweep, and its workflow starts later', async () => {
  await tollgate.stopWorker();
  const c = await exceptionCase(tollgate);
  const asked = await c.requested({ ends: inDays(30) });
  await sweepAt(Date.now() + 4 * 86_400_000);
  const { items } = (await c.head.get(`/exceptions/${asked.id}/timeline`)).body;
  expect(items.map((e: { type: string }) => e.type)).toEqual(['exception.requested', 'exception.sign_off_overdue']);
  await tollgate.startWorker();
  expect((await c.lead.must(`/exceptions/${asked.id}/sign-off`, { decision: 'approve' })).status).toBe('active');
});
