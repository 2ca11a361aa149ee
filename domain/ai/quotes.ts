import { folded } from '../text/folded.js';

/** A text that was sent, and where it stands: `CA-12`, `text`. */
export interface Source {
  key: string;
  field: string;
  text: string;
}

/**
 * How a quote stands in its source: word for word; but for white space, case and forms of letters; or nowhere. What is not found is
 * never shown as a source.
 */
export type Standing = 'same' | 'mended' | 'not_found';

export interface Placed {
  standing: Standing;
  /** As the source has it, word for word; null where it was not found. */
  text: string | null;
  key: string | null;
  field: string | null;
}

const nowhere: Placed = { standing: 'not_found', text: null, key: null, field: null };

/** Shorter ones stand everywhere, and speak for nothing. */
const leastLetters = 4;

/** Where a quote stands among what was sent: in the record that it names first, in the others afterwards. */
export function placeOf(quote: { key: string; text: string }, sources: readonly Source[]): Placed {
  const wanted = quote.text.trim();
  if ([...wanted].length < leastLetters) return nowhere;
  const named = folded(quote.key);
  const inOrder = [
    ...sources.filter(({ key }) => folded(key) === named),
    ...sources.filter(({ key }) => folded(key) !== named),
  ];
  for (const { key, field, text } of inOrder)
    if (text.includes(wanted)) return { standing: 'same', text: wanted, key, field };
  const needle = folded(wanted);
  if ([...needle].length < leastLetters) return nowhere;
  for (const { key, field, text } of inOrder) {
    const found = mendedIn(text, needle);
    if (found !== null) return { standing: 'mended', text: found, key, field };
  }
  return nowhere;
}

/** The part of a text that comes to the same as a folded quote, as the text has it. */
function mendedIn(text: string, needle: string): string | null {
  if (!folded(text).includes(needle)) return null;
  // Folded by piece, each letter keeps its place in the text; what hangs together (a letter with its marks) is one piece.
  const pieces = text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  let all = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    const said = /^\s+$/u.test(piece) ? ' ' : folded(piece);
    const plain = said === ' ' && all.endsWith(' ') ? '' : said;
    starts.push(...Array<number>(plain.length).fill(at));
    ends.push(...Array<number>(plain.length).fill(at + piece.length));
    all += plain;
    at += piece.length;
  }
  const from = all.indexOf(needle);
  if (from < 0) return null;
  return text.slice(starts[from], ends[from + needle.length - 1]);
}
