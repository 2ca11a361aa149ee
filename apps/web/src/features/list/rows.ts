import type { Item } from './queries.js';
import type { Group } from './search.js';

/** A line of the list: an item, or the heading of those that follow. */
export type Row = { kind: 'item'; item: Item } | { kind: 'heading'; key: string; label: string; count: number };

/** Items below headings, in the order in which each group first comes. @param stateOf how a state is called */
export function rowsOf(
  items: readonly Item[],
  group: Group | undefined,
  stateOf: (status: Item['status']) => string,
): Row[] {
  if (group === undefined) return items.map((item) => ({ kind: 'item', item }));
  const groups = new Map<string, { label: string; items: Item[] }>();
  for (const item of items) {
    const { key, label } = groupOf(item, group, stateOf);
    const found = groups.get(key);
    if (found) found.items.push(item);
    else groups.set(key, { label, items: [item] });
  }
  return [...groups].flatMap(([key, { label, items: within }]): Row[] => [
    { kind: 'heading', key, label, count: within.length },
    ...within.map((item): Row => ({ kind: 'item', item })),
  ]);
}

function groupOf(
  item: Item,
  group: Group,
  stateOf: (status: Item['status']) => string,
): { key: string; label: string } {
  switch (group) {
    case 'program':
      return { key: item.program.id, label: item.program.name };
    case 'owner':
      return { key: item.owner.id, label: item.owner.name };
    case 'status':
      return { key: item.status, label: stateOf(item.status) };
  }
}
