import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { ApiClient } from '../../harness/api-client.js';
import { signedIn, type Browser } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let nobody: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  nobody = new ApiClient(tollgate.url, null);
});
afterAll(async () => {
  await tollgate.stop();
});

const begin = (more: object = {}) => nobody.must('/device-logins', { client: 'tollgate on laptop', ...more });
const poll = (deviceCode: string) => nobody.post('/device-logins/token', { deviceCode });
const decide = (browser: Browser, code: string, decision = 'allow') =>
  browser.send('POST', '/sign-in/device', new URLSearchParams({ code, decision }));
/** So that the next question does not come too soon. */
const later = () => tollgate.dataSource.query(`UPDATE device_logins SET asked_at = asked_at - interval '1 hour'`);

test('whoever lets a command line in sees what asks, and it has one token of theirs, once', async () => {
  const id = await tollgate.person('Wei');
  const browser = await signedIn(tollgate, id);
  const { deviceCode, userCode, confirmAtWithCode } = await begin({ level: 'read' });
  expect(confirmAtWithCode).toContain(`/sign-in/device?code=${userCode}`);
  expect((await poll(deviceCode)).body.code).toBe('login-pending');
  expect((await poll(deviceCode)).body.code).toBe('slow-down');
  const page = (await browser.get(`/sign-in/device?code=${userCode}`)).body;
  for (const said of ['tollgate on laptop', '127.0.0.1', 'Read what you may read']) expect(page).toContain(said);
  await later();
  expect((await poll(deviceCode)).body.code).toBe('login-pending');
  expect((await decide(browser, userCode.toLowerCase().replace('-', ' '))).body).toContain('It is let in');
  await later();
  const { status, body } = await poll(deviceCode);
  expect({ status, body }).toMatchObject({ status: 200, body: { level: 'read', person: 'Wei' } });
  const line = new ApiClient(tollgate.url, body.token);
  expect((await line.get('/people/me')).body).toMatchObject({ id });
  expect(await line.post('/delegations', {})).toMatchObject({ status: 403, body: { code: 'token-too-narrow' } });
  await later();
  expect(await poll(deviceCode)).toMatchObject({ status: 404 });
  expect((await decide(browser, userCode)).status).toBe(404);
  const trail = (await tollgate.admin.get(`/audit-events?subjectId=${id}&type=person.token_created`)).body.items;
  expect(trail).toMatchObject([{ actor: { id }, data: { name: 'tollgate on laptop', level: 'read' } }]);
});

test('what is refused, too late, of no code, not from our page or by nobody lets nobody in', async () => {
  const browser = await signedIn(tollgate, await tollgate.person('Mei'));
  const refused = await begin();
  expect((await decide(browser, refused.userCode, 'refuse')).body).toContain('It is refused');
  expect(await poll(refused.deviceCode)).toMatchObject({ status: 403, body: { code: 'login-refused' } });
  const late = await begin();
  await tollgate.dataSource.query('UPDATE device_logins SET expires_at = now() WHERE allowed IS NULL');
  expect((await decide(browser, late.userCode)).status).toBe(404);
  expect(await poll(late.deviceCode)).toMatchObject({ status: 410, body: { code: 'login-expired' } });
  expect(await poll('no such code')).toMatchObject({ status: 404 });
  expect((await browser.get('/sign-in/device?code=BBBB-BBBB')).status).toBe(404);
  const forged = await begin();
  browser.headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await decide(browser, forged.userCode)).status).toBe(403);
  const stranger = new (browser.constructor as new (url: string) => Browser)(tollgate.url);
  const sent = await decide(stranger, forged.userCode);
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fsign-in%2Fdevice']);
  expect((await poll(forged.deviceCode)).body.code).toBe('login-pending');
});

test('who has left, or is a service account, lets nothing in', async () => {
  const [gone, service] = [await tollgate.person('Gone'), await tollgate.person('Robot')];
  const browser = await signedIn(tollgate, gone);
  const { deviceCode, userCode } = await begin();
  await decide(browser, userCode);
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [gone]);
  expect((await poll(deviceCode)).body.code).toBe('login-refused');
  await tollgate.dataSource.query('UPDATE people SET service = true WHERE id = $1', [service]);
  const robot = await signedIn(tollgate, service);
  expect((await robot.get('/people/me')).status).toBe(401);
  expect((await robot.get('/sign-in/device')).status).toBe(303);
});

test('tollgate login keeps a token that only this user can read, whoami says whose, and logout ends it', async () => {
  const browser = await signedIn(tollgate, await tollgate.person('Lin Mei'));
  const home = await mkdtemp(join(tmpdir(), 'login-'));
  const run = (args: string[], onOut: (text: string) => void = () => undefined) =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], HOME: home, TOLLGATE_HOME: home, TOLLGATE_URL: tollgate.url };
      const child = spawn(process.execPath, [join(projectRoot, 'apps', 'cli', 'tollgate.mjs'), ...args], { env });
      let out = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => {
          out += part.toString();
          onOut(out);
        });
      child.on('close', (code) => {
        resolve({ code, out });
      });
    });
  let decided: Promise<unknown> | null = null;
  const login = await run(['login'], (out) => {
    const code = /code=([A-Z-]{9})/.exec(out)?.[1];
    if (code !== undefined) decided ??= decide(browser, code);
  });
  expect(login).toMatchObject({ code: 0, out: expect.stringContaining('Signed in as Lin Mei') });
  const folder = join(home, '.config', 'tollgate', 'logins');
  const [name = ''] = await readdir(folder);
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  const kept = new ApiClient(tollgate.url, (await readFile(join(folder, name), 'utf8')).trim());
  expect((await run(['whoami'])).out).toContain('Lin Mei');
  expect(await run(['logout'])).toMatchObject({ code: 0 });
  expect(await readdir(folder)).toEqual([]);
  expect((await kept.get('/people/me')).status).toBe(401);
  expect((await run(['whoami'])).code).not.toBe(0);
});
