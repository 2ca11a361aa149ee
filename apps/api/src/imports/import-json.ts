import { importStates } from '../../../../database/imports/import-row.js';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { isUuid } from '../openapi/fields.js';
import { choice, flag, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

export const importSchema = schema(
  'Import',
  object({
    id: uuid,
    state: choice(importStates),
    program: object({ id: nullable(uuid), name: text }),
    fileName: text,
    dryRun: flag,
    mapping: list(object({ column: text, field: nullable(text) })),
    rows: integer,
    rowsDone: integer,
    created: integer,
    updated: integer,
    unchanged: integer,
    missing: integer,
    rejectedCount: integer,
    'rejected?': list(object({ row: integer, column: nullable(text), message: text })),
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
    program: { id: row.program_id, name: row.program_name },
    fileName: row.file_name,
    dryRun: row.dry_run,
    mapping: row.mapping ?? [],
    rows: row.rows_total,
    rowsDone: row.rows_done,
    created: row.rows_created,
    updated: row.rows_updated,
    unchanged: row.rows_unchanged,
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
