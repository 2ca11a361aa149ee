import { DateTime } from 'luxon';
import { additions as added } from '../../factories/additions.js';
import { singapore } from '../../factories/calendars.js';
import { figure } from '../figure.js';
import type { Extent, Row } from '../row.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { count: items ?? 20_000, times: 1 } : { count: items ?? 1_000_000, times: 5 };

/** One core, and nothing but the rules: no server is started. */
export const additions: Row = {
  name: 'additions',
  title: 'working-time arithmetic over a year with holidays',
  size: (extent) =>
    `${sizes(extent).count} additions of 1 to 40 working days and of 30 minutes to 40 working hours in turn, ${sizes(extent).times} times each`,
  measure(bench) {
    const { count, times } = sizes(bench.extent);
    // The library is slow enough to be measured by fewer.
    const bare = Math.ceil(count / 20);
    const [rates, floorRates]: number[][] = [[], []];
    for (const add of [added, plainly]) add(singapore, Math.min(count, 5_000));
    for (let time = 1; time <= times; time += 1) {
      floorRates?.push(perSecond(bare, () => plainly(singapore, bare)));
      rates?.push(perSecond(count, () => added(singapore, count)));
      bench.say(`plain ${Math.round(floorRates?.at(-1) ?? NaN)}/s, working time ${Math.round(rates?.at(-1) ?? NaN)}/s`);
    }
    return Promise.resolve([
      figure({
        name: 'additions on one core',
        unit: '/s',
        samples: rates ?? [],
        floor: {
          samples: floorRates ?? [],
          is: 'additions: luxon adding as many days of the calendar in the same zone, which knows of no day off',
        },
        target: { of: 'value', bound: 'at least', limit: 100_000 },
      }),
    ]);
  },
};

function perSecond(count: number, work: () => unknown): number {
  const began = performance.now();
  work();
  return count / ((performance.now() - began) / 1000);
}

const year = Date.UTC(2026, 0, 1);

/** The same starts as the additions have. */
function plainly({ zone }: { zone: string }, count: number): number {
  let moved = 0;
  for (let n = 0; n < count; n += 1) {
    const at = year + ((n * 7_919) % (365 * 24 * 60)) * 60_000;
    moved +=
      DateTime.fromMillis(at, { zone })
        .plus({ days: (n % 40) + 1 })
        .toMillis() - at;
  }
  return moved;
}
