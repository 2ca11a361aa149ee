import { Client } from 'pg';
import { trimVisibility } from '../../../database/temporal-visibility.js';
import { until } from '../../harness/until.js';
import { figure } from '../figure.js';
import { startFloor } from '../floor/floor.js';
import type { Extent, Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { computingFigure, computingOf, computingText, type Computing } from '../stack/cpu.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { workflows: items ?? 40, times: 1 } : { workflows: items ?? 2_000, times: 3 };
const inAYear = 365 * 24 * 3_600_000;

/** What came of one turn, each workflow with its part. */
interface Turn {
  kilobytes: number;
  rate: number;
  computing: Computing;
}

/** The lists of the Temporal server itself, which hold a row for each workflow, with indexes as it makes them and as we do. */
export const visibility: Row = {
  name: 'visibility',
  title: 'an open workflow in the lists of the Temporal server: disk, and starting it',
  size: (extent) => {
    const { workflows, times } = sizes(extent);
    return `${workflows} bare workflows are started, ${times} times each`;
  },
  async measure(bench) {
    const { workflows, times } = sizes(bench.extent);
    const stack = await bench.stack();
    const url = stack.servers.embedded.postgres.url('temporal_visibility');
    const lists = new Client({ connectionString: url });
    await lists.connect();
    const [partial, whole]: Turn[][] = [[], []];
    try {
      for (let time = 1; time <= times; time += 1) {
        await makeWhole(lists);
        whole?.push(await turn(stack, lists, workflows));
        bench.say(`as the server makes them: ${turnText(whole?.at(-1))}`);
        await trimVisibility(url);
        partial?.push(await turn(stack, lists, workflows));
        bench.say(`partial: ${turnText(partial?.at(-1))}`);
      }
    } finally {
      await trimVisibility(url);
      await lists.end();
    }
    const is = 'visibility: the same bare workflows, with indexes as the server makes them';
    return [
      figure({
        name: 'disk of a live workflow in the lists',
        unit: 'KB',
        samples: (partial ?? []).map(({ kilobytes }) => kilobytes),
        floor: { samples: (whole ?? []).map(({ kilobytes }) => kilobytes), is },
        // What hangs on the number of pages that even an empty index has says nothing of a live workflow.
        ...(workflows < 1_000 ? {} : { target: { of: 'value', bound: 'at most', limit: 4.5 } }),
      }),
      figure({
        name: 'bare workflows start at',
        unit: '/s',
        samples: (partial ?? []).map(({ rate }) => rate),
        floor: { samples: (whole ?? []).map(({ rate }) => rate), is },
      }),
      ...computingFigure(
        'visibility',
        (partial ?? []).map(({ computing }) => computing),
        (whole ?? []).map(({ computing }) => computing),
      ),
    ];
  },
};

/** From nothing in the lists until each of so many workflows runs and stands there. */
async function turn(stack: BenchStack, lists: Client, workflows: number): Promise<Turn> {
  await lists.query('TRUNCATE executions_visibility');
  await stack.startFloorWorker();
  const before = stack.computed();
  const input = { at: [Date.now() + inAYear], decisions: 0, limitMs: inAYear };
  const { startedAt, runningAt } = await startFloor(stack, workflows, input);
  await until('all of them to be listed', async () => (await listed(lists)).workflows >= workflows);
  const computing = computingOf(before, stack.computed(), workflows);
  await stack.stopProcess('floor-worker');
  const { bytes } = await listed(lists);
  return { kilobytes: bytes / 1024 / workflows, rate: workflows / ((runningAt - startedAt) / 1000), computing };
}

function turnText(turn: Turn | undefined): string {
  if (!turn) return '';
  return `${turn.kilobytes.toFixed(1)} KB each, started at ${Math.round(turn.rate)}/s; ${computingText(turn.computing)}`;
}

async function listed(lists: Client): Promise<{ workflows: number; bytes: number }> {
  const { rows } = await lists.query<{ workflows: string; bytes: string }>(
    "SELECT (SELECT count(*) FROM executions_visibility) AS workflows, pg_total_relation_size('executions_visibility') AS bytes",
  );
  return { workflows: Number(rows[0]?.workflows), bytes: Number(rows[0]?.bytes) };
}

/** As the server's own migrations made them. */
async function makeWhole(lists: Client): Promise<void> {
  const { rows } = await lists.query<{ name: string; make: string }>(
    `SELECT indexrelid::regclass::text AS name, regexp_replace(pg_get_indexdef(indexrelid), ' WHERE .*$', '') AS make
     FROM pg_index WHERE indrelid = 'executions_visibility'::regclass AND indpred IS NOT NULL`,
  );
  for (const { name, make } of rows) await lists.query(`BEGIN; DROP INDEX ${name}; ${make}; COMMIT`);
}
