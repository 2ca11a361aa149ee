import { importStates } from '../../../../database/imports/import-row.js';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../openapi/fields.js';
import { together, type SetOff } from '../../../../database/imports/set-off.js';
import type { StatusWord } from '../../../../domain/spreadsheet/status-column.js';
import { choice, flag, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

export const importSchema = schema(
  'Import',
  object({
    id: uuid,
    state: choice(importStates),
    program: object({ id: nullable(uuid), name: text, isNew: flag }),
    fileName: text,
    dryRun: flag,
    mapping: list(object({ column: text, field: nullable(text) })),
    statusWords: list(object({ word: text, rows: integer, means: nullable(text), how: nullable(text) })),
    notes: list(text),
    rows: integer,
    rowsDone: integer,
    created: integer,
    updated: integer,
    unchanged: integer,
    kept: integer,
    left: integer,
    missing: integer,
    rejectedCount: integer,
    'rejected?': list(object({ row: integer, column: nullable(text), message: text })),
    'changesCount?': integer,
    'changes?': list(
      object({
        row: integer,
        item: text,
        externalId: nullable(text),
        field: text,
        from: text,
        to: text,
        last: nullable(text),
        verdict: choice(['changed', 'kept', 'left', 'noted']),
      }),
    ),
    'setOff?': object({ breaching: integer, escalating: integer, people: integer, messages: integer }),
    error: nullable(text),
    createdAt: instant,
    finishedAt: nullable(instant),
  }),
);

export interface ImportJsonRow {
  id: string;
  state: string;
  program_id: string | null;
  program_name: string;
  file_name: string;
  dry_run: boolean;
  mapping: { column: string; field: string | null }[] | null;
  status_words: StatusWord[];
  notes: string[];
  options: { newProgram?: boolean };
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

/** Rejected rows that are written out with an import; the download has them all. */
const mostRejections = 1_000;

export function importJson(row: ImportJsonRow) {
  return {
    id: row.id,
    state: row.state,
    program: { id: row.program_id, name: row.program_name, isNew: row.options.newProgram ?? false },
    fileName: row.file_name,
    dryRun: row.dry_run,
    mapping: row.mapping ?? [],
    statusWords: row.status_words,
    notes: row.notes,
    rows: row.rows_total,
    rowsDone: row.rows_done,
    created: row.rows_created,
    updated: row.rows_updated,
    unchanged: row.rows_unchanged,
    kept: row.rows_kept,
    left: row.rows_left,
    missing: row.rows_missing,
    rejectedCount: row.rows_rejected,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

/** @throws Refusal `not-found` */
export async function findImport(manager: EntityManager, id: string): Promise<ImportJsonRow> {
  const [row] = isUuid(id) ? await manager.query<ImportJsonRow[]>('SELECT * FROM imports WHERE id = $1', [id]) : [];
  if (!row) throw new Refusal('not-found', `There is no import ${id}. List the imports.`);
  return row;
}

export async function rejectionsOf(
  manager: EntityManager,
  id: string,
): Promise<{ row: number; column: string | null; message: string }[]> {
  return manager.query(
    `SELECT row_number AS row, column_name AS column, message FROM import_rejections WHERE import_id = $1 ORDER BY row_number LIMIT ${mostRejections}`,
    [id],
  );
}

/** Changed fields that are written out with an import. */
const mostChanges = 1_000;

/** What the import changes, from what to what, and where it leaves what is here; the first of it, and how much it is. */
export async function changesOf(
  manager: EntityManager,
  id: string,
): Promise<{ changesCount: number; changes: object[] }> {
  const changes = await manager.query<object[]>(
    `SELECT row_number AS row, CASE WHEN item_number > 0 THEN 'AI-' || item_number ELSE '' END AS item, external_id AS "externalId", field, from_text AS "from",
       to_text AS "to", last_text AS last, verdict
     FROM import_changes WHERE import_id = $1 ORDER BY row_number, field LIMIT ${mostChanges}`,
    [id],
  );
  const [row] = await manager.query<{ n: number }[]>(
    'SELECT count(*)::integer AS n FROM import_changes WHERE import_id = $1',
    [id],
  );
  return { changesCount: row?.n ?? 0, changes };
}

/** What it sets off at once. */
export async function setOffOf(manager: EntityManager, id: string): Promise<Record<string, number>> {
  const rows = await manager.query<{ setOff: SetOff }[]>(
    'SELECT set_off AS "setOff" FROM import_batches WHERE import_id = $1 AND set_off IS NOT NULL',
    [id],
  );
  const { people, ...counts } = together(rows.map(({ setOff }) => setOff));
  return { ...counts, people: people.length };
}
