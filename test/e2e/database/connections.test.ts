import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../database/data-source.js';
import { inTransaction } from '../../../database/sql/transaction.js';
import { createTestDatabase } from '../../harness/database.js';

let database: { url: string; drop: () => Promise<void> };
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase(null);
  dataSource = await createDataSource(database.url, { poolSize: 1 }).initialize();
  await dataSource.query('CREATE TABLE things (id integer PRIMARY KEY, name text NOT NULL)');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => dataSource.query('DELETE FROM things'));

const add = 'INSERT INTO things (id, name) VALUES ($1, $2)';
const names = async (): Promise<string[]> =>
  (await dataSource.query<{ name: string }[]>('SELECT name FROM things ORDER BY id')).map(({ name }) => name);
const prepared = async (): Promise<number> => {
  const [row] = await dataSource.query<{ count: number }[]>('SELECT count(*) AS count FROM pg_prepared_statements');
  return row?.count ?? NaN;
};

/** So often that it is prepared. */
const often = async (text: string, values: (n: number) => unknown[]): Promise<void> => {
  for (let n = 1; n <= 5; n++) await dataSource.query(text, values(n));
};

test('a statement that is asked again and again is prepared once on a connection, and one that is asked now and then is not', async () => {
  const before = await prepared();
  const one = 'SELECT name FROM things WHERE id > $1';
  for (let n = 1; n <= 4; n++) await dataSource.query(one, [n]);
  expect(await prepared()).toBe(before);
  await dataSource.query(one, [5]);
  expect(await prepared()).toBe(before + 1);
  await often(one, (n) => [n]);
  expect(await prepared()).toBe(before + 1);
});

test('a list with a limit is planned each time; one row is not a list', async () => {
  const before = await prepared();
  await often('SELECT name FROM things WHERE id > $1 LIMIT 10', () => [0]);
  await often('SELECT name FROM things WHERE id > $1 LIMIT $2', () => [0, 1]);
  expect(await prepared()).toBe(before);
  await often('SELECT name FROM things WHERE id > $1 LIMIT 1', () => [0]);
  expect(await prepared()).toBe(before + 1);
});

test('a prepared statement has a name that no other text has, in whichever process', async () => {
  await often(add, (n) => [n, 'a']);
  const rows = await dataSource.query<{ name: string; statement: string }[]>(
    'SELECT name, statement FROM pg_prepared_statements',
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { name, statement } of rows)
    expect(name).toBe(`tollgate_${createHash('sha256').update(statement).digest('hex').slice(0, 32)}`);
});

test('a column that a migration adds breaks a prepared statement for one attempt, not for good', async () => {
  const all = 'SELECT * FROM things WHERE id = $1';
  await often(all, (n) => [n]);
  await dataSource.query('ALTER TABLE things ADD COLUMN note text');
  await expect(dataSource.query(all, [1])).rejects.toThrow('cached plan must not change result type');
  await expect(dataSource.query(all, [1])).resolves.toEqual([]);
  await dataSource.query('ALTER TABLE things DROP COLUMN note');
});

test('what is asked in one go is carried out in its order', async () => {
  const seen = await inTransaction(dataSource, async (manager) => {
    const answers = await Promise.all([
      manager.query(add, [1, 'a']),
      manager.query<{ name: string }[]>('SELECT name FROM things WHERE id = $1', [1]),
      manager.query<[unknown[], number]>('UPDATE things SET name = $2 WHERE id = $1', [1, 'b']),
      manager.query<{ name: string }[]>('SELECT name FROM things WHERE id = $1', [1]),
    ]);
    return answers.slice(1);
  });
  expect(seen).toEqual([[{ name: 'a' }], [[], 1], [{ name: 'b' }]]);
  expect(await names()).toEqual(['b']);
});

test('of a transaction that fails nothing stays, what was asked behind the failure included; the connection is good for the next', async () => {
  const failing = inTransaction(dataSource, async (manager) => {
    await manager.query(add, [1, 'a']);
    await Promise.all([manager.query(add, [1, 'twice']), manager.query(add, [2, 'b'])]);
  });
  await expect(failing).rejects.toMatchObject({ name: 'QueryFailedError', driverError: { code: '23505' } });
  expect(await names()).toEqual([]);
  const thrown = inTransaction(dataSource, async (manager) => {
    await manager.query(add, [1, 'a']);
    throw new Error('a rule says no');
  });
  await expect(thrown).rejects.toThrow('a rule says no');
  await inTransaction(dataSource, (manager) => manager.query(add, [3, 'c']));
  expect(await names()).toEqual(['c']);
});

test('what follows a statement beside the one that failed is not carried out outside of the transaction', async () => {
  let afterwards: Promise<unknown> = Promise.resolve();
  const failing = inTransaction(dataSource, async (manager) => {
    await manager.query(add, [1, 'a']);
    let failed = (): void => undefined;
    const failure = new Promise<void>((resolve) => (failed = resolve));
    afterwards = failure.then(() => manager.query(add, [2, 'b']));
    afterwards.catch(() => undefined);
    await Promise.all([afterwards, manager.query(add, [1, 'twice']).finally(() => setImmediate(failed))]);
  });
  await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
  await expect(afterwards).rejects.toThrow('the transaction has ended');
  expect(await names()).toEqual([]);
});

test('a connection that dies in the middle ends the transaction with an error, and another takes its place', async () => {
  const other = await createDataSource(database.url, { poolSize: 1 }).initialize();
  const dying = inTransaction(dataSource, async (manager) => {
    await manager.query(add, [1, 'a']);
    const [{ pid } = { pid: 0 }] = await manager.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    await other.query('SELECT pg_terminate_backend($1)', [pid]);
    await manager.query(add, [2, 'b']);
  });
  await expect(dying).rejects.toThrow();
  await other.destroy();
  await inTransaction(dataSource, (manager) => manager.query(add, [3, 'c']));
  expect(await names()).toEqual(['c']);
});
