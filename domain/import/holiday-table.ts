import { dateIn, readDateColumn, type DateColumn } from './date-column.js';
import type { DateOrder } from './date-value.js';
import { SpreadsheetProblem } from './problem.js';
import type { SheetRow } from './table.js';
import { folded } from '../text/folded.js';
import { mostDays } from '../calendar/check-calendar.js';
import { dateOf, dayOf } from '../calendar/day.js';
import { collected, NotADay, type HolidayFile, type ReadEntry } from '../calendar/holiday-entries.js';
import { headers, type HeaderField } from '../calendar/holiday-headers.js';
import { kindInWords } from '../calendar/kind-words.js';

/** No holiday is longer. */
const mostDaysOfRow = 31;

/** `Thursday, 1 January 2026`, `1 Jan 2026 (Thu)`: the name of the weekday says nothing that the date does not. */
const weekday =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|senin|selasa|rabu|kamis|jumat|sabtu|minggu|isnin|khamis|jumaat|ahad|星期.|周.|週.|thứ \\S+|chủ nhật|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?';
const weekdayBefore = new RegExp(`^(?:${weekday})[\\s,.]+(?=\\S)`, 'iu');
const weekdayBehind = new RegExp(`[\\s,]*[(（]?(?:${weekday})[.)）]*$`, 'iu');
const onlyWeekday = new RegExp(`^[(（]?(?:${weekday})[.)）]*$`, 'iu');

/**
 * Reads a table of days: a column of dates, one of names, where there is one the last day (`to`, which counts), and where
 * there is one the kind (`off`, `working`, `ordinary`; off where nothing is said). A bad row is reported and stops no
 * other.
 *
 * @throws SpreadsheetProblem where no header names a date and a name, where dates could be read in two ways, or where it is
 *   about several places
 */
export function readHolidayTable(rows: SheetRow[], order: DateOrder | null = null): HolidayFile {
  const at = rows.findIndex(({ cells }) => hasColumn(cells, 'date') && hasColumn(cells, 'name'));
  const header = rows[at]?.cells;
  if (!header)
    throw new SpreadsheetProblem(
      'missing-columns',
      'The file needs a header row with a column "date" and a column "name"; "to" and "kind" may stand beside them.',
    );
  const below = rows.slice(at + 1);
  if (below.length > mostDays)
    throw new SpreadsheetProblem(
      'file-too-large',
      `The file has ${below.length} rows; a calendar has ${mostDays} at most.`,
    );
  const columns = columnsOf(header, below);
  onePlace(header, columns.place, below);
  const cell = (row: SheetRow, column: number): string => (row.cells[column] ?? '').trim();
  const dateCell = (row: SheetRow, column: number): string => withoutWeekday(cell(row, column));
  const read = readDateColumn(
    header[columns.date] ?? 'date',
    below.flatMap((row) =>
      [columns.date, columns.until].map((column) => ({ row: row.number, text: dateCell(row, column) })),
    ),
    { given: order },
  );
  return collected(
    below.flatMap((row): ReadEntry[] => {
      const words = cell(row, columns.kind);
      const kind = words === '' ? 'off' : kindInWords(words);
      const name = cell(row, columns.name);
      const days = daysBetween(dateCell(row, columns.date), dateCell(row, columns.until), read);
      if (typeof days === 'string') return [{ row: row.number, day: days }];
      if (kind === null)
        return [{ row: row.number, day: `"${words}" is not a kind of day. Write off, working or ordinary.` }];
      if (kind === 'no_day_off')
        return [{ row: row.number, day: new NotADay(`"${name}" (${words}) is no day off for everybody.`) }];
      return days.map((date) => ({ row: row.number, day: { date, kind, name } }));
    }),
  );
}

/** The dates of a row, or why they cannot be told. */
function daysBetween(from: string, to: string, column: DateColumn): string[] | string {
  const first = dateIn(from, column);
  if ('message' in first) return first.message;
  const { date } = first.reading;
  if (to === '') return [date];
  const last = dateIn(to, column);
  if ('message' in last) return last.message;
  const length = dayOf(last.reading.date) - dayOf(date) + 1;
  if (length < 1) return `${last.reading.date}, the last day, is before ${date}, the first.`;
  if (length > mostDaysOfRow)
    return `${date} to ${last.reading.date} are ${length} days. Up to ${mostDaysOfRow} are taken.`;
  return Array.from({ length }, (_, n) => dateOf(dayOf(date) + n));
}

/**
 * By field, where its column stands; -1 for none. Of several that may be it, the surest name wins, and of dates the first
 * that holds more than weekdays: beside `Date` stands `Day`, with Thursday in it.
 */
function columnsOf(header: string[], below: SheetRow[]): Record<HeaderField, number> {
  const taken = new Set<number>();
  const find = (field: HeaderField, fits: (column: number) => boolean = () => true): number => {
    for (const name of headers[field]) {
      const column = header.findIndex((cell, n) => !taken.has(n) && folded(cell) === name && fits(n));
      if (column < 0) continue;
      taken.add(column);
      return column;
    }
    return -1;
  };
  const holdsMore = (column: number): boolean => {
    const filled = below.map(({ cells }) => (cells[column] ?? '').trim()).filter((text) => text !== '');
    return filled.length === 0 || filled.some((text) => !onlyWeekday.test(text));
  };
  const date = find('date', holdsMore);
  if (date < 0)
    throw new SpreadsheetProblem(
      'missing-columns',
      'The file names weekdays, and no dates. It needs a column "date" such as 2027-05-01.',
    );
  return { date, until: find('until'), name: find('name'), kind: find('kind'), place: find('place') };
}

/** A list of many places says for each of them what is off there; a calendar is one of them. */
function onePlace(header: string[], column: number, below: SheetRow[]): void {
  const places = new Set(below.map(({ cells }) => (cells[column] ?? '').trim()).filter((place) => place !== ''));
  if (places.size < 2) return;
  const some = [...places].slice(0, 5).join('; ');
  throw new SpreadsheetProblem(
    'ambiguous-columns',
    `The column "${header[column] ?? ''}" names ${places.size} places (${some.slice(0, 200)}). Send the rows of one place.`,
  );
}

function hasColumn(cells: string[], field: HeaderField): boolean {
  return cells.some((cell) => headers[field].includes(folded(cell)));
}

function withoutWeekday(text: string): string {
  return onlyWeekday.test(text) ? text : text.replace(weekdayBefore, '').replace(weekdayBehind, '');
}
