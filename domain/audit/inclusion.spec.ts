import { createHash } from 'node:crypto';
import { hashIn, isIncluded, joined, proofParts, rootByProof, tileOf, tileWidth, type Subtree } from './inclusion.js';
import { leafHash, MerkleTree, nodeHash } from './merkle.js';

const made = Array.from({ length: 702 }, (_, n) => createHash('sha256').update(String(n)).digest());
const leaf = (n: number): Buffer => made[n] ?? Buffer.alloc(32);
const leaves = 700;

/** As RFC 6962, 2.1.1 says it, of the leaves from one to before another. */
function pathOf(index: number, from: number, to: number): Buffer[] {
  if (to - from <= 1) return [];
  const middle = from + leftOf(to - from);
  return index < middle
    ? [...pathOf(index, from, middle), rootOf(middle, to)]
    : [...pathOf(index, middle, to), rootOf(from, middle)];
}

function leftOf(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

const roots = new Map<string, Buffer>();
function rootOf(from: number, to: number): Buffer {
  const known = roots.get(`${from}-${to}`);
  if (known !== undefined) return known;
  const middle = from + leftOf(to - from);
  const root = to - from === 1 ? leafHash(leaf(from)) : nodeHash(rootOf(from, middle), rootOf(middle, to));
  roots.set(`${from}-${to}`, root);
  return root;
}

/** By the feet of tiles, as they are stored. */
function proofOf(index: number, size: number): Buffer[] {
  return proofParts(index, size).map((trees) => joined(trees.map(hashOf)));
}

const hashes = new Map<string, Buffer>();
function hashOf(tree: Subtree): Buffer {
  const known = hashes.get(`${tree.level}/${tree.index}`);
  if (known !== undefined) return known;
  const { foot, index } = tileOf(tree);
  const stored = new Map<number, Buffer>();
  for (let n = index * tileWidth; n < (index + 1) * tileWidth; n += 1)
    if ((n + 1) * 2 ** foot <= leaves) stored.set(n, rootOf(n * 2 ** foot, (n + 1) * 2 ** foot));
  const found = hashIn(stored, tree);
  if (!found) throw new Error(`${foot}/${index} has no ${tree.level}/${tree.index}`);
  hashes.set(`${tree.level}/${tree.index}`, found);
  return found;
}

test('each leaf of each tree is proven by the hashes that RFC 6962 names, and by no others', () => {
  const tree = new MerkleTree();
  for (let n = 0; n < leaves; n += 1) tree.add(leaf(n));
  expect(rootOf(0, leaves)).toEqual(tree.root());
  for (let size = 1; size <= 260; size += 1) {
    const root = rootOf(0, size);
    for (let index = 0; index < size; index += 1) {
      const proof = proofOf(index, size);
      const hex = proof.map((one) => one.toString('hex'));
      const named = pathOf(index, 0, size).map((one) => one.toString('hex'));
      if (hex.join() !== named.join() || rootByProof(leaf(index), { index, size }, proof)?.equals(root) !== true)
        throw new Error(`leaf ${index} of ${size} is not proven`);
    }
  }
});

test('also where a tree is made of several tiles', () => {
  for (const size of [255, 256, 257, 511, 512, 513, 640, 699, 700]) {
    const root = rootOf(0, size);
    for (let index = 0; index < size; index += index % 7 === 0 ? 1 : 6)
      expect(rootByProof(leaf(index), { index, size }, proofOf(index, size))).toEqual(root);
  }
});

test('a proof of something else proves nothing: another leaf, place, size, hash, one too many, one too few', () => {
  for (const [index, size] of [
    [0, 2],
    [3, 7],
    [6, 7],
    [17, 33],
    [32, 33],
    [99, 100],
    [600, 700],
  ] as const) {
    const root = rootOf(0, size).toString('hex');
    const digest = leaf(index).toString('hex');
    const proof = proofOf(index, size).map((one) => one.toString('hex'));
    const position = index + 1;
    const holds = (change: Partial<{ digest: string; position: number; size: number; proof: string[] }>): boolean =>
      isIncluded(change.digest ?? digest, { position, proof, ...change }, { size, root, ...change });
    expect(holds({})).toBe(true);
    expect(holds({ digest: leaf(index + 1).toString('hex') })).toBe(false);
    for (let other = 1; other <= size; other += 1)
      if (other !== position) expect([other, holds({ position: other })]).toEqual([other, false]);
    for (const other of [0, -1, 1.5, size + 1, Number.NaN]) expect(holds({ position: other })).toBe(false);
    expect(holds({ size: index })).toBe(false);
    expect(holds({ proof: proof.slice(1) })).toBe(false);
    expect(holds({ proof: [...proof, proof[0] ?? ''] })).toBe(false);
    expect(holds({ proof: proof.slice(0, -1) })).toBe(false);
    for (let n = 0; n < proof.length; n += 1) {
      const with_ = (one: string): string[] => proof.map((each, at) => (at === n ? one : each));
      expect(holds({ proof: with_(digest) })).toBe(false);
      expect(holds({ proof: with_('') })).toBe(false);
    }
  }
});

test('there is no proof of what is not in the tree', () => {
  for (const [index, size] of [
    [0, 0],
    [5, 5],
    [-1, 5],
    [0.5, 5],
  ] as const)
    expect(() => proofParts(index, size)).toThrow(`a tree of ${size} leaves has no leaf ${index}`);
  expect(rootByProof(leaf(0), { index: 0, size: 1 }, [])).toEqual(leafHash(leaf(0)));
  expect(() => joined([])).toThrow('nothing to be joined');
  expect(joined([leaf(1), leaf(2)])).toEqual(nodeHash(leaf(1), leaf(2)));
});

test('of a tree of a million leaves a proof touches few tiles', () => {
  const tiles = new Set(
    proofParts(654_321, 1_000_003)
      .flat()
      .map(tileOf)
      .map(({ foot, index }) => `${foot}/${index}`),
  );
  expect(tiles.size).toBeLessThanOrEqual(6);
});
