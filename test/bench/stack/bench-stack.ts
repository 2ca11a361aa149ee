import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type Connection } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { Home } from '../../../apps/local/src/servers/home.js';
import { startEmbedded, type EmbeddedServers } from '../../../apps/local/src/servers/embedded.js';
import type { KeptProcess } from '../../../apps/local/src/servers/kept-process.js';
import { choosePorts } from '../../../apps/local/src/servers/ports.js';
import { ensureNamespace } from '../../../apps/worker/src/engine/namespace.js';
import { loadSettings } from '../../../config/settings.js';
import { lazyTemporal } from '../../../config/temporal-connection.js';
import { createDataSource } from '../../../database/data-source.js';
import { ensureAdministrator } from '../../../database/people/first-administrator.js';
import { ownerUrlOf, prepareAsOwner } from '../../../database/prepare-as-owner.js';
import { ApiClient } from '../../harness/api-client.js';
import { appProcess } from '../../harness/app-process.js';
import { until } from '../../harness/until.js';
import { floorTable } from '../floor/floor.activities.js';
import { computed } from './cpu.js';

export interface BenchServers {
  home: Home;
  embedded: EmbeddedServers & { temporal: NonNullable<EmbeddedServers['temporal']> };
  stop: () => Promise<void>;
}

/** The servers as `npm start` runs them; the Temporal server may skip time besides. */
export async function startServers(folder: string, say: (line: string) => void): Promise<BenchServers> {
  const home = await Home.take(folder);
  const { temporal, ...others } = await startEmbedded(home, { temporal: true, timeSkipping: true }, say);
  if (!temporal) throw new Error('the Temporal server was not started');
  return {
    home,
    embedded: { temporal, ...others },
    stop: async () => {
      await others.stop();
      home.release();
    },
  };
}

/** One database with the product's processes on it, and the floor's worker beside them; each is started when a row wants it. */
export class BenchStack {
  readonly floorQueue = 'floor';
  private readonly processes = new Map<string, KeptProcess>();

  private constructor(
    readonly servers: BenchServers,
    readonly dataSource: DataSource,
    readonly temporal: Client,
    private readonly connection: Connection,
    private readonly env: NodeJS.ProcessEnv,
    readonly url: string,
    readonly token: string,
    private readonly parts: { floorBundle: string; say: (line: string) => void },
  ) {}

  static async start(
    servers: BenchServers,
    parts: { floorBundle: string; say: (line: string) => void },
  ): Promise<BenchStack> {
    const { postgres, temporal } = servers.embedded;
    const name = `bench_${randomBytes(4).toString('hex')}`;
    await postgres.createDatabase(name);
    const ports = await choosePorts(['api'], null);
    const env = {
      ...process.env,
      DATABASE_URL: postgres.appUrl(name),
      DATABASE_SEALER_URL: postgres.sealerUrl(name),
      AUDIT_KEY_FILE: servers.home.path('audit.key'),
      ...temporal.settings,
      TEMPORAL_NAMESPACE: 'tollgate',
      TASK_QUEUE: name,
      PORT: String(ports['api'] ?? 0),
      LOG_LEVEL: 'warn',
      // One token stands for a whole company here.
      REQUESTS_PER_MINUTE: '1000000000',
    };
    const settings = loadSettings({ ...env, DATABASE_OWNER_URL: postgres.url(name) });
    const dataSource = await createDataSource(ownerUrlOf(settings)).initialize();
    // First: what is granted is granted of all that is there.
    await dataSource.query(floorTable);
    await prepareAsOwner(dataSource, settings);
    const tokenFile = servers.home.path(`${name}.token`);
    await ensureAdministrator(dataSource, tokenFile);
    const connection = lazyTemporal(settings);
    await ensureNamespace(connection, settings.temporalNamespace);
    // Bare, as the floor is: of the product's workflows it reads the number of their events, and no payload.
    const temporalClient = new Client({ connection, namespace: settings.temporalNamespace });
    await namespaceKnown(temporalClient);
    return new BenchStack(
      servers,
      dataSource,
      temporalClient,
      connection,
      env,
      `http://127.0.0.1:${settings.port}`,
      readFileSync(tokenFile, 'utf8').trim(),
      parts,
    );
  }

  /** Speaks to the API as an administrator. */
  get admin(): ApiClient {
    return new ApiClient(this.url, this.token);
  }

  startApi(env: NodeJS.ProcessEnv = {}): Promise<void> {
    return this.startProcess('api', join('apps', 'api', 'src', 'main.js'), env);
  }

  startWorker(env: NodeJS.ProcessEnv = {}): Promise<void> {
    return this.startProcess('worker', join('apps', 'worker', 'src', 'main.js'), env);
  }

  /**
   * An app with access taken out of it (`test/bench/without`): whoever comes with a token may and sees everything.
   *
   * @param port of an API beside the product's own; its own port where there is none beside it
   */
  startWithoutAccess(app: 'api' | 'worker', port = this.env['PORT']): Promise<void> {
    const env = { APP_MAIN: join('apps', app, 'src', 'main.js'), PORT: port };
    return this.startProcess(`${app}-without`, join('test', 'bench', 'without', 'main.js'), env);
  }

  startFloorWorker(): Promise<void> {
    return this.startProcess('floor-worker', join('test', 'bench', 'floor', 'floor-worker.js'), {
      TASK_QUEUE: this.floorQueue,
      FLOOR_BUNDLE: this.parts.floorBundle,
    });
  }

  /** A server of a row's own, e.g. the bare one that a list is compared with. */
  async startProcess(name: string, main: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
    const kept = appProcess(this.servers.home, { name, main, env: { ...this.env, ...env } }, this.parts.say);
    this.processes.set(name, kept);
    await kept.start();
  }

  async stopProcess(name: string): Promise<void> {
    await this.processes.get(name)?.stop(10_000);
    this.processes.delete(name);
  }

  /** Seconds that each of the processes has computed so far. */
  computed(): Record<string, number> {
    const { postgres, temporal } = this.servers.embedded;
    return computed({
      postgres: postgres.process.pid,
      temporal: temporal.process.pid,
      ...Object.fromEntries([...this.processes].map(([name, kept]) => [name, kept.pid])),
    });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.processes.keys()].map((name) => this.stopProcess(name)));
    await this.connection.close();
    await this.dataSource.destroy();
  }
}

/** The services of the server learn of a new namespace one after the other, some seconds later. */
async function namespaceKnown({ workflow }: Client): Promise<void> {
  await until('the namespace to be known', async () => {
    const handle = await workflow.start('none', { taskQueue: 'nobody', workflowId: `known/${randomUUID()}` });
    await handle.terminate();
    return true;
  });
}
