import { UsageProblem } from '../harness/usage.js';

export interface Arguments {
  items: number;
  minutes: number;
  seed: number;
  /** How long everything may take to settle once the faults have ended, in seconds. */
  settle: number;
  short: boolean;
  json: boolean;
  help: boolean;
}

export const usage = `npm run chaos -- [--items N] [--minutes N] [--seed N] [--settle SECONDS] [--short] [--json]

Kills, freezes, cuts off and starves an installation of its own while people work in it, and then checks that nothing was
lost, doubled or forgotten. Progress goes to stderr, the report to stdout.

  --items N         so many action items, in all states (1000)
  --minutes N       for so long (30)
  --seed N          the order, the instants and the length of the faults; the same for the same number (1)
  --settle SECONDS  how long it may take after the last fault until nothing waits any more (180)
  --short           each kind of fault once, in about a minute; --minutes does not count
  --json            one JSON document instead of the report

Exit codes: 0 all is well, 1 something is wrong, 2 wrong usage.`;

const numbers = {
  '--items': ['items', 12, 20_000],
  '--minutes': ['minutes', 1, 1_440],
  '--seed': ['seed', 0, 4_294_967_295],
  '--settle': ['settle', 10, 3_600],
} as const;

/** @throws UsageProblem */
export function readArguments(argv: readonly string[]): Arguments {
  const args: Arguments = { items: 1_000, minutes: 30, seed: 1, settle: 180, short: false, json: false, help: false };
  const left = argv.flatMap((arg) =>
    /^--\w+=/.test(arg) ? [arg.split('=')[0] ?? '', arg.slice(arg.indexOf('=') + 1)] : [arg],
  );
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (arg === '--short') args.short = true;
    else if (arg === '--json') args.json = true;
    else if (arg === '--help') args.help = true;
    else if (arg in numbers) {
      const [name, least, most] = numbers[arg as keyof typeof numbers];
      args[name] = numberIn(arg, left.shift() ?? '', least, most);
    } else
      throw new UsageProblem(
        `"${arg}" is not known here. It takes --items N, --minutes N, --seed N, --settle SECONDS, --short, --json and --help.`,
      );
  }
  return args;
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageProblem(`${name} takes a whole number from ${least} to ${most}, and was given "${text}".`);
}
