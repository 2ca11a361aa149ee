// One embedded PostgreSQL and Temporal server for all test files, with a template database for each of them to copy.
import { mkdtempSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup() {
  const { Home } = await import('../../dist/apps/local/src/home.js');
  const { startEmbedded } = await import('../../dist/apps/local/src/servers/embedded.js');
  const { createDataSource } = await import('../../dist/database/data-source.js');
  const { prepareDatabase } = await import('../../dist/database/prepare.js');
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-test-'));
  chmodSync(folder, 0o755);
  const home = await Home.take(folder);
  const say = (line) => process.stderr.write(`${line}\n`);
  const servers = await startEmbedded(home, { temporal: true, timeSkipping: true }, say);
  await servers.postgres.createDatabase('tollgate_template');
  const dataSource = await createDataSource(servers.postgres.url('tollgate_template')).initialize();
  await prepareDatabase(dataSource);
  await dataSource.destroy();
  process.env.TOLLGATE_TEST_POSTGRES = servers.postgres.url('postgres');
  process.env.TOLLGATE_TEST_TEMPORAL = servers.temporal.address;
  const { Connection } = await import('@temporalio/client');
  const { ensureNamespace } = await import('../../dist/apps/worker/src/namespace.js');
  const connection = await Connection.connect({ address: servers.temporal.address });
  await ensureNamespace(connection, 'tollgate');
  await connection.close();
  globalThis.tollgateServers = { servers, home, folder };
}
