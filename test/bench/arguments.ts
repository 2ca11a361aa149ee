import { rows } from './rows/index.js';
import type { Extent, Row } from './row.js';
import { UsageProblem } from '../harness/usage.js';

export interface Arguments extends Extent {
  rows: readonly Row[];
  json: boolean;
  help: boolean;
}

export const usage = `npm run bench -- [--only ROW[,ROW…]] [--items N] [--quick] [--json]

Measures the product against a floor of bare Temporal workflows, on servers of its own. Progress goes to stderr.

  --only ROW   only these rows, with commas between
  --items N    so many items (lives, rows of a spreadsheet, additions) instead of a row's own number
  --quick      small sizes, once: whether it works, not how fast it is
  --json       one JSON document instead of the table; silence npm with: npm run --silent bench -- --json

Rows:
${rows.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n')}

Exit codes: 0 measured, 1 a row could not be measured, 2 wrong usage. A figure that falls short is no failure.`;

/** @throws UsageProblem */
export function readArguments(argv: readonly string[]): Arguments {
  const args: Arguments = { rows, quick: false, items: null, json: false, help: false };
  const left = [...argv];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (arg === '--quick') args.quick = true;
    else if (arg === '--json') args.json = true;
    else if (arg === '--help') args.help = true;
    else if (arg === '--only') args.rows = named(left.shift() ?? '');
    else if (arg.startsWith('--only=')) args.rows = named(arg.slice('--only='.length));
    else if (arg === '--items') args.items = wholeNumber(left.shift() ?? '');
    else if (arg.startsWith('--items=')) args.items = wholeNumber(arg.slice('--items='.length));
    else
      throw new UsageProblem(`"${arg}" is not known here. It takes --only ROW, --items N, --quick, --json and --help.`);
  }
  return args;
}

function named(list: string): Row[] {
  return list.split(',').map((name) => {
    const row = rows.find((candidate) => candidate.name === name.trim());
    if (!row) throw new UsageProblem(`There is no row "${name}". The rows are ${rows.map((r) => r.name).join(', ')}.`);
    return row;
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new UsageProblem(`--items takes a whole number from 1 to 9999999, and was given "${text}".`);
  return Number(text);
}
