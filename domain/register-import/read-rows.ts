import { longestCell } from '../import/cell-limit.js';
import { aboutCellError, isCellError } from '../import/cell-error.js';
import { dateIn, readDateColumn, type DateColumn } from '../import/date-column.js';
import type { DateOrder } from '../import/date-value.js';
import { isTotalsText } from '../import/row-fault.js';
import type { SheetRow, Table } from '../import/table.js';
import { oneLine } from '../text/one-line.js';
import { cellName, keyIn, type ColumnUse } from './columns.js';
import type { RegisterField, RegisterShape } from './shape.js';
import { valueOf } from './value.js';

/** Why a row cannot come in, with the cell to mend. */
export interface RowRefusal {
  row: number;
  /** `B7`; null where it is the row as a whole. */
  cell: string | null;
  column: string | null;
  message: string;
}

/** A row as it was understood: texts of people are not looked up yet. */
export interface RegisterRow {
  row: number;
  cells: string[];
  /** The number of its key, in an own export. */
  number: number | null;
  reference: string | null;
  /** By field: what the request has, beside the text from which it was read. */
  values: Map<string, { text: string; value: unknown }>;
}

export interface RegisterReading {
  rows: RegisterRow[];
  refused: RowRefusal[];
}

/** How the cells of a file are read, beside what its columns are taken for. */
export interface RegisterReadingOptions {
  dateOrder?: DateOrder | null | undefined;
  /** Field → text, of rows that say nothing of it. */
  all?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads the rows of a table; what is wrong with a row is said of each cell.
 *
 * @throws SpreadsheetProblem `ambiguous-dates` where day and month could each come first
 */
export function readRegisterRows(
  table: Table,
  shape: RegisterShape,
  uses: readonly ColumnUse[],
  options: RegisterReadingOptions = {},
): RegisterReading {
  const columns = placesOf(uses);
  const dates = datesOf(table, uses, options.dateOrder ?? null);
  const rows: RegisterRow[] = [];
  const refused: RowRefusal[] = [];
  for (const row of table.rows) {
    const read = readRow(row, { table, shape, uses, columns, dates, all: options.all ?? {} });
    refused.push(...read.refused);
    if (read.refused.length === 0) rows.push(read.row);
  }
  return { rows, refused };
}

interface How {
  table: Table;
  shape: RegisterShape;
  uses: readonly ColumnUse[];
  columns: Map<string, number>;
  dates: Map<string, DateColumn>;
  all: Readonly<Record<string, string>>;
}

function readRow(row: SheetRow, how: How): { row: RegisterRow; refused: RowRefusal[] } {
  const { table, shape, uses, columns } = how;
  const refused: RowRefusal[] = [];
  const refuse = (index: number | undefined, message: string): void => {
    const column = index === undefined ? undefined : table.header[index];
    const cell = index === undefined ? null : cellName(index, row.number);
    refused.push({ row: row.number, cell, column: column ?? null, message });
  };
  const read: RegisterRow = { row: row.number, cells: row.cells, number: null, reference: null, values: new Map() };
  if (row.problem !== undefined) refuse(undefined, row.problem);
  else if (isTotals(row, how)) refuse(undefined, `This is a row of totals, not a ${shape.noun}. Leave it out.`);
  else {
    for (const [index, use] of uses.entries()) {
      if (use.as !== 'field' && use.as !== 'kept') continue;
      const text = cellText(row, index);
      // What looks into a text costs more the longer it is: nothing looks into one that no cell of a workbook could hold.
      if (text.length > longestCell) refuse(index, `The cell is longer than ${longestCell} characters.`);
      else if (isCellError(text)) refuse(index, aboutCellError(text));
    }
    const key = uses.findIndex(({ as }) => as === 'key');
    if (key !== -1) read.number = keyIn(cellText(row, key), shape);
    // Of what is here nothing is taken in: whatever its row says is no mistake.
    if (read.number !== null) return { row: read, refused: [] };
    if (refused.length === 0) readFields(row, read, how, refuse);
    const reference = read.values.get('reference')?.text ?? '';
    if (!saysNone(reference)) read.reference = reference;
    if (reference.length > 200) refuse(columns.get('reference'), 'A reference has 200 characters at most.');
    addKept(row, read, how);
  }
  return { row: read, refused };
}

function readFields(
  row: SheetRow,
  read: RegisterRow,
  { columns, dates, shape, all }: How,
  refuse: (index: number | undefined, message: string) => void,
): void {
  const names = ['reference', ...shape.fields.map(({ name }) => name)];
  for (const name of names) {
    const index = columns.get(name);
    const field = shape.fields.find((one) => one.name === name);
    const cell = index === undefined ? '' : (row.dates?.[index] ?? cellText(row, index));
    const said = cell === '' && field ? (all[name]?.trim() ?? '') : cell;
    const text = name === 'title' ? oneLine(said) : said;
    if (text === '') {
      if (field?.required)
        refuse(index, `The ${field.heading.toLowerCase()} is missing. Write it, or say one for all rows.`);
      continue;
    }
    const found = field ? valueOf(text, field, dateOf(name, dates)) : { value: text };
    if ('message' in found) refuse(index, found.message);
    else read.values.set(name, { text, value: found.value });
  }
}

function dateOf(
  name: string,
  dates: Map<string, DateColumn>,
): (text: string) => { value: string } | { message: string } {
  return (text) => {
    const column = dates.get(name) ?? readDateColumn(name, [{ row: 0, text }]);
    const read = dateIn(text, column);
    return 'message' in read ? read : { value: read.reading.date };
  };
}

/** What is kept of a row besides stands as lines below its text. */
function addKept(row: SheetRow, read: RegisterRow, { uses, table, shape }: How): void {
  const lines = uses.flatMap((use, index) => {
    const text = cellText(row, index);
    return use.as === 'kept' && text !== '' ? [`${table.header[index] ?? ''}: ${text}`] : [];
  });
  if (read.reference !== null) lines.unshift(`Reference: ${read.reference}`);
  const kept = read.values.get(shape.keptIn);
  if (lines.length === 0 || !kept) return;
  const text = `${kept.text}\n\n${lines.join('\n')}`;
  read.values.set(shape.keptIn, { text, value: text });
}

/** A row that begins like a sum of those above it, and has no text of its own. */
function isTotals(row: SheetRow, { columns, shape }: How): boolean {
  const text = columns.get(shape.keptIn);
  return isTotalsText(row.cells) && (text === undefined || cellText(row, text) === '');
}

function cellText(row: SheetRow, index: number): string {
  return (row.cells[index] ?? '').trim();
}

/** What stands in a cell that is to say that there is no reference. */
function saysNone(text: string): boolean {
  return text === '' || /^(?:[-–—.?]+|n\/?a|none|nil|tbd|tba|无|無|待定)$/iu.test(text.normalize('NFC'));
}

function placesOf(uses: readonly ColumnUse[]): Map<string, number> {
  return new Map(uses.flatMap((use, index) => (use.as === 'field' ? [[use.field.name, index] as const] : [])));
}

/** How the dates of each column of dates are written, by field. */
function datesOf(table: Table, uses: readonly ColumnUse[], given: DateOrder | null): Map<string, DateColumn> {
  const dates = new Map<string, DateColumn>();
  for (const [index, use] of uses.entries()) {
    if (use.as !== 'field' || use.field.kind !== 'day') continue;
    const cells = table.rows.flatMap((row) => {
      const text = row.dates?.[index] ?? cellText(row, index);
      return text === '' ? [] : [{ row: row.number, text }];
    });
    const order = { date1904: table.date1904, given };
    dates.set(use.field.name, readDateColumn(table.header[index] ?? '', cells, order));
  }
  return dates;
}

/** Where a field stands in the row of a table, as people call its cell. */
export function placeOf(
  { header }: Pick<Table, 'header'>,
  uses: readonly ColumnUse[],
  field: RegisterField | undefined,
  row: number,
): Pick<RowRefusal, 'cell' | 'column'> {
  const index = uses.findIndex((use) => use.as === 'field' && use.field.name === field?.name);
  return index === -1 ? { cell: null, column: null } : { cell: cellName(index, row), column: header[index] ?? null };
}
