import { counters } from '../../../database/engine/counters.js';
import { figure } from '../figure.js';
import { computingFigure, computingOf, computingText, type Computing } from '../stack/cpu.js';
import { historyEvents } from '../stack/history.js';
import type { Extent, Row } from '../row.js';
import { floorLives } from '../floor/floor-lives.js';
import { preparedLives } from '../stack/lives.js';

const sizes = ({ quick, items }: Extent) => {
  const { lives, at, times } = quick ? { lives: 10, at: 5, times: 1 } : { lives: 600, at: 200, times: 3 };
  return { lives: items ?? lives, at, times };
};

/** One item after the other, each from its creation to its end, many side by side. */
export const life: Row = {
  name: 'life',
  title: 'whole lives of items: create, reminder, breach, two levels, evidence, sign-off, close',
  size: (extent) => {
    const { lives, at, times } = sizes(extent);
    return `${lives} lives, ${at} at once, ${times} times each; time is skipped on the server for both`;
  },
  async measure(bench) {
    const { lives, at, times } = sizes(bench.extent);
    const stack = await bench.stack();
    await stack.startApi();
    const product = await preparedLives(stack);
    const [rates, floorRates]: number[][] = [[], []];
    const [computing, bareComputing]: Computing[][] = [[], []];
    let events = 0;
    for (let time = 1; time <= times; time += 1) {
      await stack.startFloorWorker();
      let before = stack.computed();
      floorRates?.push(await floorLives(stack, lives, at));
      const bare = computingOf(before, stack.computed(), lives);
      bareComputing?.push(bare);
      bench.say(computingText(bare));
      await stack.stopProcess('floor-worker');
      bench.say(`bare lives: ${floorRates?.at(-1)?.toFixed(1) ?? ''}/s`);

      await stack.startWorker();
      before = stack.computed();
      const { rate, oneOfThem } = await product(lives, at);
      const ours = computingOf(before, stack.computed(), lives);
      computing?.push(ours);
      bench.say(computingText(ours));
      rates?.push(rate);
      events = Math.max(events, await historyEvents(stack.temporal, oneOfThem));
      await stack.stopProcess('worker');
      bench.say(`the product's: ${rate.toFixed(1)}/s; ${JSON.stringify(await counters(stack.dataSource.manager))}`);
    }
    return [
      figure({
        name: 'whole lives',
        unit: '/s',
        samples: rates ?? [],
        floor: {
          samples: floorRates ?? [],
          is: 'life: bare workflows with the same timers, the same decisions as Updates, and one upsert for each transition',
        },
        target: { of: 'ratio', bound: 'at least', limit: 0.7 },
      }),
      figure({
        name: 'history events of a life',
        unit: 'events',
        samples: [events],
        target: { of: 'value', bound: 'at most', limit: 31 },
      }),
      ...computingFigure('life', computing ?? [], bareComputing ?? []),
    ];
  },
};
