import { asImported, attributeOf } from './attribute-column.js';
import { dateIn } from './date-column.js';
import { readDate, type DateReading } from './date-value.js';
import type { Field } from './fields.js';
import type { ReadingPlan } from './reading-plan.js';
import type { ItemStatus } from '../item/table.js';
import { oneLine } from '../text/one-line.js';
import { isPlaceholder } from './owner-cell.js';
import { dueTextOf } from './said.js';
import { importedStatus, saysCompleted } from './status.js';
import type { SheetRow } from './table.js';

/** A row that became an action item on paper: nothing is looked up yet. Null: the file has no such column. */
export interface RowDraft {
  row: number;
  cells: string[];
  externalId: string | null;
  idColumn: string | null;
  /** Other ids of the file that are the same but for how they are typed; which of them is meant, the items tell. */
  alike: { id: string; row: number }[];
  /** Whether another id of the file is the same but for zeros before its number. */
  isPadded: boolean;
  /** Tollgate's own number of the item, from an export. */
  number: number | null;
  /** The version of the item that an export wrote; null without such a column. */
  version: number | null;
  /** Tells rows without id apart; null for rows with one. */
  titleKey: string | null;
  /** As an item holds it. */
  title: string;
  /** As it stands in the file, where that is longer than a title may be. */
  longTitle: string | null;
  description: string | null;
  owner: string;
  /** As it stands in the cell; empty where somebody else is said for rows without. */
  ownerText: string;
  ownerColumn: string | null;
  /** Null where the file says none; `counted` gives it then. */
  due: DateReading | null;
  /** The same as it stands in the file, before dates are shifted. */
  dueText: string | null;
  /** The rule's date for this row: so long after the beginning of a day, or of the import where that is null. */
  counted: { date: string } | { duration: string; after: string | null } | null;
  /** What a new item begins as. */
  status: ItemStatus;
  /** Whether the file says anything about the state of this row. */
  saysStatus: boolean;
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
  /** The item that the row is about, where it is known; what has an id in the file is found by that. */
  itemId?: string;
}

/** Longest texts, in characters. A title is a line; the rest is bounded by what a spreadsheet's cell holds. */
const limits = { title: 500, id: 200, owner: 1_000, other: 32_767 } as const;

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
  if (text('owner').length > limits.owner)
    return reject(
      'owner',
      `The owner is longer than ${limits.owner} characters. Write a mail address or a whole name.`,
    );
  const { defaultOwner } = plan;
  const owner = defaultOwner !== null && isPlaceholder(text('owner')) ? defaultOwner : text('owner');
  if (text('title') === '') return reject('title', 'The title is empty.');
  if (owner === '') return reject('owner', 'The owner is empty.');
  if (text('id').length > limits.id) return reject('id', `The id is longer than ${limits.id} characters.`);
  const long = row.cells.findIndex((value) => value.length > limits.other);
  if (long >= 0) {
    const message = `The cell is longer than ${limits.other} characters.`;
    return { row: row.number, column: header[long] ?? null, message, externalId, cells: row.cells };
  }
  const due = dueOf(header, row, plan, text('due'));
  if ('message' in due) return reject('due', due.message);
  const title = oneLine(text('title'));
  const longTitle = title.length > limits.title ? text('title') : null;
  const raised = dateOf(plan, 'raised', text('raised'));
  if ('message' in raised && text('raised') !== '') return reject('raised', raised.message);
  const completed = text('completed');
  if (isToCome(completed, plan) && importedStatus(text('status'), plan.statusWords) === null)
    return reject(
      'completed',
      `"${completed}" lies in the future, and what is not done yet has no day of completion. Is the column one of due dates, map it; else leave the cell empty.`,
    );
  const attributes = attributesOf(header, row, plan);
  const titleColumn = header[plan.columns.get('title') ?? -1] ?? null;
  // Without a column of descriptions the whole text is one; else it is kept beside.
  if (longTitle !== null && has('description') && titleColumn !== null)
    attributes.attributes[asImported(titleColumn)] = longTitle;
  return {
    row: row.number,
    cells: row.cells,
    externalId,
    idColumn: header[plan.columns.get('id') ?? -1] ?? null,
    alike: [],
    isPadded: false,
    number: /^(?:AI-)?(\d{1,15})$/i.test(text('number')) ? Number(text('number').replace(/\D/g, '')) : null,
    version: /^\d{1,9}$/.test(text('version')) ? Number(text('version')) : null,
    titleKey: null,
    title: longTitle === null ? title : shortened(title),
    longTitle,
    description: has('description') ? text('description') : longTitle,
    owner,
    ownerText: owner === text('owner') ? owner : '',
    ownerColumn: header[plan.columns.get('owner') ?? -1] ?? null,
    due: due.reading,
    dueText: due.reading && dueTextOf(due.reading),
    counted: due.counted,
    status: statusOf(text('status'), completed, plan),
    saysStatus: text('status') !== '' || completed !== '',
    statusWord: text('status'),
    statusColumn: header[plan.columns.get('status') ?? -1] ?? null,
    severity: has('severity') ? { value: text('severity') || null } : null,
    rootCause: has('rootCause') ? { value: text('rootCause') || null } : null,
    raisedOn: has('raised') ? { value: 'reading' in raised ? raised.reading.date : null } : null,
    tags: has('tags') ? tagsOf(text('tags')) : null,
    phase: text('phase'),
    phaseColumn: header[plan.columns.get('phase') ?? -1] ?? null,
    waitsFor: has('dependsOn') ? tagsOf(text('dependsOn')).filter((ref) => !saysNone(ref)) : null,
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

/** The date of the row itself, else that of the rule. */
function dueOf(
  header: string[],
  row: SheetRow,
  plan: ReadingPlan,
  text: string,
): (Pick<RowDraft, 'counted'> & { reading: DateReading | null }) | { message: string } {
  if (text !== '') {
    const read = dateOf(plan, 'due', text);
    return 'message' in read ? read : { reading: read.reading, counted: null };
  }
  const { dueRule: rule, ruleDates } = plan;
  if (rule === null) return { message: 'The due is empty.' };
  if (rule.kind === 'on') return { reading: null, counted: { date: rule.date } };
  if (rule.column === null || ruleDates === null)
    return { reading: null, counted: { duration: rule.duration, after: null } };
  const from = cell(row, rule.column);
  const column = header[rule.column] ?? '';
  if (from === '') return { message: `Neither a due date nor a date in "${column}", from which the rule counts.` };
  const read = dateIn(from, ruleDates);
  if ('message' in read) return { message: `"${column}": ${read.message}` };
  return { reading: null, counted: { duration: rule.duration, after: read.reading.date } };
}

/** A long title, cut behind a word; that it is cut shows. */
function shortened(title: string): string {
  const cut = title.slice(0, limits.title - 1);
  const space = cut.search(/\s\S*$/u);
  return `${(space > limits.title / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\uFFFD\s,;:.-]+$/u, '')}…`;
}

/** Whether a date of completion is still to come, in whatever order it is written. */
function isToCome(completed: string, { today }: ReadingPlan): boolean {
  const value = readDate(completed);
  if (today === null || value.kind === 'none') return false;
  const readings = value.kind === 'plain' ? [value.reading] : Object.values(value.readings);
  return readings.every(({ date }) => date > today);
}

/** A completion date alone makes an item done; a status that is stated wins over it. */
function statusOf(word: string, completed: string, { statusWords }: ReadingPlan): ItemStatus {
  const stated = word === '' ? null : importedStatus(word, statusWords);
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

/** What stands in a cell that is to say that nothing is named. */
function saysNone(text: string): boolean {
  return /^(?:[-–—.]+|n\/?a|none|nil|nothing|无|無|沒有|没有|tidak ada|tiada|không(?: có)?|ไม่มี|wala)$/iu.test(
    text.normalize('NFC'),
  );
}

/** Tags as `tagsOf` reads them. */
export function tagsText(tags: string[]): string {
  return tags
    .map((one) => (separators.test(one) || one.startsWith('"') ? `"${one.replaceAll('"', '""')}"` : one))
    .join(', ');
}
