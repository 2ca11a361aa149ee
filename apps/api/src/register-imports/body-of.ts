import type { RegisterRow, RowRefusal } from '../../../../domain/register-import/read-rows.js';
import { placeOf } from '../../../../domain/register-import/read-rows.js';
import type { ColumnUse } from '../../../../domain/register-import/columns.js';
import type { RegisterField, RegisterShape } from '../../../../domain/register-import/shape.js';
import { addressIn } from '../../../../domain/import/owner-cell.js';
import type { Table } from '../../../../domain/import/table.js';
import { Refusal } from '../../../../domain/refusal.js';
import { Problem, type FieldError } from '../problems/problem.js';
import type { PeopleCells } from './people-cells.js';

/** What is refused of a field before the request is looked at as a whole. */
export interface FieldRefusal {
  field: RegisterField;
  message: string;
}

/** What is longer is no name with an address. */
const longestName = 500;

/** The request that makes one record, as a row says it, with its people looked up. */
export async function bodyOf(
  row: RegisterRow,
  shape: RegisterShape,
  people: PeopleCells,
): Promise<{ body: Record<string, unknown>; refused: FieldRefusal[] }> {
  const body: Record<string, unknown> = {};
  const refused: FieldRefusal[] = [];
  for (const field of shape.fields) {
    const read = row.values.get(field.name);
    if (read === undefined) continue;
    const path = field.kind === 'person' ? field.path : personPathOf(field, read.text);
    if (path === undefined) put(body, field.path, read.value);
    else {
      const found = await people.meant(read.text);
      if ('message' in found) refused.push({ field, message: found.message });
      else {
        put(body, path, found.id);
        read.text = found.name;
      }
    }
  }
  return { body, refused };
}

/** Of a text that may be about a person: where they stand, if it has a mail address, for which no long text is searched. */
function personPathOf({ personPath }: RegisterField, text: string): string | undefined {
  return personPath !== undefined && text.length <= longestName && addressIn(text) !== null ? personPath : undefined;
}

function put(body: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) body[first] = value;
  else {
    const inner = (body[first] ?? {}) as Record<string, unknown>;
    put(inner, rest.join('.'), value);
    body[first] = inner;
  }
}

/**
 * What the single route refuses, said of the cells of a row.
 * @throws what is no refusal
 */
export function refusalsOf(
  error: unknown,
  { shape, table, uses, row }: { shape: RegisterShape; table: Table; uses: readonly ColumnUse[]; row: number },
): RowRefusal[] {
  return errorsIn(error).map(({ path, message }) => {
    const field = fieldAt(shape, path);
    const place = placeOf(table, uses, field, row);
    // Of a field that no column is taken for, the sentence says which it is.
    return { row, ...place, message: place.column === null && path !== '' ? `${path}: ${message}` : message };
  });
}

function errorsIn(error: unknown): FieldError[] {
  if (error instanceof Problem && Array.isArray(error.more.extra?.['errors']))
    return error.more.extra['errors'] as FieldError[];
  if (error instanceof Refusal) {
    const { path, field } = error.extra;
    const at = typeof path === 'string' ? path : typeof field === 'string' ? field : '';
    const said = error.detail.startsWith(`${at}: `) ? error.detail.slice(at.length + 2) : error.detail;
    return [{ path: at, message: said }];
  }
  if (error instanceof Problem && error.status < 500) return [{ path: '', message: error.detail }];
  throw error;
}

/** The field of a path: the one whose own is the longest beginning of it. */
function fieldAt(shape: RegisterShape, path: string): RegisterField | undefined {
  return shape.fields
    .filter(({ path: own, personPath }) => [own, personPath].includes(path) || path.startsWith(`${own}.`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}
