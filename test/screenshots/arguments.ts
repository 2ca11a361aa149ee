import { join } from 'node:path';
import { projectRoot } from '../../config/settings.js';
import { states, type State } from './states.js';
import { UsageProblem } from '../harness/usage.js';

export interface Arguments {
  /** Addresses as `test/e2e/page/pages.ts` has them; null: all of them. */
  only: readonly string[] | null;
  states: readonly State[];
  /** So many items in the state of many. */
  items: number;
  folder: string;
  help: boolean;
}

export const usage = `npm run screenshots -- [--only PATH[,PATH…]] [--state STATE[,STATE…]] [--items N] [--to FOLDER]

Takes every page in Chromium, on servers of its own: with sample data, with none, with many items, and where the server
fails; in the dark and on a phone where that is another picture. What it makes is in FOLDER (screenshots/): index.html shows
all of it, sheet-*.png are the same as pictures.

  --only PATH    only these pages, as test/e2e/page/pages.ts has them, e.g. --only /items,/programs/$id
  --state STATE  only these: ${states.join(', ')}
  --items N      so many items instead of 20,000
  --to FOLDER    another folder; what is in it of an earlier run goes

Exit codes: 0 taken, 1 a page complained on the console or could not be taken, 2 wrong usage.`;

/** @throws UsageProblem */
export function readArguments(argv: readonly string[]): Arguments {
  const args: Arguments = { only: null, states, items: 20_000, folder: join(projectRoot, 'screenshots'), help: false };
  const left = [...argv];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [name = '', given] = arg.split(/=(.*)/s);
    if (name === '--help') args.help = true;
    else if (name === '--only') args.only = (given ?? left.shift() ?? '').split(',');
    else if (name === '--state') args.states = (given ?? left.shift() ?? '').split(',').map(stateOf);
    else if (name === '--items') args.items = wholeNumber(given ?? left.shift() ?? '');
    else if (name === '--to') args.folder = given ?? left.shift() ?? '';
    else throw new UsageProblem(`"${arg}" is not known here. It takes --only, --state, --items, --to and --help.`);
  }
  if (args.folder === '') throw new UsageProblem('--to takes the folder that the pictures are to be in.');
  return args;
}

function stateOf(name: string): State {
  const state = states.find((each) => each === name);
  if (!state) throw new UsageProblem(`There is no state "${name}". The states are ${states.join(', ')}.`);
  return state;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new UsageProblem(`--items takes a whole number from 1 to 999999, and was given "${text}".`);
  return Number(text);
}
