import { isLocalDate } from '../time.js';
import { dateIn, readDateColumn, shiftDays, type DateCell, type DateColumn } from './date-column.js';
import type { DateOrder } from './date-value.js';
import type { Field } from './fields.js';
import { matchColumns, type Columns } from './header.js';
import { SpreadsheetProblem } from './problem.js';
import type { Table } from './table.js';

export interface ReadingOptions {
  /** field → column */
  mapping?: Record<string, string>;
  dateOrder?: DateOrder | null;
  /** `YYYY-MM-DD` on which the earliest due date of the file is to fall; null leaves the dates alone. */
  shiftTo?: string | null;
}

/** How a table is read; decided over the whole of it before a single row is. */
export interface ReadingPlan {
  columns: Columns;
  /** The columns of dates that must be read for sure: due and raised, where there are any. */
  dates: Partial<Record<Field, DateColumn>>;
  /** Days that every due date moves. */
  shift: number;
}

/**
 * Matches the columns and settles how dates are written.
 *
 * @throws SpreadsheetProblem when the file cannot be read for sure; its detail says what to state
 */
export function planReading(table: Table, options: ReadingOptions = {}): ReadingPlan {
  const columns = matchColumns(table.header, options.mapping);
  const dates: ReadingPlan['dates'] = {};
  for (const field of ['due', 'raised'] as const) {
    const index = columns.get(field);
    if (index === undefined) continue;
    const given = { date1904: table.date1904, given: options.dateOrder ?? null };
    dates[field] = readDateColumn(table.header[index] ?? '', cellsOf(table, index), given);
  }
  return { columns, dates, shift: dates.due ? shiftOf(table, columns, dates.due, options.shiftTo ?? null) : 0 };
}

function cellsOf(table: Table, index: number): DateCell[] {
  return table.rows.flatMap((row) => {
    const text = row.cells[index]?.trim() ?? '';
    return text === '' ? [] : [{ row: row.number, text }];
  });
}

function shiftOf(table: Table, columns: Columns, due: DateColumn, target: string | null): number {
  if (target === null) return 0;
  if (!isLocalDate(target))
    throw new SpreadsheetProblem(
      'invalid-mapping',
      `"${String(target)}" in --shift-to is not a date. Write it as YYYY-MM-DD.`,
    );
  const dates = cellsOf(table, columns.get('due') ?? -1).flatMap(({ text }) => {
    const read = dateIn(text, due);
    return 'reading' in read ? [read.reading.date] : [];
  });
  return shiftDays(dates, target);
}
