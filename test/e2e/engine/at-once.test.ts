import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { projectRoot } from '../../../config/settings.js';
import { launchedCase } from '../../factories/case.js';
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

test('commands and a poke that reach a workflow in one moment are carried out one by one, and its history replays', async () => {
  const c = await launchedCase(tollgate);
  const items = await Promise.all(Array.from({ length: 4 }, () => c.item()));
  const handles = items.map(({ id }) => tollgate.temporal.workflow.getHandle(`action-item/${id}`));
  for (const handle of handles) await until('its workflow', async () => (await handle.describe()).historyLength > 4);
  await tollgate.stopWorker();
  // Nobody carries anything out now: it all waits, and meets in the first task of each workflow.
  const answers = items.flatMap(({ id }) => [
    c.owner.post(`/action-items/${id}/start`),
    c.owner.post(`/action-items/${id}/evidence`, { title: 'Sheet', url: 'https://example.com/sheet' }),
    c.owner.post(`/action-items/${id}/evidence`, { title: 'Video', url: 'https://example.com/video' }),
  ]);
  await Promise.all(handles.map((handle) => handle.signal('poke')));
  await tollgate.startWorker();
  expect((await Promise.all(answers)).map(({ status }) => Math.floor(status / 100))).toEqual(answers.map(() => 2));
  const code = { workflowBundle: { codePath: join(projectRoot, 'dist', 'workflow-bundle.js') } };
  for (const handle of handles) {
    expect((await c.owner.get(`/action-items/${handle.workflowId.slice(12)}`)).body).toMatchObject({ version: 4 });
    const history = await plainHistory(tollgate.temporal, handle.workflowId);
    await expect(Worker.runReplayHistory(code, history, handle.workflowId)).resolves.toBeUndefined();
    captureHistory('action-item-at-once', history);
  }
});
