import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { Home } from '../../../apps/local/src/servers/home.js';
import { loadSettings } from '../../../config/settings.js';
import { testServers } from '../../harness/database.js';

/** The home in which the servers of these tests run, as those of `npm start` do. */
const home = dirname(dirname(loadSettings(testServers().temporal).temporalTlsCa ?? ''));
const ports = JSON.parse(readFileSync(join(home, 'ports.json'), 'utf8')) as Record<string, number>;

const bits = (...path: string[]): string => (statSync(join(...path)).mode & 0o777).toString(8);

/** Nothing of it can be read by anybody else of the machine. */
test('what is in the home can be read by its user alone', () => {
  const entries = readdirSync(home, { withFileTypes: true });
  expect(entries.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['postgres', 'postgres-password.json', 'temporal-tls', 'temporal.yaml', 'ports.json']),
  );
  const open = entries.map(({ name }) => [name, bits(home, name)]).filter(([, mode]) => !/^[0-7]00$/.test(mode ?? ''));
  expect(open).toEqual([]);
  for (const name of readdirSync(join(home, 'temporal-tls')))
    expect([name, bits(home, 'temporal-tls', name)]).toEqual([name, '600']);
});

test('a home is made for its user alone; where that is root, PostgreSQL’s own user passes through and lists nothing', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'tollgate-home-'));
  try {
    const made = await Home.take(join(outside, 'home'));
    made.release();
    expect(bits(outside, 'home')).toBe(process.getuid?.() === 0 ? '711' : '700');
  } finally {
    rmSync(outside, { recursive: true, force: true });
  }
});

test.each([
  ['without a password', 'postgres://tollgate@'],
  ['with another', 'postgres://tollgate:guessed@'],
  ['as the application, without one', 'postgres://tollgate_app@'],
  ['as somebody who is not there', 'postgres://postgres:postgres@'],
])('PostgreSQL lets nobody in %s, whoever of this machine comes', async (_, who) => {
  const client = new Client({
    connectionString: `${who}127.0.0.1:${String(ports['postgres'])}/postgres`,
    password: '',
  });
  await expect(client.connect()).rejects.toThrow(/password|SASL|SCRAM/);
  await client.end().catch(() => undefined);
});

test('no server of ours listens on another address than this machine’s own', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  const answers = (host: string, port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect({ host, port });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
  const all = Object.entries(ports);
  // Asked rightly, and so what is open would be found.
  expect(await answers('127.0.0.1', ports['postgres'] ?? 0)).toBe(true);
  for (const host of others)
    for (const [name, port] of all) expect([host, name, await answers(host, port)]).toEqual([host, name, false]);
});
