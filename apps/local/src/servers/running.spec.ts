import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { markOf, untilForgotten } from './running.js';

/** Starts a process that ends at once, and takes note of it only when it is told to go on. */
const parent = `
  const { pid } = require('node:child_process').spawn('true');
  require('node:fs').writeSync(1, String(pid));
  require('node:fs').readSync(0, Buffer.alloc(1));
`;

test('one that has ended has its number until whoever started it takes note; that is waited for', async () => {
  const child = spawn(process.execPath, ['-e', parent], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [written] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(written.toString());
  while (markOf(pid) !== null) await new Promise(setImmediate);
  expect(process.kill(pid, 0)).toBe(true);
  const forgotten = untilForgotten(pid, 20_000);
  child.stdin.end('.');
  await forgotten;
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('one that runs, and one that never was, are not waited for', async () => {
  await untilForgotten(process.pid, 60_000);
  await untilForgotten(2 ** 30, 60_000);
});
