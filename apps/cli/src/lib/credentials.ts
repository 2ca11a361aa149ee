import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.js';

export interface Credentials {
  /** Where the API is, without a slash at its end. */
  url: string;
  token: string;
}

const usual = 'http://127.0.0.1:3000';

/**
 * Who speaks, and to whom: TOLLGATE_URL and TOLLGATE_TOKEN. On the machine that runs Tollgate, the first administrator's
 * token lies in its home, beside the address at which it serves; that token goes to no other address.
 *
 * @throws Failure where there is no token, or the stored one was made for another address
 */
export function credentialsOf(env: NodeJS.ProcessEnv): Credentials {
  const asked = env.TOLLGATE_URL?.replace(/\/+$/, '');
  if (asked !== undefined && !URL.canParse(asked))
    throw new Failure(`TOLLGATE_URL is "${asked}", which is no address. Set it to one such as ${usual}.`);
  const token = env.TOLLGATE_TOKEN;
  if (token !== undefined && token !== '') return { url: asked ?? usual, token };
  const kept = keptLogin(env, addressOf(env));
  if (kept !== null) return { url: addressOf(env), token: kept };
  const home = env.TOLLGATE_HOME ?? projectHome();
  if (home === null)
    throw new Failure(
      'There is no token: set TOLLGATE_URL to where Tollgate is, and sign in (tollgate login), or set TOLLGATE_TOKEN.',
    );
  const stored = lineOf(join(home, 'admin.token'));
  if (stored === null)
    throw new Failure(
      `There is no token: sign in (tollgate login), set TOLLGATE_TOKEN, or start Tollgate on this machine first (looked in ${join(home, 'admin.token')}).`,
    );
  const made = lineOf(join(home, 'address'));
  if (asked === undefined) return { url: made ?? usual, token: stored };
  if (made === null ? !isHere(asked) : !sameServer(asked, made))
    throw new Failure(
      `The token in ${join(home, 'admin.token')} was made for ${made ?? 'this machine'}, and is not sent to ${asked}. Set TOLLGATE_TOKEN to one of yours for that address.`,
    );
  return { url: asked, token: stored };
}

/** Where Tollgate is: as is said, as it runs on this machine, or as usual. @throws Failure for what is no address */
export function addressOf(env: NodeJS.ProcessEnv): string {
  const asked = env.TOLLGATE_URL?.replace(/\/+$/, '');
  if (asked !== undefined && !URL.canParse(asked))
    throw new Failure(`TOLLGATE_URL is "${asked}", which is no address. Set it to one such as ${usual}.`);
  const home = env.TOLLGATE_HOME ?? projectHome();
  return asked ?? (home === null ? null : lineOf(join(home, 'address'))) ?? usual;
}

/** The token that login has kept for this address, and goes to no other; null where there is none. */
export function keptLogin(env: NodeJS.ProcessEnv, url: string): string | null {
  return lineOf(loginFile(env, url));
}

/** Keeps it where only this user can read it. */
export function keepLogin(env: NodeJS.ProcessEnv, url: string, token: string): void {
  const file = loginFile(env, url);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, `${token}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(`${file}.new`, file);
}

export function forgetLogin(env: NodeJS.ProcessEnv, url: string): void {
  rmSync(loginFile(env, url), { force: true });
}

function loginFile(env: NodeJS.ProcessEnv, url: string): string {
  const config = env.XDG_CONFIG_HOME ?? join(env.HOME ?? homedir(), '.config');
  return join(config, 'tollgate', 'logins', `${encodeURIComponent(new URL(url).origin)}.token`);
}

/**
 * The home of the project where this file is its `dist/tollgate.mjs`. Null where it was handed out without one: what lies
 * beside it then may be anybody's.
 */
function projectHome(): string | null {
  const project = dirname(dirname(fileURLToPath(import.meta.url)));
  return existsSync(join(project, 'package.json')) ? join(project, '.tollgate') : null;
}

function lineOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

const names = new Set(['localhost', '127.0.0.1', '[::1]']);

function isHere(url: string): boolean {
  return names.has(new URL(url).hostname);
}

/** The names of this machine are one. */
function sameServer(one: string, other: string): boolean {
  const server = (url: string): string => {
    const { protocol, hostname, port } = new URL(url);
    return `${protocol}//${names.has(hostname) ? 'here' : hostname}:${port}`;
  };
  return server(one) === server(other);
}
