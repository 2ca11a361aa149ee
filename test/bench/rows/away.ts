import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../harness/until.js';
import { figure } from '../figure.js';
import type { Row } from '../row.js';
import { escalated, mustBeOnce, running, untilRunning } from '../stack/herd.js';
import {
  bareTimers,
  herdOf,
  herdText,
  lastEscalation,
  settling,
  timeToMake,
  timeToStart,
} from '../stack/measure-herd.js';
import { seedHerd, seedProgram } from '../stack/seed.js';

const size = herdOf({
  quick: { items: 400, workflows: 50, within: 6 },
  full: { items: 10_000, workflows: 2_000, within: 6 },
});

/** The Temporal server goes away while workflows are still being started, and comes back when all is over. */
export const away: Row = {
  name: 'away',
  title: '10,000 items due at one instant while the Temporal server is stopped',
  size: (extent) => `${herdText(size(extent))} when the Temporal server stops`,
  async measure(bench) {
    const wanted = size(bench.extent);
    const stack = await bench.stack();
    const { temporal } = stack.servers.embedded;
    const floor = await bareTimers(bench, stack);
    const seed = await seedProgram(stack.dataSource, 'Away');
    const dueAt = Date.now() + settling(bench.extent.quick) + timeToMake(wanted.items) + timeToStart(wanted.workflows);
    await seedHerd(stack.dataSource, seed, wanted.items, dueAt);
    await stack.dataSource.query('ANALYZE');
    await stack.startWorker();
    await untilRunning(stack.dataSource, seed, wanted.workflows, dueAt);
    await temporal.process.stop(3_000);
    bench.say(`the Temporal server is stopped; ${await running(stack.dataSource, seed)} workflows wait`);
    await sleep(Math.max(0, dueAt - Date.now()));
    const last = await escalated(stack.dataSource, seed, wanted.items, dueAt);
    bench.say(`the last escalation was seen ${last} s after the due instant`);
    await mustBeOnce(stack.dataSource, seed, wanted.items);
    await temporal.process.startAgain();
    const back = Date.now();
    bench.say('the Temporal server is back');
    await until(
      'every workflow to know its facts',
      async () => (await running(stack.dataSource, seed)) === wanted.items,
      900_000,
    );
    await mustBeOnce(stack.dataSource, seed, wanted.items);
    return [
      lastEscalation(wanted, last, floor),
      figure({
        name: 'all workflows run and know their facts, after the server is back',
        unit: 's',
        samples: [(Date.now() - back) / 1000],
      }),
    ];
  },
};
