import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { RunningStack, type Part } from '../../harness/local-stack.js';
import { until } from '../../harness/until.js';

const stack = new RunningStack();

beforeAll(
  () =>
    stack.start({
      // Longer than a loaded machine holds a loop that is well.
      STUCK_AFTER_SECONDS: '8',
      NODE_OPTIONS: `--import=${join(projectRoot, 'test', 'harness', 'spin-on-signal.mjs')}`,
    }),
  150_000,
);
afterAll(() => stack.stop(), 30_000);

test('what spins is ended and started again, and each time one line says so', async () => {
  const parts: Part[] = ['worker', 'api'];
  const before = stack.pids();
  for (const part of parts) stack.signal(part, 'SIGUSR2');
  for (const part of parts)
    await until(`${part} to run again`, async () => stack.output.includes(`${part} runs again`), 60_000);
  await stack.ready();
  for (const part of parts) {
    expect(stack.output).toMatch(
      new RegExp(`^${part} is stuck: its main loop has not turned for \\d+ s; it is ended and started again$`, 'm'),
    );
    expect(stack.output).not.toContain(`${part} ended by itself`);
    expect(stack.pids()[part]).not.toBe(before[part]);
    expect(stack.logged(part, 'the main loop has not turned for 8 s')).toHaveLength(1);
  }
}, 120_000);
