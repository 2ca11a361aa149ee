import ExcelJS from 'exceljs';
import { SpreadsheetProblem } from '../../../domain/spreadsheet/problem.js';
import type { Sheet, SheetRow } from '../../../domain/spreadsheet/table.js';
import { checkArchive } from './zip.js';

/** Columns of a register that people can read; beyond it lie stray cells. */
const mostColumns = 500;

/** Reads the visible sheets of a workbook that hold anything, in their order. */
export async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const names = await checkArchive(bytes);
  if (!names.includes('xl/workbook.xml'))
    throw new SpreadsheetProblem(
      'unreadable-file',
      'The file is an archive, not an Excel workbook. Save it as .xlsx or CSV.',
    );
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SpreadsheetProblem(
      'unreadable-file',
      `The workbook cannot be read (${reason}). Save it anew, or as CSV.`,
    );
  }
  // Missing from the type of the properties, present in every workbook.
  const { date1904 = false } = workbook.properties as { date1904?: boolean };
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet), date1904 }))
    .filter(({ rows }) => rows.length > 0);
}

function rowsOf(sheet: ExcelJS.Worksheet): SheetRow[] {
  const rows: SheetRow[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      // The other cells of a merged range repeat its value.
      if (column > mostColumns || (cell.isMerged && cell.master.address !== cell.address)) return;
      const text = textOf(cell.value);
      if (text === '') return;
      while (cells.length < column) cells.push('');
      cells[column - 1] = text.replaceAll('\u0000', '').toWellFormed();
    });
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ number, cells });
  });
  return rows;
}

/** What a cell shows, dates as ISO dates; a formula by its last result. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return linkText(value);
  if ('checkbox' in value) return value.checkbox ? 'TRUE' : 'FALSE';
  return textOf(value.result);
}

/** Rid of what binary fractions add: 0.1 + 0.2 is shown as 0.3. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  // Serial numbers are days; a second is 0.0000116 of one and comes back a little off.
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

function linkText(value: ExcelJS.CellHyperlinkValue): string {
  const text = typeof value.text === 'string' ? value.text : textOf(value.text);
  // A person linked by his address is told by the address; a text under which a page lies keeps the page.
  const target = value.hyperlink.replace(/^mailto:/i, '');
  if (target === '' || text.includes(target)) return text;
  return text === '' ? target : value.hyperlink === target ? `${text} ${target}` : `${text} <${target}>`;
}
