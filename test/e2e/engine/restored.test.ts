import { randomUUID } from 'node:crypto';
import { counters } from '../../../database/engine/counters.js';
import { createItems } from '../../../database/items/create-items.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { restoreTables, saveTables } from '../../harness/saved-tables.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { carriedOut } from '../bulk/bulk-case.js';

const many = 200;

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  await tollgate.stop();
});

const query = <T>(sql: string, params: unknown[] = []): Promise<T[]> => tollgate.dataSource.query<T[]>(sql, params);

/** Every workflow has seen its facts, and nothing is on its way to one. */
const settled = (): Promise<unknown> =>
  until('all workflows to have seen their facts', async () => {
    const [row] = await query<{ n: number }>(
      `SELECT (SELECT count(*) FROM action_items WHERE workflow_version <> version) + (SELECT count(*) FROM outbox) AS n`,
    );
    return row?.n === 0;
  });

const lengths = (ids: string[]): Promise<number[]> =>
  Promise.all(
    ids.map(async (id) => (await tollgate.temporal.workflow.getHandle(`action-item/${id}`).describe()).historyLength),
  );

test('after a restore by some commands 200 running items are at rest: what is due fires once, and no workflow spins', async () => {
  const c = await launchedCase(tollgate);
  const ids = Array.from({ length: many }, () => randomUUID());
  const items = ids.map((id, n) => ({
    id,
    programId: c.programId,
    phaseId: c.phaseIds[0] ?? '',
    title: `Item ${n}`,
    ownerId: c.ownerId,
    due: inDays(7),
  }));
  await tollgate.dataSource.transaction((m) => createItems(m, items, { actorId: c.managerId, at: Date.now() }));
  const made = Date.now();
  await settled();
  let pace = Math.max(5_000, 2 * (Date.now() - made));
  await tollgate.asOwner(saveTables);

  // What the database will know nothing of: some commands, the last of which brings a date that is close.
  const heir = await tollgate.person('Heir');
  await carriedOut(c.manager, { kind: 'reassign', body: { ownerId: heir, reason: 'x' }, itemIds: ids });
  // Told that the engine is away, while two hundred wake at once, it is sent again, as every client is asked to.
  const start = () =>
    until('the command to be taken', async () => {
      const answer = await c.manager.post(`/action-items/${ids[0] ?? ''}/start`, {}, { 'idempotency-key': 'once' });
      return answer.status !== 503 && answer;
    });
  expect((await start()).body.status).toBe('in_progress');
  let due = 0;
  // Anew on a machine so busy that they fire before they are armed.
  while (Date.now() > due - 1_000) {
    due = Date.now() + pace;
    pace *= 2;
    await query(
      `UPDATE planned_steps SET fire_at = to_timestamp($1 / 1000.0) + (fire_at - now()) * 0.000001
       WHERE subject_kind = 'action_item' AND state = 'planned'`,
      [due],
    );
    await query('UPDATE action_items SET version = version + 1');
    await query(
      `INSERT INTO outbox (workflow_type, workflow_id, kind, input)
       SELECT 'actionItem', 'action-item/' || id, 'poke', jsonb_build_object('itemId', id) FROM action_items`,
    );
    await settled();
  }
  await tollgate.stopWorker();
  await tollgate.asOwner(restoreTables);
  await until('what the workflows wait for to be due', () => Promise.resolve(Date.now() > due), pace);
  await tollgate.startWorker();
  // What was answered is not so any more: sent again under the same key, it is carried out again.
  expect((await start()).body.status).toBe('in_progress');

  await until('the workflows to have found out', async () => {
    const { database_behind: behind } = await counters(tollgate.dataSource.manager);
    // The one with the command has found out by that.
    return (behind ?? 0) >= many - 1;
  });
  const before = await lengths(ids);
  expect(Math.max(...before)).toBeLessThan(80);

  // What the restored database has planned comes due, by the clock of whoever is first.
  await query(
    `UPDATE planned_steps SET fire_at = now() WHERE subject_kind = 'action_item' AND state = 'planned' AND kind = 'breach'`,
  );
  await until('all to be overdue', async () => {
    const [row] = await query<{ n: number }>('SELECT count(*)::int AS n FROM action_items WHERE overdue');
    return row?.n === many;
  });
  const twice = await query(
    `SELECT subject_id, type FROM audit_events WHERE type = 'item.breached'
     GROUP BY subject_id, type HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
  // They still hear their commands.
  const started = await c.owner.post(`/action-items/${ids[1] ?? ''}/start`);
  expect([started.status, started.body.status]).toEqual([200, 'in_progress']);
  await settled();
  // One that spun would make a dozen events a second.
  const some = ids.slice(0, 20);
  let last = '';
  let since = Date.now();
  await until('all workflows to be at rest for two seconds', async () => {
    const now = JSON.stringify(await lengths(some));
    if (now !== last) since = Date.now();
    last = now;
    return Date.now() - since > 2_000;
  });
  expect(Math.max(...(await lengths(ids)))).toBeLessThan(100);
});
