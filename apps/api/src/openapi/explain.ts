import { examplesOfFormats, examplesOfNames, meaningsOfNames } from './glossary.js';
import type { JsonSchema } from './json-schema.js';

type Schemas = Record<string, JsonSchema>;

interface Parameter {
  name: string;
  description?: string;
  example?: unknown;
  schema?: JsonSchema;
}

/** Gives what people send its meaning, and an example, where the field does not say them itself. */
export function explain(schemas: Schemas, paths: object): void {
  const sent = new Set<string>();
  for (const path of Object.values(paths) as object[])
    for (const operation of Object.values(path) as { requestBody?: unknown; parameters?: Parameter[] }[]) {
      collect(operation.requestBody, schemas, sent);
      for (const parameter of operation.parameters ?? []) explainParameter(parameter);
    }
  for (const name of sent) explainFields(name, schemas[name] ?? {});
}

/** The names of all schemas that a request leads to. */
function collect(node: unknown, schemas: Schemas, found: Set<string>): void {
  if (node === null || typeof node !== 'object') return;
  const name = refOf(node);
  if (name !== null && !found.has(name)) {
    found.add(name);
    collect(schemas[name], schemas, found);
  }
  for (const inner of Object.values(node)) collect(inner, schemas, found);
}

function refOf(node: object): string | null {
  const ref = (node as JsonSchema)['$ref'];
  return typeof ref === 'string' ? (ref.split('/').at(-1) ?? null) : null;
}

function explainFields(of: string, { properties }: JsonSchema): void {
  for (const [name, field] of Object.entries((properties ?? {}) as Schemas)) {
    field['description'] ??= meaningsOfNames[`${of}.${name}`] ?? meaningsOfNames[name];
    const example = exampleFor(name, field);
    if (example !== undefined) field['example'] = example;
    if (field['description'] === undefined) delete field['description'];
  }
}

function explainParameter(parameter: Parameter): void {
  const description = parameter.description || meaningsOfNames[parameter.name];
  if (description !== undefined) parameter.description = description;
  const example = parameter.example ?? exampleFor(parameter.name, parameter.schema ?? {});
  if (example !== undefined) parameter.example = example;
}

/** Undefined where it has one, needs none, or none is known that fits. */
function exampleFor(name: string, field: JsonSchema): unknown {
  if (field['example'] !== undefined || field['enum'] !== undefined) return undefined;
  const format = field['format'];
  if (typeof format === 'string') return examplesOfFormats[format];
  const example = examplesOfNames[name];
  return fits(example, field) ? example : undefined;
}

function fits(example: unknown, { type, pattern, maxLength }: JsonSchema): boolean {
  const types = Array.isArray(type) ? (type as unknown[]) : [type];
  if (typeof example === 'string')
    return (
      types.includes('string') &&
      example.length <= Number(maxLength ?? Infinity) &&
      (typeof pattern !== 'string' || new RegExp(pattern).test(example))
    );
  if (typeof example === 'number') return types.includes('integer') || types.includes('number');
  return example !== undefined && types.includes('object');
}
