import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../../../config/settings.js';
import { StartProblem } from './home.js';
import { markOf, stillRuns, type ProcessMark } from './running.js';

export interface TemporalPrograms {
  server: string;
  sql: string;
}

/**
 * The Temporal server and its schema tool: from the cache, or built by the Go tool module of `tools/temporal`. The cache
 * is outside the checkout and named for the exact versions, so that a fresh clone finds what another has built.
 *
 * @throws StartProblem what was tried, and what to do
 */
export async function temporalPrograms(say: (line: string) => void): Promise<TemporalPrograms> {
  const module = join(projectRoot, 'tools', 'temporal');
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(module, file)));
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'tollgate');
  const folder = join(cache, `temporal-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 12)}`);
  const programs = { server: join(folder, 'server'), sql: join(folder, 'sql') };
  if (existsSync(programs.server) && existsSync(programs.sql)) return programs;
  mkdirSync(cache, { recursive: true });
  await alone(`${folder}.lock`, say, async () => {
    // Whoever held the lock before may have built it.
    if (existsSync(programs.server) && existsSync(programs.sql)) return;
    say('Building the Temporal server with Go, 3 to 8 minutes, once; it is kept in the cache.');
    const building = mkdtempSync(join(cache, 'building-'));
    try {
      await build(module, building, say);
      rmSync(folder, { recursive: true, force: true });
      renameSync(building, folder);
    } finally {
      rmSync(building, { recursive: true, force: true });
    }
  });
  return programs;
}

/** One start builds at a time; the lock of a process that has ended holds nobody up. */
export async function alone(lock: string, say: (line: string) => void, work: () => Promise<void>): Promise<void> {
  for (let waited = false; ; waited = true) {
    try {
      const me = markOf(process.pid) ?? { pid: process.pid, began: '' };
      writeFileSync(lock, JSON.stringify(me), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(lock);
    if (holder && !stillRuns(holder)) rmSync(lock, { force: true });
    else if (!waited) say('Another start builds the Temporal server; waiting for it.');
    await sleep(500);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Null where it is being written, or has just been given back. */
function holderOf(lock: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as ProcessMark;
  } catch {
    return null;
  }
}

async function build(module: string, into: string, say: (line: string) => void): Promise<void> {
  const began = Date.now();
  const progress = setInterval(() => {
    say(`Still building the Temporal server, ${Math.round((Date.now() - began) / 1000)} s so far.`);
  }, 30_000);
  let output = '';
  try {
    const problem = await new Promise<string | null>((resolve) => {
      const go = spawn('go', ['install', '-ldflags=-s -w', 'tool'], {
        cwd: module,
        env: { ...process.env, GOBIN: into, GOFLAGS: '-mod=readonly' },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      go.stderr.on('data', (text: Buffer) => {
        output = (output + text.toString()).slice(-2_000);
      });
      go.once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'ENOENT' ? 'Go was not found on this machine' : error.message);
      });
      go.once('exit', (code) => {
        resolve(code === 0 ? null : output.trim().split('\n').slice(-5).join('\n'));
      });
    });
    if (problem !== null)
      throw new StartProblem(
        `The Temporal server could not be built: ${problem}. Install Go 1.26 or newer, or set TEMPORAL_ADDRESS to a Temporal server of your own.`,
      );
  } finally {
    clearInterval(progress);
  }
}
