import type { FileNote } from '../../domain/import/file-note.js';
import { fewOf } from '../../domain/import/file-note.js';
import { SpreadsheetProblem } from '../../domain/import/problem.js';
import type { Sheet, SheetRow } from '../../domain/import/table.js';
import { Archive } from './archive.js';
import { foreignArchive } from './foreign-files.js';
import { addLinks } from './links.js';
import { fillMerged } from './merged.js';
import { readNumberFormats } from './number-formats.js';
import { readSharedStrings } from './shared-strings.js';
import { SheetReader, type SheetContext } from './sheet-reader.js';
import { sheetLimits } from './sheet-limits.js';
import { readWorkbook, type SheetPart } from './workbook.js';
import { readXml } from './xml.js';

/**
 * The sheets of a workbook that hold anything, in their order. A hidden one is read only where it is asked for.
 * @throws SpreadsheetProblem
 */
export async function readXlsx(bytes: Buffer, wanted: string | null = null): Promise<Sheet[]> {
  const archive = await Archive.open(bytes);
  const workbook = await readWorkbook(archive);
  if (!workbook) throw foreignArchive(archive.names);
  const context: SheetContext = {
    strings: await readSharedStrings(archive, workbook.stringsPath),
    formats: await readNumberFormats(archive, workbook.stylesPath),
    date1904: workbook.date1904,
  };
  const sheets: Sheet[] = [];
  for (const part of workbook.sheets) {
    if (part.hidden && part.name !== wanted) {
      sheets.push({ name: part.name, rows: [], date1904: false, hidden: true, notes: [], problem: null });
      continue;
    }
    sheets.push(await readSheet(archive, part, context));
  }
  return sheets;
}

async function readSheet(archive: Archive, { name, path, hidden }: SheetPart, context: SheetContext): Promise<Sheet> {
  const reader = new SheetReader(context);
  const sheet = { name, rows: [], date1904: context.date1904, hidden, notes: [], problem: null };
  try {
    await readXml(archive.read(path), reader);
    await addLinks(archive, path, reader);
    const filled = fillMerged(reader.cells, reader.merged);
    const rows = reader.cells.all();
    return { ...sheet, rows, notes: notesOf(reader, rows, filled) };
  } catch (error) {
    // Too large a sheet beside the register does not keep the register out.
    if (!(error instanceof SpreadsheetProblem) || error.code !== 'file-too-large') throw error;
    return { ...sheet, problem: error };
  }
}

function notesOf(reader: SheetReader, rows: SheetRow[], filled: number): FileNote[] {
  const notes: FileNote[] = [];
  const hidden = new Set(reader.hiddenRows);
  const hiddenRows = rows.flatMap(({ number }) => (hidden.has(number) ? [number] : []));
  if (hiddenRows.length > 0) {
    const text = `${hiddenRows.length} rows are hidden in the sheet, by a filter for example, and were read as well: ${fewOf(hiddenRows)}.`;
    notes.push({ about: 'hidden-rows', text, values: hiddenRows.slice(0, 100).map(String) });
  }
  const columns = reader.hiddenColumns.flatMap(([from, to]) =>
    Array.from({ length: Math.max(0, Math.min(to, sheetLimits.columns) - from + 1) }, (_, n) => from + n),
  );
  const hiddenColumns = [...new Set(columns)].filter((column) => rows.some(({ cells }) => cells[column - 1]));
  if (hiddenColumns.length > 0) {
    const names = hiddenColumns.map(columnName);
    const text = `Columns that are hidden in the sheet were read as well: ${fewOf(names)}.`;
    notes.push({ about: 'hidden-columns', text, values: names });
  }
  if (filled > 0) {
    const text = `The values of merged cells were taken for each of their rows, ${filled} cells in all.`;
    notes.push({ about: 'merged', text, values: [String(filled)] });
  }
  if (reader.cells.beyond > 0) {
    const text = `${reader.cells.beyond} cells to the right of column ${columnName(sheetLimits.columns)} were left out.`;
    notes.push({ about: 'columns-left-out', text, values: [String(reader.cells.beyond)] });
  }
  return notes;
}

/** 1 is A, 27 is AA. */
function columnName(column: number): string {
  const rest = (column - 1) % 26;
  const before = column > 26 ? columnName((column - 1 - rest) / 26) : '';
  return before + String.fromCharCode(65 + rest);
}
