import { ApiClient } from '../../harness/api-client.js';
import type { Bench } from '../bench.js';
import { BenchProblem, type Figure } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { fewItems } from '../stack/company.js';
import { inTurns, type Done, type Side } from '../stack/in-turns.js';
import { inLanes } from '../stack/lanes.js';
import { atMostATenth, auditSizes } from './sizes.js';
import { unsealed, withoutProof } from './stacks.js';

const lanes = 8;
const against = 'the same apps, on a database whose events have no digests and are not sealed';

interface Prepared {
  stack: BenchStack;
  comment: (n: number) => Promise<void>;
  command: (n: number) => Promise<void>;
}

/** What it costs a request that adds an event, and a command through its workflow. */
export async function costs(bench: Bench): Promise<Figure[]> {
  const { requests, commands, times } = auditSizes(bench.extent);
  const product = await prepared(bench, await bench.stack(), {});
  const floor = await prepared(bench, await withoutProof(bench), unsealed);
  const on: Record<Side, Prepared> = { product, floor };
  const turns = { times, against, target: atMostATenth, stacks: { product: product.stack, floor: floor.stack } };
  let sent = 0;
  const many = async (count: number, send: (n: number) => Promise<void>): Promise<Done> => {
    const began = performance.now();
    await inLanes(Array.from({ length: count }), lanes, () => send((sent += 1)));
    return { count, ms: (performance.now() - began) / count };
  };
  return [
    ...(await inTurns(bench, { ...turns, name: 'a comment', once: (side) => many(requests, on[side].comment) })),
    ...(await inTurns(bench, { ...turns, name: 'one command', once: (side) => many(commands, on[side].command) })),
  ];
}

async function prepared(bench: Bench, stack: BenchStack, env: NodeJS.ProcessEnv): Promise<Prepared> {
  const { itemIds } = await fewItems(stack, auditSizes(bench.extent).each);
  await stack.startApi();
  await stack.startWorker(env);
  const client = new ApiClient(stack.url, stack.token);
  const item = (n: number): string => `/action-items/${itemIds[n % itemIds.length] ?? ''}`;
  const done = (asked: string, { status, body }: { status: number; body: unknown }): void => {
    if (status >= 300) throw new BenchProblem(`${asked}: ${status} ${JSON.stringify(body)}`);
  };
  return {
    stack,
    comment: async (n) => {
      done('a comment', await client.post(`${item(n)}/comments`, { body: `Said ${n}` }));
    },
    command: async (n) => {
      done('a command', await client.patch(item(n), { title: `Title ${n}` }, { 'if-match': '*' }));
    },
  };
}
