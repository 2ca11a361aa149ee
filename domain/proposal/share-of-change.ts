import { canonicalJson } from '../sign-off/content-hash.js';

/** Arguments of a command by their names. */
type Said = Readonly<Record<string, unknown>>;

/** Below it a change may be carelessness: a word that was mended, where more should have been. */
export const littleChange = 0.05;

/**
 * How much of what was proposed is another in what was approved, 0 to 1: the mean over the arguments that either of them has. A text, or
 * a list of texts, counts by the share of its words that are another; anything else is changed or not. To four places.
 */
export function shareOfChange(proposed: Said, instead: Said): number {
  const fields = [...new Set([...Object.keys(proposed), ...Object.keys(instead)])];
  if (fields.length === 0) return 0;
  const whole = fields.reduce((sum, field) => sum + shareOfOne(proposed[field], instead[field]), 0);
  return Math.round((whole / fields.length) * 10_000) / 10_000;
}

function shareOfOne(before: unknown, after: unknown): number {
  if (canonicalJson(before) === canonicalJson(after)) return 0;
  const [one, other] = [textIn(before), textIn(after)];
  return one === null || other === null ? 1 : shareOfWords(wordsIn(one), wordsIn(other));
}

/** One word in the letters of a keyboard: an id, a key, a date, a choice. Half of it says nothing. */
const word = /^[\x21-\x7e]*$/;

/** A text of several words, or a list of such; null: something else. */
function textIn(value: unknown): string | null {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? textIn(value.join('\n')) : null;
  return typeof value === 'string' && !word.test(value) ? value : null;
}

/** By the rules of Unicode (UAX 29), which know the words of languages that put no spaces between them; marks count, white space does not. */
function wordsIn(text: string): string[] {
  const segments = new Intl.Segmenter('und', { granularity: 'word' }).segment(text.normalize('NFC'));
  return [...segments].map(({ segment }) => segment).filter((segment) => segment.trim() !== '');
}

function shareOfWords(before: readonly string[], after: readonly string[]): number {
  const longer = Math.max(before.length, after.length);
  return longer === 0 ? 0 : distanceOf(before, after) / longer;
}

/** So many pairs of words are compared at most: a few ms. */
const mostPairs = 1_000_000;

/**
 * How many words are put in, left out or replaced at least (V. I. Levenshtein, 1966). Where too much is rewritten to be compared, how many
 * are another whatever their order, which is no more.
 */
export function distanceOf(before: readonly string[], after: readonly string[]): number {
  const [one, other] = withoutEnds(before, after);
  if (one.length * other.length > mostPairs) return unordered(one, other);
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [place, each] of one.entries()) {
    const next = [place + 1];
    for (const [at, against] of other.entries()) {
      const replaced = (row[at] ?? 0) + (each === against ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Without what both begin and end with. */
function withoutEnds(one: readonly string[], other: readonly string[]): [readonly string[], readonly string[]] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

function unordered(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const each of one) left.set(each, (left.get(each) ?? 0) + 1);
  let common = 0;
  for (const each of other) {
    const many = left.get(each) ?? 0;
    if (many === 0) continue;
    left.set(each, many - 1);
    common++;
  }
  return Math.max(one.length, other.length) - common;
}
