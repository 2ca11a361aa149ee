import { plainToInstance } from 'class-transformer';
import { itemConditions } from '../../../apps/api/src/items/item-conditions.js';
import { ItemFilter } from '../../../apps/api/src/items/item-filter.js';
import { itemSorts } from '../../../database/items/item-sorts.js';
import { Page } from '../../../apps/api/src/paging/page.js';
import { listStatement } from '../../../database/items/listed-items.js';
import { choosePorts } from '../../../apps/local/src/servers/ports.js';
import { placeOf } from '../../harness/api-client.js';
import { figure } from '../figure.js';
import { ask, askedFor } from '../load/ask.js';
import type { BareList } from '../load/bare-list.js';
import { BenchProblem, type Extent, type Figure, type Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { manyItems, withThreeScopes } from '../stack/company.js';
import { inTurns } from '../stack/in-turns.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { items: items ?? 4_000, seconds: 1, times: 1 } : { items: items ?? 100_000, seconds: 6, times: 7 };
const connections = 16;
const limit = 50;

/** A list as a program manager looks at it every day: what is overdue and escalated, the longest first. */
export const list: Row = {
  name: 'list',
  title: '50 items, filtered and sorted, out of 100,000, through the API with a token',
  size: (extent) => {
    const { items, seconds, times } = sizes(extent);
    return `${limit} of ${items} items, ${connections} connections, ${times} times ${seconds} s each, in turns`;
  },
  async measure(bench) {
    const { items, seconds, times } = sizes(bench.extent);
    const stack = await bench.stack();
    const programIds = await manyItems(stack, items);
    bench.say(`${items} items are made`);
    const query = {
      program: programIds[1] ?? '',
      status: 'open,in_progress',
      overdue: 'true',
      level: '1',
      sort: '-due',
    };
    const path = `/action-items?${new URLSearchParams({ ...query, limit: String(limit) }).toString()}`;
    await stack.startApi({ READING: 'scoped' });
    const shown = await stack.admin.get(path);
    const found = shown.body.items?.length;
    if (found !== limit)
      throw new BenchProblem(
        found === undefined
          ? `the list answers ${shown.status}: ${JSON.stringify(shown.body).slice(0, 200)}`
          : `of ${items} items ${found} fit, and it takes ${limit}: measure with --items 4000 or more`,
      );
    const port = await startBare(stack, { ...query, limit: String(limit) }, shown.body.nextCursor);

    const authorization = `Bearer ${stack.token}`;
    const product = {
      port: Number(new URL(stack.url).port),
      path: placeOf(path),
      headers: { authorization },
      connections,
    };
    const floor = { port, path: '/items', headers: {}, connections };
    const [rates, floorRates]: number[][] = [[], []];
    for (const order of [product, floor]) await ask({ ...order, seconds: Math.min(seconds, 3) });
    for (let time = 1; time <= times; time += 1) {
      const [bare, ours] = [await ask({ ...floor, seconds }), await ask({ ...product, seconds })];
      if (bare.bytes !== ours.bytes) throw new BenchProblem(`answers of ${bare.bytes} and of ${ours.bytes} bytes`);
      floorRates?.push(bare.requestsPerSecond);
      rates?.push(ours.requestsPerSecond);
      bench.say(`bare ${Math.round(bare.requestsPerSecond)}/s, the product ${Math.round(ours.requestsPerSecond)}/s`);
    }
    const { token } = await withThreeScopes(stack, programIds);
    const person = { headers: { authorization: `Bearer ${token}` } };
    const scoped = (name: string, all: boolean): Promise<Figure[]> => {
      const asked = all ? path.replace(/program=[^&]*&/, '') : path;
      return inTurns(bench, {
        ...{ name, times, stacks: { product: stack, floor: stack } },
        against: 'list: an administrator asks for the same, where reading is by scope',
        target: { of: 'ratio', bound: 'at most', limit: 1.3 },
        once: async (side, warm) => {
          const { headers } = side === 'product' ? person : product;
          const done = await askedFor({
            ...product,
            headers,
            path: placeOf(asked),
            seconds: warm ? Math.min(seconds, 3) : seconds,
          });
          // Of all programs they see those of their scopes, and so other items than an administrator.
          return all ? { count: done.count, ms: done.ms } : done;
        },
      });
    };
    const ofThreeScopes = [
      ...(await scoped('the same by a person with three scopes', false)),
      ...(await scoped('of all programs, by a person with three scopes', true)),
    ];
    return [
      figure({
        name: `lists of ${limit} items`,
        unit: 'requests/s',
        samples: rates ?? [],
        floor: {
          samples: floorRates ?? [],
          is: 'list: bare Fastify and pg with the same statement and the same JSON, without a token',
        },
        target: { of: 'ratio', bound: 'at least', limit: 0.6 },
      }),
      ...ofThreeScopes,
    ];
  },
};

/** The same statement as the API's own. */
async function startBare(stack: BenchStack, query: object, nextCursor: string | null): Promise<number> {
  const filter = plainToInstance(ItemFilter, query);
  const page = new Page(filter, itemSorts, 'due');
  const condition = await itemConditions(stack.dataSource.manager, filter);
  const bare: BareList = { ...listStatement(condition, page), limit, nextCursor };
  const { bare: port = 0 } = await choosePorts(['bare'], null);
  await stack.startProcess('bare-list', 'test/bench/load/bare-list.js', {
    PORT: String(port),
    BARE_LIST: JSON.stringify(bare),
  });
  return port;
}
