import { DateTime } from 'luxon';
import { isThai, readDate, type DateOrder, type DateReading } from './date-value.js';
import { SpreadsheetProblem } from './problem.js';

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const satisfies DateOrder[];

const orderNames: Record<DateOrder, string> = { dmy: 'day/month/year', mdy: 'month/day/year', ymd: 'year/month/day' };

/** A cell of a column of dates. */
export interface DateCell {
  row: number;
  text: string;
}

/** How the dates of one column are read. */
export interface DateColumn {
  column: string;
  date1904: boolean;
  /** Null where no value needs an order. */
  order: DateOrder | null;
  /** Whether years of two digits count by the Buddhist era. */
  buddhist: boolean;
  /** Whether there are such years. */
  shortYears: boolean;
}

/** Whether a date ends in a year of two digits for which the era matters. */
function isOfShortYear(text: string, date1904: boolean): boolean {
  return /(?<!\d)(4[5-9]|[5-9]\d)$/.test(text.trim()) && readDate(text, date1904, true).kind !== 'none';
}

/** Whether a column is written by the Thai calendar: its name or a value is Thai, or a year is one of that era. */
function isBuddhist(column: string, cells: DateCell[]): boolean {
  return isThai(column) || cells.some(({ text }) => isThai(text) || /(?<!\d)2[456]\d\d(?!\d)/.test(text));
}

/**
 * Finds the order of day and month from the whole column: one `31/01/2025` decides for all. What nothing decides is
 * asked about, never guessed.
 *
 * @param given the order a person stated; it wins
 * @throws SpreadsheetProblem `ambiguous-dates` with samples and what to type
 */
export function readDateColumn(
  column: string,
  cells: DateCell[],
  options: { date1904?: boolean; given?: DateOrder | null } = {},
): DateColumn {
  const date1904 = options.date1904 ?? false;
  const buddhist = isBuddhist(column, cells);
  const shortYears = buddhist && cells.some(({ text }) => isOfShortYear(text, date1904));
  const era = { buddhist, shortYears };
  if (options.given) return { column, date1904, order: options.given, ...era };
  const forced = new Map<DateOrder, number>();
  const open: { cell: DateCell; readings: Partial<Record<DateOrder, DateReading>> }[] = [];
  for (const cell of cells) {
    const value = readDate(cell.text, date1904, buddhist);
    if (value.kind !== 'ordered') continue;
    const orders = dateOrders.filter((order) => value.readings[order]);
    if (orders.length > 1) open.push({ cell, readings: value.readings });
    else for (const order of orders) forced.set(order, (forced.get(order) ?? 0) + 1);
  }
  const candidates = dateOrders.filter((order) => open.every(({ readings }) => readings[order]));
  const byWeight = [...forced].sort(([, a], [, b]) => b - a);
  const [first, second] = byWeight;
  const order = first?.[0] ?? null;
  // Values that contradict each other decide nothing for those that could be either: neither two orders that each must
  // be, nor one that some of the others cannot be (12/31/26 beside 31/12/26, which is no month first). Where nothing
  // could be either, the few that differ from the many are rejected row by row.
  const settled = order === null ? candidates.length === 1 : byWeight.length === 1 && candidates.includes(order);
  if ((open.length > 0 && !settled) || (first && second && first[1] === second[1]))
    throw ambiguous(column, open, cells, date1904);
  return { column, date1904, order: order ?? (open.length > 0 ? (candidates[0] ?? null) : null), ...era };
}

/** The date in a cell, or why it is none. */
export function dateIn(cell: string, column: DateColumn): { reading: DateReading } | { message: string } {
  const value = readDate(cell, column.date1904, column.buddhist);
  if (value.kind === 'plain') return meant(cell, value.reading);
  if (value.kind === 'none' && readDate(cell, column.date1904, true).kind !== 'none')
    return {
      message: `In "${cell}" the year has two digits, and could be of another century or of the Buddhist era. Write all four.`,
    };
  if (value.kind === 'none') return { message: `"${cell}" is not a date. Write it as YYYY-MM-DD.` };
  const reading = column.order && value.readings[column.order];
  if (reading) return meant(cell, reading);
  const as = column.order ? orderNames[column.order] : 'a date';
  return { message: `"${cell}" is not a date as ${as}, the order of this column. Write it as YYYY-MM-DD.` };
}

/** What programs write where there is no date: the first day that they count. */
const noDates = new Set(['1900-01-01', '1904-01-01', '1970-01-01']);

function meant(cell: string, reading: DateReading): { reading: DateReading } | { message: string } {
  if (!noDates.has(reading.date)) return { reading };
  const as = cell.trim() === reading.date ? '' : `, which is ${reading.date}`;
  return { message: `"${cell}"${as}, stands where a program has no date. Write the date, or leave the cell empty.` };
}

/** Days by which every due date moves so that the earliest of them falls on `target`. Dates are `YYYY-MM-DD`. */
export function shiftDays(dates: string[], target: string): number {
  const [earliest] = dates.toSorted();
  if (earliest === undefined) return 0;
  return Math.round(
    DateTime.fromISO(target, { zone: 'utc' }).diff(DateTime.fromISO(earliest, { zone: 'utc' }), 'days').days,
  );
}

/** The date so many days later; date and time of day stay local. */
export function shifted(reading: DateReading, days: number): DateReading {
  if (days === 0) return reading;
  const date = DateTime.fromISO(reading.date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
  return { date, time: reading.time, instant: reading.instant === null ? null : reading.instant + days * 86_400_000 };
}

function ambiguous(
  column: string,
  open: { cell: DateCell; readings: Partial<Record<DateOrder, DateReading>> }[],
  cells: DateCell[],
  date1904: boolean,
): SpreadsheetProblem {
  const decided = cells.flatMap((cell) => {
    const value = readDate(cell.text, date1904);
    return value.kind === 'ordered' ? [{ cell, readings: value.readings }] : [];
  });
  const samples = [...open, ...decided.filter(({ readings }) => Object.keys(readings).length === 1)]
    .slice(0, 5)
    .map((sample) => ({
      row: sample.cell.row,
      value: sample.cell.text,
      readings: Object.fromEntries(Object.entries(sample.readings).map(([order, { date }]) => [order, date])),
    }));
  const orders = dateOrders.filter((order) => samples.some(({ readings }) => readings[order] !== undefined));
  const [sample] = samples;
  const could = Object.values(sample?.readings ?? {}).join(' or ');
  const say = orders.map((order) => `--date-order ${order} (${orderNames[order]})`).join(' or ');
  return new SpreadsheetProblem(
    'ambiguous-dates',
    `The dates of column "${column}" can be read in more than one way: "${sample?.value ?? ''}" in row ${sample?.row ?? 0} ` +
      `is ${could}${samples.length > 1 ? ', and others do not settle it' : ''}. Say how they are meant: ${say}.`,
    { column, samples, orders },
  );
}
