import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../database/data-source.js';
import { createTestDatabase } from '../../harness/database.js';

let dataSource: DataSource;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = database.drop;
  dataSource = await createDataSource(database.url).initialize();
  for (const column of dataSource.entityMetadatas.flatMap(({ columns }) => columns)) {
    const [, before] = /^(\w+)_folded$/.exec(column.databaseName) ?? [];
    // `group` alone is a word of SQL.
    const text = before === 'group' ? 'group_name' : before;
    if (text !== undefined)
      Object.assign(column, { generatedType: 'STORED', asExpression: `folded(${text})` } satisfies Partial<
        typeof column
      >);
  }
  // TypeORM compares the expression of a generated column with what it noted in a table of its own when it made it. It
  // made none of these, so what PostgreSQL says is noted there.
  await dataSource.query(
    `CREATE VIEW typeorm_metadata AS SELECT 'GENERATED_COLUMN' AS type, table_catalog::text AS database, table_schema::text AS schema,
       table_name::text AS "table", column_name::text AS name, generation_expression::text AS value
     FROM information_schema.columns WHERE is_generated = 'ALWAYS'`,
  );
});

afterAll(async () => {
  await dataSource.destroy();
  await drop();
});

const inOrder = (names: readonly string[]): string => [...names].sort().join(', ');

/** What TypeORM looks at by name alone: conditions and columns of checks, indices and foreign keys, by their names. */
async function conditions(): Promise<{ said: string[]; found: string[] }> {
  const described = dataSource.entityMetadatas.filter(({ synchronize }) => synchronize);
  const said = described.flatMap(({ tableName, checks, indices, foreignKeys }) => [
    ...checks.map(({ name, expression }) => `${tableName}.${name}: ${expression}`),
    ...indices.map(({ name, where, columns }) => {
      const names = inOrder(columns.map(({ databaseName }) => databaseName));
      return `${tableName}.${name}: ${names} where ${where ?? 'true'}`;
    }),
    ...foreignKeys.map(({ name, columnNames, referencedColumnNames }) => {
      return `${tableName}.${name}: ${columnNames.join(', ')} to ${referencedColumnNames.join(', ')}`;
    }),
  ]);
  const runner = dataSource.createQueryRunner();
  const tables = await runner.getTables(described.map(({ tableName }) => tableName));
  await runner.release();
  const found = tables.flatMap(({ name: table, checks, indices, foreignKeys }) => [
    ...checks.map(({ name, expression }) => `${table}.${name}: ${expression}`),
    ...indices.map(({ name, where, columnNames }) => {
      // An empty text where there is no condition.
      const condition = where === undefined || where === '' || where === null ? 'true' : where;
      return `${table}.${name}: ${inOrder(columnNames)} where ${condition}`;
    }),
    ...foreignKeys.map(({ name, columnNames, referencedColumnNames }) => {
      return `${table}.${name}: ${columnNames.join(', ')} to ${referencedColumnNames.join(', ')}`;
    }),
  ]);
  return { said: said.sort(), found: found.sort() };
}

/** What would have to be done to the tables for them to be as the entities say. */
async function statements(): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

/*
 * Not compared, because TypeORM knows nothing of them: indices over expressions alone (`people_name` over `lower(name)`),
 * the order of an index's columns, and triggers.
 */
test('entities say what the migrations made', async () => {
  expect(await statements()).toEqual([]);
  const { said, found } = await conditions();
  expect(said).toEqual(found);
});

test.each([
  ['a column renamed', 'ALTER TABLE people RENAME market TO markets', 'ALTER TABLE people RENAME markets TO market'],
  [
    'a column of another type',
    'ALTER TABLE people ALTER active DROP DEFAULT, ALTER active TYPE text',
    'ALTER TABLE people ALTER active TYPE boolean USING active::boolean, ALTER active SET DEFAULT true',
  ],
  [
    'a column that may be null',
    'ALTER TABLE rotas ALTER body DROP NOT NULL',
    'ALTER TABLE rotas ALTER body SET NOT NULL',
  ],
  [
    'a column gone',
    'ALTER TABLE webhook_endpoints DROP told_given_up_at',
    'ALTER TABLE webhook_endpoints ADD told_given_up_at timestamptz',
  ],
  ['a column more', 'ALTER TABLE comments ADD edited_at timestamptz', 'ALTER TABLE comments DROP edited_at'],
  [
    'another default',
    `ALTER TABLE people ALTER time_zone SET DEFAULT 'UTC'`,
    `ALTER TABLE people ALTER time_zone SET DEFAULT 'Asia/Singapore'`,
  ],
  [
    'a foreign key gone',
    'ALTER TABLE comments DROP CONSTRAINT comments_author_id_fkey',
    'ALTER TABLE comments ADD CONSTRAINT comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES people (id)',
  ],
  [
    'a unique constraint gone',
    'ALTER TABLE api_tokens DROP CONSTRAINT api_tokens_token_hash_key',
    'ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_token_hash_key UNIQUE (token_hash)',
  ],
  [
    'a generated column that is made otherwise',
    'ALTER TABLE teams ALTER name_folded SET EXPRESSION AS (lower(name))',
    'ALTER TABLE teams ALTER name_folded SET EXPRESSION AS (folded(name))',
  ],
])('%s is noticed', async (_what, change, back) => {
  await dataSource.query(change);
  expect(await statements()).not.toEqual([]);
  await dataSource.query(back);
  expect(await statements()).toEqual([]);
});

test.each([
  [
    'an index for other rows',
    'DROP INDEX maintenance_windows_ends; CREATE INDEX maintenance_windows_ends ON maintenance_windows (ends_at)',
    'DROP INDEX maintenance_windows_ends; CREATE INDEX maintenance_windows_ends ON maintenance_windows (ends_at) WHERE cancelled_at IS NULL',
  ],
  [
    'a check for other values',
    `ALTER TABLE people DROP CONSTRAINT people_access_check; ALTER TABLE people ADD CONSTRAINT people_access_check CHECK (access <> '')`,
    `ALTER TABLE people DROP CONSTRAINT people_access_check; ALTER TABLE people ADD CONSTRAINT people_access_check
       CHECK (access IN ('administrator', 'program_manager', 'member', 'auditor'))`,
  ],
])('%s is noticed', async (_what, change, back) => {
  await dataSource.query(change);
  const changed = await conditions();
  expect(changed.said).not.toEqual(changed.found);
  await dataSource.query(back);
  const { said, found } = await conditions();
  expect(said).toEqual(found);
});
