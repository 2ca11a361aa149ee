/** What kind of value a column of PostgreSQL has, as far as files tell them apart. */
export type ValueKind =
  'boolean' | 'integer' | 'big' | 'decimal' | 'float' | 'date' | 'instant' | 'json' | 'list' | 'text';

const kinds: Readonly<Record<string, ValueKind>> = {
  boolean: 'boolean',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'big',
  real: 'float',
  'double precision': 'float',
  numeric: 'decimal',
  date: 'date',
  'timestamp with time zone': 'instant',
  'timestamp without time zone': 'instant',
  json: 'json',
  jsonb: 'json',
};

/** @param type as `format_type` says it, e.g. `numeric(10,2)` or `text[]` */
export function kindOf(type: string): ValueKind {
  return type.endsWith('[]') ? 'list' : (kinds[type.replace(/\(\d+(?:,-?\d+)?\)/, '')] ?? 'text');
}

/** Of the elements of a list. */
export function elementOf(type: string): string {
  return type.replace(/(\[\])+$/, '');
}

/** `2026-11-30T11:48:37.657116Z`: as PostgreSQL writes it in UTC, by ISO 8601. What is no year of four digits stays as it is. */
export function isoInstant(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?$/.exec(text) ?? [];
  return day === undefined || time === undefined ? text : `${day}T${time}Z`;
}

/** A number where JSON's readers hold it: integers beyond 2^53 and what is no number stay texts. */
export function numberOrText(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : text;
}

/** A value as JSON has it. @param list reads the text of an array of PostgreSQL */
export function jsonValue(text: string | null, type: string, list: (text: string) => unknown[]): unknown {
  if (text === null) return null;
  switch (kindOf(type)) {
    case 'boolean':
      return text === 't';
    case 'integer':
    case 'big':
    case 'decimal':
    case 'float':
      return numberOrText(text);
    case 'instant':
      return isoInstant(text);
    case 'json':
      return JSON.parse(text);
    case 'list':
      return elementsOf(list(text), elementOf(type), list);
    default:
      return text;
  }
}

/** Lists of lists too. */
function elementsOf(values: readonly unknown[], type: string, list: (text: string) => unknown[]): unknown[] {
  return values.map((value) =>
    Array.isArray(value) ? elementsOf(value, type, list) : jsonValue(value as string | null, type, list),
  );
}
