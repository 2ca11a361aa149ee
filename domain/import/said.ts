import type { DateReading } from './date-value.js';
import type { RowDraft } from './row.js';

/** What a row says, by field; attributes stand under `attributeField`. What the file has no column for is left out. */
export type Said = Record<string, string>;

/** What a file said of an item last time. */
export interface Statement {
  said: Said;
  /** What it was taken for where that is something else: the id of the owner, the due date after a shift. */
  taken: Said;
}

/** Attributes are told apart from fields of the same name. */
const mark = 'attribute:';

export function attributeField(name: string): string {
  return `${mark}${name}`;
}

/** The name of an attribute; null for a field. */
export function attributeIn(field: string): string | null {
  return field.startsWith(mark) ? field.slice(mark.length) : null;
}

/** What a row says of its item. */
export function saidBy(draft: RowDraft): Said {
  const { description, severity, rootCause, tags, raisedOn, dueText } = draft;
  const said: Said = { title: plainText(draft.longTitle ?? draft.title) };
  if (draft.ownerText !== '') said['owner'] = plainText(draft.ownerText);
  if (dueText !== null) said['due'] = dueText;
  if (draft.saysStatus) said['status'] = draft.status;
  if (draft.phase !== '') said['phase'] = plainText(draft.phase);
  if (description !== null) said['description'] = plainText(description);
  if (severity) said['severity'] = plainText(severity.value);
  if (rootCause) said['rootCause'] = plainText(rootCause.value);
  if (raisedOn) said['raised'] = raisedOn.value ?? '';
  if (tags) said['tags'] = tagsKey(tags);
  for (const [name, value] of Object.entries(draft.attributes)) said[attributeField(name)] = plainText(value);
  for (const name of draft.emptyAttributes) said[attributeField(name)] = '';
  return said;
}

/** What an item waits for is compared, and kept as said, when all rows are in: apart from the other fields. */
export const dependsOn = 'dependsOn';

/** The order of tags says nothing. */
export function tagsKey(tags: string[]): string {
  return [...new Set(tags.map((tag) => tag.trim()))].toSorted().join(', ');
}

/** `2026-02-13`, `2026-02-13 17:00`; with a zone of its own the instant, `2026-02-13T09:00Z`. */
export function dueTextOf({ date, time, instant }: DateReading): string {
  if (instant !== null) return `${new Date(instant).toISOString().slice(0, 16)}Z`;
  return time === null ? date : `${date} ${time}`;
}

/** Spaces around a text and the kind of its line ends are lost in spreadsheets; they are no difference. */
export function plainText(text: string | null): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim();
}
