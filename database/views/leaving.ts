import type { EntityManager } from 'typeorm';
import type { Sharing, ViewList } from '../../domain/view/view.js';

/** Gives a shared view to somebody else; undefined where it is at another version by now, or is shared no more. */
export async function giveView(
  manager: EntityManager,
  { id, version, toId }: { id: string; version: number; toId: string },
): Promise<{ list: ViewList; sharing: Sharing } | undefined> {
  const [rows] = await manager.query<[{ list: ViewList; sharing: Sharing }[], number]>(
    `UPDATE views SET owner_id = $3, version = version + 1, updated_at = now()
     WHERE id = $1 AND version = $2 AND sharing <> 'mine' RETURNING list, sharing`,
    [id, version, toId],
  );
  return rows[0];
}

/** What somebody who has left had for themself goes with them: their own views, and which ones they opened first. */
export async function endViewsOf(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('DELETE FROM view_defaults WHERE person_id = $1', [personId]);
  await manager.query(`DELETE FROM views WHERE owner_id = $1 AND sharing = 'mine'`, [personId]);
}
