import { readdirSync, readFileSync } from 'node:fs';

export interface Resident {
  /** What the processes hold together, in MiB; memory that several share counts once. */
  proportional: number;
  /** The sum of what each holds by itself: shared memory counts for each that shares it. */
  summed: number;
  processes: number;
}

/** Memory of a process and all that it started. Linux only. */
export function residentOf(pid: number): Resident {
  const total = { proportional: 0, summed: 0, processes: 0 };
  for (const member of familyOf(pid)) {
    try {
      const text = readFileSync(`/proc/${member}/smaps_rollup`, 'utf8');
      total.proportional += kibibytes(text, 'Pss') / 1024;
      total.summed += kibibytes(text, 'Rss') / 1024;
      total.processes += 1;
    } catch {
      // It has ended in between.
    }
  }
  return total;
}

function familyOf(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    } catch {
      // It has ended in between.
    }
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

function kibibytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}
