import { part, Refused, type ApiDoor, type Json } from './api-door.js';
import { listPlace } from './record-place.js';
import type { RecordKind } from '../../../../database/engine/kinds.js';
import { apiPrefix } from '../http/api-prefix.js';

/** References that are followed within each other; none of the bodies has so many. */
const deepest = 8;

/**
 * What the body of a command takes, as JSON Schema: out of the OpenAPI document, so that it is what is checked.
 *
 * @throws Refused where the API has no such command
 */
export async function commandSchema(door: ApiDoor, kind: RecordKind, command: string): Promise<Json> {
  const document = await door.document();
  const record = `${apiPrefix}${listPlace(kind)}/{id}`;
  const paths = document['paths'] as Record<string, Record<string, Operation> | undefined>;
  const found = command === 'edit' ? paths[record]?.['patch'] : paths[`${record}/${part(command)}`]?.['post'];
  if (!found) throw new Refused({ code: 'not-found', detail: `The API has no command "${command}" of this kind.` });
  const body = found.requestBody?.content?.['application/json']?.schema ?? { type: 'object', properties: {} };
  const schemas = (document['components'] as { schemas: Record<string, unknown> }).schemas;
  return { summary: found.summary, schema: withoutReferences(body, schemas, 0) };
}

/** By what a list of a kind can be narrowed, each with what the OpenAPI document says of it. */
export async function filtersOf(door: ApiDoor, kind: RecordKind): Promise<Json> {
  const document = await door.document();
  const paths = document['paths'] as Record<string, Record<string, Operation> | undefined>;
  const asked = paths[`${apiPrefix}${listPlace(kind)}`]?.['get']?.parameters ?? [];
  const filters = asked.filter(({ name, in: place }) => place === 'query' && !beside.has(name));
  return Object.fromEntries(filters.map(({ name, description, schema }) => [name, description ?? schema?.enum ?? '']));
}

/** What a list takes that is no filter. */
const beside = new Set(['limit', 'cursor', 'sort']);

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; description?: string; schema?: { enum?: unknown } }[];
  requestBody?: { content?: Record<string, { schema: unknown } | undefined> };
}

function withoutReferences(value: unknown, schemas: Record<string, unknown>, depth: number): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutReferences(one, schemas, depth));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref: reference } = value as { $ref?: unknown };
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return depth >= deepest ? { description: name } : withoutReferences(schemas[name] ?? {}, schemas, depth + 1);
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutReferences(one, schemas, depth)]));
}
