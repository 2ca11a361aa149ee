import { Ajv2020 } from 'ajv/dist/2020.js';
import { policyKinds } from '../../../domain/policy/check-policy.js';
import { defaultEffectivenessPolicy } from '../../../domain/policy/effectiveness.js';
import { defaultEscalationPolicy } from '../../../domain/policy/escalation.js';
import { defaultExceptionPolicy } from '../../../domain/policy/exception.js';
import { defaultExtensionPolicy } from '../../../domain/policy/extension.js';
import { defaultReminderPolicy } from '../../../domain/policy/reminder.js';
import { defaultSignOffPolicy } from '../../../domain/policy/sign-off.js';
import { bodySchemaOf } from '../../../apps/api/src/policies/policy-bodies.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

type Schema = Record<string, unknown>;

interface Parameter {
  name: string;
  in: string;
  description?: string;
  example?: unknown;
  schema: Schema;
}

interface Document {
  paths: Record<string, Record<string, { requestBody?: unknown; parameters?: Parameter[] }>>;
  components: { schemas: Record<string, Schema> };
}

let tollgate: Tollgate;
let document: Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  document = (await (await fetch(`${tollgate.url}/openapi.json`)).json()) as Document;
  ajv.addSchema({ $id: 'urn:tollgate:openapi', ...document });
});
afterAll(async () => {
  await tollgate.stop();
});

/** Every field of what is sent, as `Schema.field`. */
function sentFields(): [string, Schema][] {
  const found = new Set<string>();
  const collect = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const ref = (node as Schema)['$ref'];
    const name = typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      collect(document.components.schemas[name]);
    }
    Object.values(node).forEach(collect);
  };
  for (const operations of Object.values(document.paths))
    for (const { requestBody } of Object.values(operations)) collect(requestBody);
  return [...found].flatMap((of) =>
    Object.entries((document.components.schemas[of]?.['properties'] ?? {}) as Record<string, Schema>).map(
      ([name, field]): [string, Schema] => [`${of}.${name}`, field],
    ),
  );
}

function parameters(): [string, Parameter][] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      (operation.parameters ?? []).map((p): [string, Parameter] => [`${method} ${path} ${p.name}`, p]),
    ),
  );
}

test('every field that is sent, and every parameter, says what it means', () => {
  const silent = [...sentFields(), ...parameters()].filter(([, { description }]) => !description);
  expect(silent.map(([name]) => name)).toEqual([]);
});

test('every example is one that the field itself would take', () => {
  const wrong = [
    ...sentFields().map(([name, field]) => ({ name, field, example: field['example'] })),
    ...parameters().map(([name, { schema, example }]) => ({ name, field: schema, example })),
  ].filter(({ field, example }) => example !== undefined && !ajv.validate(withRefs(field), example));
  expect(wrong.map(({ name, example }) => `${name}: ${JSON.stringify(example)}`)).toEqual([]);
  expect(sentFields().filter(([, field]) => field['example'] !== undefined).length).toBeGreaterThan(150);
});

/** A part of the document, with its references where ajv finds them. */
function withRefs(part: Schema): Schema {
  return JSON.parse(JSON.stringify(part).replaceAll('"#/components', '"urn:tollgate:openapi#/components')) as Schema;
}

test('the bodies of policies are described by kind, and the policies that ship are such bodies', () => {
  const shipped = {
    escalation: defaultEscalationPolicy,
    reminder: defaultReminderPolicy,
    sign_off: defaultSignOffPolicy,
    extension: defaultExtensionPolicy,
    exception: defaultExceptionPolicy,
    effectiveness: defaultEffectivenessPolicy,
  };
  for (const kind of policyKinds) {
    expect([kind, ajv.validate(withRefs(bodySchemaOf(kind)), shipped[kind])]).toEqual([kind, true]);
    expect([kind, ajv.validate(withRefs(bodySchemaOf(kind)), {})]).toEqual([kind, false]);
  }
});

test('the states and kinds in answers are enumerated', () => {
  const { schemas } = document.components;
  const field = (of: string, name: string): unknown => (schemas[of]?.['properties'] as Record<string, Schema>)[name];
  expect(field('ActionItem', 'status')).toMatchObject({ enum: expect.arrayContaining(['draft', 'on_hold', 'done']) });
  for (const [of, name] of [
    ['ProgramSummary', 'status'],
    ['Phase', 'status'],
    ['Import', 'state'],
    ['Person', 'access'],
    ['Delivery', 'channel'],
    ['SignOffRound', 'state'],
  ] as const)
    expect([of, name, (field(of, name) as Schema)['enum']]).toEqual([of, name, expect.any(Array)]);
});

/** Every list and text of a request body, at whatever depth, that has no bound of its own. */
function unbounded(name: string, node: Schema): string[] {
  const types = [node['type']].flat();
  const own = [];
  if (types.includes('array') && typeof node['maxItems'] !== 'number') own.push(`${name}: a list without maxItems`);
  if (types.includes('string') && !('enum' in node) && !('const' in node) && typeof node['maxLength'] !== 'number')
    own.push(`${name}: a text without maxLength`);
  const inner = [
    ...Object.entries((node['properties'] ?? {}) as Record<string, Schema>),
    ...[node['items'], node['additionalProperties'], ...[node['anyOf'], node['oneOf'], node['allOf']].flat()].map(
      (one): [string, unknown] => ['*', one],
    ),
  ];
  return [
    ...own,
    ...inner.flatMap(([field, one]) =>
      typeof one === 'object' && one !== null ? unbounded(`${name}.${field}`, one as Schema) : [],
    ),
  ];
}

test('no list and no text that is sent is without a bound', () => {
  expect(sentFields().flatMap(([name, field]) => unbounded(name, field))).toEqual([]);
});
