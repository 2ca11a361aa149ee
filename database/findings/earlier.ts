import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { findingKey } from '../../domain/finding/finding.js';
import type { FindingStatus } from '../../domain/finding/table.js';
import type { Rating } from '../../domain/policy/rating.js';
import { knowing } from '../access/known-sight.js';
import { placingIn, seesShown } from '../access/visible.js';

export interface EarlierFinding {
  id: string;
  key: string;
  title: string;
  status: FindingStatus;
  rating: Rating | null;
  createdAt: string;
}

/** So many of those that came before are told, the newest first; how many there are, the repeat says. */
const most = 20;

/** Findings of which another one is a repeat, as far as somebody sees them. */
export async function earlierFindings(
  manager: EntityManager,
  ids: readonly string[],
  sight: Sight | undefined,
): Promise<EarlierFinding[]> {
  if (ids.length === 0) return [];
  const params: unknown[] = [ids, most];
  const sees =
    sight === undefined ? 'TRUE' : seesShown('finding', await knowing(manager, sight), placingIn(params), 'f');
  const rows = await manager.query<
    (Omit<EarlierFinding, 'key' | 'createdAt'> & { number: number; created_at: Date })[]
  >(
    `SELECT f.id, f.number, f.title, f.status, f.rating, f.created_at FROM findings f
     WHERE f.id = ANY($1::uuid[]) AND ${sees} ORDER BY f.number DESC LIMIT $2`,
    params,
  );
  return rows.map(({ id, number, title, status, rating, created_at }) => ({
    ...{ id, key: findingKey(number), title, status, rating },
    createdAt: created_at.toISOString(),
  }));
}
