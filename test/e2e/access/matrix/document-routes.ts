import { withinApi } from '../../../../apps/api/src/http/api-prefix.js';
import type { Schema } from '../../../fuzz/document-values.js';
import type { Ids } from './things.js';

/** A route of the OpenAPI document that asks for a token. */
export interface Route {
  method: string;
  path: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
  /** What it sends is only what would be, or is so where it is asked for. */
  previews: boolean;
  /** Of a body in parts: what its options are said to be. */
  options: string;
}

interface Operation {
  security?: unknown;
  parameters?: Route['parameters'];
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-previews'?: boolean;
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export function routesOf(document: Document): Route[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security }]) => security !== undefined)
      .map(([method, { parameters = [], requestBody, ...more }]) => ({
        ...{ method: method.toUpperCase(), path: withinApi(path), parameters },
        body: requestBody?.content['application/json']?.schema,
        previews: more['x-previews'] === true,
        options: JSON.stringify(requestBody?.content['multipart/form-data']?.schema ?? ''),
      })),
  );
}

/** The path with the ids of what is there; undefined where it names something that is not among them. */
export function pathWith(path: string, ids: Ids): string | undefined {
  const [, noun = ''] = path.split('/');
  let known = true;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = ids[`${path} ${name}`] ?? ids[name === 'id' || name === 'key' ? noun : name];
    if (value === undefined) known = false;
    return value ?? '';
  });
  return known ? filled : undefined;
}

/** Every question that a reading route takes about a word or a record: a field of its query at a time. */
export function questionsOf({ path, parameters }: Route, { word, id, key, given }: Asked): string[] {
  const fields = parameters.filter(({ in: place }) => place === 'query');
  const must = fields
    .filter(({ required }) => required === true)
    .map(({ name }): [string, string] => [name, given[name] ?? word]);
  // How rows are sorted, or narrowed by what they are, tells nothing that the list does not.
  const asked = fields.filter(
    ({ name, schema }) => name !== 'cursor' && (!schema['enum'] || /^(?:kind|format)$/.test(name)),
  );
  const values = ({ name, schema }: (typeof fields)[number]): string[] => {
    if (Array.isArray(schema['enum'])) return schema['enum'] as string[];
    if (schema['format'] === 'uuid') return [id];
    if (schema['type'] !== 'string' || schema['format'] !== undefined) return [];
    return name === 'attribute'
      ? [`${word}-attribute=${word}-value`]
      : /^(?:name|program)$/.test(name)
        ? [word, `${word}s`, id]
        : name === 'q'
          ? [word]
          : [`${word}-${name}`, key, id];
  };
  const query = (field: string, value: string): string =>
    new URLSearchParams([...must.filter(([name]) => name !== field), [field, value]]).toString();
  return asked.flatMap((field) => values(field).map((value) => `${path}?${query(field.name, value)}`));
}

/** What is looked for, and what a query must say besides. */
export interface Asked {
  word: string;
  id: string;
  key: string;
  given: Record<string, string>;
}
