import { randomUUID } from 'node:crypto';
import { Client, WorkflowNotFoundError } from '@temporalio/client';
import { lazyTemporal } from '../../../config/temporal-connection.js';
import { ensureNamespace } from '../../../apps/worker/src/engine/namespace.js';
import { launchedCase, inDays } from '../../factories/case.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
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
});

test('a namespace that somebody else has made a moment ago can be used as soon as it is ensured', async () => {
  const connection = lazyTemporal(tollgate.settings);
  for (let n = 0; n < 3; n += 1) {
    const namespace = `made-${randomUUID()}`;
    const using = () => new Client({ connection, namespace }).workflow.getHandle('not-there').terminate();
    // Parts of the server remember for a while that it is not there.
    await expect(using()).rejects.toThrow(/not found/i);
    const kept = { seconds: (24 * 3600) as unknown as Long };
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: kept });
    await ensureNamespace(connection, namespace);
    await expect(using()).rejects.toThrow(WorkflowNotFoundError);
  }
  await connection.close();
});
