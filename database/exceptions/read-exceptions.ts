import type { EntityManager } from 'typeorm';
import type { Exception } from '../../domain/exception/exception.js';
import { Register, type Shown } from '../record/register.js';
import { brokenGlass } from '../sign-off/rounds.js';
import { exceptionRow } from './row.js';

interface Besides {
  item_count: number;
  predecessor_number: number | null;
  successor: { id: string; number: number } | null;
  program_manager_ids: string[];
  program_ids: string[];
  /** Approved past its approvers, in any round. */
  broken_glass: boolean;
}

/** An exception with the names of the people in it, and what hangs on it. */
export type ShownException = Shown<Exception, Besides>;

export const exceptionRegister = new Register<Exception, Besides>(exceptionRow, {
  ...{ kind: 'exception', alias: 'e' },
  people: `e.requested_by, e.risk_owner_id, e.domain_lead_id`,
  more: `(SELECT b.number FROM exceptions b WHERE b.id = e.predecessor_id) AS predecessor_number,
    (SELECT count(*)::int FROM exception_items x WHERE x.exception_id = e.id) AS item_count,
    (SELECT jsonb_build_object('id', s.id, 'number', s.number) FROM exceptions s WHERE s.predecessor_id = e.id
      ORDER BY s.number DESC LIMIT 1) AS successor,
    array(SELECT DISTINCT p.manager_id::text FROM exception_items x JOIN action_items i ON i.id = x.item_id
      JOIN programs p ON p.id = i.program_id WHERE x.exception_id = e.id) AS program_manager_ids,
    array(SELECT DISTINCT i.program_id::text FROM exception_items x JOIN action_items i ON i.id = x.item_id
      WHERE x.exception_id = e.id) AS program_ids, ${brokenGlass('e.id')} AS broken_glass`,
});

/** An exception by its id or as `EX-12`. @throws Refusal `not-found` */
export function findException(manager: EntityManager, ref: string): Promise<ShownException> {
  return exceptionRegister.find(manager, ref);
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
