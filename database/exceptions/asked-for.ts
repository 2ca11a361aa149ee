import type { EntityManager } from 'typeorm';
import type { Sight } from '../../domain/access/sight.js';
import { placingIn, seesItem } from '../access/visible.js';

/** Items by their ids or numbers; those that are not there, or not seen, are left out. */
export function itemsNamed(
  manager: EntityManager,
  ids: string[],
  numbers: number[],
  seenBy: Sight | undefined,
): Promise<{ id: string; number: number }[]> {
  const params: unknown[] = [ids, numbers];
  const seen = seenBy ? seesItem(seenBy, placingIn(params)) : 'TRUE';
  return manager.query(
    `SELECT id, number FROM action_items i WHERE (id = ANY($1) OR number = ANY($2)) AND ${seen}`,
    params,
  );
}

/** The items of an exception that are still to be done. */
export async function openItemsOf(manager: EntityManager, exceptionId: string): Promise<string[]> {
  const open = await manager.query<{ id: string }[]>(
    `SELECT i.id FROM exception_items x JOIN action_items i ON i.id = x.item_id
     WHERE x.exception_id = $1 AND i.status NOT IN ('done', 'cancelled')`,
    [exceptionId],
  );
  return open.map(({ id }) => id);
}

/** The version of the same policy that was published last. */
export async function newestOfPolicy(manager: EntityManager, policyVersionId: string): Promise<string | undefined> {
  const [policy] = await manager.query<{ id: string }[]>(
    `SELECT n.id FROM policy_versions v JOIN policy_versions n ON n.policy_id = v.policy_id AND n.status = 'published'
     WHERE v.id = $1 ORDER BY n.version DESC LIMIT 1`,
    [policyVersionId],
  );
  return policy?.id;
}

/** The domain lead of the first item's program. */
export async function leadOfFirst(manager: EntityManager, itemIds: string[]): Promise<string | null> {
  const [row] = await manager.query<{ lead: string | null }[]>(
    `SELECT p.domain_lead_id AS lead FROM action_items i JOIN programs p ON p.id = i.program_id
     WHERE i.id = ANY($1) ORDER BY i.number LIMIT 1`,
    [itemIds],
  );
  return row?.lead ?? null;
}
