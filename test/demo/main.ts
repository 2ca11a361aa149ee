import { tmpdir } from 'node:os';
import { announce, conclude } from './introduction.js';
import { counterfeitLeakage as story } from './program/counterfeit-leakage.js';
import { Terminal } from './timeline/terminal.js';

/** Everything ends within so many ms of being told to. */
const stopWithinMs = 14_000;

const terminal = new Terminal(process.stdout, process.env);

/** What there is to end: nothing, until a stack is started. */
let stop: () => Promise<void> = async () => undefined;
let ending: Promise<void> | null = null;

/** `npm run demo`: a whole program in front of the reader, on a stack of its own. */
async function main(): Promise<void> {
  const [argument] = process.argv.slice(2);
  if (argument !== undefined) {
    process.stderr.write(`The demo takes no arguments, and was given "${argument}". Start it by: npm run demo\n`);
    process.exit(2);
  }
  const began = Date.now();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  // Whoever read it has gone away, e.g. `npm run demo | head`.
  process.stdout.on('error', interrupt);
  process.stderr.on('error', interrupt);
  announce(story, terminal);
  const problems: string[] = [];
  try {
    // The servers' libraries take a moment to load; what can be said before them is said before.
    const { DemoStack, folderPrefix } = await import('./stack.js');
    const { perform } = await import('./perform.js');
    const { clearLeftovers } = await import('../harness/leftovers.js');
    await clearLeftovers(tmpdir(), folderPrefix);
    const stack = new DemoStack(
      (line) => terminal.line(terminal.dim(`  ${line}`)),
      (where, error) => problems.push(`${where}: ${messageOf(error)}`),
    );
    stop = () => stack.stop();
    process.on('exit', () => stack.abandon());
    const tally = await perform(story, await stack.start(), terminal);
    conclude(story, tally.summary(Math.round((Date.now() - began) / 1000)), terminal);
    await end(0);
  } catch (error) {
    // A part that fails because everything is being ended is no problem to tell.
    if (ending) return;
    const why = [messageOf(error), ...problems.slice(-1)].join(' Before that, ');
    process.stderr.write(`The demo did not come to its end: ${why}\n`);
    await end(1);
  }
}

function interrupt(): void {
  if (ending) return;
  process.stderr.write('\nEnded before the program closed. What the demo made is being removed.\n');
  void end(1);
}

function end(code: number): Promise<void> {
  ending ??= (async () => {
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await stop();
    process.exit(code);
  })();
  return ending;
}

/** In one line. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

await main();
