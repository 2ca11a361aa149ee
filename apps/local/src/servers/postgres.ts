import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { answersAt, createDatabase } from '../../../../database/server.js';
import { StartProblem, type Home } from './home.js';
import { findBinaries, reachable, unprivileged, type Binaries, type OtherUser } from './postgres-programs.js';
import { endProcess, markOf, untilForgotten } from './running.js';
import { KeptProcess } from './kept-process.js';

const run = promisify(execFile);

export interface Postgres {
  process: KeptProcess;
  /** `postgres://…` of a database on it. */
  url: (database: string) => string;
  port: number;
  user: string;
  password: string;
  createDatabase: (name: string) => Promise<boolean>;
  /** The address of a database for a role of its own, by which the application works. */
  appUrl: (database: string) => string;
  /** The same for the role that seals the trail. */
  sealerUrl: (database: string) => string;
  /** The same for the role that reads the views. */
  queryUrl: (database: string) => string;
}

/** Longer than a disk that is busy needs for what is in memory, in ms. */
const othersWriteForMs = 60_000;

/** Owns all of it. */
export const user = 'tollgate';
/** The folder of a home in which a restore gathers it; what is there is not whole yet. */
export const restoring = 'restoring';
/** Reads and writes records; what is kept, it cannot alter. */
const app = 'tollgate_app';
/** Seals the trail, and nothing else. */
const sealer = 'tollgate_sealer';
/** Reads the views of the schema `analytics`, and nothing else. */
const query = 'tollgate_query';

/**
 * Real PostgreSQL out of an npm package, on a data folder of its own, reachable from this machine only.
 *
 * @param throwaway nothing is forced to disk: what is written outlives every process, and not a loss of power
 */
export async function startPostgres(
  home: Home,
  { port, throwaway }: { port: number; throwaway: boolean },
  say: (line: string) => void,
): Promise<Postgres> {
  const binaries = await findBinaries();
  const as = unprivileged();
  const data = home.path('postgres');
  if (as) reachable(data, binaries.postgres);
  const password = passwordOf(home, 'postgres-password.json');
  const appPassword = passwordOf(home, 'postgres-app-password.json');
  const sealerPassword = passwordOf(home, 'postgres-sealer-password.json');
  const queryPassword = passwordOf(home, 'postgres-query-password.json');
  if (!existsSync(data)) {
    if (existsSync(home.path(restoring)))
      throw new StartProblem(
        `A restore into ${home.folder} was interrupted. Run it again, or remove ${home.path(restoring)} to begin with nothing.`,
      );
    say('Making the PostgreSQL data folder, about 5 s, once.');
    await initialise(home, binaries, data, password, as);
  }
  const address = (name: string, secret: string, database: string): string =>
    `postgres://${name}:${secret}@127.0.0.1:${port}/${database}`;
  const url = (database: string): string => address(user, password, database);
  const kept = new KeptProcess(
    home,
    {
      name: 'postgres',
      command: binaries.postgres,
      args: ['-D', data, '-p', String(port), ...options(throwaway)],
      stopSignal: 'SIGINT',
      idleAtMostMs: 60_000,
      isReady: () => answersAt(url('postgres')),
      beforeStart: () => endOrphan(data),
      ...(as ?? {}),
    },
    say,
  );
  await startOnceAlone(kept);
  return {
    ...{ process: kept, url, port, user, password },
    createDatabase: (name) => createDatabase(url('postgres'), name),
    appUrl: (database) => address(app, appPassword, database),
    sealerUrl: (database) => address(sealer, sealerPassword, database),
    queryUrl: (database) => address(query, queryPassword, database),
  };
}

/**
 * Processes of a server that was killed in the middle of its shutdown write on for a moment, and PostgreSQL does not start beside
 * them. It is tried again for as long.
 */
async function startOnceAlone(kept: KeptProcess): Promise<void> {
  const until = Date.now() + othersWriteForMs;
  for (;;)
    try {
      await kept.start();
      return;
    } catch (error) {
      if (Date.now() > until || !String(error).includes('pre-existing shared memory block')) throw error;
      await sleep(250);
    }
}

function options(throwaway: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    log_min_messages: 'warning',
    jit: 'off',
    // Passwords of an hour need not withstand anybody's guesses, and are looked at with each of thousands of connections.
    ...(throwaway ? { fsync: 'off', full_page_writes: 'off', max_wal_size: '512MB', scram_iterations: '64' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function passwordOf(home: Home, file: string): string {
  const kept = home.read(file);
  if (typeof kept === 'string') return kept;
  const made = randomBytes(24).toString('base64url');
  home.write(file, JSON.stringify(made));
  return made;
}

/** Made beside its place and then moved there: a folder that stands there is whole. */
async function initialise(
  home: Home,
  { initdb }: Binaries,
  data: string,
  password: string,
  as: OtherUser | null,
): Promise<void> {
  const making = home.path('postgres-making');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  const passwordFile = join(making, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as) for (const path of [making, passwordFile]) chownSync(path, as.uid, as.gid);
  const folder = join(making, 'data');
  const args = [
    '-D',
    folder,
    '-U',
    user,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  try {
    await run(initdb, args, { cwd: making, env: { PATH: process.env['PATH'] }, ...(as ?? {}) });
  } catch (error) {
    throw new StartProblem(
      `PostgreSQL could not make its data folder ${data}: ${(error as { stderr?: string }).stderr ?? String(error)}`,
    );
  }
  renameSync(folder, data);
  rmSync(making, { recursive: true, force: true });
}

/**
 * A server that outlived its stack holds the data folder. The note of one that is gone is left to PostgreSQL, which tells
 * by it whether a process of that server still writes; it is taken away only where its number is another program's now.
 */
async function endOrphan(data: string): Promise<void> {
  const note = join(data, 'postmaster.pid');
  try {
    accessSync(note, constants.R_OK);
  } catch {
    return;
  }
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  const mark = markOf(pid);
  if (mark && !isPostgres(pid)) {
    rmSync(note, { force: true });
    return;
  }
  if (mark) await endProcess(mark, 'SIGINT', 5_000);
  await untilForgotten(pid, 5_000);
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return !existsSync('/proc/self/stat');
  }
}
