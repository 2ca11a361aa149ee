import { Client } from '@temporalio/client';
import { launchedCase, type Case } from '../../factories/case.js';
import { payloadsOf } from '../../harness/histories.js';
import { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

const [first, second] = ['first secret of payloads, '.padEnd(40, '1'), 'second secret of payloads, '.padEnd(40, '2')];

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate({ settings: { temporalPayloadKeys: [first, second] } });
  c = await launchedCase(tollgate);
  // Keeps the phase open.
  await c.item();
});
afterAll(async () => {
  await tollgate.stop();
});

/** What the server has of a workflow, as it has it. */
const stored = (workflowId: string) => tollgate.temporal.workflow.getHandle(workflowId).fetchHistory();

const begun = (workflowId: string): Promise<unknown> =>
  until('its workflow', async () => {
    const found = await tollgate.temporal.workflow.getHandle(workflowId).describe();
    return found.historyLength > 4;
  });

/** The worker again, with other secrets. */
async function workWith(secrets: string[]): Promise<void> {
  await tollgate.stopWorker();
  tollgate.settings.temporalPayloadKeys = secrets;
  await tollgate.startWorker();
}

test('the server has what workflows are told and answer encrypted, and of what is not, no id', async () => {
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/start`);
  await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'not needed' });
  const history = await stored(`action-item/${item.id}`);
  const [encrypted, other] = [true, false].map((is) =>
    payloadsOf(history).filter(({ encoding }) => (encoding === 'binary/encrypted') === is),
  );
  expect(encrypted?.length).toBeGreaterThan(5);
  // What the SDK notes for itself: which activity, at which time, under which patch.
  for (const { text } of other ?? []) expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  expect(payloadsOf(history).every(({ text }) => !text.includes(item.id))).toBe(true);
});

test('what a task failed with is encrypted, too', async () => {
  const item = await c.item();
  await begun(`action-item/${item.id}`);
  const handle = tollgate.temporal.workflow.getHandle(`action-item/${item.id}`);
  const answer = await handle.executeUpdate('no-such-update', { args: ['words of somebody'] }).catch((e: unknown) => e);
  expect(String((answer as Error).cause)).toContain('no-such-update');
  expect(JSON.stringify(await stored(handle.workflowId))).not.toContain('words of somebody');
});

test('the key is changed: what began by the one before goes on, and is written by the new one', async () => {
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/start`);
  await workWith([second, first]);
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'Done and checked' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  const { events } = await stored(`action-item/${item.id}`);
  const keys = new Set(
    JSON.stringify(events)
      .match(/"encryption-key-id":"[^"]+"/g)
      ?.map((found) => found),
  );
  expect(keys.size).toBe(2);
  expect(tollgate.problems).toEqual([]);
  await workWith([first, second]);
});

test('a workflow of a release without a codec goes on, and what comes later is encrypted', async () => {
  await tollgate.stopWorker();
  const item = await c.item();
  const workflowId = `action-item/${item.id}`;
  const plain = new Client({
    connection: tollgate.temporal.connection,
    namespace: tollgate.settings.temporalNamespace,
  });
  await plain.workflow.start('actionItem', {
    workflowId,
    taskQueue: tollgate.settings.taskQueue,
    args: [{ itemId: item.id }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await tollgate.startWorker();
  await c.owner.must(`/action-items/${item.id}/start`);
  const payloads = payloadsOf(await stored(workflowId));
  expect(payloads[0]).toMatchObject({ encoding: 'json/plain', text: JSON.stringify({ itemId: item.id }) });
  expect(payloads.slice(1).filter(({ text }) => text.includes(item.id))).toEqual([]);
});

test('a key that is gone: what nobody can read any more begins anew from its facts, and takes the command', async () => {
  const item = await c.item();
  const { workflowId } = tollgate.temporal.workflow.getHandle(`action-item/${item.id}`);
  await begun(workflowId);
  await tollgate.stopWorker();
  const { databaseUrl, taskQueue, secret } = tollgate.settings;
  const without = await startTollgate({ settings: { databaseUrl, taskQueue, secret, temporalPayloadKeys: [second] } });
  try {
    const { owner } = { owner: new ApiClient(without.url, c.owner.token) };
    const { body } = await until('the command to be carried out', async () => {
      const answer = await owner.post(`/action-items/${item.id}/start`, {}, { 'idempotency-key': 'without' });
      return answer.status === 200 && answer;
    });
    expect(body).toMatchObject({ status: 'in_progress', version: 2 });
  } finally {
    await without.stop();
  }
  await tollgate.startWorker();
});
