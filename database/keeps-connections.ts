import { Client } from 'pg';

/** So often it is tried: others who use the same pooler may be given what would have shown it. */
const tries = 3;

/**
 * Whether what is prepared on a connection is there at its next transaction. A pooler in transaction mode gives each
 * transaction whichever connection to the server is free: two that are open at once are then served by one, or one of them
 * goes on at another than before. Without a pooler neither happens.
 *
 * @param databaseUrl what all connections of a process are made to
 */
export async function keepsConnections(databaseUrl: string): Promise<boolean> {
  const [one, other] = [1, 2].map(
    () => new Client({ connectionString: databaseUrl, application_name: 'tollgate', connectionTimeoutMillis: 5_000 }),
  ) as [Client, Client];
  for (const client of [one, other]) client.on('error', () => undefined);
  try {
    await one.connect();
    await other.connect();
    for (let n = 0; n < tries; n += 1) if (!(await keptApart(one, other))) return false;
    return true;
  } finally {
    await Promise.allSettled([one.end(), other.end()]);
  }
}

/** The second is held open while the first goes on. */
async function keptApart(one: Client, other: Client): Promise<boolean> {
  const first = await servedBy(one);
  // Each in its turn: it is another one already.
  if ((await servedBy(one)) !== first) return false;
  await other.query('BEGIN');
  try {
    // The same: there is no need to wait for another, which there may not be.
    if ((await servedBy(other)) === first) return false;
    return (await servedBy(one)) === first;
  } finally {
    await other.query('ROLLBACK');
  }
}

async function servedBy(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid ?? 0;
}
