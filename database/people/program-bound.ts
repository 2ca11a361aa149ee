import type { EntityManager } from 'typeorm';
import { isUuid } from '../../domain/uuid.js';

/** In which programs a record is, by its id or number; a record of several, or of none, is in no one program. */
const programsOf = {
  program: 'SELECT id AS program_id FROM programs WHERE id = $1',
  action_item: 'SELECT program_id FROM action_items WHERE id = $1',
  exception: `SELECT i.program_id FROM exception_items x JOIN action_items i ON i.id = x.item_id WHERE x.exception_id = $1`,
  bulk_operation: `SELECT i.program_id FROM bulk_items b JOIN action_items i ON i.id = b.item_id WHERE b.operation_id = $1`,
  import: 'SELECT program_id FROM imports WHERE id = $1',
  maintenance_window: 'SELECT program_id FROM maintenance_windows WHERE id = $1',
  recurrence: 'SELECT program_id FROM recurrences WHERE id = $1',
  rehearsal: 'SELECT program_id FROM rehearsals WHERE id = $1',
  sign_off_round: `SELECT coalesce(i.program_id, ph.program_id, x.program_id) AS program_id FROM sign_off_rounds r
    LEFT JOIN action_items i ON i.id = r.subject_id AND r.subject_kind = 'action_item'
    LEFT JOIN phases ph ON ph.id = r.subject_id AND r.subject_kind = 'phase'
    LEFT JOIN (exception_items e JOIN action_items x ON x.id = e.item_id)
      ON e.exception_id = r.subject_id AND r.subject_kind = 'exception'
    WHERE r.id = $1`,
} as const;

export type BoundKind = keyof typeof programsOf;

/** Those that people call by a number too. */
const numbered: Partial<Record<BoundKind, { prefix: RegExp; sql: string }>> = {
  action_item: { prefix: /^AI-(\d{1,15})$/i, sql: 'SELECT id FROM action_items WHERE number = $1' },
  exception: { prefix: /^EX-(\d{1,15})$/i, sql: 'SELECT id FROM exceptions WHERE number = $1' },
};

/** Whether a record is there, and in this program with all that it is about. */
export async function isOfProgram(
  manager: EntityManager,
  kind: BoundKind,
  ref: string,
  programId: string,
): Promise<boolean> {
  const id = await idOf(manager, kind, ref);
  if (id === null) return false;
  const [row] = await manager.query<{ within: boolean | null }[]>(
    `SELECT bool_and(p.program_id IS NOT DISTINCT FROM $2::uuid) AS within FROM (${programsOf[kind]}) p`,
    [id, programId],
  );
  return row?.within === true;
}

/** Whether all these items are there, and in this program. */
export async function areItemsOfProgram(
  manager: EntityManager,
  refs: readonly string[],
  programId: string,
): Promise<boolean> {
  const ids = refs.filter(isUuid).map((ref) => ref.toLowerCase());
  const numbers = refs.filter((ref) => !isUuid(ref)).map((ref) => Number(/^AI-(\d{1,15})$/i.exec(ref)?.[1] ?? 0));
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM action_items WHERE program_id = $3 AND (id = ANY($1) OR number = ANY($2))`,
    [ids, numbers, programId],
  );
  return row?.count === new Set(ids).size + new Set(numbers).size;
}

async function idOf(manager: EntityManager, kind: BoundKind, ref: string): Promise<string | null> {
  if (isUuid(ref)) return ref;
  const called = numbered[kind];
  const number = called?.prefix.exec(ref)?.[1];
  if (!called || number === undefined) return null;
  const [row] = await manager.query<{ id: string }[]>(called.sql, [Number(number)]);
  return row?.id ?? null;
}
