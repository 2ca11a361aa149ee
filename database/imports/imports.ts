import type { EntityManager } from 'typeorm';
import { notThere } from '../engine/not-there.js';
import type { StatusWord } from '../../domain/import/status-column.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';
import type { ImportOptions } from './import-row.js';
import { together, type SetOff } from './set-off.js';
import type { Sight } from '../../domain/access/sight.js';
import { textsAsSeen } from '../access/texts-as-seen.js';
import { ofSeenItem, seenAmong } from '../access/unseen.js';

/** How far an import is, and how many rows went which way. */
export interface ImportProgress {
  id: string;
  state: string;
  program_id: string | null;
  program_name: string;
  file_name: string;
  dry_run: boolean;
  mapping: { column: string; field: string | null }[] | null;
  status_words: StatusWord[];
  notes: string[];
  options: Partial<ImportOptions>;
  sha256: string;
  rows_kept: number;
  rows_left: number;
  rows_total: number;
  rows_done: number;
  rows_created: number;
  rows_updated: number;
  rows_unchanged: number;
  rows_missing: number;
  rows_rejected: number;
  error: string | null;
  created_by: string;
  created_at: Date;
  finished_at: Date | null;
}

export const importSorts: Sorts = {
  created: [
    { sql: 'i.created_at', type: 'timestamptz' },
    { sql: 'i.id', type: 'uuid' },
  ],
};

/** Imports in the order of the slice. */
export function importsBy(
  manager: EntityManager,
  { state, programId, seenBy }: { state?: string | undefined; programId: string | null; seenBy?: Sight | undefined },
  slice: Keyset,
): Promise<ImportProgress[]> {
  const params: unknown[] = [state ?? null, programId];
  return manager.query<ImportProgress[]>(
    `SELECT i.*, ${slice.columns} FROM imports i WHERE ($1::text IS NULL OR i.state = $1)
       AND ($2::uuid IS NULL OR i.program_id = $2)
       AND ${seenAmong('imports', seenBy, params, 'i.id')} AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export async function findImport(manager: EntityManager, id: string): Promise<ImportProgress> {
  const [row] = isUuid(id) ? await manager.query<ImportProgress[]>('SELECT * FROM imports WHERE id = $1', [id]) : [];
  if (!row) throw notThere('imports', id);
  return row;
}

/** Rejected rows that are written out with an import; `rejectedRows` gives them all. */
const mostRejections = 1_000;

/** Why rows were rejected: the first thousand, in the order of the file. */
export async function rejectionsOf(
  manager: EntityManager,
  id: string,
  seenBy: Sight | undefined,
): Promise<{ row: number; column: string | null; message: string }[]> {
  const params: unknown[] = [id];
  const rows = await manager.query<{ row: number; column: string | null; message: string }[]>(
    `SELECT r.row_number AS row, r.column_name AS column, r.message FROM import_rejections r
     WHERE r.import_id = $1 AND ${ofSeenItem(seenBy, params, 'r.item_id')} ORDER BY r.row_number LIMIT ${mostRejections}`,
    params,
  );
  return messagesAsSeen(manager, seenBy, rows);
}

/** Why a row was rejected may name items besides its own: what it waits for, what stands in its way. */
async function messagesAsSeen<T extends { message: string }>(
  manager: EntityManager,
  seenBy: Sight | undefined,
  rows: T[],
): Promise<T[]> {
  const texts = await textsAsSeen(
    manager,
    seenBy,
    rows.map(({ message }) => message),
  );
  return rows.map((row, index) => ({ ...row, message: texts[index] ?? row.message }));
}

export interface RejectedRow {
  row_number: number;
  column_name: string | null;
  message: string;
  cells: string[];
}

/** The rows that were rejected with their cells, in the order of the file; all of them where nothing is said. */
export async function rejectedRows(
  manager: EntityManager,
  id: string,
  seenBy: Sight | undefined,
  most: number | null = null,
): Promise<RejectedRow[]> {
  const params: unknown[] = [id, most];
  const rows = await manager.query<RejectedRow[]>(
    `SELECT r.row_number, r.column_name, r.message, r.cells FROM import_rejections r
     WHERE r.import_id = $1 AND ${ofSeenItem(seenBy, params, 'r.item_id')} ORDER BY r.row_number LIMIT $2`,
    params,
  );
  return messagesAsSeen(manager, seenBy, rows);
}

/** Changed fields that are written out with an import. */
const mostChanges = 1_000;

/** What the import changes, from what to what, and where it leaves what is here; the first of it, and how much it is. */
export async function changesOf(
  manager: EntityManager,
  id: string,
  seenBy: Sight | undefined,
): Promise<{ changesCount: number; changes: object[] }> {
  const params: unknown[] = [id];
  const which = `c.import_id = $1 AND ${ofSeenItem(seenBy, params, 'c.item_id')}`;
  const changes = await manager.query<object[]>(
    `SELECT c.row_number AS row, CASE WHEN c.item_number > 0 THEN 'AI-' || c.item_number ELSE '' END AS item,
       c.external_id AS "externalId", c.field, c.from_text AS "from", c.to_text AS "to", c.last_text AS last, c.verdict
     FROM import_changes c WHERE ${which} ORDER BY c.row_number, c.field LIMIT ${mostChanges}`,
    params,
  );
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::integer AS n FROM import_changes c WHERE ${which}`,
    params,
  );
  return { changesCount: row?.n ?? 0, changes };
}

/** What it sets off at once. */
export async function setOffOf(manager: EntityManager, id: string): Promise<SetOff> {
  const rows = await manager.query<{ setOff: SetOff }[]>(
    'SELECT set_off AS "setOff" FROM import_batches WHERE import_id = $1 AND set_off IS NOT NULL',
    [id],
  );
  return together(rows.map(({ setOff }) => setOff));
}
