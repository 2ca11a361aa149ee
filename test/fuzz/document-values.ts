/** A schema of the OpenAPI document. */
export type Schema = Record<string, unknown>;

export interface Values {
  schemas: Record<string, Schema>;
  chance: () => number;
  /** Ids of what there is, by the name of a field; others get one of any of them, or one that nothing has. */
  ids: (field: string) => string[];
}

const strange = [
  'x',
  ' ',
  '0',
  'ÄÖ漢字',
  '💥',
  "'; --",
  '%00',
  '../..',
  '<b>',
  '\u202e',
  'null',
  'a'.repeat(300),
  '\\',
  'NaN',
];
const instants = [
  '2030-03-15T10:00:00Z',
  '1970-01-01T00:00:00Z',
  '2026-12-04T10:00:00.123+08:00',
  '9999-12-31T23:59:59Z',
];
const days = ['2030-03-15', '2028-02-29', '1900-01-01', '9999-12-31'];

export function pick<T>(chance: () => number, from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** What the schema allows, as far as it says: patterns are met by its example only. */
export function allowed(of: Schema, values: Values, field = '', depth = 0): unknown {
  const { chance } = values;
  const schema = resolved(of, values);
  if (schema['example'] !== undefined && chance() < 0.3) return schema['example'];
  if (Array.isArray(schema['enum'])) return pick(chance, schema['enum'] as unknown[]);
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (choices) return allowed(pick(chance, choices), values, field, depth);
  const type = pick(chance, [schema['type'] ?? 'object'].flat() as string[]);
  if (type === 'string') return textFor(schema, values, field);
  if (type === 'integer' || type === 'number') {
    const min = Number(schema['minimum'] ?? -5);
    const max = Number(schema['maximum'] ?? 1_000_000);
    return pick(chance, [min, max, Math.floor(min + chance() * (max - min))]);
  }
  if (type === 'boolean') return chance() < 0.5;
  if (type === 'null') return null;
  if (type === 'array') {
    const most = depth > 4 ? 0 : Math.min(3, Number(schema['maxItems'] ?? 3));
    const length = Math.max(Number(schema['minItems'] ?? 0), Math.floor(chance() * (most + 1)));
    const entries = Array.from({ length }, () => allowed((schema['items'] ?? {}) as Schema, values, field, depth + 1));
    return schema['uniqueItems'] === true ? [...new Set(entries)] : entries;
  }
  const required = (schema['required'] ?? []) as string[];
  return Object.fromEntries(
    Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, property]) =>
      required.includes(name) || (depth < 4 && chance() < 0.5)
        ? [[name, allowed(property, values, name, depth + 1)]]
        : [],
    ),
  );
}

function textFor(schema: Schema, { chance, ids }: Values, field: string): string {
  if (schema['format'] === 'uuid') return pick(chance, ids(field));
  if (schema['format'] === 'date-time') return pick(chance, instants);
  if (schema['format'] === 'date') return pick(chance, days);
  if (typeof schema['pattern'] === 'string' && typeof schema['example'] === 'string') return schema['example'];
  const text = chance() < 0.4 ? `Text ${Math.floor(chance() * 1e9)}` : pick(chance, strange);
  return text.slice(0, Number(schema['maxLength'] ?? 300)).toWellFormed();
}

/** One thing in an object that the document forbids, whatever the rest is. */
export interface Wrong {
  what: string;
  body: Record<string, unknown>;
}

/** The same body, each time with one field wrong: missing, of another type, null, too long, too large or not a choice. */
export function forbidden(of: Schema, body: Record<string, unknown>, values: Values): Wrong[] {
  const schema = resolved(of, values);
  const required = (schema['required'] ?? []) as string[];
  const without = (name: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
  return Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, given]) => {
    const property = resolved(given, values);
    const wrong = (what: string, value: unknown): Wrong => ({
      what: `${name}: ${what}`,
      body: { ...body, [name]: value },
    });
    return [
      ...(required.includes(name) ? [{ what: `${name}: missing`, body: without(name) }] : []),
      ...wrongOf(property).map(([what, value]) => wrong(what, value)),
    ];
  });
}

function wrongOf(property: Schema): [string, unknown][] {
  const types = [property['type'] ?? []].flat() as string[];
  // What may be one thing or another is left alone: it is wrong only where it is none of them.
  if (types.length === 0) return [];
  const found: [string, unknown][] = [];
  if (!types.includes('null')) found.push(['null', null]);
  if (!types.includes('object')) found.push(['an object', { a: 1 }]);
  if (!types.includes('array')) found.push(['a list', [[]]]);
  if (types.includes('string') && !types.includes('integer')) found.push(['a number', 12]);
  if (types.includes('integer')) found.push(['half a number', 1.5]);
  if (types.includes('boolean')) found.push(['a number', 7]);
  if (typeof property['maxLength'] === 'number') found.push(['too long', 'x'.repeat(property['maxLength'] + 1)]);
  if (typeof property['maximum'] === 'number') found.push(['too large', property['maximum'] + 1]);
  if (typeof property['minimum'] === 'number') found.push(['too small', property['minimum'] - 1]);
  if (typeof property['maxItems'] === 'number') found.push(['too many', Array(property['maxItems'] + 1).fill('x')]);
  if (Array.isArray(property['enum']) || property['format'] === 'uuid' || property['format'] === 'date')
    found.push(['no such value', 'no-such-value']);
  if (property['format'] === 'date-time') found.push(['no instant', 'yesterday']);
  return found;
}

function resolved(of: Schema, values: Values): Schema {
  const ref = of['$ref'];
  if (typeof ref === 'string') return resolved(values.schemas[ref.split('/').at(-1) ?? ''] ?? {}, values);
  const all = of['allOf'] as Schema[] | undefined;
  if (!all) return of;
  return Object.assign({}, ...all.map((part) => resolved(part, values)), { ...of, allOf: undefined }) as Schema;
}
