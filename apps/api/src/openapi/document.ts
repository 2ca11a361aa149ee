import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ifMatchPattern } from '../commands/asked.js';
import { explain } from './explain.js';
import { sentWebhooks } from './webhooks.js';
import { text, integer, list, namedSchemas, object, schema, type JsonSchema } from './json-schema.js';

/** Of what is described here; of this release. */
export const apiVersion = '0.1.0';

const problem = schema(
  'Problem',
  object(
    {
      type: text,
      title: text,
      status: integer,
      detail: text,
      code: text,
      requestId: text,
      'errors?': list(object({ path: text, message: text })),
    },
    'Why not (RFC 9457). `code` is stable; `detail` says what is wrong and how to put it right.',
  ),
);

const meanings: Record<number, string> = {
  400: 'A value is missing or wrong; `errors` names each.',
  401: 'No valid token.',
  403: 'Not allowed to this person.',
  404: 'There is no such thing.',
  409: 'The present state does not allow it.',
  410: 'It was there, and is no more.',
  412: 'It was changed in the meantime (If-Match).',
  413: 'Too large.',
  415: 'Not a media type that is taken.',
  422: 'Understood, but the rules refuse it.',
  428: 'Send If-Match with the version that was read.',
  429: 'Too many requests; see Retry-After.',
  431: 'The address, or a header, is too long.',
  500: 'Something went wrong on our side.',
  503: 'The database or the workflow engine is away; see Retry-After.',
};

/** What a token is refused that is good for less than its person may: at any route but those that are open to all. */
export const tooNarrow = 'The token is good for less than this: `token-too-narrow`.';

interface Operation {
  parameters?: JsonSchema[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, unknown>;
  security?: unknown[];
  'x-problems'?: number[];
  'x-public'?: boolean;
  'x-decides'?: boolean;
  'x-refuses-as'?: string;
}

/** The OpenAPI 3.1 document of the running application. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tollgate')
    .setDescription('Deadlines, escalations and sign-offs of governance programs.')
    .setVersion(apiVersion)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token of a person, `tg_…`.' }, 'token')
    .addCookieAuth(
      '__Host-tollgate',
      {
        type: 'apiKey',
        in: 'cookie',
        description: 'Whoever has signed in by a browser; changes come from a page of this address only.',
      },
      'session',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method });
  const clash = Object.keys(namedSchemas()).find((name) => name in (document.components?.schemas ?? {}));
  if (clash !== undefined) throw new Error(`${clash} is what is sent and what is answered: call one of them otherwise`);
  // Copies: what one field is said to mean must not be read of all others that are made of the same schema.
  const paths = structuredClone(document.paths);
  const schemas = structuredClone({ ...document.components?.schemas, ...namedSchemas() });
  document.paths = paths;
  document.components = { ...document.components, schemas };
  explain(schemas as Record<string, JsonSchema>, paths);
  const taken = new Map<string, number>();
  for (const path of Object.values(document.paths))
    for (const [method, operation] of Object.entries(path as Record<string, Operation>))
      complete(method, operation, taken);
  return Object.assign(withoutNullable(document) as OpenAPIObject, { webhooks: sentWebhooks() });
}

/** What holds for every operation, so that no controller has to repeat it. */
function complete(method: string, operation: Operation & { operationId?: string }, taken: Map<string, number>): void {
  const isPublic = operation['x-public'] === true;
  const queried = operation.parameters?.some((parameter) => parameter['in'] === 'query') ?? false;
  const usual = isPublic ? (queried ? [400] : []) : [400, 401, 403, 429];
  const problems = [...(operation['x-problems'] ?? []), 431, 500, 503, ...usual];
  const page = operation['x-refuses-as'];
  const changes = method !== 'get' && !isPublic;
  const named = operation.parameters?.some((parameter) => parameter['in'] === 'path') ?? false;
  const file = 'multipart/form-data' in (operation.requestBody?.content ?? {});
  const own = new Set([
    ...problems,
    ...(changes ? [409, 422] : []),
    ...(named ? [404] : []),
    ...(file ? [413, 415] : []),
  ]);
  for (const status of [...own].sort())
    operation.responses[status] ??= {
      description: status === 403 && !operation['x-problems']?.includes(403) ? tooNarrow : (meanings[status] ?? ''),
      // A query is looked at before there is a page.
      content:
        page && !(queried && status === 400)
          ? { [page]: { schema: { type: 'string' } } }
          : { 'application/problem+json': { schema: problem } },
    };
  if (!isPublic) operation.security = [{ token: [] }, { session: [] }];
  const header = (name: string, description: string, required: boolean, schemaOf: JsonSchema): void => {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { name, in: 'header', required, description, schema: schemaOf },
    ];
  };
  if (changes)
    header('Idempotency-Key', 'The same key does it once and answers the same.', false, {
      type: 'string',
      minLength: 1,
      maxLength: 200,
    });
  if (operation['x-decides'])
    header(
      'Tollgate-Proof',
      'What `POST /proof` gave, where the policy asks whoever decides to prove who they are.',
      false,
      {
        type: 'string',
        minLength: 1,
        maxLength: 200,
      },
    );
  if (own.has(412))
    header('If-Match', 'The version that was read, e.g. `"3"`.', own.has(428), {
      type: 'string',
      minLength: 1,
      pattern: ifMatchPattern,
      example: '"3"',
    });
  delete operation['x-problems'];
  delete operation['x-public'];
  delete operation['x-decides'];
  delete operation['x-refuses-as'];
  const id = operation.operationId ?? '';
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  if (count > 1) operation.operationId = `${id}${count}`;
}

/** OpenAPI 3.1 has no `nullable`: null is a type like others. */
function withoutNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutNullable);
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutNullable(value)]),
  );
  if (nullable !== true) return nullable === undefined ? rest : { ...rest, nullable };
  if (typeof rest['type'] === 'string') {
    const enumerated = Array.isArray(rest['enum']) ? { enum: [...(rest['enum'] as unknown[]), null] } : {};
    return { ...rest, type: [rest['type'], 'null'], ...enumerated };
  }
  return { anyOf: [rest, { type: 'null' }] };
}
