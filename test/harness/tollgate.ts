import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import { createApp } from '../../apps/api/src/app.js';
import { startWorker, type RunningWorker } from '../../apps/worker/src/worker.js';
import { loadSettings, projectRoot, type Settings } from '../../config/settings.js';
import { temporalClient } from '../../config/temporal-client.js';
import { lazyTemporal } from '../../config/temporal-connection.js';
import { startTracing, type Tracing } from '../../config/tracing.js';
import { createDataSource } from '../../database/data-source.js';
import { ApiClient } from './api-client.js';
import { createTestDatabase, testServers } from './database.js';
import { createPerson, tokenOf } from './people.js';
import { howToDocument, undocumentedEvents } from './recorded-events.js';
import { VirtualClock } from '../../apps/worker/src/rehearsal/virtual-clock.js';

export interface Tollgate {
  url: string;
  settings: Settings;
  dataSource: DataSource;
  temporal: Client;
  clock: VirtualClock;
  /** Speaks as the first administrator. */
  admin: ApiClient;
  /** Speaks with a new token of that person. */
  as: (personId: string) => Promise<ApiClient>;
  /** Makes a person; gives the id. */
  person: (name: string, facts?: Record<string, unknown>) => Promise<string>;
  /** Problems that the worker met and tries again. */
  problems: { where: string; error: unknown }[];
  startWorker: () => Promise<void>;
  stopWorker: () => Promise<void>;
  /** As the role that seals, on a connection that ends with it. */
  asSealer: <T>(work: (sealer: DataSource) => Promise<T>) => Promise<T>;
  /** What the product's own role may not: as the owner of its database, on a connection that ends with it. */
  asOwner: <T>(work: (owner: DataSource) => Promise<T>) => Promise<T>;
  stop: () => Promise<void>;
}

let runtimeInstalled = false;

/**
 * The whole of Tollgate for one test file: a database and a task queue of its own on the servers all tests share, the API
 * on a free port, and a worker, by the role that the product has of its database. Nothing in it is a mock.
 */
export async function startTollgate(
  options: { settings?: Partial<Settings>; worker?: boolean } = {},
): Promise<Tollgate> {
  installRuntime();
  const database = await createTestDatabase();
  const auditKeyFile = join(tmpdir(), `tollgate-audit-${randomBytes(6).toString('hex')}.key`);
  const settings: Settings = Object.assign(
    loadSettings({
      DATABASE_URL: database.appUrl,
      DATABASE_SEALER_URL: database.sealerUrl,
      DATABASE_QUERY_URL: database.queryUrl,
      ...testServers().temporal,
      TASK_QUEUE: `test-${randomBytes(6).toString('hex')}`,
      LOG_LEVEL: 'silent',
      PORT: '0',
      TOLLGATE_SECRET: randomBytes(32).toString('hex'),
      AUDIT_KEY_FILE: auditKeyFile,
    }),
    options.settings,
  );
  const tracing = await startTracing(settings, 'tollgate');
  const dataSource = await createDataSource(settings.databaseUrl, { poolSize: 10 }).initialize();
  const connection = lazyTemporal(settings);
  const temporal = temporalClient(connection, settings, tracing);
  const clock = new VirtualClock(dataSource, temporal);
  const app = await createApp(settings, dataSource, temporal, { of: async (_, id) => clock.timeOf(id) });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const problems: Tollgate['problems'] = [];
  let worker: RunningWorker | null = null;
  const tollgate: Omit<Tollgate, 'admin'> = {
    url,
    settings,
    dataSource,
    temporal,
    clock,
    problems,
    as: async (personId) => new ApiClient(url, await tokenOf(dataSource, personId)),
    person: (name, facts = {}) => createPerson(dataSource, name, facts),
    startWorker: async () => {
      worker = start(settings, dataSource, connection, problems, tracing);
      await worker.polling;
    },
    stopWorker: async () => {
      await worker?.stop();
      worker = null;
    },
    asSealer: (work) => as(database.sealerUrl, work),
    asOwner: (work) => as(database.url, work),
    stop: async () => {
      await worker?.stop();
      const undocumented = dataSource.isInitialized ? await undocumentedEvents(dataSource) : [];
      await app.close();
      await connection.close();
      if (dataSource.isInitialized) await dataSource.destroy();
      await tracing?.stop();
      await database.drop();
      rmSync(auditKeyFile, { force: true });
      // Last: what stays open would keep the others from running.
      if (undocumented.length > 0) throw new Error(howToDocument(undocumented));
    },
  };
  if (options.worker !== false) await tollgate.startWorker();
  const admin = await tollgate.as(await tollgate.person('Ada Min', { access: 'administrator' }));
  return Object.assign(tollgate, { admin });
}

/** Works on a connection of its own. */
async function as<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await createDataSource(url, { poolSize: 2 }).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

function start(
  settings: Settings,
  dataSource: DataSource,
  connection: Connection,
  problems: Tollgate['problems'],
  tracing: Tracing | null,
): RunningWorker {
  return startWorker({
    settings,
    dataSource,
    connection,
    code: { workflowBundle: { codePath: join(projectRoot, 'dist', 'workflow-bundle.js') } },
    tracing,
    onError: (where, error) => problems.push({ where, error }),
  });
}

/** Once for a test file: the runtime of the SDK must not listen for signals, nor write into the report of the tests. */
function installRuntime(): void {
  if (runtimeInstalled) return;
  runtimeInstalled = true;
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
}
