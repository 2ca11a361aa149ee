import { figure } from '../figure.js';
import { startFloor, touchAll } from '../floor/floor.js';
import { BenchProblem, type Extent, type Figure, type Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { running } from '../stack/herd.js';
import { commandsMeanwhile, percentile, type Waited } from '../stack/commands-meanwhile.js';
import { seedHerd, seedProgram, type Seed } from '../stack/seed.js';
import { until } from '../../harness/until.js';

const sizes = ({ quick, items }: Extent) => ({ items: items ?? (quick ? 200 : 10_000) });
const inAYear = 365 * 24 * 3_600_000;
const key = 'BENCH';
/** A Wednesday on which everything is due. */
const dueOn = '2031-06-25';

/** One change to all open items of a program: written within seconds, and their workflows follow. */
export const bulk: Row = {
  name: 'bulk',
  title: '10,000 open items given to others, and re-planned after a change of their calendar',
  size: (extent) => `${sizes(extent).items} open items with running workflows`,
  async measure(bench) {
    const { items } = sizes(bench.extent);
    const stack = await bench.stack();
    // As many as there are items: what a worker has at hand, and what it must replay, is part of what this costs.
    const bare = await bareRate(stack, items);
    bench.say(`bare workflows take a signal and write at ${Math.round(bare)}/s`);
    await stack.startApi();
    await stack.startWorker();
    await stack.admin.must('/calendars', { key, name: 'Bench', zone: 'Asia/Singapore' });
    await stack.admin.must(`/calendars/${key}/publish`);
    const seed = await seedProgram(stack.dataSource, 'Register');
    await stack.dataSource.query('UPDATE people SET market = $1', [key]);
    // Somebody works on other things all the while.
    const beside = await seedProgram(stack.dataSource, 'Beside', 5);
    await seedHerd(stack.dataSource, beside, 40, Date.now() + inAYear);
    const { items: others } = (await stack.admin.get(`/action-items?program=${beside.programId}&limit=40`)).body;
    const besideIds = others.map(({ id }: { id: string }) => id);
    const lines = Array.from(
      { length: items },
      (_, n) => `G-${n},Close gap ${n},Owner ${(n % 20) + 1} in Register,${dueOn}`,
    );
    const file = { name: 'register.csv', content: `ID,Title,Owner,Due date\n${lines.join('\n')}\n` };
    await stack.admin.upload('/imports', { options: JSON.stringify({ program: seed.programId }) }, file);
    await until('all workflows to run', async () => (await running(stack.dataSource, seed)) === items, 900_000);
    bench.say(`${items} workflows run`);

    const owners = seed.ownerIds.map((from, n) => ({ from, to: seed.ownerIds.at(n - 1) }));
    const given = await measured(stack, { seed, items, besideIds }, async () => {
      const body = { kind: 'reassign', body: { owners, reason: 'a team moved' }, filter: { program: seed.programId } };
      return (await stack.admin.must('/bulk-operations', body)).id;
    });
    await stack.admin.must(`/calendars/${key}/overrides`, {
      days: [{ date: dueOn, kind: 'off', name: 'Polling day' }],
    });
    const replanned = await measured(stack, { seed, items, besideIds }, async () => {
      const { replanning } = await stack.admin.must(`/calendars/${key}/publish`, { note: 'Gazette' });
      return replanning;
    });
    return [...figuresOf('re-planned', replanned, bare), ...figuresOf('given to others', given, bare)];
  },
};

interface Mass {
  /** Until all of it is committed, in s. */
  written: number;
  /** Workflows that knew of it in a second, from the order on. */
  followed: number;
  /** Commands to other records meanwhile. */
  waited: Waited;
}

interface Setting {
  seed: Seed;
  items: number;
  besideIds: string[];
}

async function measured(stack: BenchStack, setting: Setting, order: () => Promise<string>): Promise<Mass> {
  const { result, waited } = await commandsMeanwhile(stack.admin, setting.besideIds, mass(stack, setting, order));
  return { ...result, waited };
}

async function mass(
  stack: BenchStack,
  { seed, items }: Setting,
  order: () => Promise<string>,
): Promise<Omit<Mass, 'waited'>> {
  const began = Date.now();
  const id = await order();
  const operation = async () => (await stack.admin.get(`/bulk-operations/${id}`)).body;
  await until('the operation to end', async () => (await operation()).state === 'done', 300_000);
  const written = (Date.now() - began) / 1000;
  const { counts } = await operation();
  if (counts.done !== items) throw new BenchProblem(`of ${items} items: ${JSON.stringify(counts)}`);
  await until('the workflows to follow', async () => (await running(stack.dataSource, seed)) === items, 900_000);
  return { written, followed: items / ((Date.now() - began) / 1000) };
}

function figuresOf(done: string, { written, followed, waited }: Mass, bare: number): Figure[] {
  return [
    figure({
      name: `workflows follow, ${done}`,
      unit: '/s',
      samples: [followed],
      floor: { samples: [bare], is: 'bulk: bare workflows that take a signal and do one upsert each' },
      target: { of: 'ratio', bound: 'at least', limit: 0.8 },
    }),
    figure({
      name: `all ${done} and committed`,
      unit: 's',
      samples: [written],
      target: { of: 'value', bound: 'at most', limit: 15 },
    }),
    figure({
      name: `19 of 20 commands to other records, while they are ${done}`,
      unit: 'ms',
      samples: [percentile(waited, 95)],
      target: { of: 'value', bound: 'at most', limit: 1_500 },
    }),
    figure({
      name: `the slowest of ${waited.took.length}, of which ${waited.refused} were refused`,
      unit: 'ms',
      samples: [percentile(waited, 100)],
    }),
  ];
}

async function bareRate(stack: BenchStack, count: number): Promise<number> {
  await stack.startFloorWorker();
  const { ids } = await startFloor(stack, count, { at: [Date.now() + inAYear], decisions: 0, limitMs: inAYear });
  const seconds = await touchAll(stack, ids);
  await stack.stopProcess('floor-worker');
  return count / seconds;
}
