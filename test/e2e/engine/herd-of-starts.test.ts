import { randomUUID } from 'node:crypto';
import { startRelay } from '../../../apps/worker/src/engine/relay.js';
import { Unseen } from '../../../apps/worker/src/engine/unseen.js';
import { createItems } from '../../../database/items/create-items.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;
let ids: string[];

/** Five hundred new items whose workflows are to be started, and no worker that would work them off. */
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  const { programId, phaseIds, ownerId, managerId } = await launchedCase(tollgate);
  const common = { programId, phaseId: phaseIds[0] ?? '', title: 'New', ownerId, due: inDays(7) };
  const items = Array.from({ length: 500 }, () => ({ ...common, id: randomUUID() }));
  ids = items.map(({ id }) => id);
  await tollgate.dataSource.query('DELETE FROM outbox');
  await tollgate.dataSource.transaction((m) => createItems(m, items, { actorId: managerId, at: Date.now() }));
});
afterAll(async () => {
  await tollgate.stop();
});

const seen = (some: string[]): Promise<unknown> =>
  tollgate.dataSource.query('UPDATE action_items SET workflow_version = version WHERE id = ANY($1)', [some]);
const workflows = (some: string[]): string[] => some.map((id) => `action-item/${id}`);
const left = async (): Promise<number> =>
  (await tollgate.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox'))[0]?.n ?? 0;

test('no more are sent off than are worked off in 0.7 seconds; one that stays silent is not waited for', async () => {
  const unseen = new Unseen(tollgate.dataSource);
  const at = Date.now();
  const first = await unseen.room(at);
  expect(first).toBe(70);
  unseen.add(workflows(ids.slice(0, first)), at);
  // What is no record has no facts to see.
  unseen.add([`import/${randomUUID()}`], at);
  expect(await unseen.room(at + 100)).toBe(0);

  // Ten in two seconds: that is slow, and no more than are left may wait.
  await seen(ids.slice(0, 10));
  expect(await unseen.room(at + 2_100)).toBe(0);

  // A hundred a second after that: more may wait.
  await seen(ids.slice(10, 70));
  expect(await unseen.room(at + 2_700)).toBeGreaterThan(20);

  unseen.add(workflows(ids.slice(200, 220)), at + 3_000);
  expect(await unseen.room(at + 3_100)).toBeLessThan(10);
  expect(await unseen.room(at + 18_100)).toBeGreaterThanOrEqual(20);
});

test('what is told to one that runs does not wait behind a herd that begins', async () => {
  await tollgate.dataSource.query('UPDATE action_items SET workflow_version = 0 WHERE id = ANY($1)', [ids]);
  await tollgate.dataSource.query(
    `INSERT INTO outbox (workflow_type, workflow_id, kind, input, next_attempt_at)
     SELECT 'program', 'program/' || id, 'poke', jsonb_build_object('programId', id), now() FROM programs`,
  );
  const problems: unknown[] = [];
  const { dataSource, temporal, settings } = tollgate;
  const relay = startRelay(dataSource, temporal, settings.taskQueue, (_, error) => problems.push(error));
  await until('the poke to be carried, and as many starts as may wait', async () => (await left()) <= 431);
  const [poke] = await dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM outbox WHERE kind = 'poke'`);
  expect(poke?.n).toBe(0);
  expect(await left()).toBe(431);

  // They are worked off: the others follow.
  await until('the rest to be carried', async () => {
    await seen(ids);
    return (await left()) === 0;
  });
  await relay.stop();
  expect(problems).toEqual([]);
});
