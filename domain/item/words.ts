import { createHash } from 'node:crypto';
import { folded } from '../text/folded.js';
import type { ActionItem } from './item.js';

/** What an item can be found by, said as one of its words. */
export type WordOf =
  | readonly ['tag', tag: string]
  | readonly ['cause', cause: string]
  | readonly ['severity', severity: string]
  /** It has the attribute. */
  | readonly ['attribute', name: string]
  /** The attribute says this. */
  | readonly ['attribute', name: string, value: string];

/** Nobody asks for a longer text word by word. */
const longest = 2_000;

/**
 * A word as an index keeps it: the first 64 bits of a SHA-256 over its folded form, as a decimal number. So capitals,
 * composition and width make no difference, and finding costs the same however long a text is.
 */
export function wordKey([kind, ...texts]: WordOf): string {
  const form = [kind, ...texts.map(folded)].join('\u001f');
  return createHash('sha256').update(form).digest().readBigInt64BE().toString();
}

/** All words of an item, each once. An attribute that says nothing has the empty text; lists and the like have no word. */
export function wordKeys({ tags, rootCause, severity, attributes }: Words): string[] {
  const words: WordOf[] = tags.map((tag) => ['tag', tag] as const);
  if (rootCause !== null) words.push(['cause', rootCause]);
  if (severity !== null) words.push(['severity', severity]);
  for (const [name, value] of Object.entries(attributes)) {
    words.push(['attribute', name]);
    if (value === null || value === undefined) words.push(['attribute', name, '']);
    else if (typeof value !== 'object') words.push(['attribute', name, String(value)]);
  }
  return [...new Set(words.filter((word) => word.every((text) => text.length <= longest)).map(wordKey))];
}

type Words = Pick<ActionItem, 'tags' | 'rootCause' | 'severity' | 'attributes'>;

/** Whether two states of an item may have other words. */
export function wordsDiffer(before: Words, after: Words): boolean {
  return (
    before.tags !== after.tags ||
    before.rootCause !== after.rootCause ||
    before.severity !== after.severity ||
    before.attributes !== after.attributes
  );
}
