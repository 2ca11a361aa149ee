import { randomUUID } from 'node:crypto';
import { living } from '../../../database/kinds.js';
import { launchedCase, type Case } from '../../factories/case.js';
import { lateItems } from '../../factories/late-items.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

async function fired(ids: string[]): Promise<{ breaches: number; transactions: number } | undefined> {
  const [row] = await tollgate.dataSource.query<{ breaches: number; transactions: number }[]>(
    `SELECT count(*) AS breaches, count(DISTINCT xmin::text) AS transactions FROM audit_events
     WHERE subject_id = ANY($1) AND type = 'item.breached'`,
    [ids],
  );
  return row;
}

test('workflows that wake at one instant share transactions, and each step fires once', async () => {
  const ids = await lateItems(tollgate, c, 40);
  const now = Date.now();
  // The same item twice: a retry that runs beside the attempt that was given up.
  const asked = [...ids, ids[0] ?? ''];
  const snapshots = await Promise.all(asked.map((id) => living.action_item.adopt(tollgate.dataSource, id, now)));
  expect(snapshots.map((snapshot) => snapshot?.status)).toEqual(asked.map(() => 'open'));
  expect(await fired(ids)).toEqual({ breaches: 40, transactions: 1 });
  const [lag] = await tollgate.dataSource.query<{ count: number }[]>(
    'SELECT count(*) AS count FROM action_items WHERE id = ANY($1) AND workflow_version IS DISTINCT FROM version',
    [ids],
  );
  expect(lag?.count).toBe(0);
});

test('one that somebody else holds is waited for without the others, and one that does not exist is told', async () => {
  const ids = await lateItems(tollgate, c, 3);
  const [held = '', ...free] = ids;
  const now = Date.now();
  const holder = tollgate.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('SELECT 1 FROM action_items WHERE id = $1 FOR UPDATE', [held]);
  const waiting = living.action_item.adopt(tollgate.dataSource, held, now);
  const others = [...free, randomUUID()].map((id) => living.action_item.adopt(tollgate.dataSource, id, now));
  expect((await Promise.all(others)).map((snapshot) => snapshot?.status)).toEqual(['open', 'open', undefined]);
  expect(await fired([held])).toMatchObject({ breaches: 0 });
  await holder.commitTransaction();
  await holder.release();
  expect(await waiting).toMatchObject({ status: 'open' });
  expect(await fired(ids)).toMatchObject({ breaches: 3 });
});
