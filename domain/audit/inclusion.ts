import { leafHash, nodeHash } from './merkle.js';

/** A whole tree within the greater one: over the 2^level leaves that begin with number `index` * 2^level. */
export interface Subtree {
  level: number;
  index: number;
}

/** So many levels of the tree lie between two that are stored: a tile, of 256 hashes at its foot. */
export const tileLevels = 8;
export const tileWidth = 2 ** tileLevels;

/**
 * What a proof of inclusion (RFC 6962, 2.1.1) is made of: for each of its hashes, from the leaf upwards, the whole trees that
 * make it up, from the left to the right. One, but where the tree ends.
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 */
export function proofParts(index: number, size: number): Subtree[][] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new Error(`a tree of ${size} leaves has no leaf ${index}`);
  const parts: Subtree[][] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + leftOf(to - from);
    const [sibling, own] =
      index < middle ? [rangeOf(middle, to), [from, middle]] : [rangeOf(from, middle), [middle, to]];
    parts.unshift(sibling);
    [from = 0, to = 0] = own;
  }
  return parts;
}

/** The greatest power of two that is smaller. */
function leftOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** The whole trees that the leaves from one to before another are made of. */
function rangeOf(from: number, to: number): Subtree[] {
  const trees: Subtree[] = [];
  for (let at = from; at < to;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    trees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return trees;
}

/** Hashes of the trees that a part of a proof is made of, as one hash. */
export function joined(hashes: readonly Buffer[]): Buffer {
  const [last, ...before] = hashes.toReversed();
  if (last === undefined) throw new Error('there is nothing to be joined');
  return before.reduce((right, left) => nodeHash(left, right), last);
}

/** A tile: number `index` of those whose foot is at this level, a multiple of `tileLevels`. */
export interface Tile {
  foot: number;
  index: number;
}

/** The tile within which a whole tree is found. */
export function tileOf({ level, index }: Subtree): Tile {
  const foot = level - (level % tileLevels);
  return { foot, index: Math.floor((index * 2 ** (level - foot)) / tileWidth) };
}

/**
 * The hash of a whole tree, by those at the foot of its tile.
 *
 * @returns null where one that it needs is not there
 */
export function hashIn(foot: ReadonlyMap<number, Buffer>, { level, index }: Subtree): Buffer | null {
  const height = level % tileLevels;
  if (height === 0) return foot.get(index) ?? null;
  const left = hashIn(foot, { level: level - 1, index: index * 2 });
  const right = left && hashIn(foot, { level: level - 1, index: index * 2 + 1 });
  return left && right && nodeHash(left, right);
}

/**
 * The root to which a proof of inclusion leads from a leaf; null where it has not as many hashes as such a proof has.
 *
 * @param at which leaf, from 0, of a tree of how many
 */
export function rootByProof(
  leaf: Buffer,
  at: { index: number; size: number },
  proof: readonly Buffer[],
): Buffer | null {
  let { index } = at;
  let last = at.size - 1;
  if (!(Number.isSafeInteger(index) && index >= 0 && index <= last)) return null;
  let node = leafHash(leaf);
  for (const other of proof) {
    if (last === 0) return null;
    if (index % 2 === 1 || index === last) {
      node = nodeHash(other, node);
      // Where the tree ends, a node may be carried up by some levels as it is.
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)];
    } else node = nodeHash(node, other);
    [index, last] = [Math.floor(index / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : null;
}

/** Whether a leaf stands there in the tree with this root. Bytes are hexadecimal. */
export function isIncluded(
  digest: string,
  { position, proof }: { position: number; proof: readonly string[] },
  { size, root }: { size: number; root: string },
): boolean {
  const bytes = [digest, root, ...proof];
  if (bytes.some((one) => !/^[0-9a-f]{64}$/.test(one))) return false;
  const hashes = proof.map((one) => Buffer.from(one, 'hex'));
  return rootByProof(Buffer.from(digest, 'hex'), { index: position - 1, size }, hashes)?.toString('hex') === root;
}
