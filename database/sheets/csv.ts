import { CsvError, parse } from 'csv-parse/sync';
import { withoutGuard, withoutGuards } from '../../domain/import/formula-guard.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { Sheet, SheetRow } from '../../domain/import/table.js';
import { decodeFile } from './decode-text.js';
import { delimiterOf, delimiterNames } from './delimiter.js';
import type { FileOptions } from './file-options.js';
import { foreignText } from './foreign-files.js';
import { SheetCells } from './sheet-cells.js';
import { sheetLimits } from './sheet-limits.js';

/** Line ends of all kinds, side by side: an export to which a script of another system added. */
const lineEnds = ['\r\n', '\n', '\r'];

/**
 * Reads a table written as text; its separator is what its lines agree on, or what a first line `sep=;` says.
 * @throws SpreadsheetProblem
 */
export function readCsv(bytes: Buffer, options: FileOptions = {}): Sheet {
  const { text: decoded, note } = decodeFile(bytes, options.encoding ?? null);
  const foreign = foreignText(decoded.slice(0, 2_000));
  if (foreign) throw foreign;
  // Excel's own hint is no row of the table for it either.
  const hint = /^"?sep=(.)"?(\r\n|\n|\r|$)/i.exec(decoded);
  const text = hint ? decoded.slice(hint[0].length) : decoded;
  const delimiter = hint?.[1] ?? delimiterOf(text);
  const { rows, beyond } = rowsOf(text, delimiter, hint ? 1 : 0);
  refuseBrokenQuotes(text, delimiter, rows);
  const notes = note ? [note] : [];
  if (delimiter !== ',') {
    const name = delimiterNames[delimiter] ?? `"${delimiter}"`;
    notes.push({ about: 'separator', text: `Cells were taken to be separated by ${name}.`, values: [delimiter] });
  }
  if (beyond > 0) {
    const told = `${beyond} cells to the right of the ${sheetLimits.columns}th column were left out.`;
    notes.push({ about: 'columns-left-out', text: told, values: [String(beyond)] });
  }
  return { name: null, rows, date1904: false, hidden: false, notes, problem: null };
}

function rowsOf(text: string, delimiter: string, before: number): { rows: SheetRow[]; beyond: number } {
  const cells = new SheetCells();
  // Only what this program wrote has guards within a text; of others, an apostrophe there is part of it.
  const own = text.slice(0, 100_000).includes('(Tollgate)');
  const plain = (cell: string): string => (own ? withoutGuards(cell, delimiter) : withoutGuard(cell));
  parseRecords(text, delimiter, (record, number) => {
    for (const [index, cell] of record.entries()) cells.put(number + before, index + 1, plain(cell));
    const row = cells.at(number + before);
    if (row) row.width = record.length;
  });
  return { rows: cells.all(), beyond: cells.beyond };
}

function parseRecords(text: string, delimiter: string, take: (record: string[], number: number) => void): void {
  const { stackTraceLimit } = Error;
  // An error is made for every row of another length, and not looked at; where it came from would cost the most.
  Error.stackTraceLimit = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: lineEnds,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { records, empty_lines: empty }) => {
        take(record, records + empty);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SpreadsheetProblem(
      'unreadable-file',
      `The CSV file cannot be read: ${error.message}. Look for a quotation mark that is not closed.`,
    );
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * A quotation mark that one row opens and another closes by chance makes one cell of what lies between. Such a cell
 * begins with the mark and has line ends; a text that was meant so comes from a file whose quotation marks are in order.
 */
function refuseBrokenQuotes(text: string, delimiter: string, rows: SheetRow[]): void {
  const suspect = rows.find(({ cells }) => cells.some((cell) => cell.startsWith('"') && /[\r\n]/.test(cell)));
  if (!suspect) return;
  try {
    parse(text, { delimiter, record_delimiter: lineEnds, relax_column_count: true, on_record: () => null });
  } catch {
    throw new SpreadsheetProblem(
      'unreadable-file',
      `A quotation mark in row ${suspect.number} is opened and not closed, so that rows run into each other. Close it, or write it twice where it is part of the text.`,
      { row: suspect.number },
    );
  }
}
