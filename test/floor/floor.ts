/**
 * Measures the longest turn of this process's loop, in milliseconds of its own computing, so that a machine that is busy
 * with others says nothing about it. For tests.
 */
export function longestTurn(): { end: () => number } {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = (): void => {
    longest = Math.max(longest, computedSince(before));
    before = process.threadCpuUsage();
  };
  const timer = setInterval(look, 5);
  return {
    end: () => {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}

/** What this thread computed since then, in milliseconds. */
export function computedSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const text = JSON.stringify(Array.from({ length: 80_000 }, (_, n) => ({ id: n, title: `Close gap ${n}`, due: null })));

let floor: number | null = null;

/**
 * How long this machine computes for one thing that is always the same: JSON of 4 MB, read and written. In milliseconds,
 * the median of five, measured once in a process.
 */
function floorMs(): number {
  floor ??= medianOfFive();
  return floor;
}

function medianOfFive(): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    JSON.stringify(JSON.parse(text));
    return computedSince(before);
  });
  return times.sort((a, b) => a - b)[2] ?? 0;
}

/** A turn that nobody notices: as long as this many of `floorMs`, about 200 ms on the machines that this is built on. */
export const unnoticed = 6;

/**
 * What is measured, in milliseconds, as so many of `floorMs`: a machine three times slower is slower at both. Measured
 * up to three times while it is too much, and the least is told: a pause for garbage happens once, what really costs
 * costs each time.
 */
export async function inFloors(measure: () => number | Promise<number>): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least >= unnoticed; tries += 1)
    least = Math.min(least, (await measure()) / floorMs());
  return least;
}

/** What the work costs, as a multiple of this machine's floor; done up to three times, as `inFloors` does. */
export function costInFloors(work: () => unknown): number {
  let least = Infinity;
  for (let tries = 0; tries < 3 && least >= unnoticed; tries += 1) {
    const before = process.threadCpuUsage();
    work();
    least = Math.min(least, computedSince(before) / floorMs());
  }
  return least;
}
