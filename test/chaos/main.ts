import { readArguments, usage } from './arguments.js';
import { Chaos, shortItems } from './chaos.js';
import { textOf } from './report.js';
import { runWhereDisksCanBeMade } from './small-disk.js';
import { askedFor, endWith } from '../harness/usage.js';

/** `npm run chaos`: harms an installation while people work in it, and finds out whether anything was lost. */
async function main(): Promise<number> {
  const args = askedFor(readArguments);
  if (args.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const elsewhere = await runWhereDisksCanBeMade();
  if (elsewhere !== null) return elsewhere;
  if (args.short && !process.argv.some((arg) => arg.startsWith('--items'))) args.items = shortItems;
  const began = Date.now();
  const say = (line: string): void => {
    process.stderr.write(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}\n`);
  };
  const chaos = new Chaos(args, say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('Ending.');
      void chaos.stop().finally(() => process.exit(130));
    });
  try {
    const report = await chaos.run();
    process.stdout.write(`${args.json ? JSON.stringify(report, null, 2) : textOf(report)}\n`);
    return report.wrong.length === 0 ? 0 : 1;
  } finally {
    await chaos.stop();
  }
}

endWith(main());
