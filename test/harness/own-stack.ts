import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { markOf, type ProcessMark } from '../../apps/local/src/servers/running.js';
import type { KeptProcess } from '../../apps/local/src/servers/kept-process.js';
import { choosePorts } from '../../apps/local/src/servers/ports.js';
import { VirtualClock } from '../../apps/worker/src/rehearsal/virtual-clock.js';
import { loadSettings } from '../../config/settings.js';
import { ApiClient } from './api-client.js';
import { appProcess } from './app-process.js';
import { connectTo, type Connections } from './connections.js';
import { kill } from './kill.js';
import { OwnServers, type RunningServers } from './own-servers.js';
import { createPerson, tokenOf } from './people.js';
import { serversPlace } from './servers-place.js';
import { until } from './until.js';
import { within } from './within.js';

type Part = 'postgres' | 'temporal' | 'api' | 'worker';

/**
 * The whole of Tollgate for one test, on servers of its own that may skip time. Each part is a process, and all of it can
 * be killed and started again. Nothing in it is a mock.
 */
export class OwnStack {
  private readonly said: string[] = [];
  private readonly servers = new OwnServers('tollgate-own-', (line) => this.said.push(line), serversPlace());
  private starting: Promise<void> = Promise.resolve();
  private running: RunningServers | null = null;
  private connections: Connections | null = null;
  private apps: Partial<Record<Part, KeptProcess>> = {};
  private port = 0;
  private time: VirtualClock | null = null;

  /** Resolves when all of it serves: the first time on an empty database, after `kill` on the same data and address. */
  start(): Promise<void> {
    this.starting = this.startParts();
    return this.starting;
  }

  /** `kill -9` for every process of it, at one moment. */
  async kill(): Promise<void> {
    await Promise.all([...Object.values(this.apps).map(kill), this.servers.kill()]);
    await this.connections?.close().catch(() => undefined);
  }

  /** Ends all of it, also where it is still starting or has been killed, and leaves nothing behind. */
  async stop(): Promise<void> {
    await within(120_000, this.starting);
    await Promise.all(Object.values(this.apps).map((app) => app.stop(8_000)));
    await this.connections?.close().catch(() => undefined);
    await this.servers.stop();
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get folder(): string | null {
    return this.servers.folder;
  }

  /** Goes on where it stood after a restart, as an object of its own: those from before speak to what is gone. */
  get clock(): VirtualClock {
    return this.part(this.time);
  }

  get dataSource(): DataSource {
    return this.part(this.connections).dataSource;
  }

  get temporal(): Connections['temporal'] {
    return this.part(this.connections).temporal;
  }

  /** What the worker failed at and tried again, and what ended without having been told to. */
  get problems(): string[] {
    const log = readFileSync(this.part(this.running).home.path('worker.log'), 'utf8').split('\n');
    return [
      ...log.filter((line) => line.includes('it is tried again')),
      ...this.said.filter((line) => line.includes('ended by itself')),
    ];
  }

  /** The processes that run now. */
  processes(): Partial<Record<Part, ProcessMark>> {
    const { postgres, temporal } = this.running ?? {};
    const kept = { postgres: postgres?.process, temporal: temporal?.process, ...this.apps };
    return Object.fromEntries(
      Object.entries(kept).flatMap(([name, part]) => {
        const mark = part?.pid ? markOf(part.pid) : null;
        return mark ? [[name, mark]] : [];
      }),
    );
  }

  /** Makes a person; gives the id. */
  person(name: string, facts: Record<string, unknown> = {}): Promise<string> {
    return createPerson(this.dataSource, name, facts);
  }

  /** Speaks with a new token of that person. */
  async as(personId: string): Promise<ApiClient> {
    return new ApiClient(this.url, await tokenOf(this.dataSource, personId));
  }

  private async startParts(): Promise<void> {
    this.running = await this.servers.start();
    const { home, postgres, temporal } = this.running;
    await postgres.createDatabase('tollgate');
    this.port ||= (await choosePorts(['api'], null))['api'] ?? 0;
    // Settings of the environment are left alone: no other database is touched, and no mail leaves.
    const env = {
      PATH: process.env['PATH'],
      TOLLGATE_HOME: home.folder,
      DATABASE_URL: postgres.appUrl('tollgate'),
      DATABASE_SEALER_URL: postgres.sealerUrl('tollgate'),
      DATABASE_QUERY_URL: postgres.queryUrl('tollgate'),
      ...temporal.settings,
      PORT: String(this.port),
      LOG_LEVEL: 'warn',
    };
    const connections = (this.connections = await connectTo(
      loadSettings({ ...env, DATABASE_OWNER_URL: postgres.url('tollgate') }),
    ));
    const { dataSource, temporal: client } = connections;
    this.time = this.time?.over(dataSource, client) ?? new VirtualClock(dataSource, client);
    const started = (['worker', 'api'] as const).map((name) => {
      const main = `apps/${name}/src/main.js`;
      const app = (this.apps[name] = appProcess(home, { name, main, env }, (line) => this.said.push(line)));
      return app.start();
    });
    await Promise.all(started);
    await until('the stack to be ready', async () => (await fetch(`${this.url}/health/ready`)).ok);
  }

  private part<T>(value: T | null): T {
    if (value === null) throw new Error('the stack was not started');
    return value;
  }
}
