import { randomUUID } from 'node:crypto';
import { Client as Database } from 'pg';
import { patrolRecords } from '../../../apps/worker/src/patrol/records.js';
import { stateOfWorkflow } from '../../../config/stuck-workflow.js';
import { figure } from '../figure.js';
import { BenchProblem, type Extent, type Row } from '../row.js';
import type { BenchStack } from '../stack/bench-stack.js';
import { manyItems } from '../stack/company.js';

const sizes = ({ quick, items }: Extent) =>
  quick ? { records: items ?? 600, times: 1, asked: 40 } : { records: items ?? 100_000, times: 3, asked: 500 };

/** Of a turn, from its end to the next. */
const pauseSeconds = 30;
const recordsOfATurn = 10_000;

/** How long all workers together need to look whether the workflow of each live record is there. */
export const patrol: Row = {
  name: 'patrol',
  title: 'a round of the patrol, in which each live record is found to have its workflow',
  size: (extent) => `${sizes(extent).records} items and as many running workflows in the server’s lists`,
  async measure(bench) {
    const { records, times, asked } = sizes(bench.extent);
    const stack = await bench.stack();
    await manyItems(stack, records);
    // As if each had a workflow that has seen its facts.
    await stack.dataSource.query(
      `UPDATE action_items SET workflow_version = version, updated_at = now() - interval '1 hour'`,
    );
    await stack.dataSource.query(`UPDATE programs SET status = 'draft'`);
    await stack.dataSource.query('DELETE FROM outbox');
    await stack.dataSource.query('VACUUM ANALYZE');
    const live = await listAll(stack);
    const [rounds, floors]: [number[], number[]] = [[], []];
    for (let time = 1; time <= times; time += 1) {
      floors.push((await askEach(stack, asked)) * live);
      rounds.push(await round(stack, live));
      bench.say(
        `${live} live records: ${rounds.at(-1)?.toFixed(2) ?? ''} s; asked for one by one ${floors.at(-1)?.toFixed(0) ?? ''} s`,
      );
    }
    const perRecord = Math.min(...rounds) / live;
    const million = (1e6 / recordsOfATurn) * pauseSeconds + 1e6 * perRecord;
    return [
      figure({
        name: 'a round, without the pauses between its turns',
        unit: 's',
        samples: rounds,
        floor: { samples: floors, is: `one question to the server for each record, measured with ${asked}` },
        target: { of: 'ratio', bound: 'at most', limit: 0.25 },
      }),
      figure({
        name: 'a round of a million, its pauses included, taken from this one',
        unit: 'min',
        samples: [million / 60],
        target: { of: 'value', bound: 'at most', limit: 60 },
      }),
    ];
  },
};

/** Every live item stands in the lists of the Temporal server as running, as it would be after its start. @returns how many */
async function listAll(stack: BenchStack): Promise<number> {
  const rows = await stack.dataSource.query<{ id: string }[]>(
    `SELECT id FROM action_items WHERE status IN ('open', 'in_progress', 'on_hold', 'submitted')`,
  );
  const { namespaceInfo } = await stack.temporal.workflowService.describeNamespace({ namespace: 'tollgate' });
  const lists = new Database({ connectionString: stack.servers.embedded.postgres.url('temporal_visibility') });
  await lists.connect();
  try {
    await lists.query(
      `INSERT INTO executions_visibility (namespace_id, run_id, start_time, execution_time, workflow_id, workflow_type_name, status, task_queue, encoding)
       SELECT $1, gen_random_uuid()::text, now(), now(), 'action-item/' || id, 'actionItem', 1, $3, 'proto3'
       FROM unnest($2::text[]) AS id`,
      [namespaceInfo?.id ?? '', rows.map(({ id }) => id), randomUUID()],
    );
    await lists.query('VACUUM ANALYZE executions_visibility');
  } finally {
    await lists.end();
  }
  return rows.length;
}

/** Seconds of work of a whole round, without its pauses. */
async function round({ dataSource, temporal }: BenchStack, live: number): Promise<number> {
  const complain = (where: string, error: unknown): void => {
    throw new BenchProblem(`${where}: ${String(error)}`);
  };
  const begun = performance.now();
  for (;;) {
    await dataSource.query(`UPDATE patrols SET free_at = '-infinity'`);
    await patrolRecords({ dataSource, temporal, taskQueue: 'bench', onError: complain });
    const [row] = await dataSource.query<{ began_at: Date | null; looked: number }[]>(
      `SELECT began_at, last_looked_at::float8 AS looked FROM patrols WHERE name = 'records'`,
    );
    if (row?.began_at !== null) continue;
    if (row.looked !== live) throw new BenchProblem(`${row.looked} of ${live} were looked at`);
    return (performance.now() - begun) / 1000;
  }
}

/** Seconds for one, where the server is asked for each by itself; of workflows that are not there, which is no dearer. */
async function askEach({ temporal }: BenchStack, asked: number): Promise<number> {
  const begun = performance.now();
  for (let n = 0; n < asked; n += 1) await stateOfWorkflow(temporal, `action-item/${randomUUID()}`);
  return (performance.now() - begun) / 1000 / asked;
}
