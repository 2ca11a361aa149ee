import { launchedCase, inDays } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  // Commands and creates while no worker runs: nothing carries them out.
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

test('an item that is created late while nothing runs is escalated by the sweep, once, and its workflow catches up', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ due: inDays(-3) });
  await tollgate.startWorker();
  await until('level 1', async () => (await c.owner.get(`/action-items/${item.id}`)).body.ladderLevel === 1);
  await until('its workflow', async () => {
    const [row] = await tollgate.dataSource.query<{ lag: boolean }[]>(
      'SELECT workflow_version < version AS lag FROM action_items WHERE id = $1',
      [item.id],
    );
    return row?.lag === false;
  });
  const { items } = (await c.owner.get(`/action-items/${item.id}/timeline`)).body;
  expect(items.map((e: { type: string }) => e.type)).toEqual(['item.created', 'item.breached', 'item.escalated']);
  expect(items[1].at).toBe((await c.owner.get(`/action-items/${item.id}`)).body.due.at);
  expect((await c.owner.post(`/action-items/${item.id}/acknowledge`, { note: 'on it' })).status).toBe(200);
});
