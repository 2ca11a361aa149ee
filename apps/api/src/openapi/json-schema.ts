/** JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = { [key: string]: unknown };

const named = new Map<string, JsonSchema>();

/** Gives a schema a name under `components.schemas`; the answer refers to it. */
export function schema(name: string, definition: JsonSchema): JsonSchema {
  named.set(name, definition);
  return { $ref: `#/components/schemas/${name}` };
}

const versions = new Map<string, string[]>();

/**
 * The schema of a record that is changed under If-Match: every answer of it bears its `version` as ETag. `within` is the
 * field that holds it, where it does not stand by itself.
 */
export function versioned(name: string, definition: JsonSchema, within?: string): JsonSchema {
  versions.set(name, within === undefined ? ['version'] : [within, 'version']);
  return schema(name, definition);
}

/** Where in an answer of this schema the version stands that is its ETag; undefined where it has none. */
export function versionWithin(returns: JsonSchema | undefined): readonly string[] | undefined {
  const { $ref: ref, allOf } = returns ?? {};
  if (Array.isArray(allOf)) return (allOf as JsonSchema[]).map(versionWithin).find((path) => path !== undefined);
  if (typeof ref !== 'string') return undefined;
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return versions.get(name) ?? versionWithin(named.get(name));
}

export function namedSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(named);
}

export const text: JsonSchema = { type: 'string' };
export const uuid: JsonSchema = { type: 'string', format: 'uuid' };
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
export const day: JsonSchema = { type: 'string', format: 'date' };
export const integer: JsonSchema = { type: 'integer' };
export const flag: JsonSchema = { type: 'boolean' };
export const anyObject: JsonSchema = { type: 'object', additionalProperties: true };

export function choice(values: readonly string[]): JsonSchema {
  return { type: 'string', enum: [...values] };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

/** An object whose keys are names that the schema does not know. */
export function mapOf(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values };
}

export function nullable(of: JsonSchema): JsonSchema {
  return { anyOf: [of, { type: 'null' }] };
}

/** An object with exactly these properties; names that end in `?` may be absent. */
export function object(properties: Record<string, JsonSchema>, description?: string): JsonSchema {
  const entries = Object.entries(properties);
  const plain = (name: string): string => name.replace(/\?$/, '');
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, of]) => [plain(name), of])),
    required: entries.flatMap(([name]) => (name.endsWith('?') ? [] : [name])),
    ...(description === undefined ? {} : { description }),
  };
}

/** A list that is answered whole. */
export function listed(items: JsonSchema): JsonSchema {
  return object({ items: list(items) });
}

/** A page of a list. */
export function page(items: JsonSchema): JsonSchema {
  return object({ items: list(items), nextCursor: nullable(text) });
}

const changedPages = new WeakSet<JsonSchema>();

/** A page of a list that tells what has changed since some time: `@Describe` sees to it. */
export function changedPage(items: JsonSchema): JsonSchema {
  const changedUntil = {
    ...instant,
    description:
      'Where `changedSince` was sent, on the first page: send it as `changedSince` the next time, and no change is missed, whenever its transaction ends. Some come twice.',
  };
  const made = object({ items: list(items), nextCursor: nullable(text), 'changedUntil?': changedUntil });
  changedPages.add(made);
  return made;
}

export function isChangedPage(returns: JsonSchema | undefined): boolean {
  return returns !== undefined && changedPages.has(returns);
}

export const person = schema('PersonRef', object({ id: uuid, name: text }));
export const reference = schema('NamedRef', object({ id: uuid, name: text }));
