import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Home } from '../../../apps/local/src/servers/home.js';
import { choosePorts } from '../../../apps/local/src/servers/ports.js';
import { startPostgres, type Postgres } from '../../../apps/local/src/servers/postgres.js';
import { answersAt } from '../../../database/server.js';
import { until } from '../../harness/until.js';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-killed-postgres-'));
chmodSync(folder, 0o755);
let running: Postgres | null = null;
afterAll(async () => {
  await running?.process.stop(10_000);
  rmSync(folder, { recursive: true, force: true });
});

test('a server that was killed while one of its processes writes is started once that has ended', async () => {
  const home = await Home.take(folder);
  const { postgres: port = 0 } = await choosePorts(['postgres'], null);
  const start = (): Promise<Postgres> => startPostgres(home, { port, throwaway: true }, () => undefined);
  running = await start();
  const client = new Client({ connectionString: running.url('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'`,
  );
  await client.end();
  const writer = rows[0]?.pid ?? 0;
  process.kill(writer, 'SIGSTOP');
  await running.process.stop(100);
  const again = start();
  await until('it to be refused', async () =>
    readFileSync(join(folder, 'postgres.log'), 'utf8').includes('pre-existing shared memory block'),
  );
  process.kill(writer, 'SIGCONT');
  running = await again;
  expect(await answersAt(running.url('postgres'))).toBe(true);
});
