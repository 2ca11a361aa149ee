import { SpreadsheetProblem } from '../../../domain/spreadsheet/problem.js';
import type { Sheet } from '../../../domain/spreadsheet/table.js';
import { readCsv } from './csv.js';
import { isBinary } from './decode-text.js';
import { readXlsx } from './xlsx.js';

/**
 * The sheets of a file that hold anything. What kind of file it is shows its content, not its name.
 * @throws SpreadsheetProblem
 */
export async function readSheets(bytes: Buffer): Promise<Sheet[]> {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return readXlsx(bytes);
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw new SpreadsheetProblem(
      'unreadable-file',
      'This is an old Excel file (.xls), or one that is protected by a password. Save it as .xlsx without a password, or as CSV.',
    );
  if (isBinary(bytes))
    throw new SpreadsheetProblem(
      'unreadable-file',
      'This is neither a CSV file nor an Excel workbook (.xlsx). Save it as one of these.',
    );
  return [readCsv(bytes)];
}
