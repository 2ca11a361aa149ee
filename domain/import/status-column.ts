import type { ItemStatus } from '../item/table.js';
import { itemStatuses } from '../item/table.js';
import { isCellError } from './cell-error.js';
import type { ReadingPlan } from './reading-plan.js';
import { SpreadsheetProblem } from './problem.js';
import { importedStatus, wordKey } from './status.js';
import type { Table } from './table.js';

/** A word of the status column, and what it is taken for. */
export interface StatusWord {
  /** As it stands first in the column. */
  word: string;
  rows: number;
  /** Null: nobody has said yet. */
  means: ItemStatus | null;
  /** `said` by a person, now or at an earlier import; else `read` by what it says. */
  how: 'said' | 'read' | null;
}

/** Words that are written out; a column with more is hardly one of states. */
const mostWords = 100;

/** Every word of the status column once, the frequent before the rare. Empty without such a column. */
export function statusWordsIn(table: Table, plan: ReadingPlan): StatusWord[] {
  const index = plan.columns.get('status');
  if (index === undefined) return [];
  const words = new Map<string, StatusWord>();
  for (const { cells } of table.rows) {
    const word = (cells[index] ?? '').trim();
    // An error of a formula is no word: its row is rejected, and nobody is asked.
    if (word === '' || isCellError(word)) continue;
    const key = wordKey(word);
    const found = words.get(key);
    if (found) found.rows += 1;
    else {
      const said = plan.statusWords[key] !== undefined;
      const means = importedStatus(word, plan.statusWords);
      words.set(key, { word, rows: 1, means, how: said ? 'said' : means === null ? null : 'read' });
    }
  }
  return [...words.values()].toSorted((a, b) => b.rows - a.rows);
}

/** Those that a person has to say something about come first. */
export function shownWords(words: StatusWord[]): StatusWord[] {
  return words.toSorted((a, b) => Number(a.means !== null) - Number(b.means !== null)).slice(0, mostWords);
}

/** Null where every word is understood. */
export function unknownWords(column: string, words: StatusWord[]): SpreadsheetProblem | null {
  const unknown = words.filter(({ means }) => means === null);
  if (unknown.length === 0) return null;
  const shown = unknown.slice(0, 10);
  const named = shown.map(({ word, rows }) => `"${word}" (${rows} ${rows === 1 ? 'row' : 'rows'})`).join(', ');
  const more = unknown.length > shown.length ? ` and ${unknown.length - shown.length} more` : '';
  const say = shown.map(({ word }) => `--map-status ${argument(`${word}=STATE`)}`).join(' ');
  const none =
    unknown.length > 10
      ? ` If "${column}" is no column of states, say so: --map status= keeps it as an attribute.`
      : '';
  return new SpreadsheetProblem(
    'unknown-status-words',
    `Column "${column}" has words that could mean any state: ${named}${more}. Nothing is written until somebody says ` +
      `which, with one of ${itemStatuses.join(', ')}: ${say}. It is remembered for the program.${none}`,
    { column, words: unknown.slice(0, mostWords).map(({ word, rows }) => ({ word, rows })), states: itemStatuses },
  );
}

function argument(text: string): string {
  return /^[\w=.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
