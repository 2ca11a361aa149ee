import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { choosePorts } from '../../../apps/local/src/servers/ports.js';
import { projectRoot } from '../../../config/settings.js';
import { figure } from '../figure.js';
import { BenchProblem, type Extent, type Row } from '../row.js';
import { residentOf, type Resident } from '../stack/resident.js';

const sizes = ({ quick }: Extent) => (quick ? { starts: 1, restSeconds: 2 } : { starts: 3, restSeconds: 60 });
const main = join(projectRoot, 'dist', 'apps', 'local', 'src', 'main.js');

interface Started {
  /** From the command to the line that says it is ready, in s. */
  ready: number;
  /** From the command to the line that says both servers serve, in s. */
  servers: number;
  pid: number;
  stop: () => Promise<void>;
}

/** What `npm start` runs, on a home of its own: how soon it is there again, and what it holds when nothing happens. */
export const rest: Row = {
  name: 'rest',
  title: 'the whole of one machine: warm start, and memory at rest',
  size: (extent) => `${sizes(extent).starts} warm starts; memory after ${sizes(extent).restSeconds} s of rest`,
  async measure(bench) {
    const { starts, restSeconds } = sizes(bench.extent);
    const home = bench.folder();
    const start = async (): Promise<Started> => {
      const stack = await startAll(home);
      bench.endsWith(stack.stop);
      return stack;
    };
    const first = await start();
    bench.say(`the first start took ${first.ready} s`);
    await first.stop();
    const warm: Started[] = [];
    let held: Resident = { proportional: NaN, summed: NaN, processes: 0 };
    for (let time = 1; time <= starts; time += 1) {
      const stack = await start();
      warm.push(stack);
      bench.say(`a warm start took ${stack.ready} s`);
      if (time === starts) {
        await sleep(restSeconds * 1000);
        held = residentOf(stack.pid);
        bench.say(`${held.processes} processes hold ${Math.round(held.proportional)} MiB`);
      }
      await stack.stop();
    }
    return [
      figure({
        name: 'warm start until all of it is ready',
        unit: 's',
        samples: warm.map(({ ready }) => ready),
        floor: { samples: warm.map(({ servers }) => servers), is: 'rest: PostgreSQL and the Temporal server alone' },
        target: { of: 'value', bound: 'at most', limit: 15 },
      }),
      figure({
        name: 'resident at rest, shared memory counted once',
        unit: 'MiB',
        samples: [held.proportional],
        target: { of: 'value', bound: 'at most', limit: 1_229 },
      }),
      figure({ name: 'the same, shared memory counted for each process', unit: 'MiB', samples: [held.summed] }),
    ];
  },
};

async function startAll(home: string): Promise<Started> {
  const { api: port } = await choosePorts(['api'], null);
  const began = Date.now();
  const seconds = (): number => (Date.now() - began) / 1000;
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TOLLGATE_HOME: home, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let servers = NaN;
  const ended = once(child, 'exit');
  const ready = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        output += text.toString();
        if (Number.isNaN(servers) && output.includes('Starting the API and the worker')) servers = seconds();
        if (output.includes('Tollgate is ready at ')) resolve(seconds());
      });
  });
  const took = await Promise.race([ready, ended.then(() => null), sleep(180_000, null, { ref: false })]);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  if (took === null) {
    await stop();
    throw new BenchProblem(`npm start did not get ready: ${output}`);
  }
  return { ready: took, servers, pid: child.pid ?? 0, stop };
}
