import type { EntityManager } from 'typeorm';
import type { Condition } from '../sql/condition.js';

/** Whose an item is, for the question who may do what to it. */
export interface PartsRow {
  id: string;
  number: number;
  owner_id: string;
  owner_manager_id: string | null;
  manager_id: string;
  domain_lead_id: string | null;
  submitted_by: string | null;
  program_id: string;
  program_domain: string | null;
  program_markets: string[];
}

const from = 'action_items i JOIN programs p ON p.id = i.program_id JOIN people o ON o.id = i.owner_id';
const parts = `SELECT i.id, i.number, i.owner_id, o.manager_id AS owner_manager_id, p.manager_id, p.domain_lead_id, i.submitted_by,
    i.program_id, p.domain AS program_domain, p.markets AS program_markets
  FROM ${from}`;

/** Items under a condition, by id. */
export function partsMatching(manager: EntityManager, { sql, params }: Condition, most: number): Promise<PartsRow[]> {
  return manager.query(`${parts} WHERE ${sql} ORDER BY i.id LIMIT ${most}`, params);
}

/** Items by their ids or numbers; those that are not there are left out. */
export function partsNamed(manager: EntityManager, ids: string[], numbers: number[]): Promise<PartsRow[]> {
  return manager.query(`${parts} WHERE i.id = ANY($1) OR i.number = ANY($2) ORDER BY i.id`, [ids, numbers]);
}

/** Items of an operation that are still to do. */
export function partsToDo(manager: EntityManager, operationId: string): Promise<PartsRow[]> {
  return manager.query(
    `${parts} JOIN bulk_items b ON b.item_id = i.id WHERE b.operation_id = $1 AND b.state = 'pending'`,
    [operationId],
  );
}

/** Items of an operation that are still to do and not under the condition are not done. Their totals are not counted yet. */
export async function skipWhatMatchesNoMore(
  manager: EntityManager,
  operationId: string,
  { sql, params }: Condition,
  message: string,
): Promise<void> {
  const at = `$${params.length + 1}`;
  await manager.query(
    `UPDATE bulk_items b SET state = 'skipped', code = 'changed-since-preview', message = ${at}, moves = NULL
     WHERE b.operation_id = $${params.length + 2} AND b.state = 'pending'
       AND b.item_id NOT IN (SELECT i.id FROM ${from} WHERE ${sql})`,
    [...params, message, operationId],
  );
}

/** How many items are under the condition and not of the operation. */
export async function countMatchingSince(
  manager: EntityManager,
  operationId: string,
  { sql, params }: Condition,
): Promise<number> {
  const [more] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM (SELECT i.id FROM ${from} WHERE ${sql}) m
     WHERE NOT EXISTS (SELECT 1 FROM bulk_items b WHERE b.operation_id = $${params.length + 1} AND b.item_id = m.id)`,
    [...params, operationId],
  );
  return more?.count ?? 0;
}
