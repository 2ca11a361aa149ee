import type { ItemStatus } from '../item/table.js';
import { oneLine } from '../text/one-line.js';
import { attributeText } from './attribute-column.js';
import type { ComparedWith, ExistingItem } from './diff.js';
import { longestCell } from './cell-limit.js';
import { plainName } from './header.js';
import type { RowDraft } from './row.js';
import { attributeIn, dueTextOf, plainText, tagsKey, type Said, type Statement } from './said.js';
import { stateChange } from './state-change.js';

/** A field of a row beside the same of its item, both as texts to compare and to read. */
export interface Beside {
  field: string;
  here: string;
  now: string;
  same: boolean;
  /** Whether the item still has what the file said last time. */
  unmoved: (last: Statement) => boolean;
}

/** The fields of a row beside those of its item. */
export function fieldsBeside(item: ExistingItem, draft: RowDraft, said: Said, owner: ComparedWith['owner']): Beside[] {
  const text = (field: string, here: string, now: string, also: string[] = []): Beside => ({
    field,
    here,
    now,
    same: here === now || isCut(now, here),
    unmoved: ({ said: before }) => [before[field], ...also].includes(here),
  });
  const beside: Beside[] = [];
  const title = plainText(oneLine(item.title));
  const titleOf = (long: string | undefined): boolean =>
    long !== undefined && (long === title || (title.endsWith('…') && oneLine(long).startsWith(title.slice(0, -1))));
  beside.push({
    ...text('title', title, plainText(draft.title)),
    unmoved: ({ said: before }) => titleOf(before['title']),
  });
  if (draft.description !== null)
    beside.push(text('description', plainText(item.description), said['description'] ?? ''));
  if (draft.severity) beside.push(text('severity', plainText(item.severity), said['severity'] ?? ''));
  if (draft.rootCause) beside.push(text('rootCause', plainText(item.rootCause), said['rootCause'] ?? ''));
  if (draft.tags) beside.push(text('tags', tagsKey(item.tags), said['tags'] ?? ''));
  if (draft.raisedOn) beside.push(text('raised', item.raisedOn ?? '', said['raised'] ?? ''));
  if (owner)
    beside.push({
      ...text('owner', item.ownerName, owner.name),
      same: item.ownerId === owner.id,
      unmoved: ({ taken }) => taken['owner'] === item.ownerId,
    });
  if (draft.due) {
    const here = dueTextOf({ ...item.due, instant: null });
    const now = dueTextOf(draft.due);
    const asOf = (due: string | undefined): boolean => due !== undefined && isDue(item, due);
    beside.push({ ...text('due', here, now), same: asOf(now), unmoved: ({ taken }) => asOf(taken['due']) });
  }
  const status = said['status'] as ItemStatus | undefined;
  if (status !== undefined)
    beside.push({
      ...text('status', item.status, status),
      same: stateChange(item, status) === 'none',
      unmoved: ({ said: before }) => before['status'] === (item.status === 'draft' ? 'open' : item.status),
    });
  if (draft.phase !== '')
    beside.push({
      ...text('phase', item.phaseName, draft.phase),
      same: plainName(draft.phase) === plainName(item.phaseName),
    });
  return beside;
}

/** It fills a cell of a workbook to the last sign, and what is here goes on: it was cut when it was written there. */
function isCut(now: string, here: string): boolean {
  return now.length <= longestCell && now.length > longestCell - mostSpace && here.startsWith(now);
}

/** Space at the ends of a text is not compared; so much of it may have stood there. */
const mostSpace = 100;

export function attributesBeside(item: ExistingItem, said: Said): Beside[] {
  return Object.entries(said).flatMap(([field, now]) => {
    const name = attributeIn(field);
    if (name === null) return [];
    const here = plainText(attributeText(item.attributes[name]));
    return {
      field,
      here,
      now,
      same: here === now || isCut(now, here),
      unmoved: ({ said: before }: Statement) => before[field] === here,
    };
  });
}

/** Whether an item is due when a text says, as `dueTextOf` writes it; without a time of day the date counts. */
function isDue(item: ExistingItem, text: string): boolean {
  if (text.endsWith('Z')) return Math.floor(Date.parse(text) / 60_000) === Math.floor(item.dueAt / 60_000);
  const [date, time] = text.split(' ');
  return date === item.due.date && (time === undefined || time === item.due.time);
}
