import { attributeColumn, attributeText } from '../../../../domain/import/attribute-column.js';
import { exportHeaders } from '../../../../domain/import/fields.js';
import { tagsText } from '../../../../domain/import/row.js';
import { formatLocal, localDate } from '../../../../domain/time.js';
import type { ExportRow } from '../../../../database/items/export-items.js';
import { isDoneElsewhere } from '../items/item-json.js';

export interface ExportColumn<Row = ExportRow> {
  name: string;
  /** In characters. */
  width: number;
  cell: (row: Row) => string;
  /** In a workbook, where it is no text: a date has its local day and time as if they were in UTC. */
  value?: (row: Row) => Date | number | string | null;
  /** Of such a value. */
  format?: string;
  /** A number, before which no guard against formulas stands: what reads it reads -5. */
  bare?: boolean;
}

const dayFormat = 'yyyy-mm-dd';

/** Under names that the import knows, so that an export imported again changes nothing. */
const fieldColumns: readonly ExportColumn[] = [
  { name: exportHeaders.id, width: 16, cell: (i) => i.external_id ?? '' },
  { name: exportHeaders.title, width: 50, cell: (i) => i.title },
  { name: exportHeaders.description, width: 50, cell: (i) => i.description },
  {
    name: exportHeaders.owner,
    width: 28,
    cell: (i) => (i.owner_email === null ? i.owner_name : `${i.owner_name} <${i.owner_email}>`),
  },
  {
    name: exportHeaders.due,
    width: 18,
    cell: (i) => [i.due_date, i.due_time].filter(Boolean).join(' '),
    value: (i) => new Date(`${i.due_date}T${i.due_time ?? '00:00'}Z`),
    format: 'yyyy-mm-dd hh:mm',
  },
  { name: exportHeaders.status, width: 12, cell: (i) => i.status },
  { name: exportHeaders.severity, width: 12, cell: (i) => i.severity ?? '' },
  { name: exportHeaders.rootCause, width: 24, cell: (i) => i.root_cause ?? '' },
  {
    name: exportHeaders.raised,
    width: 12,
    cell: (i) => i.raised_on ?? '',
    value: (i) => (i.raised_on === null ? null : new Date(i.raised_on)),
    format: dayFormat,
  },
  { name: exportHeaders.tags, width: 24, cell: (i) => tagsText(i.tags) },
  { name: exportHeaders.phase, width: 18, cell: (i) => i.phase_name },
  { name: exportHeaders.dependsOn, width: 24, cell: (i) => tagsText(i.waits_for) },
  { name: exportHeaders.number, width: 18, cell: (i) => `AI-${i.number}` },
  { name: exportHeaders.version, width: 18, cell: (i) => String(i.version) },
  { name: exportHeaders.program, width: 28, cell: (i) => i.program_name },
  { name: exportHeaders.overdue, width: 18, cell: (i) => (i.overdue ? 'yes' : 'no') },
  {
    name: exportHeaders.level,
    width: 16,
    cell: (i) => String(i.ladder_level),
    value: (i) => i.ladder_level,
    format: '0',
  },
  {
    name: exportHeaders.firstDue,
    width: 20,
    cell: firstDue,
    value: (i) => new Date(firstDue(i)),
    format: dayFormat,
  },
  { name: exportHeaders.age, width: 16, cell: (i) => String(age(i)), value: age, format: '0' },
  { name: exportHeaders.doneElsewhere, width: 24, cell: (i) => (isDoneElsewhere(i) ? 'yes' : 'no') },
  { name: exportHeaders.brokenGlass, width: 20, cell: (i) => (i.broken_glass ? 'yes' : 'no') },
];

/** Local to the item, as its due date is. */
const updated: ExportColumn = {
  name: exportHeaders.updated,
  width: 18,
  cell: (i) => formatLocal(i.updated_at.getTime(), i.due_zone),
  value: (i) => new Date(`${formatLocal(i.updated_at.getTime(), i.due_zone).replace(' ', 'T')}Z`),
  format: 'yyyy-mm-dd hh:mm',
};

/** The columns of an export; attributes have columns of their own behind the others. */
export function exportColumns(attributes: string[]): ExportColumn[] {
  const own = attributes.map((name) => ({
    name: attributeColumn(name),
    width: 24,
    cell: (row: ExportRow) => attributeText(row.attributes[name]),
    value: (row: ExportRow) => attributeValue(row.attributes[name]),
  }));
  return [...fieldColumns, ...own];
}

/** What a list of items can show, as its page calls it; and under which name it stands in an export. */
const shownAs = {
  program: exportHeaders.program,
  phase: exportHeaders.phase,
  owner: exportHeaders.owner,
  due: exportHeaders.due,
  status: exportHeaders.status,
  severity: exportHeaders.severity,
  cause: exportHeaders.rootCause,
  tags: exportHeaders.tags,
  updated: exportHeaders.updated,
} as const;

export type ShownColumn = keyof typeof shownAs;
export const shownColumns = Object.keys(shownAs) as ShownColumn[];

/** As it stands in a list: which item it is, and these columns in this order. */
export function chosenColumns(chosen: readonly ShownColumn[]): ExportColumn[] {
  const names = [exportHeaders.number, exportHeaders.title, ...chosen.map((each) => shownAs[each])];
  return names.flatMap((name) => [...fieldColumns, updated].find((column) => column.name === name) ?? []);
}

/** The day that was agreed first, before any extension; local to the item. */
function firstDue(row: ExportRow): string {
  return localDate(row.original_due_at.getTime(), row.due_zone);
}

/** Days since it was raised, or written down here, until it was done, or today; in the item's zone. */
function age(row: ExportRow): number {
  const day = (at: number): string => localDate(at, row.due_zone);
  const from = row.raised_on ?? day(row.created_at.getTime());
  const to = day(row.done_at?.getTime() ?? Date.now());
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/** A number that a workbook holds without loss is one there; all else is the text that is read back. */
function attributeValue(value: unknown): number | string | null {
  if (typeof value === 'number' && Number(value.toPrecision(15)) === value) return value;
  return attributeText(value) || null;
}

/** `action-items 2026-11-23 1405.csv` */
export function exportName(at: number, format: string, what = 'action-items'): string {
  return `${what} ${formatLocal(at, 'UTC').replace(':', '')}.${format}`;
}
