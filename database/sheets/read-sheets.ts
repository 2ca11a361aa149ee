import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { Sheet } from '../../domain/import/table.js';
import { readCsv } from './csv.js';
import { isBinary, lineOfZero } from './decode-text.js';
import type { FileOptions } from './file-options.js';
import { compoundFile } from './foreign-files.js';
import { readXlsx } from './xlsx.js';

/**
 * The sheets of a file. What kind of file it is shows its content, not its name.
 * @throws SpreadsheetProblem
 */
export async function readSheets(bytes: Buffer, options: FileOptions): Promise<Sheet[]> {
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')))
    return readXlsx(bytes, options.sheet ?? null);
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw compoundFile(bytes);
  const line = lineOfZero(bytes);
  if (line !== null)
    throw new SpreadsheetProblem(
      'unreadable-file',
      `Line ${line} has a character that is none (a zero byte): something went wrong where the file was written. Write it anew, or take that character out.`,
      { row: line },
    );
  if (isBinary(bytes))
    throw new SpreadsheetProblem(
      'unreadable-file',
      'This is neither a CSV file nor an Excel workbook (.xlsx). Save it as one of these.',
    );
  return [readCsv(bytes, options)];
}
