import type { ItemCommand, ItemContentPatch } from '../item/commands.js';
import type { LocalDue } from '../calendar/due.js';
import type { ItemStatus } from '../item/table.js';
import { formatLocal } from '../time.js';
import { asImported, attributeText } from './attribute-column.js';
import { attributesBeside, fieldsBeside, type Beside } from './beside.js';
import { plainName } from './header.js';
import type { RowDraft } from './row.js';
import { attributeField, attributeIn, dueTextOf, plainText, saidBy, type Said, type Statement } from './said.js';
import { agrees } from './status.js';
import { stateChange } from './state-change.js';

/** What Tollgate holds of an item that a row of the file is about. */
export interface ExistingItem {
  id: string;
  number: number;
  externalId: string | null;
  status: ItemStatus;
  heldBy: 'person' | 'program' | 'exception' | null;
  overdue: boolean;
  title: string;
  description: string;
  severity: string | null;
  rootCause: string | null;
  tags: string[];
  attributes: Record<string, unknown>;
  ownerId: string;
  ownerName: string;
  due: LocalDue;
  /** Epoch ms */
  dueAt: number;
  /** `YYYY-MM-DD` */
  raisedOn: string | null;
  phaseName: string;
}

/** What a row changes; null: nothing. */
export interface ItemChanges {
  content: ItemContentPatch | null;
  due: LocalDue | null;
  ownerId: string | null;
  raisedOn: { value: string | null } | null;
  state: Extract<ItemCommand['type'], 'start' | 'hold' | 'resume' | 'cancel'> | null;
}

/**
 * What becomes of a field in which file and item differ: it is `changed`; `kept` as it is here, for people have changed
 * it here; `left`, for the item is done or cancelled; `noted` beside it, for a file does not decide it.
 */
export type Verdict = 'changed' | 'kept' | 'left' | 'noted';

export interface FieldChange {
  field: string;
  /** As it is here. */
  from: string;
  /** As the file says now. */
  to: string;
  /** As the file said last time; null where that is not known. */
  last: string | null;
  verdict: Verdict;
}

/** Where both have changed: leave what is here and show it again next time, settle it so, or let the file win. */
export type OnConflict = 'ask' | 'keep' | 'file';

export interface ComparedWith {
  /** Null: this file has said nothing of the item before, or it is not known what. */
  last: Statement | null;
  /** Whether people have changed the field here, so far as the trail knows. Asked where `last` does not say. */
  decidedHere: (field: string) => boolean;
  /** The person whom the row names; null where it says nobody, or the same as last time. */
  owner: { id: string; name: string } | null;
  /** An empty cell empties the field although it is not known what stood there last time. */
  emptyCounts: boolean;
  onConflict: OnConflict;
}

export interface Comparison {
  changes: ItemChanges;
  listed: FieldChange[];
  /** What the file has said now, for the next time. */
  statement: Statement;
}

/**
 * A row, what the file said last time, and the item as it is here. Only what the file says anew is a proposal; where the
 * item was changed here meanwhile it is a conflict. Texts that the file has not changed change nothing.
 */
export function compareRow(item: ExistingItem, draft: RowDraft, against: ComparedWith): Comparison {
  const said = saidBy(draft);
  const statement: Statement = { said: { ...against.last?.said, ...said }, taken: { ...against.last?.taken } };
  if (against.owner) statement.taken['owner'] = against.owner.id;
  if (draft.due) statement.taken['due'] = dueTextOf(draft.due);
  const listed: FieldChange[] = [];
  for (const beside of [...fieldsBeside(item, draft, said, against.owner), ...attributesBeside(item, said)]) {
    const verdict = verdictOn(item, beside, said, against);
    if (verdict === null) continue;
    const { field, here, now } = beside;
    const last = against.last?.said[field] ?? null;
    listed.push({ field, from: here, to: now, last, verdict });
    // Not settled: the next import asks again.
    if (verdict !== 'kept' || against.onConflict !== 'ask') continue;
    for (const part of ['said', 'taken'] as const) restore(statement[part], field, against.last?.[part][field]);
  }
  const changes = changesFor(item, draft, against, listed);
  return { changes, listed, statement };
}

function restore(said: Said, field: string, before: string | undefined): void {
  if (before === undefined) Reflect.deleteProperty(said, field);
  else said[field] = before;
}

export function changesNothing({ content, due, ownerId, raisedOn, state }: ItemChanges): boolean {
  return !content && !due && !ownerId && !raisedOn && !state;
}

/** What the file has said of an item that it makes. */
export function firstStatement(draft: RowDraft, ownerId: string): Statement {
  const due = draft.due ? { due: dueTextOf(draft.due) } : {};
  return { said: saidBy(draft), taken: { owner: ownerId, ...due } };
}

function verdictOn(item: ExistingItem, beside: Beside, said: Said, against: ComparedWith): Verdict | null {
  const { field, now, same } = beside;
  const { last } = against;
  if (same) return null;
  const before = last?.said[field];
  if (before !== undefined && before === said[field]) return null;
  if (before === undefined && now === '' && !against.emptyCounts) return null;
  if (item.status === 'done' || item.status === 'cancelled') return 'left';
  const decided = before === undefined || !last ? against.decidedHere(field) : !beside.unmoved(last);
  // What a file said before this was kept is not known: an item's state is not changed on a guess.
  const unsure = field === 'status' && before === undefined;
  if ((decided || unsure) && against.onConflict !== 'file') return 'kept';
  return isNoted(item, field, said) ? 'noted' : 'changed';
}

/** The phase, and that something is done, are decided by tollgates and sign-offs. */
function isNoted(item: ExistingItem, field: string, said: Said): boolean {
  if (field === 'phase') return true;
  return field === 'status' && stateChange(item, said['status'] as ItemStatus) === 'noted';
}

function changesFor(item: ExistingItem, draft: RowDraft, { owner }: ComparedWith, listed: FieldChange[]): ItemChanges {
  const changed = (field: string): boolean => listed.some((one) => one.field === field && one.verdict === 'changed');
  const content: ItemContentPatch = {};
  if (changed('title')) content.title = draft.title;
  if (changed('description')) content.description = draft.description ?? '';
  if (changed('severity')) content.severity = draft.severity?.value ?? null;
  if (changed('rootCause')) content.rootCause = draft.rootCause?.value ?? null;
  if (changed('tags')) content.tags = draft.tags ?? [];
  const attributes = changedAttributes(item, draft, listed);
  if (attributes) content.attributes = attributes;
  const state = changed('status') ? stateChange(item, draft.status) : 'none';
  return {
    content: Object.keys(content).length > 0 ? content : null,
    due: changed('due') ? newDue(item, draft) : null,
    ownerId: changed('owner') ? (owner?.id ?? null) : null,
    raisedOn: changed('raised') ? draft.raisedOn : null,
    state: state === 'none' || state === 'noted' ? null : state,
  };
}

function changedAttributes(item: ExistingItem, draft: RowDraft, listed: FieldChange[]): Record<string, unknown> | null {
  const wanted = new Map<string, string>();
  for (const { field, to, verdict } of listed) {
    const name = attributeIn(field);
    if (name !== null && verdict === 'changed') wanted.set(name, to);
  }
  const over = item.status === 'done' || item.status === 'cancelled';
  const notes = [
    { field: 'status', column: draft.statusColumn, text: draft.statusWord, agree: agrees(draft.status, item.status) },
    {
      field: 'phase',
      column: draft.phaseColumn,
      text: draft.phase,
      agree: plainName(draft.phase) === plainName(item.phaseName),
    },
  ];
  for (const { field, column, text, agree } of notes) {
    if (column === null || text === '' || over) continue;
    const name = asImported(column);
    const noted = listed.some((one) => one.field === field && one.verdict === 'noted');
    if (noted) wanted.set(name, text);
    // It agrees by now. A file that has that column itself, as an export has, speaks for itself.
    else if (agree && !(attributeField(name) in saidBy(draft)) && name in item.attributes) wanted.set(name, '');
  }
  const differing = [...wanted].filter(
    ([name, text]) => plainText(attributeText(item.attributes[name])) !== text.trim(),
  );
  if (differing.length === 0) return null;
  const after = new Map(Object.entries(item.attributes));
  for (const [name, text] of differing) {
    if (text === '') after.delete(name);
    else after.set(name, text);
  }
  return Object.fromEntries(after);
}

/** A date without a time of day changes only the date. */
function newDue({ due: present }: ExistingItem, { due }: RowDraft): LocalDue | null {
  if (!due) return null;
  if (due.instant !== null) return localOf(due.instant, present.zone);
  return { date: due.date, time: due.time ?? present.time, zone: present.zone };
}

/** The local date and time of an instant in a zone. */
export function localOf(instant: number, zone: string): LocalDue {
  const [date = '', time = ''] = formatLocal(instant, zone).split(' ');
  return { date, time, zone };
}
