import { launchedCase, inDays } from '../../factories/case.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
});

test('a workflow that is started by a command, in one task, can be replayed: another worker goes on with it', async () => {
  const c = await launchedCase(tollgate);
  await c.item();
  const reopened: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const item = await c.item({ due: inDays(20) });
    await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'Not needed' });
    const handle = tollgate.temporal.workflow.getHandle(`action-item/${item.id}`);
    await until('its workflow to end', async () => (await handle.describe()).status.name === 'COMPLETED');
    await c.manager.must(`/action-items/${item.id}/reopen`, { reason: 'Needed after all' });
    reopened.push(item.id);
  }
  const [first] = reopened;
  captureHistory('action-item-started-by-command', await plainHistory(tollgate.temporal, `action-item/${first ?? ''}`));
  await tollgate.stopWorker();
  await tollgate.startWorker();
  for (const id of reopened) expect((await c.owner.post(`/action-items/${id}/start`)).body.status).toBe('in_progress');
  expect(tollgate.problems).toEqual([]);
}, 90_000);
