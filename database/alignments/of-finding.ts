import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { alignmentKey } from '../../domain/alignment/alignment.js';
import type { AlignmentStatus } from '../../domain/alignment/table.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesShown } from '../access/visible.js';

/** The last round on a finding that somebody sees; null where they see none. */
export async function lastRoundOf(
  manager: EntityManager,
  findingId: string,
  sight: Sight | undefined,
): Promise<{ id: string; key: string; status: AlignmentStatus } | null> {
  const params: unknown[] = [findingId];
  const sees =
    sight === undefined ? 'TRUE' : seesShown('alignment', await knowing(manager, sight), placingIn(params), 'k');
  const [row] = await manager.query<{ id: string; number: number; status: AlignmentStatus }[]>(
    `SELECT k.id, k.number, k.status FROM alignments k WHERE k.finding_id = $1 AND ${sees} ORDER BY k.number DESC LIMIT 1`,
    params,
  );
  return row ? { id: row.id, key: alignmentKey(row.number), status: row.status } : null;
}
