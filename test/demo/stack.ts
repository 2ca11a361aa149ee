import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import { createApp } from '../../apps/api/src/app.js';
import { Home } from '../../apps/local/src/home.js';
import { stillRuns, type ProcessMark } from '../../apps/local/src/running.js';
import { startEmbedded, type EmbeddedServers } from '../../apps/local/src/servers/embedded.js';
import { ensureNamespace } from '../../apps/worker/src/namespace.js';
import { startWorker } from '../../apps/worker/src/worker.js';
import { loadSettings, projectRoot } from '../../config/settings.js';
import { lazyTemporal } from '../../config/temporal-connection.js';
import { createDataSource } from '../../database/data-source.js';
import { ensureAdministrator } from '../../database/people/first-administrator.js';
import { prepareDatabase } from '../../database/prepare.js';
import { ApiClient } from '../harness/api-client.js';
import { until } from '../harness/until.js';
import { folderPrefix } from './leftovers.js';

/** What the play needs of a running stack. */
export interface Stage {
  /** Speaks as the first administrator. */
  admin: ApiClient;
  dataSource: DataSource;
  temporal: Client;
}

/** API and worker may take so long to end, and so may servers that are still starting, in ms. */
const patience = 4_000;

/**
 * The whole of Tollgate in a folder of its own: PostgreSQL, a Temporal server that may skip time, the API and a worker.
 * Settings of the environment are left alone: no other database is touched, and no mail leaves.
 */
export class DemoStack {
  private folder: string | null = null;
  private home: Home | null = null;
  private servers: Promise<EmbeddedServers> | null = null;
  private readonly endings: (() => Promise<unknown>)[] = [];
  private ended = false;

  constructor(
    private readonly say: (line: string) => void,
    private readonly onProblem: (where: string, error: unknown) => void,
  ) {}

  /** @throws StartProblem, with what to do; what was started runs on until `stop` */
  async start(): Promise<Stage> {
    this.folder = mkdtempSync(join(tmpdir(), folderPrefix));
    // PostgreSQL runs as another user where this is root, and must be able to walk in.
    chmodSync(this.folder, 0o755);
    const home = (this.home = await Home.take(this.folder));
    // A server that ends because everything is being ended is no news.
    const say = (line: string): void => {
      if (!this.ended) this.say(line);
    };
    this.servers = startEmbedded(home, { temporal: true, timeSkipping: true }, say);
    const { postgres, temporal: server } = await this.servers;
    await postgres.createDatabase('tollgate');
    say('Starting the API and the worker.');
    const settings = loadSettings({
      TOLLGATE_HOME: this.folder,
      DATABASE_URL: postgres.url('tollgate'),
      TEMPORAL_ADDRESS: server?.address,
      LOG_LEVEL: 'silent',
      PORT: '0',
    });
    const connection = lazyTemporal(settings);
    this.keep(() => connection.close());
    await ensureNamespace(connection, settings.temporalNamespace);
    const dataSource = await createDataSource(settings.databaseUrl).initialize();
    this.keep(() => dataSource.destroy());
    await prepareDatabase(dataSource);
    await ensureAdministrator(dataSource, home.path('admin.token'));
    const temporal = new Client({ connection, namespace: settings.temporalNamespace });
    const app = await createApp(settings, dataSource, temporal);
    this.keep(() => app.close());
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    // A worker that polls before every part of the server knows the namespace is refused, and comes back after 10 s.
    await until('Temporal to know its namespace', () => knowsTaskQueue(temporal, settings.taskQueue));
    quietRuntime();
    const worker = startWorker({
      settings,
      dataSource,
      connection,
      code: { workflowBundle: { codePath: join(projectRoot, 'dist', 'workflow-bundle.js') } },
      onError: this.onProblem,
    });
    this.keep(() => worker.stop());
    await until('the stack to be ready', async () => (await fetch(`${url}/health/ready`)).ok, 30_000);
    const token = readFileSync(home.path('admin.token'), 'utf8').trim();
    return { admin: new ApiClient(url, token), dataSource, temporal };
  }

  /** Ends everything that was started, what is in front first, and removes the folder. */
  async stop(): Promise<void> {
    this.ended = true;
    await within(patience, this.endApps());
    const servers = await within(patience, this.servers ?? Promise.resolve(null));
    await servers?.stop();
    this.home?.release();
    this.abandon();
  }

  /** The last resort, when the process itself ends: ends at once whatever still runs, and removes the folder. */
  abandon(): void {
    if (this.folder === null) return;
    const running = (this.home?.read('running.json') ?? {}) as Record<string, ProcessMark>;
    for (const mark of Object.values(running)) if (stillRuns(mark)) process.kill(mark.pid, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Remembers how to end a part that has just been started. @throws where all of it is being ended already */
  private keep(end: () => Promise<unknown>): void {
    this.endings.unshift(end);
    if (this.ended) throw new Error('the stack is being ended');
  }

  private async endApps(): Promise<void> {
    for (const end of this.endings.splice(0)) await end().catch(() => undefined);
  }
}

async function knowsTaskQueue(temporal: Client, name: string): Promise<boolean> {
  await temporal.workflowService.describeTaskQueue({ namespace: temporal.options.namespace, taskQueue: { name } });
  return true;
}

/** The SDK's runtime must neither listen for signals nor write into the timeline. */
function quietRuntime(): void {
  const none = (): void => undefined;
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
    logger: { log: none, trace: none, debug: none, info: none, warn: none, error: none },
  });
}

/** What a promise gives; null where it fails, or takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  return Promise.race([work.catch(() => null), sleep(ms, null, { ref: false })]);
}
