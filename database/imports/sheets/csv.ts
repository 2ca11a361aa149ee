import { CsvError, parse } from 'csv-parse/sync';
import { withoutGuard } from '../../../domain/spreadsheet/formula-guard.js';
import { SpreadsheetProblem } from '../../../domain/spreadsheet/problem.js';
import type { Sheet } from '../../../domain/spreadsheet/table.js';
import { decodeText } from './decode-text.js';

const delimiters = [',', ';', '\t', '|'] as const;

/** Reads a CSV file whose delimiter is a comma, semicolon, tab or bar. */
export function readCsv(bytes: Buffer): Sheet {
  const decoded = decodeText(bytes).replace(/^\uFEFF/, '');
  // Excel's own hint, a first line of `sep=;`, is no row of the table for it either.
  const hint = /^sep=(.)\r?\n/i.exec(decoded);
  const text = hint ? decoded.slice(hint[0].length) : decoded;
  const records = parseRecords(text, hint?.[1] ?? delimiterOf(text));
  const offset = hint ? 2 : 1;
  const rows = records.map((cells, index) => ({ number: index + offset, cells: cells.map(cellText) }));
  return { name: null, rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), date1904: false };
}

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SpreadsheetProblem(
      'unreadable-file',
      `The CSV file cannot be read: ${error.message}. Look for a quotation mark that is not closed.`,
    );
  }
}

/** The one that stands most often in the first lines, outside quotation marks. */
export function delimiterOf(text: string): string {
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let lines = 0;
  for (const char of text.slice(0, 65_536)) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n' && ++lines === 5) break;
    else if (counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : ',';
}

/** PostgreSQL keeps neither zero characters nor halves of surrogate pairs. */
function cellText(cell: string): string {
  return withoutGuard(cell).replaceAll('\u0000', '').toWellFormed();
}
