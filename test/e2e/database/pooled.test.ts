import { createDataSource } from '../../../database/data-source.js';
import { keepsConnections } from '../../../database/keeps-connections.js';
import { createTestDatabase } from '../../harness/database.js';
import { startPooler } from '../../harness/transaction-pooler.js';

let database: { url: string; drop: () => Promise<void> };

beforeAll(async () => {
  database = await createTestDatabase(null);
});
afterAll(async () => {
  await database.drop();
});

test('without a pooler a connection stays what it is', async () => {
  expect(await keepsConnections(database.url)).toBe(true);
});

test.each([
  ['one connection for all', 1, 'last'],
  ['the one that was used last', 3, 'last'],
  ['each in its turn', 3, 'in turn'],
] as const)('a pooler is found out: %s', async (_name, connections, next) => {
  const pooler = await startPooler(database.url, { connections, next });
  try {
    expect(await keepsConnections(pooler.url)).toBe(false);
  } finally {
    await pooler.stop();
  }
});

test('behind a pooler nothing is prepared, and whoever asks has their own answer', async () => {
  const pooler = await startPooler(database.url, { connections: 2, next: 'in turn' });
  const dataSource = await createDataSource(pooler.url, { poolSize: 6 }).initialize();
  try {
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const sql = n % 2 === 0 ? 'SELECT $1::int AS answer' : 'SELECT $1::int + 1000 AS answer';
        return (await dataSource.query<{ answer: number }[]>(sql, [n]))[0]?.answer;
      }),
    );
    expect(answers).toEqual(answers.map((_, n) => (n % 2 === 0 ? n : n + 1000)));
    const [row] = await dataSource.query<{ count: number }[]>('SELECT count(*) AS count FROM pg_prepared_statements');
    expect(row?.count).toBe(0);
  } finally {
    await dataSource.destroy();
    await pooler.stop();
  }
});
