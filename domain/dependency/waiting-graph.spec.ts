import fc from 'fast-check';
import { closedCircle, type Edge } from './cycle.js';
import { WaitingGraph } from './waiting-graph.js';

test('it finds the circles that the search over all edges finds, however they are asked for', () => {
  const node = fc.integer({ min: 0, max: 7 }).map(String);
  const edge = fc.record({ itemId: node, waitsFor: node }).filter(({ itemId, waitsFor }) => itemId !== waitsFor);
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 30 }), (asked) => {
      const graph = new WaitingGraph([]);
      const edges: Edge[] = [];
      for (const next of asked) {
        const circle = graph.circleWith(next);
        expect(circle?.length).toBe(closedCircle(edges, next)?.length);
        if (circle) continue;
        graph.add(next);
        edges.push(next);
      }
    }),
  );
});

test('a chain as long as the longest file is looked through at once, and what closes it is found', () => {
  const graph = new WaitingGraph([]);
  const edges = Array.from({ length: 100_000 }, (_, n) => ({ itemId: String(n + 1), waitsFor: String(n) }));
  let circles = 0;
  for (const edge of edges) {
    if (graph.circleWith(edge) !== null) circles += 1;
    graph.add(edge);
  }
  expect(circles).toBe(0);
  expect(graph.circleWith({ itemId: '0', waitsFor: '100000' })).toHaveLength(100_002);
});
