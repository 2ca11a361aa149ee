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

/**
 * The table of a file that is no register of actions: people, for one.
 * @throws SpreadsheetProblem where there is none
 */
export async function readNamedTable(bytes: Buffer, options: NamedTableOptions): Promise<Table> {
  const names = new Set(options.names.map(plainName));
  const known = (cells: string[]): number => cells.filter((cell) => cell !== '' && names.has(plainName(cell))).length;
  const sheets = chosenSheet(await readSheets(bytes, options), options.sheet ?? null);
  const tables = sheets.flatMap((sheet) => tableOf(sheet, known) ?? []);
  const found = tables.find(({ header }) => known(header) > 0);
  if (found) return found;
  const tooLarge = sheets.find(({ problem }) => problem)?.problem;
  if (tooLarge) throw tooLarge;
  const columns = tables[0]?.header.slice(0, 30) ?? [];
  throw new SpreadsheetProblem(
    'missing-columns',
    `No column was recognised. Name the columns ${options.names.slice(0, 10).join(', ')} in a header row.`,
    { columns },
  );
}
