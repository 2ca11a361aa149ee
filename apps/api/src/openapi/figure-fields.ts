import { Transform } from 'class-transformer';
import { isObject } from '../../../../domain/body-checks.js';
import { Bounded, shown } from '../problems/bounded-fields.js';
import { field, isStorable, type FieldOptions } from './fields.js';

/** A number, whole or not. */
export function Figure(options: FieldOptions & { most?: number } = {}): PropertyDecorator {
  const { most = 1e15 } = options;
  const check = (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= most;
  return field(options, { type: 'number', minimum: -most, maximum: most }, check, `must be a number up to ${most}.`);
}

/** Rows of a table, each with as many cells as it likes: what they say is looked at one by one, by whoever takes them. */
export function Rows(options: FieldOptions & { most: number; cells: number; max: number }): PropertyDecorator {
  const { most, cells, max } = options;
  const says = `must be a list of at most ${most} rows, each a list of at most ${cells} texts, numbers or null.`;
  const isCell = (cell: unknown): boolean =>
    cell === null || typeof cell === 'number' || (typeof cell === 'string' && cell.length <= max);
  const check = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length <= most &&
    value.every((row) => Array.isArray(row) && row.length <= cells && row.every(isCell));
  const cell = { anyOf: [{ type: 'string', maxLength: max }, { type: 'number' }, { type: 'null' }] };
  return field(
    options,
    { type: 'array', maxItems: most, items: { type: 'array', maxItems: cells, items: cell } },
    check,
    says,
    Bounded({ most, says, free: true }),
    Transform(({ value }: { value: unknown }) => shown(value)),
  );
}

/** A list of free JSON objects, each of texts by name. */
export function Slices(options: FieldOptions & { most: number; max: number }): PropertyDecorator {
  const { most, max } = options;
  const says = `must be a list of at most ${most} objects of texts, such as {"market": "VN"}.`;
  const check = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length <= most &&
    value.every((one) => isObject(one) && JSON.stringify(one).length <= max && Object.values(one).every(isWord));
  const texts = { type: 'object', additionalProperties: { type: 'string', minLength: 1, maxLength: max } };
  return field(
    options,
    { type: 'array', maxItems: most, items: texts },
    check,
    says,
    Bounded({ most, says, free: true }),
    Transform(({ value }: { value: unknown }) => shown(value)),
  );
}

function isWord(value: unknown): boolean {
  return isStorable(value) && value.trim() !== '';
}
