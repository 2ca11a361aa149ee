import type { ItemStatus } from '../item/table.js';
import { plainName } from './header.js';
import { statusWords } from './status-words.js';

/** What persons have said that words mean, by `wordKey`. */
export type StatusMapping = Readonly<Record<string, ItemStatus>>;

/** Under this a word is kept and found: case, spaces and punctuation do not count, unless nothing else is left. */
export function wordKey(word: string): string {
  if (isPercentage(word)) return word.replace(/\s/g, '').replace('％', '%');
  const plain = plainName(word);
  // `Closed?` is another word than `Closed`.
  return plain === '' ? word.trim().toLowerCase() : `${plain}${isDoubted(word) ? '?' : ''}`;
}

const known = new Map<string, ItemStatus>();
/** The same without marks above and below: `da dong` is written where the keyboard has no `đã đóng`. */
const unmarked = new Map<string, ItemStatus | null>();
for (const status of Object.keys(statusWords) as ItemStatus[])
  for (const word of statusWords[status]) {
    const key = plainName(word);
    known.set(key, status);
    const bare = withoutMarks(key);
    unmarked.set(bare, (unmarked.get(bare) ?? status) === status ? status : null);
  }
// A bare number is how far the work is, not that it is done.
known.delete('100');
unmarked.delete('100');

/** What is longer is a text, not a state. */
const longestWord = 200;

/**
 * What the word in a status column means; null where that is not known for sure. `Closed - verified` and
 * `Done (12 Mar)` are understood where every part of them is a state and they say the same, or a date.
 */
export function importedStatus(word: string, mapping: StatusMapping = {}): ItemStatus | null {
  const key = wordKey(word);
  // What every object has, such as `constructor`, nobody has said.
  if (Object.hasOwn(mapping, key)) return mapping[key] ?? null;
  if (word.length > longestWord || isDoubted(word)) return null;
  return ofPercentage(word) ?? ofWord(word) ?? ofParts(word);
}

function isDoubted(word: string): boolean {
  return /[?？]/.test(word);
}

/** True for `40%`, `0 %`, `100.0%`. */
export function isPercentage(word: string): boolean {
  return /^\d{1,3}([.,]\d+)?\s*[%％]$/.test(word.trim());
}

function ofPercentage(word: string): ItemStatus | null {
  if (!isPercentage(word)) return null;
  const share = Number.parseFloat(word.trim().replace(',', '.'));
  if (share > 100) return null;
  return share === 100 ? 'done' : share === 0 ? 'open' : 'in_progress';
}

function ofWord(word: string): ItemStatus | null {
  const key = plainName(word);
  return known.get(key) ?? unmarked.get(key) ?? null;
}

function withoutMarks(key: string): string {
  return key
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');
}

/** Between the parts of a word: brackets, dashes with space around, strokes, commas and the like. */
const between = /[()[\]{}（）【】/|,;:：，；、>→+&\n]|\s[-–—]+\s|\s[-–—]+|[-–—]+\s|[–—]|\band\b/u;

function ofParts(word: string): ItemStatus | null {
  const all = word.split(between).map((part) => part.trim());
  const parts = all.filter((part) => part !== '' && !isWhenOrHowMuch(part));
  let together: ItemStatus | null = null;
  for (const part of parts) {
    const status = ofWord(withoutDate(part));
    if (status === null) return null;
    together = together === null ? status : both(together, status);
    if (together === null) return null;
  }
  const shares = [...word.matchAll(/\d{1,3}(?:[.,]\d+)?\s*[%％]/g)].map(([share]) => ofPercentage(share));
  return together !== null && shares.every((share) => fits(together, share)) ? together : null;
}

/** Whether a share of the work fits a state beside it: what is done is done whole, what is open is not. */
function fits(status: ItemStatus, share: ItemStatus | null): boolean {
  if (status === 'done') return share === 'done';
  return share !== 'done' || status === 'on_hold' || status === 'submitted' || status === 'cancelled';
}

/** What two states side by side come to: the one that says more. Null where they contradict each other. */
function both(a: ItemStatus, b: ItemStatus): ItemStatus | null {
  if (a === b) return a;
  const pair = new Set([a, b]);
  if (pair.has('open')) return pair.has('in_progress') ? 'in_progress' : pair.has('on_hold') ? 'on_hold' : null;
  return null;
}

const month =
  '(?:jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)[a-z]*|(?:ม\\.ค|ก\\.พ|มี\\.ค|เม\\.ย|พ\\.ค|มิ\\.ย|ก\\.ค|ส\\.ค|ก\\.ย|ต\\.ค|พ\\.ย|ธ\\.ค)\\.?';
const aDate = new RegExp(
  `^(?:on\\s+)?(?:\\d{1,4}(?:[./-]\\d{1,4}){1,2}|\\d{1,2}(?:st|nd|rd|th)?\\s*(?:${month})\\.?,?\\s*(?:\\d{2,4})?|(?:${month})\\.?\\s*\\d{1,4}(?:,?\\s*\\d{4})?|\\d{1,4}年?\\d{0,2}月?\\d{0,2}日?|q[1-4]\\s*\\d{0,4})$`,
  'iu',
);

/** A date, a number or a share: it says when or how far, not which state. */
function isWhenOrHowMuch(part: string): boolean {
  return aDate.test(part) || isPercentage(part);
}

/** `Closed 12 Mar 2026` without its date. */
function withoutDate(part: string): string {
  const words = part.split(/\s+/);
  for (let from = 1; from < words.length; from++)
    if (isWhenOrHowMuch(words.slice(from).join(' '))) return words.slice(0, from).join(' ');
  return part;
}

/** True when what the file says and what Tollgate holds come to the same: finished, cancelled, on hold or at work. */
export function agrees(imported: ItemStatus, status: ItemStatus): boolean {
  if (imported === status) return true;
  const apart: ItemStatus[] = ['done', 'cancelled'];
  return !apart.includes(status) && !apart.includes(imported) && imported !== 'on_hold';
}

/** True for what is written in a column of completion where something is completed: a date, a yes, a tick. */
export function saysCompleted(text: string, isDate: boolean): boolean {
  return isDate || /^(y|yes|true|x|1|done|completed?|✓|✔|√|☑|是|ya|có|ใช่)$/iu.test(text.trim());
}
