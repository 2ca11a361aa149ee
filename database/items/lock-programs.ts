import type { EntityManager } from 'typeorm';
import { among } from '../sql/among.js';

/**
 * Keeps the programs of these items as they are until the transaction ends: what a program does to its items, and what
 * happens to an item meanwhile, come one after the other, each on the facts that the other left.
 *
 * The order in which everybody locks: a bulk operation, an import, an exception or a recurrence; then programs; their
 * phases; their items; what hangs on these. Rows of one kind in order of id. Whoever only fires what is planned of an item
 * does not look at its program, and goes without.
 */
export async function lockProgramsOf(manager: EntityManager, itemIds: string[]): Promise<void> {
  const { sql, value } = among(itemIds, '$1');
  await manager.query(
    `SELECT 1 FROM programs WHERE id IN (SELECT program_id FROM action_items WHERE id ${sql}) ORDER BY id FOR SHARE`,
    [value],
  );
}

/** The same of a program by itself, for what is made in it; `change`, for whoever writes its row. */
export async function lockProgram(manager: EntityManager, id: string, why: 'keep' | 'change'): Promise<void> {
  const lock = why === 'keep' ? 'FOR SHARE' : 'FOR NO KEY UPDATE';
  await manager.query(`SELECT 1 FROM programs WHERE id = $1 ${lock}`, [id]);
}
