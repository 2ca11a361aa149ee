import { closedCircle, type Edge } from './cycle.js';

type Neighbours = Map<string, string[]>;

/** Which items wait for which, to be asked for each of many dependencies whether it would close a circle. */
export class WaitingGraph {
  private readonly waitsFor: Neighbours = new Map();
  private readonly awaitedBy: Neighbours = new Map();

  constructor(edges: Iterable<Edge>) {
    for (const edge of edges) this.add(edge);
  }

  add({ itemId, waitsFor }: Edge): void {
    push(this.waitsFor, itemId, waitsFor);
    push(this.awaitedBy, waitsFor, itemId);
  }

  /** The circle that a new dependency would close, as `closedCircle` gives it; null where it closes none. */
  circleWith(edge: Edge): string[] | null {
    if (!this.leadsBack(edge)) return null;
    const ahead = [...walk(this.waitsFor, edge.waitsFor)];
    const edges = ahead.flatMap((itemId) =>
      (this.waitsFor.get(itemId) ?? []).map((waitsFor) => ({ itemId, waitsFor })),
    );
    return closedCircle(edges, edge);
  }

  /** Looked for from both ends, a step each: the shorter way decides, and long chains stay cheap. */
  private leadsBack({ itemId, waitsFor }: Edge): boolean {
    const ahead = walk(this.waitsFor, waitsFor);
    const behind = walk(this.awaitedBy, itemId);
    for (;;) {
      const next = ahead.next();
      if (next.done) return false;
      if (next.value === itemId) return true;
      const before = behind.next();
      if (before.done) return false;
      if (before.value === waitsFor) return true;
    }
  }
}

function push(neighbours: Neighbours, from: string, to: string): void {
  const list = neighbours.get(from);
  if (list) list.push(to);
  else neighbours.set(from, [to]);
}

function* walk(neighbours: Neighbours, from: string): Generator<string, void> {
  const seen = new Set([from]);
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    yield id;
    for (const next of neighbours.get(id) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        waiting.push(next);
      }
  }
}
