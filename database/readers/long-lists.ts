/**
 * An answer may have 100,000 rows. To take them over in one message would hold up whoever asked, so lists and sets that
 * are long travel behind the rest, piece by piece.
 */

type Step = string | number;

/** A list that was taken out of an answer, and where it belongs. */
export interface LongList {
  path: Step[];
  items: unknown[];
}

const long = 100;
/** A list deeper down is short, or part of an item of a longer one. */
const deepest = 4;
/** About as many bytes; to unpack them takes a few milliseconds. */
const pieceWeight = 200_000;

/** Takes the long lists out of an answer: in it they are empty now. */
export function takeLongLists(answer: unknown): LongList[] {
  const found: LongList[] = [];
  const visit = (value: unknown, path: Step[]): void => {
    if (typeof value !== 'object' || value === null || path.length > deepest) return;
    if (Array.isArray(value) || value instanceof Set) {
      const items: unknown[] = [...(value as Iterable<unknown>)];
      if (items.length <= long) return;
      found.push({ path, items });
      if (Array.isArray(value)) value.length = 0;
      else value.clear();
    } else if (Object.getPrototypeOf(value) === Object.prototype)
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(answer, []);
  return found;
}

/** Puts a piece of a list where it belongs. */
export function putPiece(answer: unknown, path: Step[], items: unknown[]): void {
  const list = path.reduce((value, step) => (value as Record<Step, unknown>)[step], answer);
  if (Array.isArray(list)) for (const item of items) list.push(item);
  else for (const item of items) (list as Set<unknown>).add(item);
}

/** The lists in pieces, in their order. */
export function* piecesOf(lists: LongList[]): Generator<LongList> {
  for (const { path, items } of lists) {
    let from = 0;
    let weight = 0;
    for (const [index, item] of items.entries()) {
      weight += weightOf(item);
      if (weight < pieceWeight && index + 1 < items.length) continue;
      yield { path, items: items.slice(from, index + 1) };
      from = index + 1;
      weight = 0;
    }
  }
}

function weightOf(value: unknown): number {
  if (typeof value === 'string') return 10 + value.length;
  if (typeof value !== 'object' || value === null) return 10;
  const inner: unknown[] = value instanceof Map ? [...value].flat() : Object.entries(value).flat();
  return inner.reduce<number>((sum, one) => sum + weightOf(one), 40);
}
