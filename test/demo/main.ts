import { tmpdir } from 'node:os';
import { plays } from './plays.js';
import { Terminal } from './timeline/terminal.js';

/** Everything ends within so many ms of being told to. */
const stopWithinMs = 14_000;

const terminal = new Terminal(process.stdout, process.env);

/** What there is to end: nothing, until a stack is started. */
let stop: () => Promise<void> = async () => undefined;
let ending: Promise<void> | null = null;

/** `npm run demo -- NAME`: a story in front of the reader, on a stack of its own. */
async function main(): Promise<void> {
  const [name = 'program', ...more] = process.argv.slice(2);
  const load = Object.hasOwn(plays, name) ? plays[name] : undefined;
  if (load === undefined || more.length > 0) {
    const given = more.length > 0 ? more[0] : name;
    process.stderr.write(
      `There is no demo "${given}". Start one by: ${Object.keys(plays).map(startsBy).join(', or ')}\n`,
    );
    process.exit(2);
  }
  const played = await load();
  const began = performance.now();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  // Whoever read it has gone away, e.g. `npm run demo | head`.
  process.stdout.on('error', interrupt);
  process.stderr.on('error', interrupt);
  played.announce(terminal);
  const problems: string[] = [];
  try {
    // The servers' libraries take a moment to load; what can be said before them is said before.
    const { DemoStack, folderPrefix } = await import('./stack.js');
    const { clearLeftovers } = await import('../harness/leftovers.js');
    await clearLeftovers(tmpdir(), folderPrefix);
    const stack = new DemoStack(
      (line) => terminal.line(terminal.dim(`  ${line}`)),
      (where, error) => problems.push(`${where}: ${messageOf(error)}`),
      (await played.settings?.()) ?? {},
    );
    stop = () => stack.stop();
    process.on('exit', () => stack.abandon());
    const conclude = await played.perform(await stack.start(), terminal);
    conclude(Math.round((performance.now() - began) / 1000));
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
  process.stderr.write('\nEnded before its end. What the demo made is being removed.\n');
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

function startsBy(name: string): string {
  return name === 'program' ? 'npm run demo' : `npm run demo -- ${name}`;
}

/** In one line. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

await main();
