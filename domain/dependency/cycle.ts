/** One item waits for another. */
export interface Edge {
  itemId: string;
  waitsFor: string;
}

/**
 * How an item waits for another, by way of others or at once; the shortest way, both ends included. Null where it does
 * not.
 */
export function wayOfWaiting(edges: readonly Edge[], from: string, to: string): string[] | null {
  const next = Map.groupBy(edges, ({ itemId }) => itemId);
  const before = new Map<string, string | null>([[from, null]]);
  let frontier = [from];
  while (frontier.length > 0 && !before.has(to)) {
    const reached: string[] = [];
    for (const id of frontier)
      for (const { waitsFor } of next.get(id) ?? [])
        if (!before.has(waitsFor)) {
          before.set(waitsFor, id);
          reached.push(waitsFor);
        }
    frontier = reached;
  }
  if (!before.has(to)) return null;
  const way = [to];
  for (let id = before.get(to) ?? null; id !== null; id = before.get(id) ?? null) way.push(id);
  return way.reverse();
}

/**
 * The circle that a new dependency would close, beginning and ending with the item that is to wait; null where it closes
 * none.
 */
export function closedCircle(edges: readonly Edge[], { itemId, waitsFor }: Edge): string[] | null {
  const way = wayOfWaiting(edges, waitsFor, itemId);
  return way && [itemId, ...way];
}

/**
 * The circles that there are, each with its way, beginning and ending with the same. Where several cross, one of them is
 * given: taken apart, the next shows.
 */
export function circlesIn(edges: readonly Edge[]): string[][] {
  const left = withoutEnds(edges);
  const next = Map.groupBy(left, ({ itemId }) => itemId);
  const seen = new Set<string>();
  const circles: string[][] = [];
  for (const { itemId: first } of left) {
    if (seen.has(first)) continue;
    // Whatever is left waits for something that is left: walked on, it comes to where it has been.
    const way: string[] = [];
    const places = new Map<string, number>();
    let id: string | undefined = first;
    while (id !== undefined && !seen.has(id) && !places.has(id)) {
      places.set(id, way.length);
      way.push(id);
      id = next.get(id)?.[0]?.waitsFor;
    }
    for (const met of way) seen.add(met);
    const from = id === undefined ? undefined : places.get(id);
    if (from !== undefined && id !== undefined) circles.push([...way.slice(from), id]);
  }
  return circles;
}

/** Edges between those that wait for something, again and again. */
function withoutEnds(edges: readonly Edge[]): Edge[] {
  const waiting = Map.groupBy(edges, ({ waitsFor }) => waitsFor);
  const open = new Map<string, number>();
  for (const { itemId } of edges) open.set(itemId, (open.get(itemId) ?? 0) + 1);
  const ended = [...waiting.keys()].filter((id) => !open.has(id));
  const gone = new Set(ended);
  for (let id = ended.pop(); id !== undefined; id = ended.pop())
    for (const { itemId } of waiting.get(id) ?? []) {
      const count = (open.get(itemId) ?? 0) - 1;
      open.set(itemId, count);
      if (count === 0) {
        gone.add(itemId);
        ended.push(itemId);
      }
    }
  return edges.filter(({ itemId, waitsFor }) => !gone.has(itemId) && !gone.has(waitsFor));
}
