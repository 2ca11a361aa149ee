import type { ItemStatus } from '../../domain/item/table.js';
import type { Predecessor } from '../../domain/item/predecessor.js';

/** What an item waits for, as SQL gives it; times in epoch ms. */
export interface RawPredecessor {
  id: string;
  number: number;
  title: string;
  status: ItemStatus;
  doneAt: number | null;
  lag: string | null;
}

/** A column: what the item `i` waits for. */
export const predecessorsOfItem = `(SELECT jsonb_agg(jsonb_build_object('id', q.id, 'number', q.number, 'title', q.title,
    'status', q.status, 'doneAt', extract(epoch FROM q.done_at) * 1000, 'lag', d.lag) ORDER BY q.number)
  FROM item_dependencies d JOIN action_items q ON q.id = d.predecessor_id WHERE d.item_id = i.id)`;

export function predecessorOf({ id, doneAt, ...rest }: RawPredecessor): Predecessor {
  return { itemId: id, doneAt: doneAt === null ? null : Math.round(doneAt), ...rest };
}
