import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HowItIs } from './liveness-thread.js';
import { watchMainLoop } from './liveness.js';
import { projectRoot } from './settings.js';
import { StandStill } from './stand-still.js';

const folder = mkdtempSync(join(tmpdir(), 'tollgate-liveness-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = { name: 'test', port: 0, stuckAfterSeconds: 1, endWhenStuck: false };

async function asked(howItIs: HowItIs, ...paths: string[]): Promise<number[]> {
  const liveness = await watchMainLoop(settings, () => howItIs);
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${liveness.port}${path}`)).status;
  const answers = await Promise.all(paths.map(ask));
  await liveness.stop();
  return answers;
}

test('a process is asked by HTTP how it is', async () => {
  const all = ['/health/live', '/health/ready', '/'];
  expect(await asked({ live: true, ready: false, problems: ['no mail'] }, ...all)).toEqual([200, 503, 404]);
  expect(await asked({ live: true, ready: true, problems: [] }, ...all)).toEqual([200, 200, 404]);
  expect(await asked({ live: true, ready: null, problems: [] }, ...all)).toEqual([200, 404, 404]);
});

test('a port that is taken is told, and ends nothing', async () => {
  const first = await watchMainLoop(settings, () => ({ live: true, ready: null, problems: [] }));
  const second = watchMainLoop({ ...settings, port: first.port }, () => ({ live: true, ready: null, problems: [] }));
  await expect(second).rejects.toThrow('EADDRINUSE');
  await first.stop();
});

/** A process that spins for good as soon as it is watched. */
function spinning(endWhenStuck: boolean) {
  const liveness = pathToFileURL(join(projectRoot, 'dist', 'config', 'liveness.js')).href;
  const script = `
    import { watchMainLoop } from ${JSON.stringify(liveness)};
    const { port } = await watchMainLoop(${JSON.stringify({ ...settings, endWhenStuck })},
      () => ({ live: true, ready: true, problems: [] }));
    console.log(port);
    setTimeout(() => { for (;;); }, 100);`;
  const file = join(folder, `${String(endWhenStuck)}.mjs`);
  writeFileSync(file, script);
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = new Promise<number>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(Number(text))));
  const said = new Promise<string>((resolve) => child.stderr.once('data', (text: Buffer) => resolve(String(text))));
  const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  return { child, port, said, ended };
}

test('while the loop spins, its thread says for how long, and the log has it', async () => {
  const { child, port, said, ended } = spinning(false);
  const url = `http://127.0.0.1:${await port}/health/live`;
  expect((await fetch(url)).status).toBe(200);
  expect(JSON.parse(await said)).toMatchObject({ name: 'test', msg: 'the main loop has not turned for 1 s' });
  const response = await fetch(url);
  expect(response.status).toBe(503);
  const body = (await response.json()) as { loop: { stoodStillSeconds: number } };
  expect(body.loop.stoodStillSeconds).toBeGreaterThanOrEqual(1);
  expect(body).toMatchObject({ status: 'not well', problems: [expect.stringContaining('has not turned for')] });
  child.kill('SIGKILL');
  await ended;
});

test('told to, it ends the process whose loop spins', async () => {
  const { said, ended } = spinning(true);
  expect(await said).toContain('the process ends');
  expect(await ended).toBe('SIGKILL');
});

test('time in which the watching loop was held itself does not count', () => {
  const still = new StandStill(2_000);
  for (const now of [0, 500, 1_000, 3_600_000]) still.look(now);
  expect(still.seconds).toBe(3);
  still.turned();
  still.look(3_600_500);
  expect(still.seconds).toBe(0);
});
