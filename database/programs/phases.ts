import type { EntityManager } from 'typeorm';

/** Whether the phase that is open in a program has items. */
export async function hasItemsInTurn(manager: EntityManager, programId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM phases ph JOIN action_items i ON i.phase_id = ph.id
     WHERE ph.program_id = $1 AND ph.status = 'open' LIMIT 1`,
    [programId],
  );
  return rows.length > 0;
}
