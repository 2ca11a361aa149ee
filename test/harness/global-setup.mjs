// One embedded PostgreSQL and Temporal server for all test files, with a template database for each of them to copy.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export default async function setup() {
  // Tests run what was built, and must not pass or fail for what the sources said before.
  const check = [join(import.meta.dirname, '..', '..', 'tools', 'build.mjs'), '--check'];
  if (spawnSync(process.execPath, check).status !== 0)
    throw new Error('What was built is not what the sources say. Run `npm run build`, or the tests by `npm test`.');
  const { OwnServers } = await import('../../dist/test/harness/own-servers.js');
  const { connectTo } = await import('../../dist/test/harness/connections.js');
  const { loadSettings } = await import('../../dist/config/settings.js');
  const { clearLeftovers } = await import('../../dist/test/harness/leftovers.js');
  const { serversPlace } = await import('../../dist/test/harness/servers-place.js');
  const place = serversPlace();
  for (const prefix of ['tollgate-test-', 'tollgate-own-']) await clearLeftovers(place, prefix);
  const servers = new OwnServers('tollgate-test-', (line) => process.stderr.write(`${line}\n`), place);
  globalThis.tollgateServers = servers;
  const { postgres, temporal } = await servers.start();
  await postgres.createDatabase('tollgate_template');
  const DATABASE_URL = postgres.appUrl('tollgate_template');
  const DATABASE_OWNER_URL = postgres.url('tollgate_template');
  const DATABASE_SEALER_URL = postgres.sealerUrl('tollgate_template');
  const DATABASE_QUERY_URL = postgres.queryUrl('tollgate_template');
  const addresses = { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_SEALER_URL, DATABASE_QUERY_URL };
  const { close } = await connectTo(loadSettings({ ...addresses, ...temporal.settings }));
  await close();
  process.env.TOLLGATE_TEST_POSTGRES = postgres.url('postgres');
  process.env.TOLLGATE_TEST_POSTGRES_APP = postgres.appUrl('postgres');
  process.env.TOLLGATE_TEST_POSTGRES_SEALER = postgres.sealerUrl('postgres');
  process.env.TOLLGATE_TEST_POSTGRES_QUERY = postgres.queryUrl('postgres');
  process.env.TOLLGATE_TEST_TEMPORAL = JSON.stringify(temporal.settings);
}
