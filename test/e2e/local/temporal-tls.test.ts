import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { lastsFrom, temporalServerName } from '../../../apps/local/src/servers/certificates.js';
import { loadSettings, projectRoot } from '../../../config/settings.js';
import { testServers } from '../../harness/database.js';

const settings = loadSettings(testServers().temporal);
const [, port] = settings.temporalAddress.split(':').map(Number);
const read = (file: string | null): Buffer => readFileSync(file ?? '');
const ours: ConnectionOptions = {
  ca: read(settings.temporalTlsCa),
  cert: read(settings.temporalTlsCert),
  key: read(settings.temporalTlsKey),
};

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-tls-'));
  folders.push(folder);
  return join(folder, 'tls');
}

/** As a job elsewhere makes them; here the library that writes them is thirty times slower. Gives where each is. */
function make(folder: string): (name: string) => string {
  const program = join(projectRoot, 'dist', 'apps', 'local', 'src', 'make-certificates.js');
  execFileSync(process.execPath, [program, folder], { stdio: 'ignore' });
  return (name) => join(folder, name);
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The beginning of HTTP/2, which a server of gRPC answers. */
const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0';

/** Whether a port says anything to a client with these certificates; null: in clear. */
async function answers(at: number | undefined, tls: ConnectionOptions | null): Promise<boolean> {
  const place = { port: at ?? 0, host: '127.0.0.1' };
  return new Promise((resolve) => {
    const socket =
      tls === null
        ? connect(place)
        : connectTls({ ...place, servername: temporalServerName, ALPNProtocols: ['h2'], ...tls });
    socket.once(tls === null ? 'connect' : 'secureConnect', () => socket.write(preface));
    socket.once('data', (data) => {
      // In clear, what it says is that this is no TLS.
      resolve(tls !== null || data[0] !== 0x15);
      socket.destroy();
    });
    // The membership of the services waits 5 s for a greeting before it hangs up.
    socket.setTimeout(15_000, () => {
      resolve(false);
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

test('it speaks to whoever has a certificate of this installation, and to nobody else', async () => {
  const other = make(newFolder());
  const theirs = { cert: read(other('client.pem')), key: read(other('client.key')) };
  const clients = {
    ours,
    'in clear': null,
    'without a certificate': { ca: ours.ca },
    'with one of another installation': { ca: ours.ca, ...theirs },
    // Nor does a client of ours take another's server for its own.
    'to a client of another': { ...ours, ca: read(other('ca.pem')) },
  };
  const told = Object.entries(clients).map(async ([name, tls]) => [name, await answers(port, tls)]);
  expect(Object.fromEntries(await Promise.all(told))).toEqual({
    ours: true,
    'in clear': false,
    'without a certificate': false,
    'with one of another installation': false,
    'to a client of another': false,
  });
});

test('so it is at every port of the server, those between its own services too', async () => {
  const file = join(settings.temporalTlsCa ?? '', '..', '..', 'ports.json');
  const ports = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>);
  const temporal = ports.filter(([name]) => name !== 'postgres');
  expect(temporal).toHaveLength(8);
  const told = temporal.map(async ([name, at]) => [
    name,
    ...(await Promise.all([answers(at, null), answers(at, { rejectUnauthorized: false })])),
  ]);
  expect(await Promise.all(told)).toEqual(temporal.map(([name]) => [name, false, false]));
});

test('certificates are made once, for this user only, and anew where they do not belong together', () => {
  const folder = newFolder();
  const at = make(folder);
  for (const name of ['ca.pem', 'client.key', 'server.key']) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
  expect(new X509Certificate(read(at('server.pem'))).checkHost(temporalServerName)).toBe(temporalServerName);
  expect(readdirSync(folder).sort()).toEqual(['ca.pem', 'client.key', 'client.pem', 'server.key', 'server.pem']);
  const first = read(at('ca.pem')).toString();
  make(folder);
  expect(read(at('ca.pem')).toString()).toBe(first);
  rmSync(at('client.key'));
  make(folder);
  expect(read(at('ca.pem')).toString()).not.toBe(first);
});

test('those of which half the time is over are not kept', () => {
  const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2036, 0, 1)];
  expect(lastsFrom(until, from)).toBe(true);
  expect(lastsFrom(until, Date.UTC(2030, 11, 1))).toBe(true);
  expect(lastsFrom(until, Date.UTC(2031, 1, 1))).toBe(false);
  expect(lastsFrom(Number.NaN, from)).toBe(false);
});
