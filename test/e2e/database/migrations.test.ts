import { createDataSource } from '../../../database/data-source.js';
import { prepareDatabase } from '../../../database/prepare.js';
import { createTestDatabase } from '../../harness/database.js';

test('every migration goes up, down and up again, and the shipped policies are put in once', async () => {
  const database = await createTestDatabase(null);
  const dataSource = await createDataSource(database.url).initialize();
  const tables = (): Promise<{ name: string }[]> =>
    dataSource.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
    );
  try {
    await prepareDatabase(dataSource);
    const before = await tables();
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    expect(await tables()).toEqual([{ name: 'schema_migrations' }]);
    await prepareDatabase(dataSource);
    await prepareDatabase(dataSource);
    expect(await tables()).toEqual(before);
    expect(await dataSource.query(`SELECT count(*) AS n FROM policies`)).toEqual([{ n: 5 }]);
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
}, 60_000);
