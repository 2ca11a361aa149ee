import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { leafHash, MerkleTree, nodeHash } from './merkle.js';

const leaf = (n: number): Buffer => createHash('sha256').update(String(n)).digest();

/** As RFC 6962 says it: the left part is the greatest power of two that is smaller than the whole. */
function rootOf(leaves: Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return createHash('sha256').digest();
  if (leaves.length === 1) return leafHash(only);
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return nodeHash(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

test('the root is that of RFC 6962 at every size, also where the tree goes on from what was kept of it', () => {
  const leaves: Buffer[] = [];
  let tree = new MerkleTree();
  expect(tree.root()).toEqual(rootOf([]));
  for (let n = 0; n < 140; n += 1) {
    leaves.push(leaf(n));
    tree.add(leaf(n));
    expect(tree.root()).toEqual(rootOf(leaves));
    if (n % 3 === 0) tree = new MerkleTree(tree.size, tree.peaks);
  }
  expect(tree.size).toBe(140);
});

test('what was kept of it must fit its size', () => {
  expect(() => new MerkleTree(3, [leaf(1)])).toThrow('a tree of 3 leaves has 2 whole trees in it');
  expect(() => new MerkleTree(0, [leaf(1)])).toThrow('has 0 whole trees');
});

test('the hash of known leaves is the one that others compute', () => {
  // Test vectors that implementations of RFC 6962 share.
  expect(new MerkleTree().root().toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  const tree = new MerkleTree();
  for (const bytes of [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ])
    tree.add(Buffer.from(bytes, 'hex'));
  expect(tree.root().toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});
