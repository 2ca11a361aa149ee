/** A field of an event's `data`: its JSON Schema (2020-12), and a value as it might stand there. */
export interface Field {
  schema: Readonly<Record<string, unknown>>;
  example: unknown;
}

/** Fields by name; a name that ends in `?` may be absent. */
export type Fields = Readonly<Record<string, Field>>;

const field = (schema: Field['schema'], example: unknown): Field => ({ schema, example });

export const text = (example: string, description?: string): Field =>
  field({ type: 'string', ...(description === undefined ? {} : { description }) }, example);

export const id = field({ type: 'string', format: 'uuid' }, '7f3c1a52-5d1e-4b7a-9a40-3f1a2b6c8d90');
export const whole = (example: number): Field => field({ type: 'integer' }, example);
export const flag = (example: boolean): Field => field({ type: 'boolean' }, example);
export const day = field({ type: 'string', format: 'date' }, '2026-12-04');
export const moment = field(
  { type: 'number', description: 'Milliseconds since 1970-01-01T00:00Z.' },
  Date.UTC(2026, 11, 4, 10),
);
export const moments = field({ type: 'string', format: 'date-time' }, '2026-12-04T10:00:00.000Z');
export const hash = field({ type: 'string', pattern: '^[0-9a-f]{64}$' }, '9b'.repeat(32));
export const duration = (example: string): Field => text(example, 'As ISO 8601, such as P3D.');

export function choice(...values: [string, ...string[]]): Field {
  return field({ type: 'string', enum: values }, values[0]);
}

export function orNull({ schema, example }: Field, shown: unknown = example): Field {
  return field({ anyOf: [schema, { type: 'null' }] }, shown);
}

export function list({ schema, example }: Field): Field {
  return field({ type: 'array', items: schema }, [example]);
}

/** What is named by keys that differ. */
export function byName(key: string, { schema, example }: Field): Field {
  return field({ type: 'object', additionalProperties: schema }, { [key]: example });
}

/** An object that is described elsewhere, as what is sent to the API. */
export function anObject(description: string, example: object): Field {
  return field({ type: 'object', description }, example);
}

export const anything = (description: string, example: unknown): Field => field({ description }, example);

/**
 * An object of these fields; `closed` forbids all others, which is for tests: receivers take what they do not know. Its
 * example has what is always there.
 */
export function object(fields: Fields, closed = false): Field {
  const entries = Object.entries(fields).map(([name, of]) => [name.replace(/\?$/, ''), of] as const);
  const required = Object.keys(fields).filter((name) => !name.endsWith('?'));
  return field(
    {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, of]) => [name, of.schema])),
      ...(required.length === 0 ? {} : { required }),
      ...(closed ? { additionalProperties: false } : {}),
    },
    Object.fromEntries(required.map((name) => [name, fields[name]?.example])),
  );
}

/** The fields that may be absent, as they might stand there. */
export function besides(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, of]) => (name.endsWith('?') ? [[name.slice(0, -1), of.example]] : [])),
  );
}

export const ref = object({ id, name: text('Mei Tan') });

/** The row of a spreadsheet out of which a record was made. */
export const fileRow = object({ fileName: text('incidents.xlsx'), sha256: hash, row: whole(7) });

/** Somebody who was told or asked, and in which part. */
export const person = object({
  personId: id,
  role: text('program_manager', 'The part they were found by, such as owner, program_manager or named.'),
  'for?': ref,
});
export const people = list(person);
/** Who is named to read what is restricted. */
export const readers: Fields = {
  from: flag(false),
  restricted: flag(true),
  people: list(ref),
  teams: list(ref),
};
export const reason = text('The vendor delivers a week later');

/** How and when whoever decided had proved who they are; only where the policy asked for it. */
export const proved = {
  'proved?': object({ how: text('password', 'password, or provider: and the key of a provider.'), at: moment }),
};
