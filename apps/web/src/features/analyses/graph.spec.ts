import { belowOf, box, freeId, layoutOf, stepFrom, without } from './graph.js';
import type { Node } from './words.js';

const node = (id: string, ...parents: string[]): Node => ({
  ...{ id, kind: parents.length === 0 ? 'effect' : 'why', text: id, gate: null, parents },
  ...{ role: null, code: null, confidence: null, evidence: [] },
});
const nodes = [node('e'), node('a', 'e'), node('b', 'e'), node('c', 'a', 'b'), node('d', 'a')];
const ids = (some: readonly Node[]): string[] => some.map(({ id }) => id);

test('whoever takes a node away takes those along that explain nothing else', () => {
  expect(ids(without(nodes, 'a'))).toEqual(['e', 'b', 'c']);
  expect(without(nodes, 'a').find(({ id }) => id === 'c')?.parents).toEqual(['b']);
  expect([...belowOf(nodes, 'a')]).toEqual(['a', 'c', 'd']);
  expect(freeId([...nodes, node('n1', 'e')])).toBe('n2');
});

test('arrows lead up, down and beside, and stay where there is nothing', () => {
  expect(stepFrom(nodes, 'a', 'up')).toBe('e');
  expect(stepFrom(nodes, 'e', 'down')).toBe('a');
  expect(stepFrom(nodes, 'a', 'after')).toBe('b');
  expect(stepFrom(nodes, 'b', 'after')).toBe('b');
  expect(stepFrom(nodes, 'e', 'up')).toBe('e');
  expect(stepFrom(nodes, 'gone', 'up')).toBe('e');
});

test('no two nodes stand on each other, and what has others below stands over their middle', () => {
  for (const way of ['down', 'left'] as const) {
    const { placed, width, height } = layoutOf(nodes, way);
    expect(placed).toHaveLength(5);
    for (const [index, one] of placed.entries()) {
      expect([one.x >= 0, one.y >= 0, one.x + box.width <= width, one.y + box.height <= height]).toEqual(
        Array.from({ length: 4 }, () => true),
      );
      for (const other of placed.slice(index + 1))
        expect(Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height).toBe(true);
    }
  }
  const at = (id: string) => layoutOf(nodes, 'down').placed.find((one) => one.node.id === id)?.x ?? 0;
  expect(at('a')).toBe((at('c') + at('d')) / 2);
});
