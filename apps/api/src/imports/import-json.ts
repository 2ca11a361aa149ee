import { importStates } from '../../../../database/imports/import-row.js';
import type { ImportProgress } from '../../../../database/imports/imports.js';
import type { SetOff } from '../../../../database/imports/set-off.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import { choice, flag, instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

/** By what it was read and written, to be asked for again with something else. */
const optionsSchema = object({
  sheet: nullable(text),
  encoding: nullable(text),
  dateOrder: nullable(text),
  dueRule: nullable(text),
  shiftTo: nullable(text),
  owners: text,
  severalOwners: text,
  defaultOwner: nullable(text),
  late: text,
  onMissing: text,
  onConflict: text,
  draft: flag,
  correctedRows: integer,
  again: flag,
});

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
    'options?': optionsSchema,
    'statuses?': list(choice(itemStatuses)),
    error: nullable(text),
    createdAt: instant,
    finishedAt: nullable(instant),
  }),
);

export function importJson(row: ImportProgress) {
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

export function importOptionsJson({ options }: ImportProgress): object {
  return {
    sheet: options.sheet ?? null,
    encoding: options.encoding ?? null,
    dateOrder: options.dateOrder ?? null,
    dueRule: options.dueRule ?? null,
    shiftTo: options.shiftTo ?? null,
    owners: options.owners ?? 'match',
    severalOwners: options.severalOwners ?? 'ask',
    defaultOwner: options.defaultOwner ?? null,
    late: options.late ?? 'start',
    onMissing: options.onMissing ?? 'keep',
    onConflict: options.onConflict ?? 'ask',
    draft: options.draft ?? false,
    correctedRows: Object.keys(options.corrections ?? {}).length,
    again: options.asked !== undefined,
  };
}

/** What it sets off at once, counted. */
export function setOffJson({ people, ...counts }: SetOff): Record<string, number> {
  return { ...counts, people: people.length };
}
