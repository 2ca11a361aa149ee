import { folded } from './folded.js';

/**
 * Those of the names that could have been meant, nearest first: a typing error or two away, without their accents, or
 * with the text in them. None where all are far.
 */
export function nearest(text: string, names: readonly string[], most = 5): string[] {
  const wanted = bare(text);
  if (wanted === '') return [];
  const allowed = Math.ceil(wanted.length / 4);
  return [...new Set(names)]
    .map((name) => ({ name, distance: distanceTo(bare(name), wanted, allowed) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** Folded, and without accents and strokes: people leave them out where a keyboard has none. */
function bare(text: string): string {
  return folded(text)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd');
}

function distanceTo(name: string, wanted: string, allowed: number): number {
  if (wanted.length >= 3 && name.includes(wanted)) return 0.5;
  const words = name.split(/[ @.]/);
  // A first name alone, or one of several words with an error in it.
  const best = words.length > 1 ? Math.min(...words.map((word) => 0.5 + edits(word, wanted, allowed))) : Infinity;
  return Math.min(best, edits(name, wanted, allowed));
}

/** Letters put in, left out, replaced, or two that changed places; Infinity where there are more than `allowed`. */
function edits(one: string, other: string, allowed: number): number {
  if (Math.abs(one.length - other.length) > allowed) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? Infinity;
}
