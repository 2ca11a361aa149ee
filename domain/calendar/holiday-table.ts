import { cut } from '../notification/cut.js';
import { dateIn, readDateColumn } from '../spreadsheet/date-column.js';
import type { DateOrder } from '../spreadsheet/date-value.js';
import { SpreadsheetProblem } from '../spreadsheet/problem.js';
import type { SheetRow } from '../spreadsheet/table.js';
import type { OverrideKind } from './body.js';
import { longestName, mostDays } from './check-calendar.js';
import type { StatedDay } from './edit-body.js';

/** A row of a file, or an entry of a calendar file, that states no day; and why. */
export interface RejectedDay {
  /** From 1: the row of the table, or the how-manieth event. */
  row: number;
  message: string;
}

export interface HolidayFile {
  days: StatedDay[];
  rejected: RejectedDay[];
}

const headers = {
  date: ['date', 'day', 'holiday date', 'from', 'start', 'start date', '日期', 'tanggal', 'tarikh'],
  name: ['name', 'holiday', 'holiday name', 'summary', 'description', 'title', 'subject', 'why', '名称', 'nama'],
  kind: ['kind', 'type', 'status', 'working'],
} as const;

const kinds: Record<OverrideKind, readonly string[]> = {
  off: ['off', 'day off', 'holiday', 'public holiday', 'public', 'no', 'false', '休'],
  working: ['working', 'working day', 'work', 'workday', 'make-up', 'make-up day', 'makeup', 'yes', 'true', '班'],
  ordinary: ['ordinary', 'normal', 'none'],
};

/**
 * Reads a table of days: a column of dates, one of names, and where there is one the kind (`off`, `working`,
 * `ordinary`; off where nothing is said). A bad row is reported and stops no other.
 *
 * @throws SpreadsheetProblem where no header names a date and a name, or dates could be read in two ways
 */
export function readHolidayTable(rows: SheetRow[], order: DateOrder | null = null): HolidayFile {
  const at = rows.findIndex(({ cells }) => columnOf(cells, 'date') >= 0 && columnOf(cells, 'name') >= 0);
  const header = rows[at]?.cells;
  if (!header)
    throw new SpreadsheetProblem(
      'missing-columns',
      'The file needs a header row with a column "date" and a column "name"; "kind" may be a third.',
    );
  const [date, name, kind] = [columnOf(header, 'date'), columnOf(header, 'name'), columnOf(header, 'kind')];
  const cell = (row: SheetRow, column: number): string => (row.cells[column] ?? '').trim();
  const below = rows.slice(at + 1);
  if (below.length > mostDays)
    throw new SpreadsheetProblem(
      'file-too-large',
      `The file has ${below.length} rows; a calendar has ${mostDays} at most.`,
    );
  const dates = readDateColumn(
    header[date] ?? 'date',
    below.map((row) => ({ row: row.number, text: cell(row, date) })),
    { given: order },
  );
  const read = below.map((row): StatedDay | string => {
    const found = dateIn(cell(row, date), dates);
    if ('message' in found) return found.message;
    const as = kindIn(kind < 0 ? '' : cell(row, kind));
    if (!as) return `"${cell(row, kind)}" is not a kind of day. Write off, working or ordinary.`;
    return { date: found.reading.date, kind: as, name: cell(row, name) };
  });
  return collected(read.map((day, index) => ({ row: below[index]?.number ?? 0, day })));
}

/** Days and rejections apart. A name that is missing or too long, and a date that is stated twice, are rejections too. */
export function collected(entries: { row: number; day: StatedDay | string }[]): HolidayFile {
  const days = new Map<string, StatedDay>();
  const rejected: RejectedDay[] = [];
  for (const { row, day } of entries) {
    const before = typeof day === 'string' ? undefined : days.get(day.date);
    if (typeof day === 'string') rejected.push({ row, message: day });
    else if (day.name === '' || day.name.length > longestName)
      rejected.push({ row, message: `${day.date} needs a name of 1 to ${longestName} characters.` });
    else if (before && before.kind !== day.kind)
      rejected.push({
        row,
        message: `${day.date} is stated above as ${before.kind} ("${before.name}"). State it once.`,
      });
    else if (!before) days.set(day.date, day);
    else if (!before.name.split(' / ').includes(day.name))
      days.set(day.date, { ...day, name: cut(`${before.name} / ${day.name}`, longestName) });
  }
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), rejected };
}

function columnOf(cells: string[], field: keyof typeof headers): number {
  return cells.findIndex((cell) => (headers[field] as readonly string[]).includes(cell.trim().toLowerCase()));
}

function kindIn(text: string): OverrideKind | null {
  if (text === '') return 'off';
  const found = Object.entries(kinds).find(([, words]) => words.includes(text.toLowerCase()));
  return found ? (found[0] as OverrideKind) : null;
}
