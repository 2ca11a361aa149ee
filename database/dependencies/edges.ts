import type { EntityManager } from 'typeorm';
import type { PresentEdge } from '../../domain/spreadsheet/waits-for.js';

/** One at a time in the whole installation: of two that meet crosswise the second sees what the first has added. */
export async function lockDependencies(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('tollgate.item_dependencies'))`);
}

/** What these items wait for, directly or by way of others. */
export async function edgesFrom(manager: EntityManager, itemIds: string[]): Promise<PresentEdge[]> {
  return manager.query(
    `WITH RECURSIVE on_the_way (item_id, predecessor_id, from_file) AS (
       SELECT item_id, predecessor_id, from_file FROM item_dependencies WHERE item_id = ANY($1)
       UNION
       SELECT d.item_id, d.predecessor_id, d.from_file FROM item_dependencies d
       JOIN on_the_way w ON d.item_id = w.predecessor_id)
     SELECT item_id AS "itemId", predecessor_id AS "waitsFor", from_file AS "fromFile" FROM on_the_way`,
    [[...new Set(itemIds)]],
  );
}
