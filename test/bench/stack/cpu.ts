import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { figure } from '../figure.js';
import type { Figure } from '../row.js';

/** Ticks of the clock that Linux counts a process's time in, per second. */
const ticks = 100;

/**
 * Seconds that processes have spent computing, each with all that it started. What else the machine does changes how long
 * something takes, and hardly how much it computes. Empty where the machine does not tell.
 */
export function computed(pids: Record<string, number | null>): Record<string, number> {
  const stats = readStats();
  const spent: Record<string, number> = {};
  for (const [name, pid] of Object.entries(pids))
    if (pid !== null && stats.has(pid)) spent[name] = ofFamily(stats, pid) / ticks;
  return spent;
}

/** What was computed in between for each of so many things: in ms by process, and in all. */
export interface Computing {
  by: Record<string, number>;
  all: number;
}

export function computingOf(before: Record<string, number>, after: Record<string, number>, things: number): Computing {
  const by = Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [name, ((seconds - (before[name] ?? 0)) * 1000) / things]),
  );
  return { by, all: Object.values(by).reduce((sum, ms) => sum + ms, 0) };
}

/** `postgres 12.1, temporal 30.4, in all 42.5 ms of computing each` */
export function computingText({ by, all }: Computing): string {
  const each = Object.entries(by).map(([name, ms]) => `${name} ${ms.toFixed(1)}`);
  return `${each.join(', ')}, in all ${all.toFixed(1)} ms of computing each`;
}

/** Says less of a machine that others use too than a time does: what it computes for one of them is the same. */
export function computingFigure(of: string, product: Computing[], floor: Computing[]): Figure[] {
  const samples = product.map(({ all }) => all);
  // Where the machine does not tell, nothing is said.
  if (samples.every((all) => all === 0)) return [];
  const bare = { samples: floor.map(({ all }) => all), is: `${of}: the same floor` };
  return [figure({ name: 'computing of all processes for each', unit: 'ms', samples, floor: bare })];
}

interface Stat {
  parent: number;
  /** Its own time, and that of its children which have ended. */
  own: number;
}

function ofFamily(stats: Map<number, Stat>, pid: number): number {
  let total = stats.get(pid)?.own ?? 0;
  for (const [child, { parent }] of stats) if (parent === pid) total += ofFamily(stats, child);
  return total;
}

function readStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  if (!existsSync('/proc/self/stat')) return stats;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const text = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const own = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
      stats.set(Number(entry), { parent: Number(fields[1]), own });
    } catch {
      // It has ended in between.
    }
  }
  return stats;
}
