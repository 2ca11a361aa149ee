import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { summaryOf } from '../../factories/model-run.js';
import { exampleRule } from '../../../domain/rule/example.js';
import { analysisCase } from '../../factories/analysis.js';
import { exceptionCase } from '../../factories/exception.js';
import { alignmentCase } from '../../factories/alignment.js';
import { controlTestCase } from '../../factories/control-test.js';
import { controlCase } from '../../factories/control.js';
import { findingCase } from '../../factories/finding.js';
import { governanceCase } from '../../factories/governance-case.js';
import { reviewCase } from '../../factories/review.js';
import { riskCase } from '../../factories/risk.js';
import { allowed, forbidden, pick, type Schema, type Values } from '../../fuzz/document-values.js';
import { chanceOf } from '../../fuzz/random.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { absent } from '../routes/world.js';

/**
 * Every route, by its own document: no answer is a fault of ours or one that is not named, each is of the schema that is
 * named, and nothing that the document forbids is accepted. Quick, and always; `tools/schemathesis.mjs` searches for hours.
 * With ANSWERS_ROUNDS more is tried, with ANSWERS_SEED something else.
 */
const rounds = Number(process.env['ANSWERS_ROUNDS'] ?? 2);
const seed = Number(process.env['ANSWERS_SEED'] ?? 12);

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { headers?: Record<string, unknown>; content?: Record<string, { schema?: Schema }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

let tollgate: Tollgate;
let document: Document;
let values: Values;
let faults: string[];
const known: Record<string, string[]> = {};
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const chance = chanceOf(seed);

beforeAll(async () => {
  tollgate = await startTollgate();
  document = (await (await fetch(`${tollgate.url}/openapi.json`)).json()) as Document;
  ajv.addSchema({ $id: 'urn:tollgate:openapi', ...document });
  const c = await exceptionCase(tollgate, { phases: ['Detection', 'Enforcement'] });
  known['items'] = [(await c.item()).id, (await c.item()).id];
  known['people'] = [c.ownerId, c.leadId, c.managerId];
  known['programs'] = [c.programId];
  known['phases'] = c.phaseIds;
  known['exceptions'] = [(await c.requested()).id];
  const risks = await riskCase(tollgate);
  const cases = await governanceCase(tollgate);
  known['cases'] = [(await cases.reported()).id, (await cases.concluded()).id];
  const rounds = await reviewCase(tollgate);
  known['review-rounds'] = [(await rounds.created()).id, (await rounds.opened()).id];
  const findings = await findingCase(tollgate);
  known['findings'] = [(await findings.noted()).id, (await findings.verified()).id, (await findings.disputed()).id];
  const analyses = await analysisCase(tollgate);
  known['analyses'] = [(await analyses.drafted()).id, (await analyses.in_review()).id, (await analyses.signed()).id];
  const aligned = await alignmentCase(tollgate);
  known['alignments'] = [(await aligned.opened()).id, (await aligned.opened()).id];
  const controls = await controlCase(tollgate);
  const tests = await controlTestCase(tollgate);
  known['control-tests'] = [(await tests.planned()).id, (await tests.testing()).id, (await tests.concluded()).id];
  const proposed = await Promise.all(
    ['cause', 'effect'].map(async (field) =>
      findings.owner.must('/proposals', {
        ...{ record: (await findings.drafted()).key, command: 'edit', arguments: { [field]: 'x' }, reason: 'x' },
      }),
    ),
  );
  known['ai'] = [
    await summaryOf(tollgate.dataSource, {
      record: (await tollgate.admin.get('/cases')).body.items[0],
      askedBy: findings.ownerId,
    }),
  ];
  known['rules'] = [(await tollgate.admin.must('/rules', { name: 'Rule', text: exampleRule })).id];
  known['proposals'] = proposed.map(({ id }) => id as string);
  known['controls'] = [(await controls.proposed()).id, (await controls.operating()).id, (await controls.retired()).id];
  known['risks'] = [(await risks.raised()).id, (await risks.inReview()).id];
  known['calendars'] = ['SG', 'ID'];
  for (const noun of ['policies', 'templates', 'rotas', 'webhooks', 'recurrences'])
    known[noun] = (await tollgate.admin.get(`/${noun}`)).body.items.map(({ id }: { id: string }) => id);
  const fields: Record<string, string> = {
    programId: 'programs',
    phaseId: 'phases',
    itemId: 'items',
    predecessorId: 'items',
    policyId: 'policies',
  };
  values = {
    schemas: document.components.schemas,
    chance,
    ids: (field) => [...(known[fields[field] ?? 'people'] ?? []), absent],
  };
});
beforeEach(() => {
  faults = [];
});
afterAll(async () => {
  await tollgate.stop();
});

function operations(): [string, string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, operation]): [string, string, Operation] => [
      method.toUpperCase(),
      path,
      operation,
    ]),
  );
}

/** What the path is about, or something that is not there. */
function filled(path: string): string {
  const first = withinApi(path).split('/')[1] ?? '';
  const noun = first === 'action-items' ? 'items' : first;
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const there = name === 'id' || name === 'key' ? known[noun] : values.ids(name);
    return chance() < 0.2 || !there || there.length === 0 ? absent : pick(chance, there);
  });
}

function queryOf({ parameters = [] }: Operation): string {
  const given = parameters.filter(
    ({ in: place, required }) => place === 'query' && (required === true || chance() < 0.3),
  );
  const query = new URLSearchParams();
  for (const { name, schema } of given) query.set(name, String(allowed(schema, values, name)));
  return given.length === 0 ? '' : `?${query.toString()}`;
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${tollgate.admin.token ?? ''}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET' && chance() < 0.5) headers['if-match'] = pick(chance, ['*', '"1"', 'W/"1"', '"1", "2"']);
  return fetch(`${tollgate.url}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** What of an answer the document does not say. */
async function faultOf(of: string, operation: Operation, response: Response): Promise<string | null> {
  const text = await response.text();
  const { status } = response;
  const cut = text.slice(0, 300);
  if (status >= 500) return `${status}: ${cut}`;
  const said = operation.responses[String(status)];
  if (!said) return `${status} is not named: ${cut}`;
  const lacks = Object.keys(said.headers ?? {}).filter((name) => !response.headers.has(name));
  if (lacks.length > 0) return `${status} has no ${lacks.join(', ')}`;
  if (said.headers?.['ETag'] === undefined && /^"\d+"$/.test(response.headers.get('etag') ?? ''))
    return `${status} has an ETag that is not named`;
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  if (status === 204 || text === '') return said.content === undefined || status === 204 ? null : `${status} is empty`;
  const kinds = Object.entries(said.content ?? {});
  const kind = kinds.find(([name]) => name.split(';')[0] === type);
  if (!kind) return `${status} is ${type}, not ${kinds.map(([name]) => name).join(' or ')}`;
  if (!/^application\/(problem\+)?json$/.test(type) || kind[1].schema === undefined) return null;
  const validate = validatorOf(`${of} ${status}`, kind[1].schema);
  return validate(JSON.parse(text)) ? null : `${status}: ${ajv.errorsText(validate.errors)} in ${cut}`;
}

function validatorOf(name: string, schema: Schema): ValidateFunction {
  const before = validators.get(name);
  if (before) return before;
  const text = JSON.stringify(schema).replaceAll('"#/components', '"urn:tollgate:openapi#/components');
  const made = ajv.compile(JSON.parse(text) as Schema);
  validators.set(name, made);
  return made;
}

const jsonOf = ({ requestBody }: Operation): Schema | undefined => requestBody?.content['application/json']?.schema;

test(`what is well formed is answered as the document says, seed ${seed}`, async () => {
  // Reads before and after: they show what the changes have made.
  const all = operations();
  const reads = all.filter(([method]) => method === 'GET');
  for (let round = 0; round < rounds; round += 1)
    for (const [method, path, operation] of [...reads, ...all]) {
      const schema = jsonOf(operation);
      const target = `${filled(path)}${queryOf(operation)}`;
      const body = schema === undefined ? undefined : allowed(schema, values);
      const fault = await faultOf(`${method} ${path}`, operation, await send(method, target, body));
      if (fault !== null) faults.push(`${method} ${target} ${JSON.stringify(body)?.slice(0, 400) ?? ''}: ${fault}`);
    }
  expect(faults).toEqual([]);
}, 360_000);

test(`what the document forbids is refused, and in its words, seed ${seed}`, async () => {
  for (const [method, path, operation] of operations()) {
    const schema = jsonOf(operation);
    if (schema === undefined) continue;
    const body = allowed(schema, values) as Record<string, unknown>;
    const wrong = forbidden(schema, body, values);
    for (let n = 0; n < Math.min(wrong.length, 2 * rounds); n += 1) {
      const one = pick(chance, wrong);
      const target = filled(path);
      const response = await send(method, target, one.body);
      const accepted = response.ok ? `${response.status} for what it forbids` : null;
      const fault = accepted ?? (await faultOf(`${method} ${path}`, operation, response));
      if (fault !== null) faults.push(`${method} ${target}, ${one.what}: ${fault}`);
    }
  }
  expect(faults).toEqual([]);
}, 360_000);

test('what no query knows is answered as the document says, where nobody is asked who they are too', async () => {
  for (const [method, path, operation] of operations()) {
    const target = `${filled(path)}?nobody-knows=this`;
    const fault = await faultOf(`${method} ${path}`, operation, await send(method, target, undefined));
    if (fault !== null) faults.push(`${method} ${target}: ${fault}`);
  }
  expect(faults).toEqual([]);
});
