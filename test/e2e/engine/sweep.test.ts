import type { DataSource } from 'typeorm';
import { sweep } from '../../../apps/worker/src/sweep.js';
import { createDataSource } from '../../../database/data-source.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { lateItems } from '../../factories/late-items.js';
import { raise } from '../../harness/raise.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;
let other: DataSource;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await launchedCase(tollgate);
  other = await createDataSource(tollgate.settings.databaseUrl, { poolSize: 3 }).initialize();
});
afterAll(async () => {
  await other.destroy();
  await tollgate.stop();
});

/** Until there is nothing left to fire; gives how many fired. */
async function swept(dataSource: DataSource): Promise<number> {
  let fired = 0;
  for (;;) {
    const more = await sweep(dataSource, 0, Date.now(), raise);
    if (more === 0) return fired;
    fired += more;
  }
}

async function countOf(sql: string, ids: string[]): Promise<number> {
  const [row] = await tollgate.dataSource.query<{ count: number }[]>(`SELECT count(*) AS count FROM ${sql}`, [ids]);
  return row?.count ?? NaN;
}

test('two sweeps side by side fire each step of a herd once, with its event and its messages', async () => {
  const ids = await lateItems(tollgate, c, 2_300);
  const [one, two] = await Promise.all([swept(tollgate.dataSource), swept(other)]);
  // What one of them held was left by the other; nothing is left over.
  const rest = await swept(tollgate.dataSource);
  expect(one + two + rest).toBe(4_600);
  expect(
    await countOf(`planned_steps WHERE subject_id = ANY($1) AND state = 'fired' AND fired_by = 'sweep'`, ids),
  ).toBe(4_600);
  expect(await countOf(`audit_events WHERE subject_id = ANY($1) AND type = 'item.breached'`, ids)).toBe(2_300);
  expect(await countOf(`audit_events WHERE subject_id = ANY($1) AND type = 'item.escalated'`, ids)).toBe(2_300);
  expect(await countOf(`notifications WHERE subject_id = ANY($1) AND kind = 'level'`, ids)).toBe(4_600);
  expect(await countOf(`action_items WHERE id = ANY($1) AND overdue AND ladder_level = 1 AND version = 3`, ids)).toBe(
    2_300,
  );
});

test('an item that somebody holds is left to them, and fires when they let it go', async () => {
  const [held = '', free = ''] = await lateItems(tollgate, c, 2);
  const runner = other.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT 1 FROM action_items WHERE id = $1 FOR UPDATE', [held]);
  expect(await sweep(tollgate.dataSource, 0, Date.now(), raise)).toBe(2);
  expect(await countOf('action_items WHERE id = ANY($1) AND overdue', [held])).toBe(0);
  expect(await countOf('action_items WHERE id = ANY($1) AND overdue', [free])).toBe(1);
  await runner.rollbackTransaction();
  await runner.release();
  expect(await sweep(tollgate.dataSource, 0, Date.now(), raise)).toBe(2);
  expect(await countOf('action_items WHERE id = ANY($1) AND overdue', [held])).toBe(1);
});

test('what is late by less than is allowed is left to its timer, unless it is a herd', async () => {
  const [only = ''] = await lateItems(tollgate, c, 1);
  const dueAt = Date.parse('2026-01-05T10:00:00Z');
  expect(await sweep(tollgate.dataSource, 3, dueAt + 2_900, raise)).toBe(0);
  expect(await sweep(tollgate.dataSource, 3, dueAt + 3_000, raise)).toBeGreaterThan(0);
  expect(await countOf('action_items WHERE id = ANY($1) AND overdue', [only])).toBe(1);
  await lateItems(tollgate, c, 300);
  expect(await sweep(tollgate.dataSource, 3, dueAt + 1, raise)).toBeGreaterThanOrEqual(300);
});
