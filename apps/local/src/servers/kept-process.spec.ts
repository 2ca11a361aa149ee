import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from './home.js';
import { KeptProcess } from './kept-process.js';
import { alone } from './temporal-programs.js';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-kept-'));

async function kept(name: string, script: string, idleAtMostMs: number): Promise<KeptProcess> {
  const home = await Home.take(join(folder, name));
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, script);
  const options = { name, command: process.execPath, args: [file], channel: true, stopSignal: 'SIGTERM' as const };
  return new KeptProcess(home, { ...options, idleAtMostMs }, () => undefined);
}

test('one that is slow but moves on is waited for, far beyond the time in which it may do nothing', async () => {
  const script = `const end = Date.now() + 4_000;
    while (Date.now() < end) for (let n = 0; n < 1e6; n += 1);
    process.send({ ready: true }); setInterval(() => undefined, 1_000);`;
  const slow = await kept('slow', script, 1_000);
  await slow.start();
  await slow.stop(2_000);
});

test('one that does nothing is given up, and says so', async () => {
  const stuck = await kept('stuck', 'setInterval(() => undefined, 100_000);', 1_500);
  await expect(stuck.start()).rejects.toThrow('stuck did not start: it did nothing for 2 s');
  await stuck.stop(2_000);
});

test('of two that would build at once one waits, and a lock that was left behind holds nobody up', async () => {
  const lock = join(folder, 'build.lock');
  writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 1, began: 'long ago' }));
  const order: string[] = [];
  const build = (name: string): Promise<void> =>
    alone(
      lock,
      () => undefined,
      async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(`${name} ends`);
      },
    );
  await Promise.all([build('one'), build('other')]);
  expect(order.map((entry) => entry.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
});
