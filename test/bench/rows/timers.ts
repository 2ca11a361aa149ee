import { figure } from '../figure.js';
import { floorLateness } from '../floor/floor.js';
import type { Extent, Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { computingFigure, computingOf, computingText, type Computing } from '../stack/cpu.js';
import { withEnoughTime } from '../stack/enough-time.js';
import { escalated, mustBeOnce, untilRunning } from '../stack/herd.js';
import { seedHerd, seedProgram } from '../stack/seed.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { items: items ?? 40, times: 1 } : { items: items ?? 1_000, times: 3 };

/** The first clock alone: the workflows' timers, with the sweep switched off. */
export const timers: Row = {
  name: 'timers',
  title: 'items due at one instant, by the timers alone (SWEEP_AFTER_SECONDS=0)',
  size: (extent) => `${sizes(extent).items} items due at one instant, sweep off, ${sizes(extent).times} times each`,
  async measure(bench) {
    const { items, times } = sizes(bench.extent);
    const stack = await bench.stack();
    const [product, floor]: number[][] = [[], []];
    const [computing, bareComputing]: Computing[][] = [[], []];
    for (let time = 1; time <= times; time += 1) {
      await stack.startFloorWorker();
      let before = stack.computed();
      floor?.push(await floorLateness(stack, items));
      const bare = computingOf(before, stack.computed(), items);
      bareComputing?.push(bare);
      bench.say(computingText(bare));
      await stack.stopProcess('floor-worker');
      bench.say(`the floor's last write ${floor?.at(-1) ?? NaN} s after the due instant`);

      await stack.startWorker({ SWEEP_AFTER_SECONDS: '0' });
      before = stack.computed();
      product?.push(await productLateness(stack, items));
      const ours = computingOf(before, stack.computed(), items);
      computing?.push(ours);
      bench.say(computingText(ours));
      await stack.stopProcess('worker');
      bench.say(`the product's last escalation ${product?.at(-1) ?? NaN} s after it`);
    }
    return [
      figure({
        name: 'last escalation after the due instant',
        unit: 's',
        samples: product ?? [],
        floor: { samples: floor ?? [], is: 'timers: as many bare workflows, each with one timer and one upsert' },
        target: { of: 'ratio', bound: 'at most', limit: 1.3 },
      }),
      ...computingFigure('timers', computing ?? [], bareComputing ?? []),
    ];
  },
};

function productLateness(stack: BenchStack, items: number): Promise<number> {
  return withEnoughTime(items, async (leadMs) => {
    const seed = await seedProgram(stack.dataSource, `Due in ${leadMs} ms at ${Date.now()}`);
    const dueAt = Date.now() + leadMs;
    await seedHerd(stack.dataSource, seed, items, dueAt);
    const ready = await untilRunning(stack.dataSource, seed, items, dueAt);
    const lateness = await escalated(stack.dataSource, seed, items, dueAt);
    await mustBeOnce(stack.dataSource, seed, items);
    return ready === items ? lateness : null;
  });
}
