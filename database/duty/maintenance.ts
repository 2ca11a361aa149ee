import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import { isUuid } from '../../domain/uuid.js';
import { maintenanceWindows, type MaintenanceWindow } from '../entities/maintenance-window.js';
import { insertOnce, updateOne } from '../entities/write.js';
import { accountsOf } from '../stand-ins/accounts.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { Sight } from '../../domain/access/sight.js';
import { seenAmong } from '../access/unseen.js';

export const windowStates = ['coming', 'running', 'over', 'cancelled'] as const;

/** A window with the names of its program and of whoever set it up, and what it is at the moment of asking. */
export interface WindowRow extends MaintenanceWindow {
  state: string;
  program_name: string | null;
  creator: string;
}

const stateSql = `CASE WHEN w.cancelled_at IS NOT NULL THEN 'cancelled' WHEN w.ends_at <= now() THEN 'over'
  WHEN w.starts_at <= now() THEN 'running' ELSE 'coming' END`;
const select = `SELECT w.*, ${stateSql} AS state, p.name AS program_name, c.name AS creator`;
const from =
  'FROM maintenance_windows w JOIN people c ON c.id = w.created_by LEFT JOIN programs p ON p.id = w.program_id';

export const windowSorts: Sorts = {
  starts: [
    { sql: 'w.starts_at', type: 'timestamptz' },
    { sql: 'w.id', type: 'uuid' },
  ],
};

/** Windows in a state; null: in any. */
export function windowsIn(
  manager: EntityManager,
  { state, seenBy }: { state: string | null; seenBy: Sight | undefined },
  slice: Keyset,
): Promise<WindowRow[]> {
  const params: unknown[] = [state];
  return manager.query(
    `${select}, ${slice.columns} ${from} WHERE ($1::text IS NULL OR ${stateSql} = $1)
       AND ${seenAmong('maintenance-windows', seenBy, params, 'w.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export function findWindow(manager: EntityManager, id: string): Promise<WindowRow> {
  return windowWith(manager, id, '');
}

/** Nobody else changes it until the transaction ends. @throws Refusal `not-found` */
export function lockWindow(manager: EntityManager, id: string): Promise<WindowRow> {
  return windowWith(manager, id, 'FOR UPDATE OF w');
}

async function windowWith(manager: EntityManager, id: string, lock: string): Promise<WindowRow> {
  const [row] = isUuid(id) ? await manager.query<WindowRow[]>(`${select} ${from} WHERE w.id = $1 ${lock}`, [id]) : [];
  if (!row) throw notThere('maintenance-windows', id);
  return row;
}

/** The windows of a program, or of no program, that are not over and were not cancelled. */
export async function windowsAhead(
  manager: EntityManager,
  programId: string | null,
): Promise<{ from: number; to: number }[]> {
  const rows = await manager.query<{ starts_at: Date; ends_at: Date }[]>(
    `SELECT starts_at, ends_at FROM maintenance_windows
     WHERE program_id IS NOT DISTINCT FROM $1 AND cancelled_at IS NULL AND ends_at > now()`,
    [programId],
  );
  return rows.map(({ starts_at, ends_at }) => ({ from: starts_at.getTime(), to: ends_at.getTime() }));
}

/** Whether somebody owes something, by whatever account of theirs, as owner now or before, of which a window would hold the escalation back. */
export async function owesWithin(
  manager: EntityManager,
  personId: string,
  { programId, market }: Pick<NewWindow, 'programId' | 'market'>,
): Promise<boolean> {
  const [row] = await manager.query<{ owes: boolean }[]>(
    `SELECT EXISTS (SELECT 1 FROM action_items i JOIN people o ON o.id = i.owner_id
       WHERE i.status NOT IN ('done', 'cancelled') AND ($2::uuid IS NULL OR i.program_id = $2) AND ($3::text IS NULL OR o.market = $3)
         AND (i.owner_id = ANY($1::uuid[]) OR EXISTS (SELECT 1 FROM unnest($1::text[]) AS x(account)
           WHERE i.contributors @> jsonb_build_array(
             jsonb_build_object('personId', x.account, 'ways', '["owned"]'::jsonb))))) AS owes`,
    [await accountsOf(manager, personId), programId, market],
  );
  return row?.owes === true;
}

export interface NewWindow {
  /** Given by the caller, so that a request sent twice makes one. */
  id: string;
  reason: string;
  /** Instants as ISO 8601. */
  startsAt: string;
  endsAt: string;
  market: string | null;
  programId: string | null;
  createdBy: string;
}

/** One that is there already, of the same request, is left alone. */
export async function addWindow(manager: EntityManager, window: NewWindow): Promise<void> {
  const { id, reason, startsAt, endsAt, market, programId, createdBy } = window;
  await insertOnce(manager, maintenanceWindows, {
    id,
    reason,
    starts_at: new Date(startsAt),
    ends_at: new Date(endsAt),
    market,
    program_id: programId,
    created_by: createdBy,
  });
}

export async function cancelWindow(manager: EntityManager, id: string, by: string): Promise<void> {
  await updateOne(manager, maintenanceWindows, { id }, { cancelled_at: () => 'now()', cancelled_by: by });
}
