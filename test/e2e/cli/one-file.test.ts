import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import type { CommandAnswer } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/** The command line as it is handed to an owner: one file, with nothing beside it. */
let file: string;
let folder: string;
let tollgate: Tollgate;

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'tollgate-one-file-')), 'handed-out');
  mkdirSync(folder);
  file = join(folder, 'tollgate.mjs');
  copyFileSync(join(projectRoot, 'dist', 'tollgate.mjs'), file);
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

function run(env: Record<string, string>, ...args: string[]): Promise<CommandAnswer> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [file, ...args],
      { cwd: folder, env: { PATH: process.env['PATH'], ...env } },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err });
      },
    );
  });
}

const token = (): string => tollgate.admin.token ?? '';

test('it says its version, which is that of the project, and needs neither token nor checkout for it', async () => {
  expect(await run({}, '--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' });
});

test('it speaks to the API from anywhere', async () => {
  const { code, out } = await run({ TOLLGATE_URL: tollgate.url, TOLLGATE_TOKEN: token() }, 'people', 'list', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out).items).toMatchObject([{ name: 'Ada Min' }]);
});

test.each([
  ['refused by the API', ['items', 'show', 'AI-99999'], 1, { code: 'not-found', status: 404 }],
  ['a value that the API cannot make sense of', ['items', 'list', '--sort', 'colour'], 2, { code: 'invalid-request' }],
  ['a value that the command cannot make sense of', ['items', 'list', '--level', 'x'], 2, { code: 'usage' }],
  ['an unknown command', ['itms'], 2, { code: 'usage' }],
])('under --json an error is JSON: %s', async (_, args, exit, problem) => {
  const { code, out, err } = await run({ TOLLGATE_URL: tollgate.url, TOLLGATE_TOKEN: token() }, ...args, '--json');
  expect({ code, out }).toEqual({ code: exit, out: '' });
  expect(JSON.parse(err)).toMatchObject(problem);
  expect(JSON.parse(err).detail.length).toBeGreaterThan(5);
});

describe('the token that lies in the home of an installation', () => {
  const home = (address: string | null): string => {
    const made = mkdtempSync(join(folder, 'home-'));
    mkdirSync(made, { recursive: true });
    writeFileSync(join(made, 'admin.token'), `${token()}\n`);
    if (address !== null) writeFileSync(join(made, 'address'), address);
    return made;
  };

  test('is sent to the address at which that installation serves, without its being named', async () => {
    expect((await run({ TOLLGATE_HOME: home(tollgate.url) }, 'people', 'list')).out).toContain('Ada Min');
  });

  test('is sent there by another name of this machine too', async () => {
    const named = tollgate.url.replace('127.0.0.1', 'localhost');
    const env = { TOLLGATE_HOME: home(tollgate.url), TOLLGATE_URL: named };
    expect((await run(env, 'people', 'list')).out).toContain('Ada Min');
  });

  test.each([
    ['another port of this machine', 'http://127.0.0.1:3999'],
    ['another machine', 'http://tollgate.example.com'],
    ['another protocol', 'https://127.0.0.1:3000'],
  ])('is not sent to %s', async (_, url) => {
    const { code, err } = await run(
      { TOLLGATE_HOME: home('http://127.0.0.1:3000'), TOLLGATE_URL: url },
      'people',
      'list',
    );
    expect(code).toBe(1);
    expect(err).toContain(`is not sent to ${url}`);
    expect(err).toContain('Set TOLLGATE_TOKEN');
  });

  test('where it does not say for which address it was made, is kept on this machine', async () => {
    const env = { TOLLGATE_HOME: home(null), TOLLGATE_URL: 'http://tollgate.example.com' };
    expect((await run(env, 'people', 'list')).err).toContain('was made for this machine');
    expect((await run({ ...env, TOLLGATE_URL: tollgate.url }, 'people', 'list')).out).toContain('Ada Min');
  });

  test('is not looked for beside a file that was handed out: anybody may have put it there', async () => {
    const planted = join(dirname(folder), '.tollgate');
    mkdirSync(planted, { recursive: true });
    writeFileSync(join(planted, 'admin.token'), 'tg_planted');
    writeFileSync(join(planted, 'address'), 'http://127.0.0.1:9');
    const { code, err } = await run({}, 'people', 'list');
    rmSync(planted, { recursive: true });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('There is no token: set TOLLGATE_URL') });
  });

  test('an address that is none is refused by name', async () => {
    const { code, err } = await run({ TOLLGATE_URL: 'localhost', TOLLGATE_TOKEN: token() }, 'people', 'list');
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('"localhost"') });
  });
});

test.each(['bash', 'zsh', 'fish'])('it brings its own completion for %s', async (shell) => {
  const { code, out } = await run({}, 'completion', shell);
  expect({ code, length: out.length > 200 }).toEqual({ code: 0, length: true });
  expect(out).toContain('tollgate');
});

test('completion knows commands, options and the values of options', async () => {
  expect((await run({}, 'complete', '--', 'items', 'ac')).out).toMatch(/^acknowledge\b/m);
  expect((await run({}, 'complete', '--', 'items', 'create', '--ext')).out).toMatch(/^--external-id\b/m);
  expect((await run({}, 'complete', '--', 'items', 'create', '--late', 'c')).out).toMatch(/^catch-up\b/m);
  expect((await run({}, 'completion', 'nosh')).code).toBe(2);
});
