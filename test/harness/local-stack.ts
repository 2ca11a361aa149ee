import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, types, type CustomTypesConfig } from 'pg';
import { projectRoot } from '../../config/settings.js';
import { ApiClient } from './api-client.js';
import { until } from './until.js';

export type Part = 'postgres' | 'temporal' | 'api' | 'worker';

/** What the product has told `pg` to make of a count holds for all of its process, or not yet. */
const countsAsTexts: CustomTypesConfig = {
  getTypeParser: (id, format) => (id === types.builtins.INT8 ? String : types.getTypeParser(id, format)) as unknown,
};

/** The whole stack of one machine, as `npm start` runs it, on a home of its own. Its parts can be killed. */
export class RunningStack {
  port = 0;
  private child: ChildProcess | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  private text = '';

  constructor(readonly home = mkdtempSync(join(tmpdir(), 'tollgate-stack-'))) {
    chmodSync(home, 0o755);
  }

  /** Resolves when it says that it is ready; started again, it serves at the same address. */
  async start(env: Record<string, string> = {}): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    this.text = '';
    const main = join(projectRoot, 'dist', 'apps', 'local', 'src', 'main.js');
    const given = { PATH: process.env['PATH'], HOME: process.env['HOME'], TOLLGATE_HOME: this.home };
    const child = spawn(process.execPath, [main], {
      env: { ...given, PORT: String(this.port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (this.text += part.toString()));
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', resolve));
    await until('the stack to be ready', async () => this.text.includes('Tollgate is ready at '));
  }

  /** What it has said so far. */
  get output(): string {
    return this.text;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get databaseUrl(): string {
    const { postgres } = this.read('ports.json') as { postgres: number };
    return `postgres://tollgate:${this.read('postgres-password.json') as string}@127.0.0.1:${postgres}/tollgate`;
  }

  get admin(): ApiClient {
    return new ApiClient(this.url, readFileSync(join(this.home, 'admin.token'), 'utf8').trim());
  }

  /** The processes that run now. */
  pids(): Partial<Record<Part, number>> {
    const running = this.read('running.json') as Partial<Record<Part, { pid: number }>>;
    return Object.fromEntries(Object.entries(running).map(([name, { pid }]) => [name, pid]));
  }

  /** The lines of a part's log that say this. */
  logged(part: Part, what: string): string[] {
    return readFileSync(join(this.home, `${part}.log`), 'utf8')
      .split('\n')
      .filter((line) => line.includes(what));
  }

  /** Asks its database, by a connection of its own: others may not outlive a kill. Counts are texts. */
  async query<R extends object>(sql: string, params: unknown[] = []): Promise<R[]> {
    const client = new Client({ connectionString: this.databaseUrl, types: countsAsTexts });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(sql, params)).rows;
    } finally {
      await client.end();
    }
  }

  signal(part: Part, signal: NodeJS.Signals): void {
    const pid = this.pids()[part];
    if (pid === undefined) throw new Error(`${part} does not run`);
    process.kill(pid, signal);
  }

  /** `kill -9`; resolves when the stack has it back, and all of it serves. */
  async kill(part: Part): Promise<void> {
    const back = `${part} runs again`;
    const before = this.text.split(back).length;
    this.signal(part, 'SIGKILL');
    await until(`${part} to be started again`, async () => this.text.split(back).length > before);
    await this.ready();
  }

  async ready(): Promise<void> {
    await until('the stack to serve again', async () => (await fetch(`${this.url}/health/ready`)).ok);
  }

  /** Ends it, and leaves its home. */
  async end(): Promise<void> {
    this.child?.kill('SIGTERM');
    await this.ended;
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.home, { recursive: true, force: true });
  }

  private read(name: string): unknown {
    return JSON.parse(readFileSync(join(this.home, name), 'utf8'));
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
