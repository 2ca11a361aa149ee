import type { ImportProgress, RejectedRow } from '../../../../database/imports/imports.js';
import { flag, integer, list, nullable, object, schema, text } from '../openapi/json-schema.js';

/** Rows that are given at once: as many as somebody mends in a sitting. All of them are in the CSV. */
export const mostRejectedRows = 200;

const rejectedRow = object({
  row: integer,
  column: nullable(text),
  message: text,
  cells: list(text),
});

export const rejectedRowsSchema = schema(
  'RejectedRows',
  object({ columns: list(text), items: list(rejectedRow), more: flag }),
);

export function rejectedRowsJson({ mapping, rows_rejected }: ImportProgress, rows: RejectedRow[]): object {
  return {
    columns: (mapping ?? []).map(({ column }) => column),
    items: rows.map(({ row_number: row, column_name: column, message, cells }) => ({ row, column, message, cells })),
    more: rows_rejected > rows.length,
  };
}
