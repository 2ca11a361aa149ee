import type { NamedProgram } from '../../../../database/imports/target.js';
import type { RegisterPreview } from '../../../../database/sheets/preview-register.js';
import { itemStatuses } from '../../../../domain/item/table.js';
import { mappableFields, requiredFields } from '../../../../domain/import/fields.js';
import { describeMapping } from '../../../../domain/import/header.js';
import type { RowDraft } from '../../../../domain/import/row.js';
import { dueTextOf } from '../../../../domain/import/said.js';
import { shownWords } from '../../../../domain/import/status-column.js';
import { choice, flag, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

/** What a row was read as, beside its cells. */
const read = object({
  row: integer,
  cells: list(text),
  id: nullable(text),
  title: text,
  owner: text,
  due: nullable(text),
  counted: nullable(object({ date: nullable(text), duration: nullable(text), after: nullable(text) })),
  status: choice(itemStatuses),
  phase: text,
  raised: nullable(text),
});

export const importPreviewSchema = schema(
  'ImportPreview',
  object({
    fileName: text,
    program: object({ id: nullable(uuid), name: text, isNew: flag }),
    sheet: nullable(text),
    sheets: list(object({ name: text, hidden: flag })),
    headerRow: integer,
    rows: integer,
    mapping: list(object({ column: text, field: nullable(text) })),
    fields: list(object({ name: choice(mappableFields), required: flag })),
    statuses: list(choice(itemStatuses)),
    statusWords: list(object({ word: text, rows: integer, means: nullable(text), how: nullable(text) })),
    notes: list(text),
    first: list(read),
    rejected: list(object({ row: integer, column: nullable(text), message: text, cells: list(text) })),
    rejectedCount: integer,
  }),
);

export function importPreviewJson(
  preview: RegisterPreview,
  { fileName, program, named }: { fileName: string; program: NamedProgram | null; named: string },
): object {
  const { sheet, sheets, headerRow, header, rows, plan, statusWords, notes, first, rejected, rejectedCount } = preview;
  const needed: readonly string[] = requiredFields;
  return {
    fileName,
    program: { id: program?.id ?? null, name: program?.name ?? named, isNew: program === null },
    sheet,
    sheets,
    headerRow,
    rows,
    mapping: describeMapping(header, plan.columns),
    fields: mappableFields.map((name) => ({ name, required: needed.includes(name) })),
    statuses: itemStatuses,
    statusWords: shownWords(statusWords),
    notes: notes.map(({ text }) => text),
    first: first.map(readJson),
    rejected: rejected.map(({ row, column, message, cells }) => ({ row, column, message, cells })),
    rejectedCount,
  };
}

function readJson(draft: RowDraft): object {
  const { row, cells, externalId, title, owner, due, counted, status, phase, raisedOn } = draft;
  return {
    row,
    cells,
    id: externalId,
    title,
    owner,
    due: due && dueTextOf(due),
    counted: counted && { date: null, duration: null, after: null, ...counted },
    status,
    phase,
    raised: raisedOn?.value ?? null,
  };
}
