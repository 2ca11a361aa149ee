import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { until } from '../../harness/until.js';
import { rows } from '../../bench/rows/index.js';
import { figure } from '../../bench/figure.js';
import { tableOf, type Report } from '../../bench/report.js';

/** Everything that a run makes is made in here. */
const place = mkdtempSync(join(tmpdir(), 'tollgate-bench-test-'));
chmodSync(place, 0o755);

interface Run {
  child: ChildProcess;
  stderr: () => string;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function start(...args: string[]): Run {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'test', 'bench', 'main.js'), ...args], {
    // Where a user's own servers are is no business of it.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: place,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      SMTP_URL: 'smtp://127.0.0.1:1',
      SWEEP_AFTER_SECONDS: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended: Run['ended'] = new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, stderr: () => stderr, ended };
}

const bench = (...args: string[]): Run['ended'] => start(...args).ended;

/** Folders and processes of runs; npm's and Node's caches are not theirs. */
function left(): string[] {
  const processes = execFileSync('ps', ['-eo', 'args']).toString().split('\n');
  const folders = readdirSync(place).filter((name) => name.startsWith('tollgate'));
  return [...folders, ...processes.filter((line) => line.includes(place))];
}

afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

test('measures the rows asked for, as small as asked for, and says it in one JSON document', async () => {
  const names = ['life', 'burst', 'additions'];
  const { code, stdout, stderr } = await bench('--only', names.join(), '--items=24', '--quick', '--json');
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout) as Report;
  expect(report).toMatchObject({ quick: true, machine: { cores: expect.any(Number), node: process.version } });
  expect(report.rows.map(({ row }) => row)).toEqual(names);
  for (const { size, ratio, met, figures } of report.rows) {
    expect(size).toContain('24 ');
    // Each is compared with something, by the first of its figures.
    expect(ratio).toBeGreaterThan(0);
    expect(figures[0]?.against).toEqual(expect.any(String));
    expect(met).toBe(figures.every((one) => one.met !== false));
    for (const { value, floor, samples } of figures) {
      expect(Number.isFinite(value)).toBe(true);
      expect(floor === null || floor > 0).toBe(true);
      expect(samples.length).toBeGreaterThan(0);
    }
  }
  // What does not hang on the machine holds in a small run too.
  const events = report.rows[0]?.figures.find(({ unit }) => unit === 'events');
  expect(events).toMatchObject({ target: { of: 'value', bound: 'at most', limit: 31 }, met: true });
  expect(tableOf(report)).toContain('quick: the sizes are too small to judge by');
  expect(left()).toEqual([]);
});

test('told to end while its servers start, it ends what it started, and measures nothing', async () => {
  const run = start('--only', 'burst,additions', '--items', '24', '--quick');
  await until('its servers to start', async () => run.stderr().includes('Preparing the Temporal'));
  run.child.kill('SIGINT');
  const { code, stdout, stderr } = await run.ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(stderr).toContain('Ending.\n');
  expect(stderr).not.toContain('could not be measured');
  expect(left()).toEqual([]);
});

test('says which rows there are, and refuses in one line what it does not know, before anything is started', async () => {
  const help = await bench('--help');
  expect(help.code).toBe(0);
  for (const { name, title } of rows) expect(help.stdout).toContain(`  ${name.padEnd(10)} ${title}\n`);
  const refused = await Promise.all([bench('--fast'), bench('--only', 'swep'), bench('--items', 'many')]);
  expect(refused.map(({ code }) => code)).toEqual([2, 2, 2]);
  expect(refused.map(({ stderr }) => stderr)).toEqual([
    '"--fast" is not known here. It takes --only ROW, --items N, --quick, --json and --help.\n',
    expect.stringMatching(/^There is no row "swep"\. The rows are life, .*\n$/),
    '--items takes a whole number from 1 to 9999999, and was given "many".\n',
  ]);
});

test('a figure is the median, its ratio to the median of the floor, and whether that is what is asked for', () => {
  const floor = { samples: [10, 30, 20, 40], is: 'bare' };
  const rate = figure({
    ...{ name: 'rate', unit: '/s', samples: [18, 90, 17], floor },
    target: { of: 'ratio', bound: 'at least', limit: 0.7 },
  });
  expect(rate).toMatchObject({ value: 18, floor: 25, ratio: 0.72, met: true });
  const late = { name: 'late', unit: 's', samples: [6.1] };
  expect(figure({ ...late, target: { of: 'value', bound: 'at most', limit: 6 } })).toMatchObject({ met: false });
  expect(figure(late)).toMatchObject({ floor: null, ratio: null, target: null, met: null });
  expect(figure({ ...late, samples: [], target: { of: 'value', bound: 'at most', limit: 6 } }).met).toBe(false);
});
