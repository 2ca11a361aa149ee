import { fewOf, type FileNote } from './file-note.js';
import type { SpreadsheetProblem } from './problem.js';
import { markRagged } from './ragged.js';

/** A row as the sheet shows it; every cell as text, whole dates as ISO dates. */
export interface SheetRow {
  /** Row of the sheet, counting from 1. */
  number: number;
  cells: string[];
  /** By index of the cell: the date that a cell holds which shows only a part of it, such as `Mar-26`. */
  dates?: Record<number, string>;
  /** Cells that the row has in a text file, empty ones at its end too. */
  width?: number;
  /** Why the row cannot be read as it stands. */
  problem?: string;
}

/** What is read from a file before anything is understood. Blank rows are left out. */
export interface Sheet {
  name: string | null;
  rows: SheetRow[];
  /** Numbers that are dates count from 1904 (old workbooks of the Mac) instead of 1900. */
  date1904: boolean;
  /** Read only where it is asked for by name. */
  hidden: boolean;
  notes: FileNote[];
  /** Why it was not read to its end. */
  problem: SpreadsheetProblem | null;
}

/** A sheet with its header found. */
export interface Table {
  /** One name for each column; what has no name or a name used before gets one of its own. */
  header: string[];
  headerRow: number;
  rows: SheetRow[];
  date1904: boolean;
  /** What was assumed on the way. */
  notes: FileNote[];
}

/** Titles, legends and the like stand above many a header; further down nobody looks for one. */
const headerWithin = 40;

/** The name of a column is a few words; what is longer is a text that stands where a name was looked for. */
const longestName = 200;

/**
 * The table of a sheet: its header is the row near the top in which most names are known, or else the first row.
 *
 * @param known how many cells of a row are known as names of columns
 * @param isHeader whether a row below the header names its columns once more
 * @returns null for a sheet without any row
 */
export function tableOf(
  sheet: Sheet,
  known: (cells: string[]) => number,
  isHeader: (header: string[], cells: string[]) => boolean = () => false,
): Table | null {
  let best: { index: number; score: number } | null = null;
  for (const [index, row] of sheet.rows.slice(0, headerWithin).entries()) {
    const score = known(row.cells);
    // A header of two lines, whose merged cells repeat the first line's names: the columns are named by the second.
    const second = best !== null && score === best.score && sharesCells(sheet.rows[best.index], row);
    if (!best || score > best.score || second) best = { index, score };
  }
  const header = best && sheet.rows[best.index];
  if (!best || !header) return null;
  const [repeated, rows] = partition(sheet.rows.slice(best.index + 1), ({ cells }) => isHeader(header.cells, cells));
  const ragged = markRagged(header, rows);
  const whole = rows.filter(({ problem }) => problem === undefined);
  const width = whole.reduce((most, row) => Math.max(most, row.cells.length), header.cells.length);
  const used = Array.from({ length: width }, (_, i) => Boolean(header.cells[i]) || whole.some((row) => row.cells[i]));
  // Columns at the right end without name and content are what is left of a wider table.
  const last = used.lastIndexOf(true) + 1;
  const notes = [...sheet.notes];
  if (best.index > 0) {
    const text = `The names of the columns were taken from row ${header.number}; what stands above was left out.`;
    notes.push({ about: 'header', text, values: [String(header.number)] });
  }
  if (repeated.length > 0) {
    const numbers = repeated.map(({ number }) => number);
    const text = `Rows that name the columns once more were left out: ${fewOf(numbers)}.`;
    notes.push({ about: 'header', text, values: numbers.slice(0, 100).map(String) });
  }
  notes.push(...ragged);
  return { header: columnNames(header.cells, last), headerRow: header.number, rows, date1904: sheet.date1904, notes };
}

/** Those of which it is true, and the others. */
function partition(rows: SheetRow[], is: (row: SheetRow) => boolean): [SheetRow[], SheetRow[]] {
  const yes: SheetRow[] = [];
  const no: SheetRow[] = [];
  for (const row of rows) (is(row) ? yes : no).push(row);
  return [yes, no];
}

function sharesCells(above: SheetRow | undefined, row: SheetRow): boolean {
  const same = row.cells.filter((cell, index) => cell !== '' && cell === above?.cells[index]);
  return row.number - (above?.number ?? 0) === 1 && same.length > 1;
}

function columnNames(cells: string[], width: number): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const plain = (cells[index] ?? '')
      .slice(0, 10 * longestName)
      .replace(/\s+/g, ' ')
      .trim();
    const given = plain.slice(0, longestName).toWellFormed() || `Column ${index + 1}`;
    let name = given;
    for (let count = next.get(given) ?? 2; taken.has(name); count++) {
      name = `${given} (${count})`;
      next.set(given, count + 1);
    }
    taken.add(name);
    return name;
  });
}
