import { existsSync, readFileSync } from 'node:fs';
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
  const home = env.TOLLGATE_HOME ?? projectHome();
  if (home === null) throw new Failure('There is no token: set TOLLGATE_TOKEN, and TOLLGATE_URL to where Tollgate is.');
  const stored = lineOf(join(home, 'admin.token'));
  if (stored === null)
    throw new Failure(
      `There is no token: set TOLLGATE_TOKEN, or start Tollgate on this machine first (looked in ${join(home, 'admin.token')}).`,
    );
  const made = lineOf(join(home, 'address'));
  if (asked === undefined) return { url: made ?? usual, token: stored };
  if (made === null ? !isHere(asked) : !sameServer(asked, made))
    throw new Failure(
      `The token in ${join(home, 'admin.token')} was made for ${made ?? 'this machine'}, and is not sent to ${asked}. Set TOLLGATE_TOKEN to one of yours for that address.`,
    );
  return { url: asked, token: stored };
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
