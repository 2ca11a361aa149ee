import type { WorkflowHandle } from '@temporalio/client';
import { patrol } from '../../../apps/worker/src/patrol.js';
import { sweep } from '../../../apps/worker/src/sweep.js';
import { counters } from '../../../database/engine/counters.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
const complaints: unknown[] = [];

beforeAll(async () => {
  tollgate = await startTollgate();
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
});

/** One round of the patrol, as if nothing had been written of these records for ten seconds. */
async function goRound(): Promise<void> {
  const { dataSource, temporal, settings } = tollgate;
  for (const table of ['action_items', 'programs'])
    await dataSource.query(`UPDATE ${table} SET updated_at = updated_at - interval '10 seconds'`);
  await patrol(dataSource, temporal, settings.taskQueue, (_, error) => complaints.push(error))();
}

const runOf = async (handle: WorkflowHandle): Promise<string> => {
  const { runId, status } = await handle.describe();
  return `${status.name} ${runId}`;
};

/** The workflows of an item and its program, both of which have seen their facts. */
async function workflows() {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const handles = [`action-item/${item.id}`, `program/${c.programId}`].map((id) =>
    tollgate.temporal.workflow.getHandle(id),
  );
  await until('both to have seen their facts', async () => {
    const [row] = await tollgate.dataSource.query<{ n: number }[]>(
      `SELECT (SELECT count(*) FROM action_items WHERE workflow_version < version)
         + (SELECT count(*) FROM programs WHERE workflow_version < version) AS n`,
    );
    return row?.n === 0;
  });
  return { c, item, handles };
}

/** Without its input the code of a workflow throws, and its task fails, at each attempt. */
async function failAgainAndAgain(handles: WorkflowHandle[]): Promise<void> {
  for (const { workflowId } of handles)
    await tollgate.temporal.workflow.start(workflowId.startsWith('program') ? 'program' : 'actionItem', {
      workflowId,
      taskQueue: tollgate.settings.taskQueue,
      args: [],
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  for (const handle of handles)
    await until(
      'it to have failed often',
      async () => ((await handle.describe()).raw.pendingWorkflowTask?.attempt ?? 0) >= 4,
      120_000,
    );
}

test('workflows of an item and of a program that are gone are started again from the facts, and counted', async () => {
  const { c, item, handles } = await workflows();
  const before = await Promise.all(handles.map(runOf));
  const counted = (await counters(tollgate.dataSource.manager)).reconciler_restarted ?? 0;
  for (const handle of handles) await handle.terminate('an accident');
  await goRound();
  for (const [index, handle] of handles.entries())
    await until('it to run again', async () => {
      const now = await runOf(handle);
      return now.startsWith('RUNNING') && now !== before[index];
    });
  expect((await counters(tollgate.dataSource.manager)).reconciler_restarted).toBe(counted + 2);
  expect((await c.owner.post(`/action-items/${item.id}/start`)).body.status).toBe('in_progress');
  expect((await c.manager.post(`/programs/${c.programId}/hold`, { reason: 'x' })).body.status).toBe('on_hold');
});

test('workflows that fail task after task begin anew from the facts, and are counted and reported', async () => {
  const { c, item, handles } = await workflows();
  await failAgainAndAgain(handles);
  await goRound();
  expect((await counters(tollgate.dataSource.manager)).reconciler_replaced).toBe(2);
  expect(complaints.map(String).sort()).toEqual(handles.map(({ workflowId }) => expect.stringContaining(workflowId)));
  expect((await c.owner.post(`/action-items/${item.id}/start`)).body.status).toBe('in_progress');
  expect((await c.manager.post(`/programs/${c.programId}/hold`, { reason: 'x' })).body.status).toBe('on_hold');
}, 150_000);

test('a command to a record whose workflow fails task after task does not wait for the patrol', async () => {
  const { c, item, handles } = await workflows();
  await failAgainAndAgain(handles);
  const replaced = (await counters(tollgate.dataSource.manager)).reconciler_replaced;
  expect(await c.manager.must(`/action-items/${item.id}/cancel`, { reason: 'broken' })).toMatchObject({
    status: 'cancelled',
  });
  expect(await c.manager.must(`/programs/${c.programId}/cancel`, { reason: 'broken' })).toMatchObject({
    status: 'cancelled',
  });
  expect((await counters(tollgate.dataSource.manager)).reconciler_replaced).toBe(replaced);
}, 150_000);

test('an item whose steps cannot be fired keeps no other from being escalated', async () => {
  await tollgate.stopWorker();
  const c = await launchedCase(tollgate);
  const items = [];
  for (let n = 0; n < 5; n += 1) items.push(await c.item({ due: inDays(-2) }));
  const bad = items[2]!.id;
  // No ladder that could be followed.
  await tollgate.dataSource.query(
    'UPDATE action_items SET escalation_policy_version_id = reminder_policy_version_id WHERE id = $1',
    [bad],
  );
  const reported: unknown[] = [];
  await sweep(tollgate.dataSource, 0, Date.now(), (_, error) => reported.push(error));
  expect(reported.map(String)).toEqual([expect.stringContaining(bad)]);
  const levels = await tollgate.dataSource.query<{ level: number }[]>(
    'SELECT ladder_level AS level FROM action_items WHERE id = ANY($1) ORDER BY number',
    [items.map(({ id }) => id)],
  );
  expect(levels.map(({ level }) => level)).toEqual([1, 1, 0, 1, 1]);
});
