import type { DataSource } from 'typeorm';
import { itemStatuses } from '../../domain/item/table.js';

const unfinished = itemStatuses.filter((status) => status !== 'done' && status !== 'cancelled');

/**
 * Programs among these that need not be asked whether their open phase is complete: it still has something to do, or the
 * program is not active, and a poke would only disturb a workflow that is about to end. To be called when what has ended
 * is committed: of two items that end at one time, the later one sees both.
 */
export async function programsNotToAsk(dataSource: DataSource, programIds: string[]): Promise<Set<string>> {
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT p.id FROM programs p WHERE p.id = ANY($1) AND (p.status <> 'active' OR EXISTS (
       SELECT 1 FROM phases ph JOIN action_items i ON i.phase_id = ph.id
       WHERE ph.program_id = p.id AND ph.status = 'open' AND i.status = ANY($2)))`,
    [programIds, unfinished],
  );
  return new Set(rows.map(({ id }) => id));
}
