import type { Bench } from '../bench.js';
import { figure } from '../figure.js';
import { BenchProblem, type Figure, type Target } from '../row.js';
import type { BenchStack } from './bench-stack.js';
import { computingFigure, computingOf, type Computing } from './cpu.js';

export const sides = ['product', 'floor'] as const;
export type Side = (typeof sides)[number];

/** So many of something, in ms each, as they were answered; `bytes` of one answer, where it is the same on both sides. */
export interface Done {
  count: number;
  ms: number;
  bytes?: number;
}

interface Turns {
  name: string;
  times: number;
  /** What the floor is, for people to read. */
  against: string;
  target: Target;
  stacks: Record<Side, BenchStack>;
  once: (side: Side, warm: boolean) => Promise<Done>;
}

/**
 * Each side in its turn, so that what else the machine does is the same to both; whoever goes first goes second the next time.
 *
 * @throws BenchProblem where they answer differently
 */
export async function inTurns(
  { say }: Bench,
  { name, times, against, target, stacks, once }: Turns,
): Promise<Figure[]> {
  const took: Record<Side, number[]> = { product: [], floor: [] };
  const computing: Record<Side, Computing[]> = { product: [], floor: [] };
  for (const side of sides) await once(side, true);
  for (let time = 1; time <= times; time += 1) {
    const bytes = new Set<number | undefined>();
    for (const side of time % 2 === 1 ? sides : sides.toReversed()) {
      const before = stacks[side].computed();
      const done = await once(side, false);
      computing[side].push(computingOf(before, stacks[side].computed(), done.count));
      took[side].push(done.ms);
      bytes.add(done.bytes);
    }
    if (bytes.size > 1) throw new BenchProblem(`${name}: answers of ${[...bytes].join(' and of ')} bytes`);
    const each = sides.map((side) => {
      return `${side} ${took[side].at(-1)?.toFixed(2) ?? ''} ms, computing ${computing[side].at(-1)?.all.toFixed(2) ?? ''} ms`;
    });
    say(`${name}: ${each.join('; ')}`);
  }
  return [
    figure({ name, unit: 'ms', samples: took.product, floor: { samples: took.floor, is: against }, target }),
    ...computingFigure(name, computing.product, computing.floor),
  ];
}
