import { hash } from 'node:crypto';

const zero = Buffer.of(0);
const one = Buffer.of(1);

/** Hash of a leaf, RFC 6962 2.1: of a zero and what it holds. */
export function leafHash(leaf: Buffer): Buffer {
  return hash('sha256', Buffer.concat([zero, leaf]), 'buffer');
}

/** Hash of what stands above two, RFC 6962 2.1. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([one, left, right]), 'buffer');
}

/** Root of a tree that holds nothing, RFC 6962 2.1. */
const emptyRoot = hash('sha256', '', 'buffer');

/**
 * A Merkle tree (RFC 6962) to which leaves are added at its end. Of what came before, it keeps the roots of the whole trees
 * that make it up, at most one for each power of two, so that it goes on from them without reading anything again.
 */
export class MerkleTree {
  /** Roots of whole trees from the greatest to the smallest: one for each 1 in the size, as a binary number. */
  private readonly tops: Buffer[];

  constructor(
    private count = 0,
    peaks: readonly Buffer[] = [],
  ) {
    this.tops = [...peaks];
    const expected = [...count.toString(2)].filter((digit) => digit === '1').length;
    if (this.tops.length !== expected) throw new Error(`a tree of ${count} leaves has ${expected} whole trees in it`);
  }

  /** How many leaves there are. */
  get size(): number {
    return this.count;
  }

  get peaks(): readonly Buffer[] {
    return this.tops;
  }

  add(leaf: Buffer): void {
    let top = leafHash(leaf);
    // As many trees of the same size are joined as the size before ends in ones.
    for (let size = this.count; size % 2 === 1; size = (size - 1) / 2) top = nodeHash(this.tops.pop() ?? top, top);
    this.tops.push(top);
    this.count += 1;
  }

  root(): Buffer {
    const [last, ...before] = this.tops.toReversed();
    return before.reduce((right, left) => nodeHash(left, right), last ?? emptyRoot);
  }
}
