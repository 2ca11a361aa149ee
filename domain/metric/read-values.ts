import type { MetricMeaning, MetricType } from './metric.js';
import { periodProblem } from './period.js';
import { longestSliceValue, sliceKey, type Slice } from './slice.js';
import type { Measured } from './words.js';

/** Rows of one call at most. */
export const mostValueRows = 10_000;

/** The columns in which each kind of metric has its values. */
export const columnsOfType: Record<MetricType, readonly [string] | readonly [string, string]> = {
  count: ['value'],
  rate: ['numerator', 'denominator'],
  mean: ['sum', 'n'],
};

/** A value as it came in, understood. */
export interface GivenValue extends Measured {
  slice: Slice;
  sliceKey: string;
  /** The first day. */
  period: string;
}

/** Why a row cannot be taken: of which row, in which column. */
export interface RowProblem {
  /** As whoever sent it counts: of a file the row of the sheet, otherwise from 1. */
  row: number;
  column: string | null;
  message: string;
}

/** Where each thing stands in a row. */
export interface ValueColumns {
  period: number;
  amount: number;
  base: number | null;
  dimensions: { name: string; index: number }[];
}

type Cell = unknown;

/** The columns that values of this metric may have, the needed ones first. */
export function knownColumns({ type, dimensions }: Pick<MetricMeaning, 'type' | 'dimensions'>): string[] {
  return ['period', ...columnsOfType[type], ...dimensions];
}

/**
 * Where each thing stands, by names of columns.
 *
 * @param strict whether a column that nothing is known of is a mistake; in a file it is left out
 */
export function valueColumnsOf(
  names: readonly string[],
  metric: Pick<MetricMeaning, 'type' | 'dimensions'>,
  strict: boolean,
): ValueColumns | { column: string | null; message: string } {
  const known = knownColumns(metric);
  const where = (name: string): number => names.findIndex((one) => plain(one) === name);
  const [amount, base] = columnsOfType[metric.type];
  const needed = ['period', amount, ...(base === undefined ? [] : [base])];
  const missing = needed.filter((name) => where(name) === -1);
  if (missing.length > 0)
    return {
      column: null,
      message: `has no column ${missing.join(', ')}. Of a ${metric.type} it has ${known.join(', ')}.`,
    };
  const twice = names.find(
    (name, index) => known.includes(plain(name)) && names.findIndex((one) => plain(one) === plain(name)) < index,
  );
  if (twice !== undefined)
    return { column: twice, message: `has the column "${twice.slice(0, 60)}" twice. Leave one out.` };
  const unknown = strict ? names.find((name) => !known.includes(plain(name))) : undefined;
  if (unknown !== undefined)
    return {
      column: unknown,
      message: `has a column "${unknown.slice(0, 60)}" that is not known here; known are ${known.join(', ')}.`,
    };
  return {
    period: where('period'),
    amount: where(amount),
    base: base === undefined ? null : where(base),
    dimensions: metric.dimensions.flatMap((name) => (where(name) === -1 ? [] : [{ name, index: where(name) }])),
  };
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

/** What a row says, or why it cannot be taken. Pure; one row at a time, so that others have their turn. */
export function readValueRow(
  cells: readonly Cell[],
  at: ValueColumns,
  { metric, row, now }: { metric: MetricMeaning; row: number; now: number },
): GivenValue | RowProblem {
  const wrong = (column: string, message: string): RowProblem => ({ row, column, message });
  const period = textOf(cells[at.period]);
  const problem = periodProblem(period, metric, now);
  if (problem !== null) return wrong('period', problem);
  const slice: Record<string, string> = {};
  for (const { name, index } of at.dimensions) {
    const value = textOf(cells[index]);
    if (value.length > longestSliceValue) return wrong(name, `has more than ${longestSliceValue} characters.`);
    if (!value.isWellFormed() || value.includes('\u0000')) return wrong(name, 'is no text that can be kept.');
    if (value !== '') slice[name] = value;
  }
  const measured = measuredOf(cells, at, metric.type);
  if ('message' in measured) return wrong(measured.column, measured.message);
  return { ...measured, period, slice, sliceKey: sliceKey(slice, metric.dimensions) };
}

function measuredOf(
  cells: readonly Cell[],
  at: ValueColumns,
  type: MetricType,
): Measured | { column: string; message: string } {
  const [first, second] = columnsOfType[type];
  const amount = numberOf(cells[at.amount]);
  const whole = type === 'mean' ? null : wholeProblem(amount);
  if (amount === null) return { column: first, message: `${shown(cells[at.amount])} is not a number.` };
  if (whole !== null) return { column: first, message: `${amount} ${whole}` };
  if (at.base === null || second === undefined) return { amount, base: null };
  const base = numberOf(cells[at.base]);
  if (base === null) return { column: second, message: `${shown(cells[at.base])} is not a number.` };
  const over = wholeProblem(base);
  if (over !== null) return { column: second, message: `${base} ${over}` };
  if (type === 'rate' && amount > base)
    return { column: first, message: `${amount} is more than the denominator, ${base}. A share is at most the whole.` };
  if (type === 'mean' && base === 0 && amount !== 0)
    return { column: first, message: `${amount} is a sum over nothing. Send 0 with n 0, or leave the row out.` };
  return { amount, base };
}

function wholeProblem(value: number | null): string | null {
  return value === null || (Number.isSafeInteger(value) && value >= 0) ? null : 'is not a whole number from 0 on.';
}

/** A number, or a text that is one in figures: `1234`, `12.5`. What could be two things (`1,234`) is none. */
function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = textOf(cell);
  if (!/^-?\d{1,15}(?:\.\d{1,12})?$/.test(text)) return null;
  return Number(text);
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
}

function shown(cell: Cell): string {
  const text = textOf(cell);
  return text === '' ? 'What is missing' : `"${text.slice(0, 40).toWellFormed()}"`;
}

/** The second of two rows that give one slice and period different values; null: there is none. The same twice is once. */
export function contradiction(
  values: readonly { given: GivenValue; row: number }[],
): { row: number; earlier: number } | null {
  const seen = new Map<string, { given: GivenValue; row: number }>();
  for (const one of values) {
    const key = `${one.given.period} ${one.given.sliceKey}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, one);
    else if (before.given.amount !== one.given.amount || before.given.base !== one.given.base)
      return { row: one.row, earlier: before.row };
  }
  return null;
}
