import type { WorkflowHandle } from '@temporalio/client';
import { sweep } from '../../../apps/worker/src/sweep.js';
import { inTurn } from '../../../apps/worker/src/patrol/turns.js';
import { troubledOf } from '../../../config/running-workflows.js';
import { counters } from '../../../database/engine/counters.js';
import { leftAlone, type Place } from '../../../database/watch/left-alone.js';
import { endTurn, takeTurn } from '../../../database/watch/patrols.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { onlyByHand, patrolNow } from '../../harness/patrol.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
const complaints: unknown[] = [];

beforeAll(async () => {
  tollgate = await startTollgate();
  await onlyByHand(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

/** One turn of the patrol, as if nothing had been written of these records for ten seconds. */
async function goRound(): Promise<void> {
  const { dataSource } = tollgate;
  for (const table of ['action_items', 'programs'])
    await dataSource.query(`UPDATE ${table} SET updated_at = updated_at - interval '10 seconds'`);
  await patrolNow(tollgate, { complain: (error) => complaints.push(error) });
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

test('workflows that fail task after task begin anew from the facts, one at a time where that has not helped, and are told', async () => {
  const { c, item, handles } = await workflows();
  await failAgainAndAgain(handles);
  const { dataSource, admin } = tollgate;
  const stuck = async () => (await admin.get('/engine')).body.reconciler.stuck;
  const replaced = async (): Promise<number> => (await counters(dataSource.manager)).reconciler_replaced ?? 0;
  // One of them began anew a moment ago already.
  const watched = [{ workflowId: handles[0]!.workflowId, at: Date.now() }];
  await until('both to be listed as failing', async () => {
    const { count } = await troubledOf(tollgate.temporal, tollgate.settings.taskQueue);
    return count === 2;
  });
  await dataSource.query(`UPDATE patrols SET state = $1 WHERE name = 'stuck'`, [JSON.stringify({ watched })]);
  await goRound();
  expect(await replaced()).toBe(1);
  expect(await stuck()).toEqual({ count: 2, heldBackSince: expect.any(String) });
  expect(complaints.map(String)).toEqual([
    expect.stringContaining('one at a time is tried'),
    expect.stringContaining('begins anew from its facts'),
  ]);
  // It helped: the other one follows.
  await until('both to have begun anew', async () => {
    await goRound();
    return (await replaced()) === 2;
  });
  for (const { workflowId } of handles)
    expect(complaints.map(String)).toContainEqual(expect.stringContaining(`${workflowId} failed task after task`));
  await until('none to be listed any more', async () => {
    await goRound();
    return (await stuck()).count === 0;
  });
  expect((await c.owner.post(`/action-items/${item.id}/start`)).body.status).toBe('in_progress');
  expect((await c.manager.post(`/programs/${c.programId}/hold`, { reason: 'x' })).body.status).toBe('on_hold');
});

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
});

test('a turn is had by one worker; what one leaves that took too long does not count; a round passes over nothing', async () => {
  const { manager } = tollgate.dataSource;
  const free = (): Promise<unknown> => manager.query(`UPDATE patrols SET free_at = '-infinity' WHERE name = 'records'`);
  await free();
  const [first, none] = [await takeTurn<Place>(manager, 'records'), await takeTurn<Place>(manager, 'records')];
  expect(none).toBeNull();
  await free();
  const second = (await takeTurn<Place>(manager, 'records'))!;
  const place = { kind: 'program', id: '00000000-0000-4000-8000-000000000001' } as const;
  await endTurn(manager, second, { state: place, looked: 3, round: false, atOnce: true });
  await endTurn(manager, first!, { state: {}, looked: 7, round: true });
  // One that fails leaves what it found, above all how far it is held back.
  const fails = () => inTurn<Place, void>(tollgate.dataSource, 'records', () => Promise.reject(new Error('away')));
  await expect(fails()).rejects.toThrow('away');
  await free();
  expect((await takeTurn<Place>(manager, 'records'))?.state).toEqual(place);

  await manager.query(`UPDATE action_items SET updated_at = updated_at - interval '10 seconds'`);
  await manager.query(`UPDATE programs SET updated_at = updated_at - interval '10 seconds'`);
  const all = (await leftAlone(manager, {}, 10_000)).records;
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['action_item', 'program']));
  const one: string[] = [];
  for (let from: Place | Record<string, never> | null = {}; from !== null;) {
    const { records, next }: { records: Place[]; next: Place | null } = await leftAlone(manager, from, 1);
    one.push(...records.map(({ id }) => id));
    from = next;
  }
  expect(one).toEqual(all.map(({ id }) => id));
});

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
