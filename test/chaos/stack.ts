import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, types, type CustomTypesConfig } from 'pg';
import { Home } from '../../apps/local/src/servers/home.js';
import type { KeptProcess } from '../../apps/local/src/servers/kept-process.js';
import { stillRuns } from '../../apps/local/src/servers/running.js';
import { choosePorts } from '../../apps/local/src/servers/ports.js';
import { startPostgres, type Postgres } from '../../apps/local/src/servers/postgres.js';
import { startTemporal, temporalPortNames, type TemporalServer } from '../../apps/local/src/servers/temporal.js';
import { loadSettings, projectRoot } from '../../config/settings.js';
import { ensureAdministrator } from '../../database/people/first-administrator.js';
import { ApiClient } from '../harness/api-client.js';
import { appProcess } from '../harness/app-process.js';
import { connectTo, type Connections } from '../harness/connections.js';
import { familyOf } from '../harness/kill.js';
import { until } from '../harness/until.js';
import { Link } from './link.js';
import { parts, type LinkName, type Part } from './schedule.js';
import { SmallDisk } from './small-disk.js';

const apps = ['api', 'worker-1', 'worker-2'] as const;
type App = (typeof apps)[number];

const countsAsTexts: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === types.builtins.INT8 ? String : types.getTypeParser(id, format)) as unknown,
};

/** The product on servers of its own: an API and two workers, each pair that speaks to each other joined by a link that can be harmed. */
export class ChaosStack {
  /** On it is everything that PostgreSQL, Temporal and the apps write. */
  readonly folder = mkdtempSync(join(tmpdir(), 'tollgate-chaos-'));
  /** What is kept elsewhere: checkpoints that nobody of the database can alter. */
  readonly elsewhere = mkdtempSync(join(tmpdir(), 'tollgate-chaos-elsewhere-'));
  /** Null where this machine lets nobody make one. */
  disk: SmallDisk | null = null;
  /** What the keeper of the processes has said. */
  readonly said: string[] = [];
  readonly kept: Partial<Record<Part, KeptProcess>> = {};
  private readonly links: Partial<Record<LinkName, Link>> = {};
  private home: Home | null = null;
  private postgres: Postgres | null = null;
  private connections: Connections | null = null;
  private port = 0;

  constructor(private readonly diskBytes: number) {}

  /** Resolves when all of it serves. */
  async start(): Promise<void> {
    chmodSync(this.folder, 0o755);
    this.disk = SmallDisk.over(this.folder, this.diskBytes);
    const home = (this.home = await Home.take(this.folder));
    const say = (line: string): void => void this.said.push(line);
    const ports = await choosePorts(['postgres', 'api', ...temporalPortNames], null);
    this.port = ports['api'] ?? 0;
    const postgres = (this.postgres = await startPostgres(
      home,
      { port: ports['postgres'] ?? 0, throwaway: false },
      say,
    ));
    this.kept.postgres = postgres.process;
    const port = await this.link('temporal-postgres', postgres.port);
    const temporal = await startTemporal(home, { ...postgres, port }, { ports, timeSkipping: false }, say);
    this.kept.temporal = temporal.process;
    await postgres.createDatabase('tollgate');
    await this.prepare(home, postgres, temporal);
    await Promise.all(apps.map((name) => this.startApp(name, home, postgres, temporal, say)));
    await this.ready(120_000);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get admin(): ApiClient {
    return new ApiClient(this.url, readFileSync(join(this.folder, 'admin.token'), 'utf8').trim());
  }

  /** Speaks to Temporal past every link. */
  get temporal(): Connections['temporal'] {
    if (!this.connections) throw new Error('the stack was not started');
    return this.connections.temporal;
  }

  harmed(name: LinkName): Link {
    const link = this.links[name];
    if (!link) throw new Error(`there is no link ${name}`);
    return link;
  }

  /** Sets the clock of a worker so many ms ahead; below zero, behind. */
  setClock(worker: 'worker-1' | 'worker-2', ahead: number): void {
    writeFileSync(this.clockOf(worker), String(ahead));
    const pid = this.kept[worker]?.pid;
    if (pid) process.kill(pid, 'SIGUSR2');
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    return answer?.ok ?? false;
  }

  async ready(withinMs: number): Promise<void> {
    await until('all of it to serve', () => this.isReady(), withinMs);
  }

  /** Asks its database past every link, by a connection of its own. Counts are texts. */
  async query<R extends object>(sql: string, params: unknown[] = []): Promise<R[]> {
    const client = new Client({
      connectionString: this.postgres?.url('tollgate'),
      types: countsAsTexts,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(sql, params)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** The lines of a part's log that say this. */
  logged(part: Part, what: string): string[] {
    const text = readFileSync(join(this.folder, `${part}.log`), 'utf8');
    return text.split('\n').filter((line) => line.includes(what));
  }

  /** Puts the logs where they outlive this stack; gives the folder. */
  keepLogs(): string {
    const folder = mkdtempSync(join(tmpdir(), 'tollgate-chaos-logs-'));
    for (const part of parts) copyFileSync(join(this.folder, `${part}.log`), join(folder, `${part}.log`));
    writeFileSync(join(folder, 'keeper.log'), this.said.join('\n'));
    return folder;
  }

  /** Those in front first; nothing is left behind. */
  async stop(): Promise<void> {
    for (const link of Object.values(this.links)) link.mend();
    // What stands still would not hear that it is to end.
    for (const kept of Object.values(this.kept))
      for (const mark of familyOf(kept)) if (stillRuns(mark)) process.kill(mark.pid, 'SIGCONT');
    await this.connections?.close().catch(() => undefined);
    await Promise.all(apps.map(async (name) => this.kept[name]?.stop(8_000)));
    await this.kept.temporal?.stop(3_000);
    await this.kept.postgres?.stop(5_000);
    for (const link of Object.values(this.links)) link.close();
    this.home?.release();
    this.disk?.remove();
    for (const folder of [this.folder, this.elsewhere]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async link(name: LinkName, target: number): Promise<number> {
    const link = await Link.to(target);
    this.links[name] = link;
    return link.port;
  }

  private async prepare(home: Home, postgres: Postgres, temporal: TemporalServer): Promise<void> {
    const addresses = {
      DATABASE_URL: postgres.appUrl('tollgate'),
      DATABASE_OWNER_URL: postgres.url('tollgate'),
    };
    this.connections = await connectTo(
      loadSettings({ TOLLGATE_HOME: home.folder, ...addresses, ...temporal.settings }),
    );
    await ensureAdministrator(this.connections.dataSource, home.path('admin.token'));
    // From here on its owner asks by connections of their own: these would break with each kill.
    await this.connections.dataSource.destroy();
  }

  private async startApp(
    name: App,
    home: Home,
    postgres: Postgres,
    temporal: TemporalServer,
    say: (line: string) => void,
  ): Promise<void> {
    const database = new URL(postgres.appUrl('tollgate'));
    database.port = String(await this.link(`${name}-postgres`, postgres.port));
    const engine = await this.link(`${name}-temporal`, Number(temporal.address.split(':')[1]));
    const worker = name !== 'api';
    if (worker) writeFileSync(this.clockOf(name), '0');
    // Settings of the environment are left alone: no other database is touched, and no mail leaves.
    const env = {
      PATH: process.env['PATH'],
      TOLLGATE_HOME: home.folder,
      DATABASE_URL: database.href,
      ...temporal.settings,
      TEMPORAL_ADDRESS: `127.0.0.1:${engine}`,
      PORT: String(this.port),
      LOG_LEVEL: 'warn',
      CHECKPOINT_MINUTES: '1',
      CHECKPOINT_FILE: join(this.elsewhere, 'checkpoints.jsonl'),
      WEBHOOK_ALLOW_LOOPBACK: 'true',
      ...(worker ? { CHAOS_CLOCK: this.clockOf(name), NODE_OPTIONS: `--import=${steppedClock}` } : {}),
    };
    const main = `apps/${worker ? 'worker' : 'api'}/src/main.js`;
    const app = (this.kept[name] = appProcess(home, { name, main, env }, say));
    await app.start();
  }

  private clockOf(worker: Part): string {
    return join(this.elsewhere, `${worker}.clock`);
  }
}

const steppedClock = join(projectRoot, 'test', 'chaos', 'stepped-clock.mjs');
