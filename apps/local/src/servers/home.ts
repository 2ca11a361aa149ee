import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, markOf, stillRuns, type ProcessMark } from './running.js';

/** Something that people can put right; the message says how. */
export class StartProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartProblem';
  }
}

/** For this user alone; root's is walked through by the user that PostgreSQL runs as, who can list nothing of it. */
const closed = 0o700;
const passable = 0o711;

/**
 * The folder with the state of one machine. One stack at a time: it is locked by the process that runs it, and what a
 * killed one left running is ended before the next begins.
 */
export class Home {
  private readonly running = new Map<string, ProcessMark>();

  private constructor(readonly folder: string) {}

  /** @throws StartProblem where another process runs it, or it cannot be written */
  static async take(folder: string): Promise<Home> {
    try {
      mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? passable : closed });
    } catch (error) {
      throw new StartProblem(
        `The folder ${folder} cannot be made (${String((error as NodeJS.ErrnoException).code)}). Set TOLLGATE_HOME to one that can.`,
      );
    }
    const home = new Home(folder);
    home.lock();
    await home.endLeftovers();
    return home;
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Remembers a process of this stack, for the case that this one is killed before it can end it. */
  remember(name: string, pid: number): void {
    const mark = markOf(pid);
    if (mark) this.running.set(name, mark);
    this.saveRunning();
  }

  forget(name: string): void {
    this.running.delete(name);
    this.saveRunning();
  }

  /** JSON in a file of the home; null where there is none, or it was cut short. */
  read(name: string): unknown {
    try {
      return JSON.parse(readFileSync(this.path(name), 'utf8'));
    } catch {
      return null;
    }
  }

  /** Whole or not at all, and for this user only. */
  write(name: string, value: unknown): void {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    writeFileSync(this.path(`${name}.new`), text, { mode: 0o600 });
    renameSync(this.path(`${name}.new`), this.path(name));
  }

  release(): void {
    rmSync(this.path('tollgate.lock'), { force: true });
  }

  private lock(): void {
    const me = markOf(process.pid) ?? { pid: process.pid, began: '' };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        const file = openSync(this.path('tollgate.lock'), 'wx', 0o600);
        writeSync(file, JSON.stringify(me));
        closeSync(file);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== 'EEXIST')
          throw new StartProblem(
            `The folder ${this.folder} cannot be written (${String(code)}). Set TOLLGATE_HOME to one that can.`,
          );
      }
      const holder = this.read('tollgate.lock') as ProcessMark | null;
      if (holder && stillRuns(holder))
        throw new StartProblem(
          `Tollgate runs already on ${this.folder} (process ${holder.pid}). Stop it first, or set TOLLGATE_HOME to another folder.`,
        );
      rmSync(this.path('tollgate.lock'), { force: true });
    }
    throw new StartProblem(`The folder ${this.folder} is being taken by another start. Try again.`);
  }

  /** Those in front first: a database outlives what writes to it. */
  private async endLeftovers(): Promise<void> {
    const left = Object.entries((this.read('running.json') ?? {}) as Record<string, ProcessMark>);
    for (const [name, mark] of left.reverse())
      if (stillRuns(mark)) await endProcess(mark, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 5_000);
    this.saveRunning();
  }

  private saveRunning(): void {
    this.write('running.json', Object.fromEntries(this.running));
  }
}
