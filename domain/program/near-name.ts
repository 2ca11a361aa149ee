import { folded } from '../text/folded.js';

/**
 * Names that are hardly meant for another program: the same but for spaces and punctuation, or with one slip of a letter.
 * Other figures are meant: `Leakage 2025` and `Leakage 2026` are two.
 */
export function nearNames(name: string, names: readonly string[]): string[] {
  const wanted = bare(name);
  return names.filter((one) => {
    const other = bare(one);
    return figures(other) === figures(wanted) && (other === wanted || isOneSlip(other, wanted));
  });
}

function bare(name: string): string {
  return folded(name).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function figures(name: string): string {
  return name.replace(/\P{N}+/gu, ' ').trim();
}

/** One letter put in, left out or replaced, or two beside each other that changed places. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const [a, b] = [one.slice(from), other.slice(from)];
  const swapped = a.slice(0, 2) === [...b.slice(0, 2)].reverse().join('') && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
