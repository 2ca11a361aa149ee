import { choosePorts } from '../../../apps/local/src/servers/ports.js';
import { ApiClient, placeOf } from '../../harness/api-client.js';
import type { Bench } from '../bench.js';
import { askedFor } from '../load/ask.js';
import { BenchProblem, type Extent, type Figure, type Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { fewItems, withThreeScopes } from '../stack/company.js';
import { inTurns } from '../stack/in-turns.js';
import { inLanes } from '../stack/lanes.js';

const sizes = ({ quick, items }: Extent) =>
  quick
    ? { each: items ?? 12, seconds: 1, commands: 12, times: 1 }
    : { each: items ?? 100, seconds: 3, commands: 200, times: 7 };
const connections = 16;
const lanes = 8;

const against = 'access: the same apps with access taken out of them';
const target = { of: 'ratio', bound: 'at most', limit: 1.1 } as const;

/**
 * What it costs that the API asks how far whoever comes sees, and that a command is asked again behind the locks whether they
 * may: by a person with three scopes, where reading is by scope and something is restricted. The floor are the same apps, on the
 * same servers, of which some modules are swapped as they are loaded (`test/bench/without`): who comes is asked of the same
 * token, the guards let everybody through, everybody sees everything and stands in for nobody, and the worker knows them from
 * the first command on. The rules themselves, which are asked in memory, are in both.
 */
export const access: Row = {
  name: 'access',
  title: 'what access costs a request and a command, with and without it',
  size: (extent) => {
    const { seconds, commands, times } = sizes(extent);
    return `an item, ${connections} connections, ${seconds} s; ${commands} commands, ${lanes} at once; ${times} times each, in turns`;
  },
  async measure(bench) {
    return [...(await requests(bench)), ...(await commands(bench))];
  },
};

async function requests(bench: Bench): Promise<Figure[]> {
  const { each, seconds, times } = sizes(bench.extent);
  const stack = await bench.stack();
  const { programIds, itemIds } = await fewItems(stack, each);
  const { token } = await withThreeScopes(stack, programIds);
  await stack.startApi({ READING: 'scoped' });
  const { without = 0 } = await choosePorts(['without'], null);
  await stack.startWithoutAccess('api', String(without));
  const headers = { authorization: `Bearer ${token}` };
  const figures: Figure[] = [];
  for (const [name, path] of [
    ['one item', `/action-items/${itemIds[0] ?? ''}`],
    ['a list of 50 items', `/action-items?program=${programIds[1] ?? ''}&limit=50`],
  ] as const) {
    const ports = { product: Number(new URL(stack.url).port), floor: without };
    const order = { path: placeOf(path), headers, connections };
    const took = await inTurns(bench, {
      ...{ name, times, against, target, stacks: { product: stack, floor: stack } },
      once: (side, warm) => askedFor({ ...order, port: ports[side], seconds: warm ? 1 : seconds }),
    });
    figures.push(...took);
  }
  return figures;
}

async function commands(bench: Bench): Promise<Figure[]> {
  const { each, commands: count, times } = sizes(bench.extent);
  const [product, floor] = [await prepared(bench, each, false), await prepared(bench, each, true)];
  const send = { product: product.send, floor: floor.send };
  return inTurns(bench, {
    ...{ name: 'one command', times, against, target, stacks: { product: product.stack, floor: floor.stack } },
    once: async (side, warm) => {
      // Twice round: each has its workflow by then, and connections have planned what they are asked.
      const sent = warm ? 2 * Math.min(each, count) : count;
      const began = performance.now();
      await send[side](sent);
      return { count: sent, ms: (performance.now() - began) / sent };
    },
  });
}

interface Prepared {
  stack: BenchStack;
  /** Sends so many commands. */
  send: (count: number) => Promise<void>;
}

/** A database, an API and a worker of their own, since both would take the commands of one queue. */
async function prepared(bench: Bench, each: number, without: boolean): Promise<Prepared> {
  const stack = await bench.stack();
  const { programIds, itemIds } = await fewItems(stack, each);
  const { token } = await withThreeScopes(stack, programIds);
  if (without) {
    await stack.startWithoutAccess('api');
    await stack.startWithoutAccess('worker');
  } else {
    await stack.startApi({ READING: 'scoped' });
    await stack.startWorker();
  }
  const client = new ApiClient(stack.url, token);
  let sent = 0;
  const send = async (count: number): Promise<void> => {
    await inLanes(Array.from({ length: count }), lanes, async () => {
      sent += 1;
      const path = `/action-items/${itemIds[sent % itemIds.length] ?? ''}`;
      const { status, body } = await client.patch(path, { title: `Title ${sent}` }, { 'if-match': '*' });
      if (status !== 200) throw new BenchProblem(`PATCH ${path}: ${status} ${JSON.stringify(body)}`);
    });
  };
  return { stack, send };
}
