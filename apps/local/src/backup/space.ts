import { statfsSync } from 'node:fs';
import { StartProblem } from '../servers/home.js';

/** How long work tells of itself, and is interrupted. */
export interface LongWork {
  say: (line: string) => void;
  signal: AbortSignal;
}

/** @throws StartProblem where a folder's disk has less left than this, in bytes. @param what needs it, e.g. `The backup` */
export function refuseWithoutSpace(folder: string, needed: number, what: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const left = bavail * bsize;
  if (left >= needed) return;
  throw new StartProblem(
    `${what} may need ${sizeText(needed)}, and ${folder} has ${sizeText(left)} left. Make room, or choose another disk.`,
  );
}

/** e.g. `1.4 GB` */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit += 1) size /= 1000;
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}

/** Says how far a long copy is, every five seconds. */
export class Progress {
  private done = 0;
  private told = performance.now();

  constructor(
    private readonly what: string,
    private readonly total: number,
    private readonly say: (line: string) => void,
  ) {}

  step(bytes: number): void {
    this.done += bytes;
    const now = performance.now();
    if (now - this.told < 5_000) return;
    this.told = now;
    const of = this.done < this.total ? ` of about ${sizeText(this.total)}` : '';
    this.say(`${this.what} ${sizeText(this.done)}${of} …`);
  }
}
