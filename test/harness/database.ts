import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** Servers that the global set-up started. */
export function testServers(): {
  postgres: string;
  app: string;
  sealer: string;
  query: string;
  temporal: Record<string, string>;
} {
  const postgres = process.env['TOLLGATE_TEST_POSTGRES'];
  const app = process.env['TOLLGATE_TEST_POSTGRES_APP'];
  const sealer = process.env['TOLLGATE_TEST_POSTGRES_SEALER'];
  const query = process.env['TOLLGATE_TEST_POSTGRES_QUERY'];
  const temporal = process.env['TOLLGATE_TEST_TEMPORAL'];
  if (!postgres || !app || !sealer || !query || !temporal)
    throw new Error('The embedded servers of the tests do not run; start tests by `npm test`.');
  return { postgres, app, sealer, query, temporal: JSON.parse(temporal) as Record<string, string> };
}

/**
 * A database of its own, a copy of the template: migrated and with the shipped policies. Gives its address for whoever owns
 * it, and for the roles by which the product works, seals and asks the views.
 */
export async function createTestDatabase(
  template: string | null = 'tollgate_template',
): Promise<{ url: string; appUrl: string; sealerUrl: string; queryUrl: string; drop: () => Promise<void> }> {
  const { postgres, app, sealer, query } = testServers();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(postgres, `CREATE DATABASE ${name}${template === null ? '' : ` TEMPLATE ${template}`}`);
  // What a role may do to a database as a whole is not copied with it.
  await run(postgres, `GRANT CREATE ON DATABASE ${name} TO "${new URL(app).username}"`);
  const at = (server: string): string => server.replace(/\/[^/]*$/, `/${name}`);
  return {
    ...{ url: at(postgres), appUrl: at(app), sealerUrl: at(sealer), queryUrl: at(query) },
    drop: () => run(postgres, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** Takes a database of a test away from whoever uses it: connections end, and no new ones are taken. */
export async function cutOff(url: string): Promise<{ restore: () => Promise<void> }> {
  const { postgres } = testServers();
  const name = new URL(url).pathname.slice(1);
  await run(postgres, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await run(postgres, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  return { restore: () => run(postgres, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
