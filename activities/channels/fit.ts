import type { Letter } from '../../domain/notification/letter.js';

/** A vendor's limit with a fifth of it left: how it counts, and what it adds on its way, is not ours to know. */
export function withRoom(limit: number): number {
  return Math.floor(limit * 0.8);
}

/**
 * The longest rendering that is no larger than `most` bytes: with all entries, or with as many as go in; what is left out
 * is counted by the letter, which says where it can be read.
 *
 * @throws Error where not even a letter without entries fits
 */
export function fit(letter: Letter, most: number, entriesAtMost: number, render: (letter: Letter) => string): string {
  let keep = Math.min(entriesAtMost, count(letter));
  for (;;) {
    const body = render(shortened(letter, keep));
    if (Buffer.byteLength(body) <= most) return body;
    if (keep === 0) throw new Error(`a letter without entries is larger than ${most} bytes`);
    // Towards what would fit if all entries were of a size, and at least one fewer.
    keep = Math.min(keep - 1, Math.max(1, Math.floor((keep * most) / Buffer.byteLength(body))));
  }
}

/** The letter with its first entries only; the others are counted. */
export function shortened(letter: Letter, keep: number): Letter {
  let left = keep;
  const sections = letter.sections.flatMap(({ heading, entries }) => {
    const taken = entries.slice(0, left);
    left -= taken.length;
    return taken.length > 0 ? [{ heading, entries: taken }] : [];
  });
  return { ...letter, sections, more: letter.more + count(letter) - keep };
}

function count(letter: Letter): number {
  return letter.sections.reduce((sum, { entries }) => sum + entries.length, 0);
}
