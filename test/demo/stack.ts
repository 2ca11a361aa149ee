import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { DataSource } from 'typeorm';
import { createApp } from '../../apps/api/src/app.js';
import type { VirtualClock } from '../../apps/worker/src/rehearsal/virtual-clock.js';
import { startWorker } from '../../apps/worker/src/worker.js';
import { loadSettings, projectRoot } from '../../config/settings.js';
import { ensureAdministrator } from '../../database/people/first-administrator.js';
import { ApiClient } from '../harness/api-client.js';
import { connectTo } from '../harness/connections.js';
import { OwnServers } from '../harness/own-servers.js';
import { until } from '../harness/until.js';
import { within } from '../harness/within.js';

/** Its folder's name begins so. */
export const folderPrefix = 'tollgate-demo-';

/** What the play needs of a running stack. */
export interface Stage {
  /** Speaks as the first administrator. */
  admin: ApiClient;
  dataSource: DataSource;
  temporal: Client;
  /** What people do happens when this clock says. */
  goBy: (clock: VirtualClock) => void;
}

/** API and worker may take so long to end, and so may servers that are still starting, in ms. */
const patience = 4_000;

/**
 * The whole of Tollgate in a folder of its own: PostgreSQL, a Temporal server that may skip time, the API and a worker.
 * Settings of the environment are left alone: no other database is touched, and no mail leaves.
 */
export class DemoStack {
  private readonly servers: OwnServers;
  private readonly endings: (() => Promise<unknown>)[] = [];
  private ended = false;

  constructor(
    private readonly say: (line: string) => void,
    private readonly onProblem: (where: string, error: unknown) => void,
    /** By what they are called in the environment. */
    private readonly settings: Record<string, string> = {},
  ) {
    this.servers = new OwnServers(folderPrefix, (line) => {
      this.tell(line);
    });
  }

  /** @throws StartProblem, with what to do; what was started runs on until `stop` */
  async start(): Promise<Stage> {
    const { home, postgres, temporal: server } = await this.servers.start();
    await postgres.createDatabase('tollgate');
    this.tell('Starting the API and the worker.');
    const settings = loadSettings({
      TOLLGATE_HOME: home.folder,
      DATABASE_URL: postgres.url('tollgate'),
      ...server.settings,
      LOG_LEVEL: 'silent',
      PORT: '0',
      ...this.settings,
    });
    const { dataSource, connection, temporal, close } = await connectTo(settings);
    this.keep(close);
    await ensureAdministrator(dataSource, home.path('admin.token'));
    let clock: VirtualClock | undefined;
    const of = async (_: unknown, workflowId: string): Promise<number> => clock?.timeOf(workflowId) ?? Date.now();
    const app = await createApp(settings, dataSource, temporal, { of });
    this.keep(() => app.close());
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    quietRuntime();
    const worker = startWorker({
      settings,
      dataSource,
      connection,
      code: { workflowBundle: { codePath: join(projectRoot, 'dist', 'workflow-bundle.js') } },
      onError: this.onProblem,
    });
    this.keep(() => worker.stop());
    await until('the stack to be ready', async () => (await fetch(`${url}/health/ready`)).ok);
    const token = readFileSync(home.path('admin.token'), 'utf8').trim();
    const goBy = (by: VirtualClock): void => {
      clock = by;
    };
    return { admin: new ApiClient(url, token), dataSource, temporal, goBy };
  }

  /** Ends everything that was started, what is in front first, and removes the folder. */
  async stop(): Promise<void> {
    this.ended = true;
    await within(patience, this.endApps());
    await this.servers.stop(patience);
  }

  /** The last resort, when the process itself ends: ends at once whatever still runs, and removes the folder. */
  abandon(): void {
    this.servers.abandon();
  }

  /** Remembers how to end a part that has just been started. @throws where all of it is being ended already */
  private keep(end: () => Promise<unknown>): void {
    this.endings.unshift(end);
    if (this.ended) throw new Error('the stack is being ended');
  }

  /** A server that ends because everything is being ended is no news. */
  private tell(line: string): void {
    if (!this.ended) this.say(line);
  }

  private async endApps(): Promise<void> {
    for (const end of this.endings.splice(0)) await end().catch(() => undefined);
  }
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
