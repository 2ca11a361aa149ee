import type { EntityManager } from 'typeorm';
import { notThere } from '../../domain/access/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import type { ExceptionRow } from './row.js';

/** An exception with the names of the people in it, and what hangs on it. */
export interface ShownException extends ExceptionRow {
  requester_name: string;
  risk_owner_name: string;
  domain_lead_name: string | null;
  item_count: number;
  predecessor_number: number | null;
  successor: { id: string; number: number } | null;
  program_manager_ids: string[];
  program_ids: string[];
  restricted: boolean;
  created_at: Date;
  updated_at: Date;
}

/** SQL: the columns of a shown exception `e`. */
export const exceptionColumns = `e.*, EXISTS (SELECT 1 FROM restricted_records h WHERE h.subject_id = e.id) AS restricted, e.starts_date::text AS starts_date_text, e.ends_date::text AS ends_date_text,
  q.name AS requester_name, o.name AS risk_owner_name, d.name AS domain_lead_name, b.number AS predecessor_number,
  (SELECT count(*)::int FROM exception_items x WHERE x.exception_id = e.id) AS item_count,
  (SELECT jsonb_build_object('id', s.id, 'number', s.number) FROM exceptions s WHERE s.predecessor_id = e.id
    ORDER BY s.number DESC LIMIT 1) AS successor,
  array(SELECT DISTINCT p.manager_id::text FROM exception_items x JOIN action_items i ON i.id = x.item_id
    JOIN programs p ON p.id = i.program_id WHERE x.exception_id = e.id) AS program_manager_ids,
  array(SELECT DISTINCT i.program_id::text FROM exception_items x JOIN action_items i ON i.id = x.item_id
    WHERE x.exception_id = e.id) AS program_ids`;

/** SQL: what they are taken from. */
export const exceptionFrom = `exceptions e JOIN people q ON q.id = e.requested_by JOIN people o ON o.id = e.risk_owner_id
  LEFT JOIN people d ON d.id = e.domain_lead_id LEFT JOIN exceptions b ON b.id = e.predecessor_id`;

/** An exception by its id or as `EX-12`. @throws Refusal `not-found` */
export async function findException(manager: EntityManager, ref: string): Promise<ShownException> {
  const number = /^EX-(\d{1,15})$/i.exec(ref)?.[1];
  const [condition, value] = number === undefined ? ['e.id = $1', ref] : ['e.number = $1', Number(number)];
  const [row] =
    number !== undefined || isUuid(ref)
      ? await manager.query<ShownException[]>(`SELECT ${exceptionColumns} FROM ${exceptionFrom} WHERE ${condition}`, [
          value,
        ])
      : [];
  if (!row) throw notThere('exceptions', ref);
  return row;
}

/** An item that an exception suspends. */
export interface SuspendedItem {
  id: string;
  number: number;
  title: string;
  status: string;
  severity: string | null;
  owner_id: string;
  owner_name: string;
}

/** The items of an exception, by number. */
export function itemsOfException(manager: EntityManager, id: string): Promise<SuspendedItem[]> {
  return manager.query(
    `SELECT i.id, i.number, i.title, i.status, i.severity, i.owner_id, o.name AS owner_name
     FROM exception_items x JOIN action_items i ON i.id = x.item_id JOIN people o ON o.id = i.owner_id
     WHERE x.exception_id = $1 ORDER BY i.number`,
    [id],
  );
}

/** Until when a stale exception waits to be decided on anew; null where none is. */
export async function staleLimitOf(manager: EntityManager, id: string): Promise<Date | null> {
  const [limit] = await manager.query<{ fire_at: Date }[]>(
    `SELECT fire_at FROM planned_steps WHERE subject_id = $1 AND kind = 'lease_stale' AND state = 'planned'`,
    [id],
  );
  return limit?.fire_at ?? null;
}

/** The exceptions of an item that are asked for, approved or active; the active first. */
export function liveExceptionsOf(
  manager: EntityManager,
  itemId: string,
): Promise<{ id: string; number: number; kind: string; title: string; status: string; ends_at: Date }[]> {
  return manager.query(
    `SELECT e.id, e.number, e.kind, e.title, e.status, e.ends_at FROM exception_items x
     JOIN exceptions e ON e.id = x.exception_id
     WHERE x.item_id = $1 AND e.status IN ('requested', 'approved', 'active') ORDER BY e.status = 'active' DESC, e.number`,
    [itemId],
  );
}
