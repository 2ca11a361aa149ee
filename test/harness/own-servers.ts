import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from '../../apps/local/src/servers/home.js';
import { stillRuns, type ProcessMark } from '../../apps/local/src/servers/running.js';
import { startEmbedded, type EmbeddedServers } from '../../apps/local/src/servers/embedded.js';
import type { Postgres } from '../../apps/local/src/servers/postgres.js';
import type { TemporalServer } from '../../apps/local/src/servers/temporal.js';
import { kill } from './kill.js';
import { within } from './within.js';

export interface RunningServers {
  home: Home;
  postgres: Postgres;
  temporal: TemporalServer;
}

/** PostgreSQL and a Temporal server that may skip time, in a folder of their own that goes when they go. */
export class OwnServers {
  /** Null until it is made. */
  folder: string | null = null;
  private home: Home | null = null;
  private servers: Promise<EmbeddedServers> | null = null;
  private ended = false;

  /** The folder's name begins with `prefix`; it is made in `place`. */
  constructor(
    private readonly prefix: string,
    private readonly say: (line: string) => void,
    private readonly place = tmpdir(),
  ) {}

  /**
   * Starts them; after `kill`, on the same data.
   * @throws StartProblem, with what to do; what was started runs on until `stop`
   */
  async start(): Promise<RunningServers> {
    if (this.ended) throw new Error('the servers have been ended');
    const home = (this.home ??= await this.takeHome());
    this.servers = startEmbedded(home, { temporal: true, timeSkipping: true, throwaway: true }, this.say);
    const { postgres, temporal } = await this.servers;
    if (!temporal) throw new Error('the Temporal server was not started');
    return { home, postgres, temporal };
  }

  /** `kill -9` for both at one moment, and for what they have started; they are not started again by themselves. */
  async kill(): Promise<void> {
    const { temporal, postgres } = (await this.servers) ?? {};
    await Promise.all([temporal, postgres].flatMap((server) => (server ? [kill(server.process)] : [])));
  }

  /** Ends them and removes the folder; servers that are still starting may take so long, in ms. */
  async stop(patience = 60_000): Promise<void> {
    this.ended = true;
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

  private async takeHome(): Promise<Home> {
    this.folder = mkdtempSync(join(this.place, this.prefix));
    // PostgreSQL runs as another user where this is root, and must be able to walk in.
    chmodSync(this.folder, 0o755);
    return Home.take(this.folder);
  }
}
