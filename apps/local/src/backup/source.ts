import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersAt } from '../../../../database/server.js';
import { Home, StartProblem } from '../servers/home.js';
import { choosePorts } from '../servers/ports.js';
import { startPostgres, user } from '../servers/postgres.js';
import { stillRuns, type ProcessMark } from '../servers/running.js';

/** The server of a home, by which its data are read. */
export interface Source {
  /** Of a database, as its owner. */
  url: (database: string) => string;
  /** Whether the stack works meanwhile. */
  running: boolean;
  close(): Promise<void>;
}

/**
 * The PostgreSQL of a home: that of the stack that runs there; where none does, it is started for the time being, and the
 * home is taken.
 */
export async function sourceOf(folder: string, say: (line: string) => void): Promise<Source> {
  if (!existsSync(join(folder, 'postgres')))
    throw new StartProblem(
      `There is no database in ${folder}. Set TOLLGATE_HOME to the home of the stack; of servers of your own, see docs/backup.md.`,
    );
  const holder = json(join(folder, 'tollgate.lock')) as ProcessMark | null;
  if (holder && stillRuns(holder)) return ofRunning(folder);
  const home = await Home.take(folder);
  try {
    say('The stack does not run: starting its PostgreSQL for the time being.');
    return await startAlone(home, say);
  } catch (error) {
    home.release();
    throw error;
  }
}

/** Starts the PostgreSQL of a home that is taken; `close` ends it and gives the home back. */
export async function startAlone(home: Home, say: (line: string) => void): Promise<Source> {
  const ports = await choosePorts(['postgres'], home.read('ports.json'));
  const postgres = await startPostgres(home, { port: ports['postgres'] ?? 0, throwaway: false }, say);
  return {
    url: postgres.url,
    running: false,
    close: async () => {
      // A shutdown writes what is in memory to the data folder; one that is cut short is made good by the next start.
      await postgres.process.stop(60_000);
      home.release();
    },
  };
}

async function ofRunning(folder: string): Promise<Source> {
  const ports = json(join(folder, 'ports.json')) as { postgres?: number } | null;
  const password = json(join(folder, 'postgres-password.json'));
  const url = (database: string): string =>
    `postgres://${user}:${String(password)}@127.0.0.1:${ports?.postgres ?? 0}/${database}`;
  if (!(await answersAt(url('postgres'))))
    throw new StartProblem(
      `Tollgate runs on ${folder}, but its database does not answer: it starts, ends, or is in trouble. Try again, or look at ${join(folder, 'postgres.log')}.`,
    );
  return { url, running: true, close: () => Promise.resolve() };
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
