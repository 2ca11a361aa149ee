import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { SheetRow } from '../../domain/import/table.js';
import { sheetLimits } from './sheet-limits.js';

/** A range of cells, counted from 1. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

/** `B7` or `B7:D9`; null for what is no range. */
export function rangeOf(reference: string): Range | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference);
  if (!match) return null;
  const [, from = '', top = '', to = from, bottom = top] = match;
  const range = { top: Number(top), left: columnNumber(from), bottom: Number(bottom), right: columnNumber(to) };
  const inside = range.top >= 1 && range.bottom <= lastRow && range.right <= lastColumn;
  return inside && range.top <= range.bottom && range.left <= range.right ? range : null;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** The cells of one sheet, as they are found; whatever their order. Only cells that hold something are kept. */
export class SheetCells {
  private readonly rows = new Map<number, SheetRow>();
  private cells = 0;
  private characters = 0;
  /** Cells with text to the right of the last column that is read. */
  beyond = 0;

  /** @throws SpreadsheetProblem `file-too-large` */
  put(row: number, column: number, text: string, date?: string): void {
    if (text === '' && date === undefined) return;
    if (column > sheetLimits.columns) {
      this.beyond += 1;
      return;
    }
    const into = this.rowAt(row);
    while (into.cells.length < column) into.cells.push('');
    // PostgreSQL keeps neither zero characters nor halves of surrogate pairs.
    const kept = text.replaceAll('\u0000', '').toWellFormed();
    into.cells[column - 1] = kept;
    if (date !== undefined) (into.dates ??= {})[column - 1] = date;
    this.count(kept.length);
  }

  at(row: number): SheetRow | undefined {
    return this.rows.get(row);
  }

  numbers(): number[] {
    return [...this.rows.keys()].sort((a, b) => a - b);
  }

  /** Rows that hold anything, from the top. */
  all(): SheetRow[] {
    return [...this.rows.values()]
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .sort((a, b) => a.number - b.number);
  }

  /** @throws SpreadsheetProblem `file-too-large` */
  count(characters: number): void {
    this.cells += 1;
    this.characters += characters;
    if (this.cells > sheetLimits.cells) throw tooMany(`${sheetLimits.cells} cells`);
    if (this.characters > sheetLimits.characters) throw tooMany(`${sheetLimits.characters} characters`);
  }

  private rowAt(number: number): SheetRow {
    let row = this.rows.get(number);
    if (row) return row;
    if (this.rows.size >= sheetLimits.rows + 1) throw tooMany(`${sheetLimits.rows} rows`);
    row = { number, cells: [] };
    this.rows.set(number, row);
    return row;
  }
}

export function tooMany(what: string): SpreadsheetProblem {
  return new SpreadsheetProblem('file-too-large', `The sheet has more than ${what}. Split it into smaller files.`);
}
