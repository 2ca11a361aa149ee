import { randomUUID } from 'node:crypto';
import { pokeLagging } from '../../../apps/worker/src/reconciler.js';
import { counters } from '../../../database/engine/counters.js';
import type { NewItem } from '../../../database/items/build-item.js';
import { createItems } from '../../../database/items/create-items.js';
import { runItemCommands } from '../../../database/items/run-commands.js';
import type { ItemCommand } from '../../../domain/item/commands.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let ids: string[];
let common: Omit<NewItem, 'id'>;

/** Three hundred items whose workflows have not seen their facts for an hour, and which nobody is on the way to tell. */
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  const { programId, phaseIds, ownerId, managerId } = await launchedCase(tollgate);
  common = { programId, phaseId: phaseIds[0] ?? '', title: 'Lags', ownerId, due: inDays(7) };
  const items = Array.from({ length: 300 }, () => ({ ...common, id: randomUUID() }));
  ids = items.map(({ id }) => id);
  await tollgate.dataSource.transaction((m) => createItems(m, items, { actorId: managerId, at: Date.now() }));
  await tollgate.dataSource.query(`UPDATE programs SET workflow_version = version`);
  await tollgate.dataSource.query(`UPDATE action_items SET updated_at = now() - interval '1 hour'`);
  await sent();
});
afterAll(async () => {
  await tollgate.stop();
});

/** What was on its way is sent: gives to which workflows. */
async function sent(): Promise<string[]> {
  const [rows] = await tollgate.dataSource.query<[{ workflow_id: string }[], number]>(
    'DELETE FROM outbox RETURNING workflow_id',
  );
  return rows.map(({ workflow_id }) => workflow_id).sort();
}

test('workflows that lag are poked, no more of them at a time than can answer; one that stays silent is poked anew', async () => {
  const round = pokeLagging(tollgate.dataSource, tollgate.temporal);
  const at = Date.now();
  await round(at);
  // None has even left: they are no more than before.
  await round(at + 2_000);
  const first = await sent();
  expect(new Set(first).size).toBe(250);

  // Nobody has answered: nobody else is poked, and nobody twice.
  await round(at + 5_000);
  expect(await sent()).toEqual([]);

  // A hundred have: the fifty that were left get their turn.
  const answered = first.slice(0, 100).map((workflow) => workflow.slice('action-item/'.length));
  await tollgate.dataSource.query('UPDATE action_items SET workflow_version = version WHERE id = ANY($1)', [answered]);
  await round(at + 10_000);
  const second = await sent();
  expect([...first, ...second].sort()).toEqual(ids.map((id) => `action-item/${id}`).sort());

  // What was silent for a minute is poked again.
  await round(at + 61_000);
  expect(await sent()).toEqual(first.slice(100));
});

test('one that has a poke on its way is not given another', async () => {
  const lagging = ids.slice(0, 5);
  await tollgate.dataSource.query('UPDATE action_items SET workflow_version = version');
  await tollgate.dataSource.query('UPDATE action_items SET workflow_version = 0 WHERE id = ANY($1)', [lagging]);
  await pokeLagging(tollgate.dataSource, tollgate.temporal)(Date.now());
  await pokeLagging(tollgate.dataSource, tollgate.temporal)(Date.now());
  expect(await sent()).toHaveLength(5);
});

test('one whose task waits for a worker is left in the queue; one that nobody has told is poked, and one that is gone', async () => {
  const { dataSource, settings, temporal } = tollgate;
  const [queued = '', untold = '', gone = ''] = ids;
  const begin = (id: string, startDelay: '1 hour' | 0) =>
    temporal.workflow.start('actionItem', {
      workflowId: `action-item/${id}`,
      taskQueue: settings.taskQueue,
      args: [{ itemId: id }],
      startDelay,
    });
  await begin(queued, 0);
  // It runs, and has nothing to do yet.
  await begin(untold, '1 hour');
  await (await begin(gone, 0)).terminate('an accident');
  const lag = (...lagging: string[]): Promise<unknown> =>
    dataSource.query('UPDATE action_items SET workflow_version = CASE WHEN id = ANY($1) THEN 0 ELSE version END', [
      lagging,
    ]);
  await lag(queued, untold, gone);
  const round = pokeLagging(dataSource, temporal);
  const at = Date.now();
  await round(at);
  expect(await sent()).toEqual([untold, gone].map((id) => `action-item/${id}`).sort());
  expect((await counters(dataSource.manager)).reconciler_poked).toBeGreaterThan(0);

  // It stands there still: it is not even asked about, and then left there again.
  await round(at + 5_000);
  await round(at + 25_000);
  expect(await sent()).toEqual([]);
  // It was lost meanwhile: it begins anew.
  await temporal.workflow.getHandle(`action-item/${queued}`).terminate('an accident');
  await round(at + 50_000);
  expect(await sent()).toEqual([`action-item/${queued}`]);
});

test('a change after which its workflow waits for the same is no reason to poke it; one that moves a date is', async () => {
  const { dataSource } = tollgate;
  const id = randomUUID();
  const due = inDays(20);
  await dataSource.transaction((m) =>
    createItems(m, [{ ...common, id, due }], { actorId: common.ownerId, at: Date.now() }),
  );
  await sent();
  const changed = async (...commands: ItemCommand[]): Promise<{ poked: string[]; behind: boolean | undefined }> => {
    const requests = commands.map((command) => ({ id, command, actorId: null, key: randomUUID(), at: Date.now() }));
    const { results } = await dataSource.transaction((m) => runItemCommands(m, requests, { poke: true }));
    expect(results.map(({ ok }) => ok)).toEqual(commands.map(() => true));
    const [row] = await dataSource.query<{ behind: boolean }[]>(
      'SELECT workflow_version < version AS behind FROM action_items WHERE id = $1',
      [id],
    );
    return { poked: await sent(), behind: row?.behind };
  };
  const edit = (title: string): ItemCommand => ({ type: 'edit', content: { title } });

  // Its workflow has not begun: whatever happens, it has yet to see the item.
  expect(await changed(edit('First'))).toEqual({ poked: [], behind: true });
  await dataSource.query('UPDATE action_items SET workflow_version = version WHERE id = $1', [id]);
  expect(await changed(edit('Second'))).toEqual({ poked: [], behind: false });
  expect(await changed(edit('Third'), { type: 'change_due', due: inDays(30), reason: 'Later' })).toEqual({
    poked: [`action-item/${id}`],
    behind: true,
  });
  // What it has not seen of that, it is told by that poke.
  expect(await changed(edit('Fourth'))).toEqual({ poked: [], behind: true });
});
