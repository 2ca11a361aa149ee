import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { temporalPrograms } from '../../../apps/local/src/servers/temporal-programs.js';
import { trimVisibility } from '../../../database/temporal-visibility.js';
import { createTestDatabase, testServers } from '../../harness/database.js';
import { until } from '../../harness/until.js';

interface Index {
  name: string;
  definition: string;
}

let database: { url: string; drop: () => Promise<void> };
let client: Client;
const namespace = 'a'.repeat(64);

/** The schema tool of the Temporal server, as a start of the embedded one and an operator's upgrade call it. */
async function schemaTool(...args: string[]): Promise<void> {
  const { sql } = await temporalPrograms(() => undefined);
  const { hostname, port, username, password, pathname } = new URL(database.url);
  const env = {
    SQL_PLUGIN: 'postgres12',
    SQL_HOST: hostname,
    SQL_PORT: port,
    SQL_USER: username,
    SQL_PASSWORD: password,
  };
  await promisify(execFile)(sql, ['--database', pathname.slice(1), ...args], { env: { ...process.env, ...env } });
}

const upgrade = (...version: string[]): Promise<void> =>
  schemaTool('update-schema', '--schema-name', 'postgresql/v12/visibility', ...version);

async function indexes(of = client): Promise<Index[]> {
  const { rows } = await of.query<Index>(
    "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'executions_visibility' ORDER BY 1",
  );
  return rows;
}

const names = (of: readonly Index[]): string[] => of.map(({ name }) => name);
const isPartial = ({ definition }: Index): boolean => definition.endsWith('IS NOT NULL)');

/** How PostgreSQL would answer what the server asks, in its words: newest first, of workflows that are no schedules. */
async function planOf(condition: string, division = 'TemporalNamespaceDivision IS NULL'): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT workflow_id FROM executions_visibility WHERE namespace_id = '${namespace}' AND ${condition} AND ${division}
     ORDER BY coalesce(close_time, '9999-12-31 23:59:59') DESC, start_time DESC, run_id LIMIT 200`,
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

beforeAll(async () => {
  database = await createTestDatabase(null);
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('where there is no Temporal server it says so, and what to name', async () => {
  await expect(trimVisibility(database.url)).rejects.toThrow(/There is no table executions_visibility in "test_\w+"/);
});

test('whoever is interrupted leaves each index as it was or as it should be, and the next one goes on', async () => {
  await schemaTool('setup-schema', '-v', '0.0');
  await upgrade('--version', '1.9');
  const before = await indexes();
  // Somebody reads, so that the first one cannot change places; there it is ended.
  await client.query('BEGIN; LOCK TABLE executions_visibility IN ACCESS SHARE MODE');
  const interrupted = expect(trimVisibility(database.url)).rejects.toThrow('terminat');
  await until('it to wait', async () => {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks
       WHERE relation = 'executions_visibility'::regclass AND NOT granted AND pid <> pg_backend_pid()`,
    );
    return rowCount === 1;
  });
  await interrupted;
  await client.query('COMMIT');
  expect(await indexes()).toEqual(before);

  const made = await trimVisibility(database.url);
  const after = await indexes();
  expect(names(after)).toEqual(names(before));
  expect(names(after.filter(isPartial))).toEqual(made);
  // Those that stay whole are on what each workflow has.
  expect(names(after.filter((index) => !isPartial(index)))).toEqual([
    'by_execution_time',
    'by_root_run_id',
    'by_root_workflow_id',
    'by_status',
    'by_task_queue',
    'by_workflow_id',
    'by_workflow_type',
    'default_idx',
    'executions_visibility_pkey',
  ]);
  // Nothing else of them has changed.
  const bare = ({ name, definition }: Index): Index => ({ name, definition: definition.replace(/ WHERE .*$/, '') });
  expect(after.map(bare)).toEqual(before);
});

test('Temporal’s own upgrades go on top, and only what they bring is left to be done', async () => {
  const before = names(await indexes());
  await upgrade();
  const brought = names(await indexes()).filter((name) => !before.includes(name));
  expect(brought.length).toBeGreaterThan(10);
  let told = 0;
  expect(await trimVisibility(database.url, (count) => (told = count))).toEqual(brought);
  expect(told).toBe(brought.length);
  expect(await trimVisibility(database.url, (count) => (told = -count))).toEqual([]);
  expect(told).toBe(brought.length);
});

test('an open workflow takes little, and what is asked of the lists is found by an index', async () => {
  const workflows = 2_000;
  await client.query(
    `INSERT INTO executions_visibility (namespace_id, run_id, _version, start_time, execution_time, workflow_id, workflow_type_name, status,
       encoding, task_queue, root_workflow_id, root_run_id)
     SELECT $1, gen_random_uuid(), 1, now(), now(), 'action-item/' || id, 'actionItem', 1, 'Proto3', 'tollgate', 'action-item/' || id, gen_random_uuid()
     FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $2)) AS made`,
    [namespace, workflows],
  );
  await client.query('ANALYZE executions_visibility');
  const { rows } = await client.query<{ bytes: string }>(
    "SELECT pg_total_relation_size('executions_visibility') AS bytes",
  );
  expect(Number(rows[0]?.bytes) / workflows).toBeLessThan(5 * 1024);

  // Whose record is gone (the patrol), what the page of Temporal asks, and what each index is there for.
  expect(await planOf("status = 1 AND task_queue = 'tollgate'")).toMatch(/Index Scan using (by_status|by_task_queue)/);
  expect(await planOf('true')).toContain('Index Scan using default_idx');
  expect(await planOf("workflow_id = 'action-item/1'")).toContain('Index Scan using by_workflow_id');
  expect(await planOf("Keyword01 = 'x'")).toContain('Index Scan using by_keyword_01');
  expect(await planOf("parent_workflow_id = 'x'")).toContain('Index Scan using by_parent_workflow_id');
  expect(await planOf('TemporalChangeVersion @> \'"x"\'')).toContain('by_temporal_change_version');
  expect(await planOf('true', "TemporalNamespaceDivision = 'TemporalScheduler'")).toContain(
    'Index Scan using by_temporal_namespace_division',
  );
});

test('the embedded Temporal server starts on such lists', async () => {
  const lists = new Client({ connectionString: testServers().postgres.replace(/\/[^/]*$/, '/temporal_visibility') });
  await lists.connect();
  try {
    const all = await indexes(lists);
    expect(all.filter(isPartial).length).toBe(all.length - 9);
  } finally {
    await lists.end();
  }
});
