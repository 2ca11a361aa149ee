import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../harness/until.js';
import { figure } from '../figure.js';
import { startFloor } from '../floor/floor.js';
import { BenchProblem, type Extent, type Row } from '../row.js';
import { running } from '../stack/herd.js';
import { seedProgram } from '../stack/seed.js';

const sizes = ({ quick, items }: Extent) => {
  const rows = items ?? (quick ? 300 : 10_000);
  return { rows, bare: Math.ceil(rows / 2) };
};
const inAYear = 365 * 24 * 3_600_000;

/** A spreadsheet through the API, until the last of its workflows runs. */
export const imports: Row = {
  name: 'import',
  title: 'a spreadsheet of 10,000 open rows through the API',
  size: (extent) => `${sizes(extent).rows} open rows of CSV; bare workflows: ${sizes(extent).bare} before and after`,
  async measure(bench) {
    const { rows, bare } = sizes(bench.extent);
    const stack = await bench.stack();
    const bareRate = async (): Promise<number> => {
      await stack.startFloorWorker();
      const input = { at: [Date.now() + inAYear], decisions: 0, limitMs: inAYear };
      const { startedAt, runningAt } = await startFloor(stack, bare, input);
      await stack.stopProcess('floor-worker');
      const rate = bare / ((runningAt - startedAt) / 1000);
      bench.say(`bare workflows start at ${Math.round(rate)}/s`);
      return rate;
    };
    const before = await bareRate();

    await stack.startApi();
    await stack.startWorker();
    const { programId } = await seedProgram(stack.dataSource, 'Register');
    const began = Date.now();
    const file = { name: 'register.csv', content: register(rows) };
    const accepted = await stack.admin.upload('/imports', { options: JSON.stringify({ program: programId }) }, file);
    if (accepted.status !== 202) throw new BenchProblem(`the import was refused: ${JSON.stringify(accepted.body)}`);
    const readable = async (): Promise<boolean> =>
      (await stack.admin.get(`/action-items/count?program=${programId}`)).body.count === rows;
    await until('all rows to be readable', readable, 300_000);
    const [deadlines] = await stack.dataSource.query<{ items: number }[]>(
      `SELECT count(DISTINCT s.subject_id) AS items FROM planned_steps s JOIN action_items i ON i.id = s.subject_id
       WHERE i.program_id = $1 AND s.kind = 'breach' AND s.state = 'planned'`,
      [programId],
    );
    const readableAt = Date.now();
    if (deadlines?.items !== rows) throw new BenchProblem(`${deadlines?.items ?? 0} of ${rows} deadlines are live`);
    bench.say(`${rows} rows are readable after ${readableAt - began} ms`);

    // The starts are let go when the import is through; the first to run tells when.
    const known = async (): Promise<number> => running(stack.dataSource, { programId });
    while ((await known()) === 0) await sleep(10);
    const firstAt = Date.now();
    await until('the workflows to run', async () => (await known()) === rows, 600_000);
    const rate = rows / ((Date.now() - firstAt) / 1000);
    bench.say(`their workflows start at ${Math.round(rate)}/s`);
    await stack.stopProcess('worker');
    await stack.stopProcess('api');
    const after = await bareRate();
    return [
      figure({
        name: 'workflows of its items start at',
        unit: '/s',
        samples: [rate],
        floor: {
          samples: [before, after],
          is: 'import: bare workflows started by a client, one upsert and one armed timer each',
        },
        target: { of: 'ratio', bound: 'at least', limit: 0.8 },
      }),
      figure({
        name: 'rows readable, with live deadlines',
        unit: 'rows/s',
        samples: [rows / ((readableAt - began) / 1000)],
        target: { of: 'value', bound: 'at least', limit: 2_000 },
      }),
    ];
  },
};

/** A register as people keep it: an id, a title, an owner, a date, a status, and columns of their own. */
function register(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const n = index + 1;
    return `G-${n},"Close gap ${n}, and show it",Owner ${(n % 20) + 1} in Register,2031-06-27,open,Toys,High`;
  });
  return `ID,Title,Owner,Due date,Status,Category,Severity\n${lines.join('\n')}\n`;
}
