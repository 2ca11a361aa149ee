import { fieldsOf, type RegisterField, type RegisterShape } from '../../../../domain/register-import/shape.js';
import { similarKinds } from '../../../../database/record-links/similar.js';
import type { PresentRecord } from '../../../../database/register-imports/present.js';
import { choice, flag, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import type { TakenIn } from './take-in.js';
import type { Alike } from './told-before.js';
import { mostRefusals, undecidedOf, type Understood } from './understand.js';

const columnUses = ['field', 'key', 'own', 'kept', 'ignored', 'empty', 'undecided'] as const;
const said = list(object({ field: text, text }));
const refusal = object({ row: integer, cell: nullable(text), column: nullable(text), message: text });
const present = object({ row: integer, id: uuid, key: text, title: text });
const column = object({ column: text, as: choice(columnUses), field: nullable(text), couldBe: nullable(text) });
const alike = object({
  kind: choice(similarKinds),
  id: uuid,
  key: nullable(text),
  title: text,
  score: { type: 'number', minimum: 0, maximum: 1 },
});

/** Rows that are shown as they will be read, and records that are here already. */
const shown = { first: 50, present: 100 } as const;

export const registerPreviewSchema = schema(
  'RegisterImportPreview',
  object({
    fileName: text,
    sheet: nullable(text),
    sheets: list(object({ name: text, hidden: flag })),
    headerRow: integer,
    rows: integer,
    columns: list(column),
    fields: list(object({ name: text, heading: text, required: flag, choices: nullable(list(text)) })),
    missing: { ...list(text), description: 'Fields without which none can be made, and that nothing says.' },
    undecided: { ...list(text), description: 'Columns of which nobody has said what they are.' },
    whole: { ...flag, description: 'Whether the file can come in as it is said.' },
    making: { ...integer, description: 'So many would be made.' },
    first: list(object({ row: integer, cells: list(text), read: said, alike: list(alike) })),
    presentCount: integer,
    present: { ...list(present), description: 'Rows whose record is here already: nothing is made of them.' },
    rejectedCount: integer,
    rejected: list(refusal),
    notes: list(text),
  }),
);

export const registerImportedSchema = schema(
  'RegisterImported',
  object({
    made: integer,
    records: list(present),
    presentCount: integer,
    present: list(present),
    ignoredColumns: list(text),
    notes: list(text),
  }),
);

export function registerPreviewJson(
  understood: Understood,
  shape: RegisterShape,
  { fileName, alikes, notes }: { fileName: string; alikes: Map<number, Alike[]>; notes: string[] },
): object {
  const { table, uses, missing, ready, present: here, refused } = understood;
  const undecided = undecidedOf(understood);
  return {
    fileName,
    sheet: table.sheet,
    sheets: table.sheets,
    headerRow: table.headerRow,
    rows: table.rows.length,
    columns: table.header.map((name, index) => {
      const use = uses[index];
      return {
        column: name,
        as: use?.as ?? 'undecided',
        field: use?.as === 'field' ? use.field.name : null,
        couldBe: use?.as === 'undecided' ? use.couldBe : null,
      };
    }),
    fields: fieldsOf(shape).map(fieldJson),
    missing: missing.map(({ name }) => name),
    undecided,
    whole: missing.length + undecided.length + refused.length === 0,
    making: ready.length,
    first: ready.slice(0, shown.first).map(({ row }) => ({
      row: row.row,
      cells: table.header.map((_, index) => row.cells[index] ?? ''),
      read: [...row.values].map(([field, { text: read }]) => ({ field, text: read })),
      alike: (alikes.get(row.row) ?? []).map(({ of: { kind, id, key, title }, score }) => ({
        kind,
        id,
        key,
        title,
        score,
      })),
    })),
    ...presentJson(here.map(({ row, record }) => ({ row: row.row, record }))),
    rejectedCount: refused.length,
    rejected: refused.slice(0, mostRefusals),
    notes,
  };
}

export function registerImportedJson(
  { made, present: here }: TakenIn,
  understood: Understood,
  notes: string[],
): object {
  const { table, uses } = understood;
  return {
    made: made.length,
    records: made.map(recordJson),
    ...presentJson(here),
    ignoredColumns: table.header.filter((_, index) => uses[index]?.as === 'ignored'),
    notes,
  };
}

function fieldJson({ name, heading, required = false, choices }: RegisterField): object {
  return { name, heading, required, choices: choices ?? null };
}

function presentJson(here: TakenIn['present']): object {
  return { presentCount: here.length, present: here.slice(0, shown.present).map(recordJson) };
}

function recordJson({ row, record: { id, key, title } }: { row: number; record: PresentRecord }): object {
  return { row, id, key, title };
}
