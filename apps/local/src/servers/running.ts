import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as it can be told from a later one that got the same number. */
export interface ProcessMark {
  pid: number;
  /** When it began, as the machine writes it. */
  began: string;
}

/** Null where no such process runs; one that has ended and was not yet taken note of does not run. */
export function markOf(pid: number): ProcessMark | null {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name, in brackets, may hold spaces: fields are counted from behind it.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : { pid, began: fields[19] ?? '' };
    } catch {
      return null;
    }
  }
  try {
    const began = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return began === '' ? null : { pid, began };
  } catch {
    return null;
  }
}

/** How much it has computed so far, in the machine's own units: more than before means that it moves on. */
export function workOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .join('+');
  } catch {
    try {
      return execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
      return '';
    }
  }
}

export function stillRuns(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.began === mark.began;
}

/** Ends a process: first as it likes to be told, then, after `graceMs`, at once. */
export async function endProcess(mark: ProcessMark, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const send = (which: NodeJS.Signals): void => {
    try {
      process.kill(mark.pid, which);
    } catch {
      // It has ended in between.
    }
  };
  send(signal);
  const until = Date.now() + graceMs;
  while (stillRuns(mark) && Date.now() < until) await sleep(25);
  if (!stillRuns(mark)) return;
  send('SIGKILL');
  while (stillRuns(mark)) await sleep(25);
}

/**
 * Waits until one that has ended is taken note of by whoever started it, or so long, in ms. Until then its number is taken:
 * programs that ask by number alone, as PostgreSQL does of who has its data, take it for alive.
 */
export async function untilForgotten(pid: number, patienceMs: number): Promise<void> {
  const until = Date.now() + patienceMs;
  while (isTaken(pid) && markOf(pid) === null && Date.now() < until) await sleep(25);
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's: it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
