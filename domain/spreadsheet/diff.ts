import type { ItemContentPatch } from '../action-item/commands.js';
import type { ItemStatus } from '../action-item/table.js';
import type { LocalDue } from '../action-item/due.js';
import { formatLocal } from '../time.js';
import { plainName } from './header.js';
import type { RowDraft } from './row.js';
import { agrees, importedStatus } from './status.js';

/** What Tollgate holds of an item that a row of the file is about. */
export interface ExistingItem {
  id: string;
  number: number;
  externalId: string | null;
  status: ItemStatus;
  title: string;
  description: string;
  severity: string | null;
  rootCause: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  ownerId: string;
  due: LocalDue;
  /** Epoch ms */
  dueAt: number;
  /** `YYYY-MM-DD` */
  raisedOn: string | null;
  phaseName: string;
}

/** What a row changes; null and absent: nothing. */
export interface ItemChanges {
  content: ItemContentPatch | null;
  due: LocalDue | null;
  ownerId: string | null;
  raisedOn: { value: string | null } | null;
}

/**
 * What differs between a row and the item it is about. The file wins for the columns that it has; what it has no column
 * for stays. A date without a time of day changes only the date.
 */
export function changesOf(existing: ExistingItem, draft: RowDraft, ownerId: string): ItemChanges {
  const content: ItemContentPatch = {};
  if (differs(existing.title.replace(/\s*\n\s*/g, ' '), draft.title)) content.title = draft.title;
  if (draft.description !== null && differs(existing.description, draft.description))
    content.description = draft.description;
  if (draft.severity && differs(existing.severity, draft.severity.value)) content.severity = draft.severity.value;
  if (draft.rootCause && differs(existing.rootCause, draft.rootCause.value)) content.rootCause = draft.rootCause.value;
  if (draft.tags && !sameTags(existing.tags, draft.tags)) content.tags = draft.tags;
  const attributes = changedAttributes(existing, draft);
  if (attributes) content.attributes = attributes;
  return {
    content: Object.keys(content).length > 0 ? content : null,
    due: changedDue(existing, draft),
    ownerId: existing.ownerId === ownerId ? null : ownerId,
    raisedOn: draft.raisedOn && draft.raisedOn.value !== existing.raisedOn ? draft.raisedOn : null,
  };
}

export function changesNothing(changes: ItemChanges): boolean {
  return !changes.content && !changes.due && !changes.ownerId && !changes.raisedOn;
}

/** The attributes of a new item: what no column took, and a status that Tollgate has no word for. */
export function newAttributes(draft: RowDraft): Record<string, string> {
  const kept: Record<string, string> = { ...draft.attributes };
  if (draft.statusColumn && draft.statusWord !== '' && importedStatus(draft.statusWord) === null)
    kept[asImported(draft.statusColumn)] = draft.statusWord;
  return kept;
}

/** Under this name stays what the file says about something that an import does not decide. */
export function asImported(column: string): string {
  return `${column} (as imported)`;
}

/** As a cell shows it: texts as they are, everything else as JSON. */
export function attributeText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function changedAttributes(existing: ExistingItem, draft: RowDraft): Record<string, unknown> | null {
  const { attributes, emptyAttributes } = draft;
  const wanted = new Map<string, string>(Object.entries(attributes));
  for (const name of emptyAttributes) wanted.set(name, '');
  const said = [
    { column: draft.statusColumn, text: draft.statusWord, agree: agrees(draft.statusWord, existing.status) },
    { column: draft.phaseColumn, text: draft.phase, agree: plainName(draft.phase) === plainName(existing.phaseName) },
  ];
  for (const { column, text, agree } of said) {
    if (column === null || text === '') continue;
    const name = asImported(column);
    // A file that has that column itself, as an export has, speaks for itself.
    if (!agree) wanted.set(name, text);
    else if (!wanted.has(name)) wanted.set(name, '');
  }
  const changed = [...wanted].filter(([name, text]) => differs(attributeText(existing.attributes[name]), text));
  if (changed.length === 0) return null;
  const after = new Map(Object.entries(existing.attributes));
  for (const [name, text] of changed) {
    if (text === '') after.delete(name);
    else after.set(name, text);
  }
  return Object.fromEntries(after);
}

function changedDue(existing: ExistingItem, { due }: RowDraft): LocalDue | null {
  if (due.instant !== null) {
    const same = Math.floor(due.instant / 60_000) === Math.floor(existing.dueAt / 60_000);
    return same ? null : localOf(due.instant, existing.due.zone);
  }
  const time = due.time ?? existing.due.time;
  return due.date === existing.due.date && time === existing.due.time
    ? null
    : { date: due.date, time, zone: existing.due.zone };
}

/** The local date and time of an instant in a zone. */
export function localOf(instant: number, zone: string): LocalDue {
  const [date = '', time = ''] = formatLocal(instant, zone).split(' ');
  return { date, time, zone };
}

function sameTags(a: string[], b: string[]): boolean {
  const plain = (tags: string[]): string => JSON.stringify([...new Set(tags.map((tag) => tag.trim()))].toSorted());
  return plain(a) === plain(b);
}

/** Spaces around a text and the kind of its line ends are lost in spreadsheets; they are no difference. */
function differs(a: string | null, b: string | null): boolean {
  return plainText(a) !== plainText(b);
}

function plainText(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim();
}
