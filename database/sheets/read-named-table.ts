import { plainName } from '../../domain/import/header.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { tableOf, type Table } from '../../domain/import/table.js';
import { chosenSheet } from './chosen-sheet.js';
import type { FileOptions } from './file-options.js';
import { readSheets } from './read-sheets.js';

export interface NamedTableOptions extends FileOptions {
  /** Names that columns of such a table have; the header is the row that has most of them. */
  names: string[];
}

/** Such a table, and where it stands. */
export interface NamedTable extends Table {
  /** Null in a text file. */
  sheet: string | null;
  /** Those of the workbook; none of a text file. */
  sheets: { name: string; hidden: boolean }[];
}

/**
 * The table of a file that is no register of actions: people, for one.
 * @throws SpreadsheetProblem where there is none
 */
export async function readNamedTable(bytes: Buffer, options: NamedTableOptions): Promise<NamedTable> {
  const names = new Set(options.names.map(plainName));
  const known = (cells: string[]): number => cells.filter((cell) => cell !== '' && names.has(plainName(cell))).length;
  const all = await readSheets(bytes, options);
  const sheets = chosenSheet(all, options.sheet ?? null);
  const tables = sheets.flatMap((sheet) => {
    const table = tableOf(sheet, known);
    return table ? [{ ...table, sheet: sheet.name }] : [];
  });
  const found = tables.find(({ header }) => known(header) > 0);
  if (found) {
    const named = all.flatMap(({ name, hidden }) => (name === null ? [] : [{ name, hidden }]));
    return { ...found, sheets: named };
  }
  const tooLarge = sheets.find(({ problem }) => problem)?.problem;
  if (tooLarge) throw tooLarge;
  const columns = tables[0]?.header.slice(0, 30) ?? [];
  throw new SpreadsheetProblem(
    'missing-columns',
    `No column was recognised. Name the columns ${options.names.slice(0, 10).join(', ')} in a header row.`,
    { columns },
  );
}
