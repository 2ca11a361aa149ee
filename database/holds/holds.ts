import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import { locks } from '../sql/locks.js';

/** What can be held. */
export const heldKinds = ['everything', 'program', 'action_item', 'person'] as const;
export type HeldKind = (typeof heldKinds)[number];

/** A hold, with the names of what it is about and of who placed and lifted it. */
export interface HoldRow {
  id: string;
  subject_kind: HeldKind;
  subject_id: string | null;
  subject_name: string | null;
  reason: string;
  placed_by: string;
  placed_by_name: string;
  placed_at: Date;
  lifted_by: string | null;
  lifted_by_name: string | null;
  lifted_at: Date | null;
  lift_reason: string | null;
}

const columns = `h.*, b.name AS placed_by_name, l.name AS lifted_by_name,
  CASE h.subject_kind WHEN 'program' THEN (SELECT g.name FROM programs g WHERE g.id = h.subject_id)
    WHEN 'action_item' THEN (SELECT 'AI-' || i.number FROM action_items i WHERE i.id = h.subject_id)
    WHEN 'person' THEN (SELECT p.name FROM people p WHERE p.id = h.subject_id) END AS subject_name`;
const from = 'legal_holds h JOIN people b ON b.id = h.placed_by LEFT JOIN people l ON l.id = h.lifted_by';

export const holdSorts: Sorts = {
  placed: [
    { sql: 'h.placed_at', type: 'timestamptz' },
    { sql: 'h.id', type: 'uuid' },
  ],
};

/** Holds in the order of the slice. @param lifted null: those too that were lifted */
export function holdsBy(manager: EntityManager, lifted: boolean | null, slice: Keyset): Promise<HoldRow[]> {
  const params: unknown[] = [lifted];
  return manager.query<HoldRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE ($1::boolean IS NULL OR (h.lifted_at IS NOT NULL) = $1) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findHold(manager: EntityManager, id: string): Promise<HoldRow> {
  const [row] = isUuid(id)
    ? await manager.query<HoldRow[]>(`SELECT ${columns} FROM ${from} WHERE h.id = $1`, [id])
    : [];
  if (!row) throw new Refusal('not-found', `There is no legal hold ${id}. List them.`);
  return row;
}

/** Nothing is erased while a hold is placed or lifted, and none is placed while something is erased. */
export async function lockHolds(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.holds]);
}

/** False where there is one with this id: it is left alone. @throws Refusal `not-found` where there is nothing to hold */
export async function placeHold(
  manager: EntityManager,
  hold: Pick<HoldRow, 'id' | 'subject_kind' | 'subject_id' | 'reason' | 'placed_by'>,
): Promise<boolean> {
  const { id, subject_kind, subject_id, reason, placed_by } = hold;
  const tables = { program: 'programs', action_item: 'action_items', person: 'people', everything: null };
  const table = tables[subject_kind];
  if (
    table !== null &&
    (await manager.query<unknown[]>(`SELECT 1 FROM ${table} WHERE id = $1`, [subject_id])).length === 0
  )
    throw new Refusal('not-found', `There is no ${subject_kind.replace('_', ' ')} ${subject_id ?? ''} to hold.`);
  const made = await manager.query<unknown[]>(
    `INSERT INTO legal_holds (id, subject_kind, subject_id, reason, placed_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, subject_kind, subject_id, reason, placed_by],
  );
  return made.length > 0;
}

/** False where it was lifted before. */
export async function liftHold(
  manager: EntityManager,
  id: string,
  { reason, by }: { reason: string; by: string },
): Promise<boolean> {
  const [, lifted] = await manager.query<[unknown, number]>(
    'UPDATE legal_holds SET lifted_by = $2, lifted_at = now(), lift_reason = $3 WHERE id = $1 AND lifted_at IS NULL',
    [id, by, reason],
  );
  return lifted > 0;
}

/**
 * SQL: whether a hold covers a row. Each part is a column, or null where such rows have none.
 */
export function isHeld({ program, item, person }: Record<'program' | 'item' | 'person', string | null>): string {
  const about = (kind: HeldKind, column: string | null): string[] =>
    column === null ? [] : [`(h.subject_kind = '${kind}' AND h.subject_id = ${column})`];
  const parts = [
    `h.subject_kind = 'everything'`,
    ...about('program', program),
    ...about('action_item', item),
    ...about('person', person),
  ];
  return `EXISTS (SELECT 1 FROM legal_holds h WHERE h.lifted_at IS NULL AND (${parts.join(' OR ')}))`;
}

/**
 * Nobody is erased who is held, by themself or as somebody who has a part in what is.
 * @throws Refusal `under-legal-hold`
 */
export async function refuseHeldPerson(manager: EntityManager, personId: string): Promise<void> {
  const [row] = await manager.query<HoldRow[]>(
    `SELECT ${columns} FROM ${from} WHERE h.lifted_at IS NULL AND (h.subject_kind = 'everything'
       OR (h.subject_kind = 'person' AND h.subject_id = $1)
       OR EXISTS (SELECT 1 FROM action_items i WHERE h.subject_id IN (i.id, i.program_id) AND i.owner_id = $1)
       OR EXISTS (SELECT 1 FROM programs g WHERE h.subject_id = g.id AND $1 IN (g.manager_id, g.domain_lead_id))
       OR EXISTS (SELECT 1 FROM audit_events e WHERE h.subject_kind IN ('program', 'action_item')
         AND h.subject_id IN (e.subject_id, e.program_id) AND (e.actor_id = $1 OR strpos(e.data::text, $1::text) > 0)))
     ORDER BY h.placed_at, h.id LIMIT 1`,
    [personId],
  );
  if (row)
    throw new Refusal(
      'under-legal-hold',
      `A legal hold on ${heldText(row)} keeps what is stored: ${row.reason}. It is lifted first (POST /legal-holds/${row.id}/lift).`,
      { holdId: row.id },
    );
}

function heldText({ subject_kind: kind, subject_name: name, subject_id: id }: HoldRow): string {
  return kind === 'everything' ? 'everything' : `the ${kind.replace('_', ' ')} ${name ?? id ?? ''}`;
}
