import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot, publicUrlOf, type Settings } from '../../../config/settings.js';
import { createDataSource } from '../../../database/data-source.js';
import { ensureAdministrator } from '../../../database/people/first-administrator.js';
import { installationKey } from '../../../config/installation-key.js';
import { claimPath } from '../../../database/sign-in/claim.js';
import { ownerUrlOf, prepareAsOwner } from '../../../database/prepare-as-owner.js';
import { twinNames } from '../../../database/twins.js';
import { StartProblem, type Home } from './servers/home.js';
import { startEmbedded, type EmbeddedServers } from './servers/embedded.js';
import { KeptProcess } from './servers/kept-process.js';
import { isFree } from './servers/ports.js';

/** Everything of one machine: the servers that are not given, the API and the worker. */
export class LocalStack {
  private servers: EmbeddedServers | null = null;
  private readonly apps: KeptProcess[] = [];
  private claim: string | null = null;
  /** Whoever owns the database; null where that is who works on it. */
  private owner: string | null;

  constructor(
    private readonly home: Home,
    private readonly settings: Settings,
    private readonly say: (line: string) => void,
  ) {
    this.owner = settings.databaseOwnerUrl;
  }

  /**
   * Resolves with the address of the API when all of it serves.
   * @throws StartProblem or Error; what was started runs on until `stop`
   */
  async start(): Promise<string> {
    const { settings } = this;
    if (!(await isFree(settings.port, settings.host)))
      throw new StartProblem(
        `Port ${settings.port} is taken by another program. Set PORT to a free one, e.g. PORT=${settings.port + 1} npm start.`,
      );
    const env = await this.serverSettings();
    await this.prepare(env);
    this.say('Starting the API and the worker.');
    await Promise.all([this.startApp('worker', env), this.startApp('api', env)]);
    const url = publicUrlOf({ ...settings, publicUrl: null });
    await untilReady(url, this.say);
    // The command line sends the administrator's token to this address and no other.
    this.home.write('address', url);
    return url;
  }

  /** Where the first administrator claims their account; null where somebody has. @param url see `start` */
  claimUrl(url: string): string | null {
    return this.claim === null ? null : `${url}${this.claim}`;
  }

  /** Those in front first; what they write to last. */
  async stop(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop(8_000)));
    await this.servers?.stop();
  }

  private async serverSettings(): Promise<NodeJS.ProcessEnv> {
    const { settings } = this;
    const given = {
      DATABASE_URL: settings.databaseUrl,
      DATABASE_SEALER_URL: settings.databaseSealerUrl ?? '',
      DATABASE_QUERY_URL: settings.databaseQueryUrl ?? '',
      TEMPORAL_ADDRESS: settings.temporalAddress,
    };
    if (settings.databaseUrl !== '' && settings.temporalAddress !== '') return { ...process.env, ...given };
    const temporal = settings.temporalAddress === '';
    this.say(`Starting PostgreSQL${temporal ? ' and the Temporal server' : ''}, about 5 s.`);
    this.servers = await startEmbedded(this.home, { temporal, timeSkipping: false }, this.say);
    if (settings.databaseUrl === '') {
      await this.servers.postgres.createDatabase('tollgate');
      given.DATABASE_URL = this.servers.postgres.appUrl('tollgate');
      given.DATABASE_SEALER_URL = this.servers.postgres.sealerUrl('tollgate');
      given.DATABASE_QUERY_URL = this.servers.postgres.queryUrl('tollgate');
      this.owner = this.servers.postgres.url('tollgate');
    }
    return { ...process.env, ...given, ...this.servers.temporal?.settings };
  }

  private async prepare(env: NodeJS.ProcessEnv): Promise<void> {
    const addresses = {
      databaseUrl: env['DATABASE_URL'] ?? '',
      databaseOwnerUrl: this.owner,
      databaseSealerUrl: env['DATABASE_SEALER_URL'] || null,
      databaseAnalyticsUrl: this.settings.databaseAnalyticsUrl,
      databaseQueryUrl: env['DATABASE_QUERY_URL'] || null,
    };
    let dataSource;
    try {
      dataSource = await createDataSource(ownerUrlOf(addresses)).initialize();
    } catch (error) {
      throw new StartProblem(`The database does not answer: ${reason(error)}. Check DATABASE_URL.`);
    }
    try {
      await prepareAsOwner(dataSource, addresses);
      for (const line of await twinNames(dataSource)) this.say(line);
      await ensureAdministrator(dataSource, this.home.path('admin.token'));
      this.claim = await claimPath(dataSource, installationKey(this.settings, 'sign-in-links'));
    } finally {
      await dataSource.destroy();
    }
  }

  private async startApp(name: 'api' | 'worker', env: NodeJS.ProcessEnv): Promise<void> {
    const app = new KeptProcess(
      this.home,
      {
        name,
        command: process.execPath,
        args: ['--enable-source-maps', join(projectRoot, 'dist', 'apps', name, 'src', 'main.js')],
        env: {
          ...env,
          TOLLGATE_HOME: this.settings.home,
          // They work by a role that owns nothing.
          DATABASE_OWNER_URL: '',
          DATABASE_ANALYTICS_URL: '',
          // Whoever has taken the API over signs nothing.
          ...(name === 'api' ? { DATABASE_SEALER_URL: '' } : { DATABASE_QUERY_URL: '' }),
          API_HEALTH_PORT: String(this.settings.apiHealthPort ?? 0),
          WORKER_HEALTH_PORT: String(this.settings.workerHealthPort ?? 0),
        },
        channel: true,
        stuckAfterSeconds: this.settings.stuckAfterSeconds,
        stopSignal: 'SIGTERM',
        idleAtMostMs: 60_000,
      },
      this.say,
    );
    this.apps.push(app);
    await app.start();
  }
}

/** The worker's first poll takes a moment to be seen by the Temporal server; on a busy machine, minutes. */
async function untilReady(url: string, say: (line: string) => void): Promise<void> {
  const began = Date.now();
  let told = began;
  for (;;) {
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.ok) return;
    if (Date.now() - told > 15_000) {
      told = Date.now();
      const seconds = Math.round((told - began) / 1000);
      say(`Still waiting until all of it serves, ${seconds} s so far: ${await waitsFor(response)}`);
    }
    await sleep(50);
  }
}

/** What the API says of itself; Ctrl-C ends the wait. */
async function waitsFor(response: Response | null): Promise<string> {
  const body = await response?.text().catch(() => null);
  return body === undefined || body === null ? 'the API does not answer.' : body.slice(0, 500);
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
