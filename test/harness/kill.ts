import { execFileSync } from 'node:child_process';
import { endProcess, markOf, type ProcessMark } from '../../apps/local/src/servers/running.js';
import type { KeptProcess } from '../../apps/local/src/servers/kept-process.js';

/** `kill -9` for a process that is kept, and for what it has started. When it resolves, none of it runs any more. */
export async function kill(kept: KeptProcess): Promise<void> {
  const { pid } = kept;
  const mark = pid === null ? null : markOf(pid);
  if (!mark) return;
  // Held first, so that it starts no other while its children are counted.
  process.kill(mark.pid, 'SIGSTOP');
  // All signals are sent before it is awaited for the first time: nothing learns of the end of another, and drains.
  const killed = familyOf(kept).map((each) => endProcess(each, 'SIGKILL', 10_000));
  // Told before it is seen to end, or it would be started again.
  await Promise.all([...killed, kept.stop(10_000)]);
}

/** A process that is kept, and those that it has started: each connection to PostgreSQL is one. */
export function familyOf({ pid }: KeptProcess): ProcessMark[] {
  return pid === null ? [] : [pid, ...childrenOf(pid)].flatMap((each) => markOf(each) ?? []);
}

function childrenOf(parent: number): number[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}
