import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { projectRoot } from '../../../config/settings.js';
import { ApiClient } from '../../harness/api-client.js';
import { until } from '../../harness/until.js';

const main = join(projectRoot, 'dist', 'apps', 'local', 'src', 'main.js');
const home = mkdtempSync(join(tmpdir(), 'tollgate-local-'));
chmodSync(home, 0o755);
let port = 0;
const children: Started[] = [];

interface Started {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TOLLGATE_HOME: home, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const started = { child, output: () => output, ended };
  children.push(started);
  return started;
}

const ready = (stack: Started): Promise<boolean> =>
  until('the stack to be ready', async () => stack.output().includes('Tollgate is ready at '));

/** Processes of the machine whose command line names the home. */
async function left(): Promise<string[]> {
  const list = spawn('ps', ['-eo', 'args']);
  let text = '';
  list.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await new Promise((resolve) => list.once('close', resolve));
  return text.split('\n').filter((line) => line.includes(home));
}

beforeAll(async () => {
  port = await new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => resolve(free));
    });
  });
});
// One that fails leaves the next ones their port and their home.
afterEach(async () => {
  for (const { child, ended } of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('starts, serves, refuses a second start, survives kill -9, and ends without leaving anything behind', async () => {
  const stack = start();
  await ready(stack);
  const tokenFile = join(home, 'admin.token');
  expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
  const admin = new ApiClient(`http://127.0.0.1:${port}`, readFileSync(tokenFile, 'utf8').trim());
  const { body: program, headers } = await admin.post('/programs', { name: 'Kept', launch: true });
  expect(readFileSync(join(home, 'address'), 'utf8')).toBe(`http://127.0.0.1:${port}`);
  const requestId = headers.get('x-request-id') ?? '';
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  // The request is written down once it is answered, so a moment after the answer.
  await until('the request to be in the log', async () =>
    readFileSync(join(home, 'api.log'), 'utf8').includes(requestId),
  );
  for (const log of ['api.log', 'worker.log']) expect(readFileSync(join(home, log), 'utf8')).not.toContain(admin.token);

  const own = (name: string): unknown => JSON.parse(readFileSync(join(home, name), 'utf8'));
  const { postgres } = own('ports.json') as { postgres: number };
  const owner = new Client(
    `postgres://tollgate:${own('postgres-password.json') as string}@127.0.0.1:${postgres}/tollgate`,
  );
  await owner.connect();
  const { rows } = await owner.query(
    `SELECT DISTINCT usename AS role FROM pg_stat_activity WHERE datname = 'tollgate' AND pid <> pg_backend_pid() AND usename IS NOT NULL`,
  );
  await owner.end();
  expect(rows.map(({ role }) => role).sort()).toEqual(['tollgate_app', 'tollgate_sealer']);
  expect(readFileSync(join(home, 'worker.log'), 'utf8')).not.toContain('could alter the audit trail');

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('runs already');

  stack.child.kill('SIGKILL');
  await stack.ended;
  const again = start();
  await ready(again);
  expect((await admin.get(`/programs/${program.id}`)).body.name).toBe('Kept');

  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  expect(await left()).toEqual([]);
  expect(existsSync(join(home, 'tollgate.lock'))).toBe(false);
});

test('ends all of it though nobody reads its output any more, and though it was starting something again', async () => {
  const stack = start();
  await ready(stack);
  stack.child.stdout?.destroy();
  stack.child.stderr?.destroy();
  const { postgres } = JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'));
  process.kill(postgres.pid, 'SIGKILL');
  stack.child.kill('SIGTERM');
  await stack.ended;
  expect(await left()).toEqual([]);
});

test('a taken port, and settings that cannot be, are told in a sentence', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const taken = start();
  expect(await taken.ended).toBe(1);
  expect(taken.output()).toContain(`Port ${port} is taken`);
  await new Promise((resolve) => server.close(resolve));
  const wrong = start({ PORT: 'abc', DATABASE_URL: 'mysql://x' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.output()).toContain('PORT must be');
  expect(wrong.output()).toContain('DATABASE_URL must look like');
});
