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
  for (let id = before.get(to) ?? null; id !== null; id = before.get(id) ?? null) way.unshift(id);
  return way;
}

/**
 * The circle that a new dependency would close, beginning and ending with the item that is to wait; null where it closes
 * none.
 */
export function closedCircle(edges: readonly Edge[], { itemId, waitsFor }: Edge): string[] | null {
  const way = wayOfWaiting(edges, waitsFor, itemId);
  return way && [itemId, ...way];
}
