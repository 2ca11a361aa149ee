import { randomUUID } from 'node:crypto';
import { sweep } from '../../../apps/worker/src/sweep.js';
import { createItems } from '../../../database/items/create-items.js';
import { climbWhereNobodyWasReached } from '../../../database/notifications/climb-on.js';
import { inDays, launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
/** Items whose first level has fired, in the order in which their messages are looked at. */
let ids: string[];

/** Nothing is sent: what becomes of the messages is said by the tests. */
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  const { programId, phaseIds, ownerId, managerId } = await launchedCase(tollgate);
  const common = { programId, phaseId: phaseIds[0] ?? '', title: 'Late', ownerId, due: inDays(-1) };
  const items = Array.from({ length: 5 }, () => ({ ...common, id: randomUUID() }));
  await tollgate.dataSource.transaction((m) => createItems(m, items, { actorId: managerId, at: Date.now() }));
  expect(await sweep(tollgate.dataSource, 0, Date.now(), () => undefined)).toBeGreaterThan(0);
  const rows = await tollgate.dataSource.query<{ id: string }[]>(
    `SELECT DISTINCT subject_id AS id, event_key FROM notifications WHERE kind = 'level' AND push = 'pending'
     ORDER BY event_key`,
  );
  ids = rows.map(({ id }) => id);
  expect(ids).toHaveLength(5);
});
afterAll(async () => {
  await tollgate.stop();
});

const routed = (id: string, which = 'true'): Promise<unknown> =>
  tollgate.dataSource.query(
    `UPDATE notifications SET push = 'routed' WHERE kind = 'level' AND level = 1 AND subject_id = $1 AND ${which}`,
    [id],
  );
const levelOf = async (id: string): Promise<number> => {
  const rows = await tollgate.dataSource.query<{ n: number }[]>(
    `SELECT count(*) AS n FROM audit_events WHERE type = 'item.unreached' AND subject_id = $1`,
    [id],
  );
  return Number(rows[0]?.n);
};

test('messages that wait for long keep those behind them from nothing', async () => {
  const [, , , , last = ''] = ids;
  await routed(last);
  const climb = climbWhereNobodyWasReached(tollgate.dataSource, 2);
  expect([await climb(Date.now()), await climb(Date.now()), await climb(Date.now())]).toEqual([0, 0, 1]);
  expect(await levelOf(last)).toBe(1);
  // From the beginning again: what could be decided meanwhile is.
  const [first = ''] = ids;
  await routed(first);
  expect(await climb(Date.now())).toBe(1);
  expect(await levelOf(first)).toBe(1);
});

test('one of which somebody holds a message is left until they have let it go', async () => {
  const [, second = ''] = ids;
  await routed(second);
  const climb = climbWhereNobodyWasReached(tollgate.dataSource);
  const holder = tollgate.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query(
    `SELECT 1 FROM notifications WHERE kind = 'level' AND subject_id = $1 ORDER BY id LIMIT 1 FOR UPDATE`,
    [second],
  );
  expect(await climb(Date.now())).toBe(0);
  await holder.rollbackTransaction();
  await holder.release();
  expect(await climb(Date.now())).toBe(1);
  expect(await levelOf(second)).toBe(1);
});
