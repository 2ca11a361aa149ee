import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../config/settings.js';
import type { Report } from './report.js';

/** Everything that a run makes is made in here. */
const place = mkdtempSync(join(tmpdir(), 'tollgate-chaos-test-'));
chmodSync(place, 0o755);
afterAll(() => {
  rmSync(place, { recursive: true, force: true });
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function chaos(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'test', 'chaos', 'main.js'), ...args], {
    // Where a user's own servers are is no business of it.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TMPDIR: place,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      SWEEP_AFTER_SECONDS: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

test('an installation in which everything is killed, frozen, cut off and starved once loses nothing, doubles nothing and settles', async () => {
  const { code, stdout, stderr } = await chaos('--short', '--json', '--seed', '17', '--settle', '300');
  // How it ended, where it came to no report; and of a long text only the beginning is read.
  expect(stdout === '' ? stderr.slice(-2000) : '').toBe('');
  const report = JSON.parse(stdout) as Report;
  expect(report.wrong).toEqual([]);
  expect(code).toBe(0);
  expect(report.commands.acknowledged).toBeGreaterThan(100);
  expect(report.commands.acknowledged).toBe(report.commands.sent);
  expect(report.commands.doubled).toBeGreaterThan(10);
  // The sweep sees to them, whatever the engine does.
  expect(report.whileTemporalWasAway.steps).toBeGreaterThan(10);
  expect(report.whileTemporalWasAway.meanwhile).toBeGreaterThan(0);
  const kinds = ['kill', 'freeze', 'restart', 'cut', 'refuse', 'stall', 'forget', 'slow', 'deliver again'];
  const clocks = ['clock an hour ahead', 'clock an hour behind'];
  expect(Object.keys(report.faults)).toEqual(expect.arrayContaining([...kinds, ...clocks]));
  expect(Object.keys(report.states)).toEqual(
    expect.arrayContaining([
      ...['draft', 'started', 'waiting for signatures', 'returned', 'on hold', 'done', 'cancelled'],
      ...['overdue on a ladder', 'waiting for another', 'under an exception'],
    ]),
  );
  expect(readdirSync(place)).toEqual([]);
}, 900_000);

test('what is not understood is refused, with what is', async () => {
  const { code, stderr } = await chaos('--minutes', 'many');
  expect(code).toBe(2);
  expect(stderr).toBe('--minutes takes a whole number from 1 to 1440, and was given "many".\n');
  expect((await chaos('--items')).code).toBe(2);
});
