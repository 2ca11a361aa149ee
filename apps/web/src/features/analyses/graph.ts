import type { Node } from './words.js';

/** The children of each node, in the order in which they stand. What explains several things stands below the first. */
export function childrenOf(nodes: readonly Node[], id: string): Node[] {
  return nodes.filter(({ parents }) => parents[0] === id);
}

/** The first id of its kind that is free. */
export function freeId(nodes: readonly Node[]): string {
  const taken = new Set(nodes.map(({ id }) => id));
  let next = 1;
  while (taken.has(`n${next}`)) next += 1;
  return `n${next}`;
}

/** Without a node, and without those below that explain nothing else. */
export function without(nodes: readonly Node[], id: string): Node[] {
  const gone = new Set([id]);
  for (let before = 0; before < gone.size;) {
    before = gone.size;
    for (const { id: other, parents } of nodes)
      if (parents.length > 0 && parents.every((parent) => gone.has(parent))) gone.add(other);
  }
  return nodes
    .filter((node) => !gone.has(node.id))
    .map((node) => ({ ...node, parents: node.parents.filter((parent) => !gone.has(parent)) }));
}

/** The ids below a node, and its own: it explains none of these, or it would explain itself. */
export function belowOf(nodes: readonly Node[], id: string): Set<string> {
  const below = new Set([id]);
  for (let before = 0; before < below.size;) {
    before = below.size;
    for (const { id: other, parents } of nodes) if (parents.some((parent) => below.has(parent))) below.add(other);
  }
  return below;
}

/** Where arrows lead from a node: up to what it explains, down to what explains it, and to those beside it. */
export function stepFrom(nodes: readonly Node[], id: string, way: 'up' | 'down' | 'before' | 'after'): string {
  const node = nodes.find((one) => one.id === id);
  if (node === undefined) return nodes[0]?.id ?? '';
  if (way === 'up') return node.parents[0] ?? id;
  if (way === 'down') return childrenOf(nodes, id)[0]?.id ?? id;
  const beside = node.parents[0] === undefined ? [node] : childrenOf(nodes, node.parents[0]);
  const at = beside.findIndex((one) => one.id === id) + (way === 'after' ? 1 : -1);
  return beside[at]?.id ?? id;
}

export interface Placed {
  node: Node;
  x: number;
  y: number;
  depth: number;
}

export interface Layout {
  placed: Placed[];
  width: number;
  height: number;
}

export const box = { width: 168, height: 60, between: 20, below: 44 };

/**
 * Where each node stands: what has nothing below it side by side, and what has above the middle of those. A tree is told
 * downwards, a fishbone from its head at the right to the left.
 */
export function layoutOf(nodes: readonly Node[], way: 'down' | 'left'): Layout {
  const placed: Placed[] = [];
  const across = way === 'down' ? box.width + box.between : box.height + box.between;
  const along = way === 'down' ? box.height + box.below : box.width + box.below;
  let next = 0;
  let deepest = 0;
  const place = (node: Node, depth: number): number => {
    deepest = Math.max(deepest, depth);
    const below = childrenOf(nodes, node.id).map((child) => place(child, depth + 1));
    const [first, last] = [below[0], below.at(-1)];
    const at = first === undefined || last === undefined ? next++ : (first + last) / 2;
    placed.push({ node, x: at, y: depth, depth });
    return at;
  };
  for (const root of nodes.filter(({ parents }) => parents.length === 0)) place(root, 0);
  const length = deepest * along;
  const breadth = Math.max(0, next - 1) * across;
  const at = ({ x, y }: Placed): { x: number; y: number } =>
    way === 'down' ? { x: x * across, y: y * along } : { x: length - y * along, y: x * across };
  return {
    placed: placed.map((one) => ({ ...one, ...at(one) })),
    width: (way === 'down' ? breadth : length) + box.width,
    height: (way === 'down' ? length : breadth) + box.height,
  };
}
