import { isLocalDate } from '../time.js';
import { dateIn, readDateColumn, shiftDays, type DateCell, type DateColumn } from './date-column.js';
import type { DateOrder } from './date-value.js';
import { readDueRule, type DueRule } from './due-rule.js';
import type { Field } from './fields.js';
import { matchColumns, usualField, type Columns } from './header.js';
import { SpreadsheetProblem } from './problem.js';
import { isPercentage, type StatusMapping } from './status.js';
import type { Table } from './table.js';

export interface ReadingOptions {
  /** field → column */
  mapping?: Record<string, string>;
  dateOrder?: DateOrder | null;
  /** `YYYY-MM-DD` on which the earliest due date of the file is to fall; null leaves the dates alone. */
  shiftTo?: string | null;
  /** What words of the status column mean, by `wordKey`. */
  statusWords?: StatusMapping;
  /** What gives a due date to rows without one, as `readDueRule` reads it. */
  dueRule?: string | null;
  /** Whose the rows are that name nobody. */
  defaultOwner?: string | null;
  /** The last day, `YYYY-MM-DD`, on which something can have been completed by now, wherever that was. */
  today?: string | null;
}

/** How a table is read; decided over the whole of it before a single row is. */
export interface ReadingPlan {
  columns: Columns;
  /** The columns of dates that must be read for sure: due and raised, where there are any. */
  dates: Partial<Record<Field, DateColumn>>;
  /** Days that every due date moves. */
  shift: number;
  statusWords: StatusMapping;
  dueRule: DueRule | null;
  /** How the column is written that the rule counts from. */
  ruleDates: DateColumn | null;
  defaultOwner: string | null;
  today: string | null;
}

/**
 * Matches the columns and settles how dates are written.
 *
 * @throws SpreadsheetProblem when the file cannot be read for sure; its detail says what to state
 */
export function planReading(table: Table, options: ReadingOptions = {}): ReadingPlan {
  const defaultOwner = options.defaultOwner?.trim() || null;
  const given = {
    ...(options.dueRule ? { due: true } : {}),
    ...(defaultOwner === null ? {} : { owner: true }),
  };
  const columns = withoutProgress(table, matchColumns(table.header, options.mapping, given), options.mapping ?? {});
  const order = { date1904: table.date1904, given: options.dateOrder ?? null };
  const datesIn = (index: number): DateColumn =>
    readDateColumn(table.header[index] ?? '', cellsOf(table, index), order);
  const dates: ReadingPlan['dates'] = {};
  for (const field of ['due', 'raised'] as const) {
    const index = columns.get(field);
    if (index !== undefined) dates[field] = datesIn(index);
  }
  const dueRule = options.dueRule ? readDueRule(options.dueRule, table.header, columns) : null;
  return {
    columns,
    dates,
    shift: dates.due ? shiftOf(table, columns, dates.due, options.shiftTo ?? null) : 0,
    statusWords: options.statusWords ?? {},
    dueRule,
    ruleDates: dueRule?.kind === 'after' && dueRule.column !== null ? datesIn(dueRule.column) : null,
    defaultOwner,
    today: options.today ?? null,
  };
}

/**
 * A column such as "Progress" is taken for the state where it holds words; numbers and shares say how far the work is,
 * and are kept as an attribute. What a person maps is what they say it is.
 */
function withoutProgress(table: Table, columns: Columns, mapping: Record<string, string>): Columns {
  const index = columns.get('status');
  if (index === undefined || mapping['status'] !== undefined) return columns;
  if (usualField(table.header[index] ?? '')?.rank === 0) return columns;
  const texts = cellsOf(table, index).map(({ text }) => text);
  const numbers = texts.filter((text) => isPercentage(text) || /^\d+([.,]\d+)?$/.test(text));
  if (numbers.length * 2 <= texts.length) return columns;
  return new Map([...columns].filter(([field]) => field !== 'status'));
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
