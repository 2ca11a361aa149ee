import { launchedCase } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

test('a twin that is called otherwise is told apart from nobody any more; written otherwise, it stays one', async () => {
  const c = await launchedCase(tollgate);
  const twin = async (): Promise<number | undefined> => {
    const sql = 'SELECT name_twin AS n FROM programs WHERE id = $1';
    return (await tollgate.dataSource.query<{ n: number }[]>(sql, [c.programId]))[0]?.n;
  };
  const rename = (name: string): Promise<unknown> =>
    tollgate.dataSource.query('UPDATE programs SET name = $2 WHERE id = $1', [c.programId, name]);
  await tollgate.dataSource.query(`UPDATE programs SET name = 'Audit', name_twin = 1 WHERE id = $1`, [c.programId]);
  await rename('AUDIT');
  expect(await twin()).toBe(1);
  await rename('Audit of payments');
  expect(await twin()).toBe(0);
});
