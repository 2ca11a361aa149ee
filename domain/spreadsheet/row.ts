import { attributeOf } from './attribute-column.js';
import { dateIn } from './date-column.js';
import { readDate, type DateReading } from './date-value.js';
import type { Field } from './fields.js';
import type { ReadingPlan } from './reading-plan.js';
import { importedStatus, saysCompleted, type ImportedStatus } from './status.js';
import type { SheetRow } from './table.js';

/** A row that became an action item on paper: nothing is looked up yet. Null: the file has no such column. */
export interface RowDraft {
  row: number;
  cells: string[];
  externalId: string | null;
  /** Tollgate's own number of the item, from an export. */
  number: number | null;
  /** Tells rows without id apart; null for rows with one. */
  titleKey: string | null;
  title: string;
  description: string | null;
  owner: string;
  ownerColumn: string | null;
  due: DateReading;
  /** What a new item begins as. */
  status: ImportedStatus;
  /** The word as it stands, to be kept where Tollgate sees it otherwise; empty: nothing is said. */
  statusWord: string;
  statusColumn: string | null;
  /** Null within: the column is there, the cell is empty. */
  severity: { value: string | null } | null;
  rootCause: { value: string | null } | null;
  /** `YYYY-MM-DD` */
  raisedOn: { value: string | null } | null;
  tags: string[] | null;
  phase: string;
  phaseColumn: string | null;
  /** What it waits for: ids of the file or of the program, or `AI-12`. */
  waitsFor: string[] | null;
  waitsForColumn: string | null;
  /** What no field takes, by column. */
  attributes: Record<string, string>;
  /** Columns of that kind whose cell is empty in this row. */
  emptyAttributes: string[];
}

/** Why a row is not imported; the column names the cell to mend. */
export interface Rejection {
  row: number;
  column: string | null;
  message: string;
  externalId: string | null;
  cells: string[];
}

/** Longest texts, in characters. A title is a line; the rest is bounded by what a spreadsheet's cell holds. */
const limits = { title: 500, id: 200, other: 32_767 } as const;

/** Reads one row by the plan of its table. */
export function readRow(header: string[], row: SheetRow, plan: ReadingPlan): RowDraft | Rejection {
  const text = (field: Field): string => cell(row, plan.columns.get(field));
  const has = (field: Field): boolean => plan.columns.has(field);
  const externalId = text('id') || null;
  const reject = (field: Field, message: string): Rejection => ({
    row: row.number,
    column: header[plan.columns.get(field) ?? -1] ?? null,
    message,
    externalId,
    cells: row.cells,
  });
  for (const field of ['title', 'owner', 'due'] as const)
    if (text(field) === '') return reject(field, `The ${field} is empty.`);
  for (const field of ['id', 'title'] as const)
    if (text(field).length > limits[field])
      return reject(field, `The ${field} is longer than ${limits[field]} characters.`);
  const long = row.cells.findIndex((value) => value.length > limits.other);
  if (long >= 0) {
    const message = `The cell is longer than ${limits.other} characters.`;
    return { row: row.number, column: header[long] ?? null, message, externalId, cells: row.cells };
  }
  const due = dateOf(plan, 'due', text('due'));
  if ('message' in due) return reject('due', due.message);
  const raised = dateOf(plan, 'raised', text('raised'));
  if ('message' in raised && text('raised') !== '') return reject('raised', raised.message);
  const attributes = attributesOf(header, row, plan);
  return {
    row: row.number,
    cells: row.cells,
    externalId,
    number: /^(?:AI-)?(\d{1,15})$/i.test(text('number')) ? Number(text('number').replace(/\D/g, '')) : null,
    titleKey: null,
    title: text('title').replace(/\s*\n\s*/g, ' '),
    description: has('description') ? text('description') : null,
    owner: text('owner'),
    ownerColumn: header[plan.columns.get('owner') ?? -1] ?? null,
    due: due.reading,
    status: statusOf(text('status'), text('completed')),
    statusWord: text('status'),
    statusColumn: header[plan.columns.get('status') ?? -1] ?? null,
    severity: has('severity') ? { value: text('severity') || null } : null,
    rootCause: has('rootCause') ? { value: text('rootCause') || null } : null,
    raisedOn: has('raised') ? { value: 'reading' in raised ? raised.reading.date : null } : null,
    tags: has('tags') ? tagsOf(text('tags')) : null,
    phase: text('phase'),
    phaseColumn: header[plan.columns.get('phase') ?? -1] ?? null,
    waitsFor: has('dependsOn') ? tagsOf(text('dependsOn')) : null,
    waitsForColumn: header[plan.columns.get('dependsOn') ?? -1] ?? null,
    ...attributes,
  };
}

function cell(row: SheetRow, index: number | undefined): string {
  return index === undefined ? '' : (row.cells[index] ?? '').trim();
}

function dateOf(plan: ReadingPlan, field: Field, text: string): { reading: DateReading } | { message: string } {
  const column = plan.dates[field];
  return column ? dateIn(text, column) : { message: 'There is no such column.' };
}

/** A completion date alone makes an item done; a status that is stated wins over it. */
function statusOf(word: string, completed: string): ImportedStatus {
  const stated = word === '' ? null : importedStatus(word);
  if (stated) return stated;
  return completed !== '' && saysCompleted(completed, readDate(completed).kind !== 'none') ? 'done' : 'open';
}

/** What no field takes, and the completion as it is written: Tollgate's own is the instant of its sign-off. */
function attributesOf(
  header: string[],
  row: SheetRow,
  plan: ReadingPlan,
): Pick<RowDraft, 'attributes' | 'emptyAttributes'> {
  const taken = new Set([...plan.columns].filter(([field]) => field !== 'completed').map(([, index]) => index));
  const attributes: Record<string, string> = {};
  const emptyAttributes: string[] = [];
  for (const [index, column] of header.entries()) {
    if (taken.has(index)) continue;
    const name = attributeOf(column);
    const value = cell(row, index);
    if (value === '') emptyAttributes.push(name);
    else attributes[name] = value;
  }
  return { attributes, emptyAttributes };
}

const separators = /[,;|\n，；、]/u;
const tag = /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;|\n，；、]|$)|([^,;|\n，；、]*))(?:[,;|\n，；、]|$)/gu;

/** Split at commas, semicolons, bars and line ends, except within quotation marks; each once. */
export function tagsOf(text: string): string[] {
  const found = [...text.matchAll(tag)].map(([, quoted, plain = '']) =>
    (quoted?.replaceAll('""', '"') ?? plain).trim(),
  );
  return [...new Set(found.filter(Boolean))];
}

/** Tags as `tagsOf` reads them. */
export function tagsText(tags: string[]): string {
  return tags
    .map((one) => (separators.test(one) || one.startsWith('"') ? `"${one.replaceAll('"', '""')}"` : one))
    .join(', ');
}
