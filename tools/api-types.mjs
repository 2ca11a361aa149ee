// Makes apps/cli/src/lib/api-types.ts, the types of the API as the command line reads and sends them, out of the API's OpenAPI
// document, and that out of the code: a field that is renamed in the API does not compile in the command line.
//
//   npm run api-types               writes it
//   npm run api-types -- --check    says whether it is what would be written; `npm run check` asks
import './typescript-hooks.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const file = fileURLToPath(new URL('../apps/cli/src/lib/api-types.ts', import.meta.url));
const { apiPrefix } = await import('../apps/api/src/http/api-prefix.ts');
const { describedApi } = await import('../apps/api/src/described.ts');
const document = narrowed(await describedApi());
const head = '// Made by tools/api-types.mjs out of the OpenAPI document: npm run api-types makes it anew.\n';
const made = head + astToString(await openapiTS(document, { alphabetize: true, defaultNonNullable: false }));
if (!process.argv.includes('--check')) writeFileSync(file, made);
else if (readFileSync(file, 'utf8') !== made) {
  process.stderr.write(
    'apps/cli/src/lib/api-types.ts is not what the API is: run npm run api-types, then npm run check.\n',
  );
  process.exitCode = 1;
}

/**
 * Without what the command line has one place for (refusals, headers, the version in a path), without what webhooks are
 * sent, and without prose.
 */
function narrowed({ openapi, info, paths, components }) {
  const within = Object.entries(paths).filter(([path]) => path.startsWith(`${apiPrefix}/`) || path === '/health/ready');
  const operation = ({ parameters = [], responses, requestBody }) => ({
    parameters: parameters.filter((each) => each.in === 'path' || each.in === 'query'),
    responses: Object.fromEntries(
      Object.entries(responses).flatMap(([status, answer]) =>
        status.startsWith('2') ? [[status, { ...answer, headers: undefined }]] : [],
      ),
    ),
    ...(requestBody === undefined ? {} : { requestBody }),
  });
  const narrow = Object.fromEntries(
    within.map(([path, of]) => [
      path.startsWith(apiPrefix) ? path.slice(apiPrefix.length) : path,
      Object.fromEntries(Object.entries(of).map(([method, each]) => [method, operation(each)])),
    ]),
  );
  const schemas = used(narrow, components.schemas);
  return JSON.parse(
    JSON.stringify({ openapi, info, components: { ...components, schemas }, paths: narrow }),
    (key, value) =>
      value !== null && typeof value === 'object' && typeof value.description === 'string'
        ? withoutProse(value)
        : value,
  );
}

/** The schemas that something refers to, directly or through others. */
function used(from, schemas) {
  const names = new Set();
  const look = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"/]+)"/g))
      if (!names.has(name)) {
        names.add(name);
        look(schemas[name]);
      }
  };
  look(from);
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => names.has(name)));
}

function withoutProse(schema) {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'description' && key !== 'example'));
}
