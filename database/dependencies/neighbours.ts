import type { EntityManager } from 'typeorm';

/** An item beside another in the network. */
export interface NeighbourRow {
  /** The other waits for it; else it waits for the other. */
  holds_up: boolean;
  id: string;
  number: number;
  title: string;
  status: string;
  due_at: Date;
  program_id: string;
  program_name: string;
  lag: string | null;
  reason: string | null;
}

/** What an item waits for, and what waits for it, by number. */
export function neighboursOf(manager: EntityManager, itemId: string): Promise<NeighbourRow[]> {
  return manager.query(
    `SELECT d.predecessor_id = $1 AS holds_up, i.id, i.number, i.title, i.status, i.due_at, p.id AS program_id,
       p.name AS program_name, d.lag, d.reason
     FROM item_dependencies d JOIN action_items i ON i.id = CASE WHEN d.item_id = $1 THEN d.predecessor_id ELSE d.item_id END
     JOIN programs p ON p.id = i.program_id WHERE d.item_id = $1 OR d.predecessor_id = $1 ORDER BY i.number`,
    [itemId],
  );
}
