import { countKnown } from '../../../domain/spreadsheet/header.js';
import { SpreadsheetProblem } from '../../../domain/spreadsheet/problem.js';
import { planReading, type ReadingOptions, type ReadingPlan } from '../../../domain/spreadsheet/reading-plan.js';
import { tableOf, type Table } from '../../../domain/spreadsheet/table.js';
import { readSheets } from './read-sheets.js';

/** Rows of one file; more is a database, and wants an integration instead. */
const mostRows = 100_000;

export interface ReadableTable {
  table: Table;
  plan: ReadingPlan;
}

/**
 * Finds the table in a file, and how it is to be read. What kind of file it is shows its content, not its name. Of the
 * sheets of a workbook it is the first that can be read as a register of actions.
 *
 * @throws SpreadsheetProblem when there is none; of several sheets with the reason of the first
 */
export async function readTable(bytes: Buffer, options: ReadingOptions): Promise<ReadableTable> {
  const sheets = await readSheets(bytes);
  let problem: SpreadsheetProblem | null = null;
  for (const sheet of sheets) {
    const table = tableOf(sheet, (cells) => countKnown(cells, options.mapping));
    if (!table) continue;
    try {
      const plan = planReading(table, options);
      if (table.rows.length > mostRows)
        throw new SpreadsheetProblem(
          'file-too-large',
          `The sheet has ${table.rows.length} rows. Split it into files of at most ${mostRows}.`,
        );
      return { table, plan };
    } catch (error) {
      if (!(error instanceof SpreadsheetProblem)) throw error;
      // A register whose dates are in doubt is asked about, not passed over for the next sheet.
      if (error.code !== 'missing-columns') throw error;
      problem ??= error;
    }
  }
  throw (
    problem ?? new SpreadsheetProblem('unreadable-file', 'The file is empty. It needs a header row and rows below it.')
  );
}
