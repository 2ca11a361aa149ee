import { createInterface } from 'node:readline/promises';
import type { Json } from '../client.js';
import { plain } from '../output.js';
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

export function doubtsOf(trial: Json, options: Pick<ImportOptions, 'onConflict'>): Doubts {
  const words = (trial['statusWords'] ?? []) as { word: string; rows: number; means: string | null }[];
  const setOff = (trial['setOff'] ?? {}) as Json;
  const items = Math.max(Number(setOff['breaching'] ?? 0), Number(setOff['escalating'] ?? 0));
  return {
    words: words.filter(({ means }) => means === null).map(({ word, rows }) => ({ word, rows })),
    conflicts: options.onConflict === undefined ? Number(trial['kept'] ?? 0) : 0,
    setOff: items > handful ? items : 0,
  };
}

/**
 * Tries the import, shows what would happen, and asks about what is in doubt. Gives the options to go on with; null
 * where the person would rather not.
 */
export async function askAbout(
  options: ImportOptions,
  tryOut: (options: ImportOptions) => Promise<Json>,
): Promise<ImportOptions | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal that is asked on takes Ctrl-C for itself; it stops the trial run, or the command.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    const ask = (question: string): Promise<string> => terminal.question(question);
    let settled = options;
    let trial = await tryOut(settled);
    if (wasStopped(trial)) return null;
    const { words } = doubtsOf(trial, settled);
    if (words.length > 0) {
      process.stderr.write(`\n${statusText(trial)}\n`);
      settled = { ...settled, mapStatus: { ...settled.mapStatus, ...(await wordsSaid(words, ask)) } };
      trial = await tryOut(settled);
      if (wasStopped(trial)) return null;
    }
    const shown = [notesText(trial), changesText(trial), rejectedText(trial), setOffText(trial)].filter(Boolean);
    if (shown.length > 0) process.stderr.write(`\n${shown.join('\n\n')}\n`);
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

/** Who stops the trial run does not want the other one. One that failed is told by the run itself. */
function wasStopped(trial: Json): boolean {
  return trial['state'] === 'cancelled';
}

async function wordsSaid(
  words: { word: string; rows: number }[],
  ask: (question: string) => Promise<string>,
): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const { word, rows } of words)
    said[word] = await choose(
      `What does "${plain(word)}" mean (${rows} ${rows === 1 ? 'row' : 'rows'})? [${states.join('/')}] `,
      states,
      ask,
    );
  return said;
}

async function choose(
  question: string,
  choices: readonly string[],
  ask: (question: string) => Promise<string>,
): Promise<string> {
  for (;;) {
    const answer = (await ask(question))
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    if (choices.includes(answer)) return answer;
  }
}
