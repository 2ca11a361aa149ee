import { Client } from 'pg';

/**
 * Indexes on what may be NULL, behind the namespace, that still hold those rows too: 65 of 73 on a server of today, of which
 * our workflows fill a handful. Those on what each row has are left, and so is what is not ours to judge: unique ones,
 * and what an interrupted migration of Temporal's left behind, which it takes away by itself.
 */
const whole = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid, 2, true) AS column,
         regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE INDEX .*? ON ', 'CREATE INDEX tollgate_partial ON ') AS make
  FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[1]
  WHERE i.indrelid = to_regclass('executions_visibility')
    AND i.indpred IS NULL AND i.indisvalid AND NOT i.indisunique AND NOT a.attnotnull
  ORDER BY 1`;

/** How long anybody who reads or writes there may hold it up, and be held up behind it. */
const patience = '15s';

/**
 * Makes those indexes of Temporal's visibility partial that hold a row for each workflow although it has nothing there: an
 * open workflow takes a sixth of the disk, and each write of one some ten entries instead of seventy. They keep their names,
 * by which Temporal's own migrations change and drop them, and what asks for a value finds it by them as before.
 *
 * Each is made in a transaction of its own, also beside a server that runs; whoever is interrupted goes on where they were.
 * What is partial already is left, so it may be run at any time, and is to be run after each upgrade of the schema.
 *
 * @param url of the visibility's database, as the owner of its table
 * @param begin is told how many there are, before the first is made; not where there are none
 * @returns the names of those that were made
 * @throws Error where there is no such table, or somebody holds it for longer than 15 seconds
 */
export async function trimVisibility(url: string, begin: (count: number) => void = () => undefined): Promise<string[]> {
  const client = new Client({ connectionString: url });
  // Whoever is in the middle of something is told by that.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows: found } = await client.query("SELECT 1 WHERE to_regclass('executions_visibility') IS NOT NULL");
    if (found.length === 0)
      throw new Error(
        `There is no table executions_visibility in ${JSON.stringify(new URL(url).pathname.slice(1))}. Name the database that the Temporal server has as its visibility store, after its schema was set up.`,
      );
    // Two that run at once come one after the other; the lock ends with the connection.
    await client.query("SELECT pg_advisory_lock(hashtext('tollgate visibility'))");
    await client.query(`SET lock_timeout = '${patience}'`);
    const { rows } = await client.query<{ name: string; column: string; make: string }>(whole);
    if (rows.length > 0) begin(rows.length);
    for (const index of rows) await makePartial(client, index);
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Built beside the old one, so that lists go on meanwhile; they wait for the moment in which the two change places. */
async function makePartial(
  client: Client,
  { name, column, make }: { name: string; column: string; make: string },
): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`${make} WHERE ${column} IS NOT NULL`);
    await client.query(`DROP INDEX ${name}`);
    await client.query(`ALTER INDEX tollgate_partial RENAME TO ${name}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
