import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { unseenAmong } from '../access/unseen.js';
import { placingIn, seesItem } from '../access/visible.js';
import type { ShownException } from './read-exceptions.js';

/**
 * What exceptions say of other records, as far as somebody sees these: who has a part in an exception may not see all of its
 * items, nor what it renews.
 */
export async function asSeen<T extends ShownException>(
  manager: EntityManager,
  sight: Sight | undefined,
  rows: T[],
): Promise<T[]> {
  if (sight === undefined || sight.all || rows.length === 0) return rows;
  const params: unknown[] = [rows.map(({ facts }) => facts.id)];
  const seen = await manager.query<{ id: string; items: number }[]>(
    `SELECT x.exception_id AS id, count(*)::int AS items FROM exception_items x JOIN action_items i ON i.id = x.item_id
     WHERE x.exception_id = ANY($1::uuid[]) AND ${seesItem(sight, placingIn(params))} GROUP BY x.exception_id`,
    params,
  );
  const items = new Map(seen.map(({ id, items: count }) => [id, count]));
  const near = rows.flatMap(({ facts, successor }) => [facts.predecessorId ?? [], successor?.id ?? []].flat());
  const unseen = await unseenAmong(manager, sight, near);
  return rows.map((row) => ({
    ...row,
    item_count: items.get(row.facts.id) ?? 0,
    predecessor_number: unseen.has(row.facts.predecessorId ?? '') ? null : row.predecessor_number,
    successor: unseen.has(row.successor?.id ?? '') ? null : row.successor,
  }));
}
