import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../harness/until.js';
import type { Bench } from '../bench.js';
import { figure, median } from '../figure.js';
import type { Figure } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { inTurns, type Done } from '../stack/in-turns.js';
import { atMostATenth, auditSizes } from './sizes.js';
import { unsealed } from './stacks.js';

/** Events of a transaction, as a bulk operation writes many and a command a few. */
const together = 10;

/** Whoever writes so many events a second, with a sealer beside them and without; and how far behind it is afterwards. */
export async function sealing(bench: Bench): Promise<Figure[]> {
  const { perSecond, seconds, times } = auditSizes(bench.extent);
  const product = await bench.stack();
  await product.startWorker();
  const floor = await bench.stack();
  await floor.startWorker(unsealed);
  const stacks = { product, floor };
  const behind: number[] = [];
  const figures = await inTurns(bench, {
    ...{ name: 'a transaction of 10 events', times, target: atMostATenth, stacks },
    against: 'the same writers, without a sealer beside them',
    once: async (side, warm) => {
      const done = await written(stacks[side], perSecond, warm ? 1 : seconds);
      if (side === 'product' && !warm) behind.push(await untilSealed(product));
      return done;
    },
  });
  const name = `until all is sealed, after ${perSecond} events/s`;
  const target = { of: 'value', bound: 'at most', limit: 10 } as const;
  return [...figures, figure({ name, unit: 's', samples: behind, target })];
}

/** A transaction every few milliseconds, whatever became of those before; gives how long one took, the median. */
async function written({ dataSource }: BenchStack, perSecond: number, seconds: number): Promise<Done> {
  const count = Math.round((perSecond * seconds) / together);
  const took: number[] = [];
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    const wait = began + (n * seconds * 1_000) / count - performance.now();
    if (wait > 0) await sleep(wait);
    all.push(
      (async () => {
        const from = performance.now();
        await dataSource.query(
          `INSERT INTO audit_events (key, subject_kind, subject_id, type, at, data)
           SELECT 'bench/' || gen_random_uuid(), 'program', gen_random_uuid(), 'program.resumed', now(), '{"reason": "Measured"}'
           FROM generate_series(1, $1::int)`,
          [together],
        );
        took.push(performance.now() - from);
      })(),
    );
  }
  await Promise.all(all);
  return { count, ms: median(took) };
}

/** In seconds. */
async function untilSealed({ dataSource }: BenchStack): Promise<number> {
  const began = performance.now();
  await until(
    'all to be sealed',
    async () => {
      const [row] = await dataSource.query<{ left: number }[]>(
        'SELECT (SELECT count(*) FROM audit_events) - (SELECT count(*) FROM audit_seals) AS left',
      );
      return row?.left === 0;
    },
    600_000,
  );
  return (performance.now() - began) / 1_000;
}
