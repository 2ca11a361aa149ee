import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../../config/settings.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

const built = join(projectRoot, 'dist', 'apps', 'web');
const document = readFileSync(join(built, 'index.html'), 'utf8');
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let tollgate: Tollgate;
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(() => tollgate.stop());

const open = (path: string, headers: Record<string, string> = browser) =>
  fetch(`${tollgate.url}${path}`, { headers, redirect: 'manual' });

test('every address that a browser opens and nothing else answers is the page, with scripts of its own only', async () => {
  for (const path of ['/', '/items/AI-1', '/people', '/nonsense/within?q=1']) {
    const answer = await open(path);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'text/html; charset=utf-8']);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /style-src-elem 'self' 'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? 'none';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(await answer.text()).toBe(document.replace('%NONCE%', nonce));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  const nonces = await Promise.all([open('/'), open('/')]);
  expect(nonces[0]?.headers.get('content-security-policy')).not.toBe(nonces[1]?.headers.get('content-security-policy'));
});

test('what is not the page stays what it is: the API, its documents, links, signing in, and whoever asks for no HTML', async () => {
  for (const path of [
    '/api/v1/nothing',
    '/api/nothing',
    '/health/nothing',
    '/assets/nothing.js',
    '/open/nothing/at/all',
  ])
    expect([path, (await open(path)).status]).toEqual([path, 404]);
  expect((await open('/people', {})).status).toBe(404);
  expect(((await (await open('/people', {})).json()) as { movedTo: string }).movedTo).toBe('/api/v1/people');
  expect(await (await open('/sign-in')).text()).toContain('Sign in');
  expect((await open('/sign-out')).status).toBe(405);
  const posted = await fetch(`${tollgate.url}/items`, { method: 'POST', headers: browser });
  expect(posted.status).toBe(404);
});

test('its files are kept for a year, for their names change with them, and come compressed', async () => {
  const names = [...document.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) {
    const answer = await open(name, { 'accept-encoding': 'gzip' });
    expect([name, answer.status, answer.headers.get('content-encoding')]).toEqual([name, 200, 'gzip']);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  }
  expect((await open('/assets/../index.html', {})).status).toBe(404);
  expect((await open('/assets/%2e%2e/index.html', {})).status).toBe(404);
});

test('what is loaded before the first page is at most 200 KB of script, compressed', () => {
  const scripts = [...document.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  const bytes = scripts.map((name) => gzipSync(readFileSync(join(built, 'assets', name)), { level: 9 }).length);
  expect(scripts.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(200 * 1024);
  expect(readdirSync(join(built, 'assets')).length).toBeGreaterThan(scripts.length);
});
