import type { EntityManager } from 'typeorm';
import type { LateMode } from '../../domain/item/item.js';
import type { ItemStatus } from '../../domain/item/table.js';
import type { DateOrder } from '../../domain/import/date-value.js';
import type { Corrections } from '../../domain/import/corrections.js';
import type { OnConflict } from '../../domain/import/diff.js';
import type { StatusMapping } from '../../domain/import/status.js';
import type { StatusWord } from '../../domain/import/status-column.js';
import { saveEvents } from '../trail/events.js';
import { limitsNow, tokenNow } from '../people/came-with.js';
import { madeByNow } from '../trail/in-hand.js';
import type { SetOff } from './set-off.js';
import type { FileOptions } from '../sheets/file-options.js';
import { releaseStarts } from './held-starts.js';
import { databaseTime } from '../sql/database-time.js';

export const importStates = ['queued', 'reading', 'writing', 'done', 'failed', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];

const unfinished: ImportState[] = ['queued', 'reading', 'writing'];

/** What a person asks of an import besides the file. */
export interface ImportOptions extends FileOptions {
  /** field → column */
  mapping: Record<string, string>;
  dateOrder: DateOrder | null;
  /** Of the text, and which sheet; absent in imports of before. */
  encoding?: string | null;
  sheet?: string | null;
  /** `YYYY-MM-DD` on which the earliest due date is to fall. */
  shiftTo: string | null;
  owners: 'match' | 'create';
  /** What becomes of a cell that names several people. Imports of before have neither this nor what follows. */
  severalOwners?: 'ask' | 'first';
  defaultOwner?: string | null;
  dueRule?: string | null;
  /** What words of a state mean: said now, or at earlier imports into the program. */
  statusWords?: StatusMapping;
  /** Those that were said now, to be remembered. */
  wordsSaid?: { word: string; status: ItemStatus }[];
  onConflict?: OnConflict;
  /** By which statements of the same register are found. */
  source?: string;
  /** There was no program of that name. */
  newProgram?: boolean;
  /** A program that the import makes is not launched. */
  draft?: boolean;
  /** Who leads a program that the import makes. */
  domainLeadId?: string;
  /** Of what the import creates. */
  policies?: ImportPolicies;
  /** What somebody wrote in the place of cells of the file. */
  corrections?: Corrections;
  /** As it was asked for, to be asked for again with something else; imports of before have it not. */
  asked?: Record<string, unknown>;
  late: LateMode;
  onMissing: 'keep' | 'flag' | 'cancel';
}

/** Versions of policies; what is left out is as the program says. */
export interface ImportPolicies {
  escalationPolicyVersionId?: string;
  reminderPolicyVersionId?: string;
  signOffPolicyVersionId?: string;
  extensionPolicyVersionId?: string;
  effectivenessPolicyVersionId?: string;
}

export interface ImportRow {
  id: string;
  programId: string | null;
  programName: string;
  fileName: string;
  sha256: string;
  options: ImportOptions;
  dryRun: boolean;
  state: ImportState;
  createdBy: string;
  createdAt: Date;
}

const columns = `id, program_id AS "programId", program_name AS "programName", file_name AS "fileName", sha256, options,
  dry_run AS "dryRun", state, created_by AS "createdBy", created_at AS "createdAt"`;

export async function loadImport(manager: EntityManager, id: string): Promise<ImportRow | null> {
  const [row] = await manager.query<ImportRow[]>(`SELECT ${columns} FROM imports WHERE id = $1`, [id]);
  return row ?? null;
}

/**
 * The import, locked until the transaction ends, so that a part that is tried again waits for the first attempt, and a
 * cancellation for the part that runs; null where it has ended.
 */
export async function lockUnfinished(manager: EntityManager, id: string): Promise<ImportRow | null> {
  const [row] = await manager.query<ImportRow[]>(
    `SELECT ${columns} FROM imports WHERE id = $1 AND state = ANY($2) FOR UPDATE`,
    [id, unfinished],
  );
  return row ?? null;
}

export interface NewImport {
  id: string;
  programName: string;
  programId: string | null;
  fileName: string;
  sha256: string;
  options: ImportOptions;
  mapping: unknown;
  statusWords: StatusWord[];
  /** What was assumed, for people to read. */
  notes: string[];
  rows: number;
  dryRun: boolean;
  createdBy: string;
}

/** An id that exists is left alone. */
export async function insertImport(manager: EntityManager, row: NewImport): Promise<void> {
  await manager.query(
    `INSERT INTO imports (id, program_id, program_name, file_name, sha256, options, mapping, rows_total, dry_run, created_by,
       status_words, notes, token_made_by, asked_with, asked_within)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING`,
    [
      row.id,
      row.programId,
      row.programName,
      row.fileName,
      row.sha256,
      JSON.stringify(row.options),
      JSON.stringify(row.mapping),
      row.rows,
      row.dryRun,
      row.createdBy,
      JSON.stringify(row.statusWords),
      JSON.stringify(row.notes),
      madeByNow(),
      tokenNow(),
      limitsNow(),
    ],
  );
}

/** How many rows its file has. */
export async function setRowsTotal(manager: EntityManager, id: string, rows: number): Promise<void> {
  await manager.query('UPDATE imports SET rows_total = $2 WHERE id = $1', [id, rows]);
}

/** How many items its file does not name any more. */
export async function setRowsMissing(manager: EntityManager, id: string, itemIds: readonly string[]): Promise<void> {
  await manager.query('UPDATE imports SET rows_missing = $2 WHERE id = $1', [id, itemIds.length]);
  await manager.query('INSERT INTO import_missing SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING', [id, itemIds]);
}

/** The program into which it writes, where it made one. */
export async function setProgram(manager: EntityManager, id: string, programId: string): Promise<void> {
  await manager.query('UPDATE imports SET program_id = $2 WHERE id = $1', [id, programId]);
}

/** From one of the states given to another; false where it is in none of them. */
export async function moveImport(
  manager: EntityManager,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
  error: string | null = null,
): Promise<boolean> {
  const [rows] = await manager.query<[unknown[], number]>(
    `UPDATE imports SET state = $3, error = $4,
       finished_at = CASE WHEN $3 IN ('done', 'failed', 'cancelled') THEN now() END
     WHERE id = $1 AND state = ANY($2) RETURNING id`,
    [id, from, to, error],
  );
  return rows.length > 0;
}

/** Ends an import, once. False where it had ended before. */
export async function closeImport(
  manager: EntityManager,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  by: { actorId: string | null; error?: string; request?: string },
): Promise<boolean> {
  // Locked first: progress is counted behind the part that runs.
  if (!(await lockUnfinished(manager, id))) return false;
  await saveProgress(manager, id);
  await moveImport(manager, id, unfinished, state, by.error ?? null);
  await releaseStarts(manager, id);
  const [row] = await manager.query<ClosedRow[]>(
    `SELECT program_id, file_name, rows_created AS created, rows_updated AS updated, rows_unchanged AS unchanged,
       rows_rejected AS rejected, rows_missing AS missing, dry_run AS "dryRun" FROM imports WHERE id = $1`,
    [id],
  );
  if (row) {
    const { program_id: programId, file_name: fileName, ...counts } = row;
    await recordOfImport(manager, id, programId, state, by.actorId, {
      fileName,
      ...counts,
      ...(by.error === undefined ? {} : { error: by.error }),
      ...(by.request === undefined ? {} : { request: by.request }),
    });
  }
  return true;
}

/** Whether it was this request of this person that cancelled it, and the answer got lost. */
export async function cancelledBy(
  manager: EntityManager,
  id: string,
  by: { actorId: string; request: string },
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM audit_events WHERE key = $1 AND actor_id = $2 AND data->>'request' = $3`,
    [`import/${id}#cancelled`, by.actorId, by.request],
  );
  return rows.length > 0;
}

interface ClosedRow {
  program_id: string | null;
  file_name: string;
}

/** An event of the import itself, in the audit trail. */
export async function recordOfImport(
  manager: EntityManager,
  id: string,
  programId: string | null,
  what: 'accepted' | 'done' | 'failed' | 'cancelled',
  actorId: string | null,
  data: Record<string, unknown>,
): Promise<void> {
  const at = await databaseTime(manager);
  const event = { key: `import/${id}#${what}`, type: `import.${what}`, at, actorId, version: 1, data };
  await saveEvents(manager, [{ subjectKind: 'import', subjectId: id, programId, event }]);
}

/** Brings the totals up to what the parts have done. */
export async function saveProgress(manager: EntityManager, id: string): Promise<void> {
  await manager.query(
    `UPDATE imports i SET rows_done = b.done, rows_created = b.created, rows_updated = b.updated, rows_unchanged = b.unchanged,
       rows_kept = (SELECT count(DISTINCT row_number) FROM import_changes c WHERE c.import_id = i.id AND c.verdict = 'kept'),
       rows_left = (SELECT count(DISTINCT row_number) FROM import_changes c WHERE c.import_id = i.id AND c.verdict = 'left'),
       rows_rejected = (SELECT count(*) FROM import_rejections r WHERE r.import_id = i.id)
     FROM (SELECT coalesce(sum(rows_done), 0) AS done, coalesce(sum(rows_created), 0) AS created,
         coalesce(sum(rows_updated), 0) AS updated, coalesce(sum(rows_unchanged), 0) AS unchanged
       FROM import_batches WHERE import_id = $1) b
     WHERE i.id = $1`,
    [id],
  );
}

/**
 * What a part did; once for each part.
 * @param unchangedRows rows of the sheet in which it found nothing to change
 */
export async function countBatch(
  manager: EntityManager,
  importId: string,
  batch: number,
  counts: { done: number; created: number; updated: number; unchanged: number },
  unchangedRows: number[] = [],
  setOff: SetOff | null = null,
): Promise<void> {
  const { done, created, updated, unchanged } = counts;
  await manager.query(
    `INSERT INTO import_batches (import_id, batch, rows_done, rows_created, rows_updated, rows_unchanged, unchanged_rows, set_off)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (import_id, batch) DO NOTHING`,
    [importId, batch, done, created, updated, unchanged, unchangedRows, setOff && JSON.stringify(setOff)],
  );
  await saveProgress(manager, importId);
}
