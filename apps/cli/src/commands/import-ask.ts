import { createInterface } from 'node:readline/promises';
import type { Schemas } from '../lib/client.js';
import { plain } from '../lib/output.js';
import type { Terminal } from '../lib/terminal.js';
import { choose, settledFile, type Ask } from './import-doubts.js';
import type { ImportOptions } from './import-run.js';
import { changesText, notesText, rejectedText, setOffText, statusText } from './import-text.js';

/** Items that breach or escalate at once without being asked about. */
const handful = 5;

const states = ['draft', 'open', 'in_progress', 'on_hold', 'submitted', 'done', 'cancelled'];

/** What the trial run of an import leaves in doubt. */
export interface Doubts {
  words: { word: string; rows: number }[];
  /** Rows in which people have changed what the file has changed too. */
  conflicts: number;
  /** Items that breach or escalate at once. */
  setOff: number;
}

export function doubtsOf(trial: Schemas['Import'], options: Pick<ImportOptions, 'onConflict'>): Doubts {
  const words = trial.statusWords ?? [];
  const items = Math.max(trial.setOff?.breaching ?? 0, trial.setOff?.escalating ?? 0);
  return {
    words: words.filter(({ means }) => means === null).map(({ word, rows }) => ({ word, rows })),
    conflicts: options.onConflict === undefined ? (trial.kept ?? 0) : 0,
    setOff: items > handful ? items : 0,
  };
}

/**
 * Tries the import, shows what would happen, and asks about what is in doubt. Gives the options to go on with; null
 * where the person would rather not.
 */
export async function askAbout(
  options: ImportOptions,
  tryOut: (options: ImportOptions) => Promise<Schemas['Import']>,
  { input, output }: Terminal,
): Promise<ImportOptions | null> {
  const terminal = createInterface({ input, output });
  // A terminal that is asked on takes Ctrl-C for itself; it stops the trial run, or the command.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const ask: Ask = (question) => terminal.question(question);
    const say = (text: string): void => void output.write(`\n${text}\n`);
    let { settled, trial } = await settledFile(options, tryOut, ask, say);
    if (wasStopped(trial)) return null;
    const { words } = doubtsOf(trial, settled);
    if (words.length > 0) {
      say(statusText(trial));
      settled = { ...settled, mapStatus: { ...settled.mapStatus, ...(await wordsSaid(words, ask)) } };
      trial = await tryOut(settled);
      if (wasStopped(trial)) return null;
    }
    const withOwners = await ownersSettled(settled, trial, ask);
    if (withOwners !== settled) {
      settled = withOwners;
      trial = await tryOut(settled);
      if (wasStopped(trial)) return null;
    }
    const shown = [notesText(trial), changesText(trial), rejectedText(trial), setOffText(trial)].filter(Boolean);
    if (shown.length > 0) say(shown.join('\n\n'));
    const doubts = doubtsOf(trial, settled);
    if (doubts.conflicts > 0) {
      const answer = await choose(
        `\nIn ${doubts.conflicts} rows both the file and people here have changed something. Keep what is here, let the file win, or decide later? [keep/file/later] `,
        ['keep', 'file', 'later'],
        ask,
      );
      settled = { ...settled, onConflict: answer === 'later' ? 'ask' : answer };
    }
    if (doubts.setOff === 0) return settled;
    return /^y(es)?$/i.test((await ask('\nGo on? [y/N] ')).trim()) ? settled : null;
  } finally {
    terminal.close();
  }
}

/** Asks whose the rows are that were rejected for their owner, as far as an option of the command says that. */
async function ownersSettled(options: ImportOptions, trial: Schemas['Import'], ask: Ask): Promise<ImportOptions> {
  const rejected = trial.rejected ?? [];
  const count = (hint: string): number => rejected.filter(({ message }) => message.includes(hint)).length;
  let settled = options;
  const several = options.severalOwners === undefined ? count('--several-owners first') : 0;
  if (several > 0) {
    const answer = await choose(
      `\n${several} rows name several owners; an item has one. Give them to the first who is named, or leave these rows out? [first/leave] `,
      ['first', 'leave'],
      ask,
    );
    settled = { ...settled, severalOwners: answer === 'first' ? 'first' : 'ask' };
  }
  const unknown = options.owners === undefined ? count('import with owners created') : 0;
  if (unknown > 0) {
    const answer = await choose(
      `\n${unknown} rows name an owner who is not here. Create these people, or leave the rows out? [create/leave] `,
      ['create', 'leave'],
      ask,
    );
    settled = { ...settled, owners: answer === 'create' ? 'create' : 'match' };
  }
  const changes = settled.severalOwners === 'first' || settled.owners === 'create';
  return changes && settled !== options ? settled : options;
}

/** Who stops the trial run does not want the other one. One that failed is told by the run itself. */
function wasStopped(trial: Schemas['Import']): boolean {
  return trial.state === 'cancelled';
}

async function wordsSaid(words: { word: string; rows: number }[], ask: Ask): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const { word, rows } of words)
    said[word] = await choose(
      `What does "${plain(word)}" mean (${rows} ${rows === 1 ? 'row' : 'rows'})? [${states.join('/')}] `,
      states,
      ask,
    );
  return said;
}
