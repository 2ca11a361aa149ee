import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../config/settings.js';
import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { tooNarrow } from '../../../apps/api/src/openapi/document.js';
import { ApiClient, placeOf, type ApiAnswer } from '../../harness/api-client.js';
import { channelCases } from './channels.cases.js';
import { consentCases } from './consent.cases.js';
import { evidenceCases } from './evidence.cases.js';
import { exceptionCases } from './exceptions.cases.js';
import { glassCases } from './glass.cases.js';
import { importCases } from './imports.cases.js';
import { itemCases } from './items.cases.js';
import { messageCases } from './messages.cases.js';
import { peopleCases } from './people.cases.js';
import { policyCases } from './policies.cases.js';
import { programCases } from './programs.cases.js';
import { commandKeyCases } from './command-keys.cases.js';
import { sessionCases } from './sessions.cases.js';
import { readerCases } from './readers.cases.js';
import { controlTestCases } from './control-tests.cases.js';
import { controlCases } from './controls.cases.js';
import { caseCases } from './cases.cases.js';
import { analysisCases } from './analyses.cases.js';
import { findingCases } from './findings.cases.js';
import { riskCases } from './risks.cases.js';
import { roleCases } from './roles.cases.js';
import { viewCases } from './views.cases.js';
import { webhookCases } from './webhooks.cases.js';
import { Writes } from '../../harness/writes.js';
import { absent, elsewhere, World, type RouteTable } from './world.js';

const table: RouteTable = {
  ...itemCases,
  ...consentCases,
  ...evidenceCases,
  ...programCases,
  ...peopleCases,
  ...policyCases,
  ...importCases,
  ...messageCases,
  ...channelCases,
  ...commandKeyCases,
  ...webhookCases,
  ...exceptionCases,
  ...riskCases,
  ...caseCases,
  ...findingCases,
  ...analysisCases,
  ...controlCases,
  ...controlTestCases,
  ...glassCases,
  ...roleCases,
  ...readerCases,
  ...sessionCases,
  ...viewCases,
};

let world: World;
let writes: Writes;
/** Routes that did what they were asked, and whether anything was written by it. */
const done = new Map<string, boolean>();

beforeAll(async () => {
  world = await World.make();
  writes = new Writes(world.tollgate);
});
afterAll(async () => {
  await world.stop();
});

describe.each(Object.entries(table))('%s', (route, cases) => {
  test.each(cases)('$why: $gives $code', async ({ gives, code, ask }) => {
    const { status, body, headers } = await (gives < 400 ? ask(world) : world.refused(ask));
    if (status < 300) done.set(route, done.get(route) === true || writes.any);
    expect({ status, code: body.code }).toEqual({ status: gives, code: code ?? body.code });
    if (gives < 400) return;
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({ status: gives, type: `urn:tollgate:problem:${String(body.code)}` });
    expect(body.requestId).toBe(headers.get('x-request-id'));
    expect(body.detail.length).toBeGreaterThan(10);
  });
});

interface Operation {
  responses: Record<string, { description: string }>;
  requestBody?: unknown;
  parameters?: { name: string }[];
  security?: unknown;
  'x-previews'?: boolean;
}

/** What the document says of it, but that a token may be good for less: `test/e2e/tokens/narrow.test.ts` asks that of all. */
const statusesOf = ({ responses }: Operation): string[] =>
  Object.keys(responses).filter((status) => responses[status]?.description !== tooNarrow);

// The same for all of them; made once.
let document: ApiAnswer['body'];

/** Every route by its path within the API, with what the OpenAPI document says of it. */
async function routes(): Promise<[string, Operation][]> {
  const body = (document ??= (await world.nobody.get('/openapi.json')).body);
  const paths = Object.entries(body.paths as Record<string, Record<string, Operation>>);
  return paths.flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${withinApi(path)}`,
      operation,
    ]),
  );
}

const isRead = (route: string): boolean => route.startsWith('GET ');
const changes = async () => (await routes()).filter(([route]) => !isRead(route));
const reads = async () => (await routes()).filter(([route]) => isRead(route));

test('every route that changes something is tried, and so is every answer that the document says it gives', async () => {
  const everything = await changes();
  for (const [noun, file] of Object.entries(elsewhere))
    expect(readFileSync(join(projectRoot, file), 'utf8')).toContain(noun.replaceAll(/^.*\{id\}|\/\{\w+\}$/g, ''));
  const all = everything.filter(
    ([route]) => elsewhere[`/${route.split('/')[1] ?? ''}`] === undefined && elsewhere[route] === undefined,
  );
  expect(Object.keys(table).sort()).toEqual(all.map(([route]) => route).sort());
  // What any route gives is tried for all of them below; 409 and 422 are among it, for keys.
  const common = ['401', '409', '422', '429', '431', '500', '503'];
  const untried = all.flatMap(([route, operation]) => {
    const tried = (table[route] ?? []).map(({ gives }) => String(gives));
    const said = statusesOf(operation).filter((status) => !common.includes(status));
    const needed = said.filter((status) => status !== '400' || operation.requestBody !== undefined);
    return needed.filter((status) => !tried.includes(status)).map((status) => `${route} ${status}`);
  });
  expect(untried).toEqual([]);
});

test('what changes nothing says so, and is asked about what is hidden by `test/e2e/access/previews.test.ts`', async () => {
  const declared = new Map((await changes()).map(([route, operation]) => [route, operation['x-previews'] === true]));
  const undeclared = [...done].filter(([route, wrote]) => !wrote && declared.get(route) !== true);
  expect(undeclared.map(([route]) => route)).toEqual([]);
});

test('and no answer is given that the document does not name', async () => {
  const said = new Map((await changes()).map(([route, operation]) => [route, statusesOf(operation)]));
  const unsaid = Object.entries(table).flatMap(([route, cases]) =>
    cases.filter(({ gives }) => !said.get(route)?.includes(String(gives))).map(({ gives }) => `${route} ${gives}`),
  );
  expect([...new Set(unsaid)]).toEqual([]);
});

test('every one of them wants a token, and refuses a key that was sent with another request, or by somebody else', async () => {
  const { token } = world.admin;
  const key = { 'idempotency-key': 'used before' };
  await world.admin.must('/people', { name: world.name() }, key);
  const send = async (route: string, headers: Record<string, string>): Promise<Pick<ApiAnswer, 'status' | 'body'>> => {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${world.tollgate.url}${placeOf(path.replaceAll(/\{\w+\}/g, absent))}`, {
      method,
      ...(method === 'DELETE'
        ? { headers }
        : { headers: { 'content-type': 'application/json', ...headers }, body: '{"name": "another"}' }),
    });
    return { status: response.status, body: await response.json() };
  };
  const open = (await changes()).filter(([, { security }]) => security === undefined).map(([route]) => route);
  // Its link is all that the one wants, Lark's or a provider's signature the other; a command line has nothing yet, a form a page of ours.
  expect(open.sort()).toEqual([
    'POST /act/{token}',
    'POST /device-logins',
    'POST /device-logins/token',
    'POST /lark/callback',
    'POST /sign-in',
    'POST /sign-in/device',
    'POST /sign-in/forgotten',
    'POST /sign-in/link/{token}',
    'POST /sign-in/out/{key}/back-channel',
    'POST /sign-out',
    'POST /signed-in/password',
  ]);
  for (const [route] of await changes()) {
    if (open.includes(route)) continue;
    expect([route, (await send(route, {})).status]).toEqual([route, 401]);
    const reused = await send(route, { authorization: `Bearer ${token ?? ''}`, ...key });
    expect([route, reused.status, reused.body.code]).toEqual([route, 422, 'idempotency-key-reused']);
    const others = await send(route, { authorization: `Bearer ${world.stranger.token ?? ''}`, ...key });
    expect([route, others.status, others.body.code]).toEqual([route, 422, 'idempotency-key-reused']);
    expect([route, others.body.detail]).toEqual([route, expect.stringContaining('by somebody else')]);
  }
});

test('whatever is answered is kept in no cache, but for the document and health', async () => {
  for (const [route, { security }] of await routes()) {
    const [method = '', path = ''] = route.split(' ');
    const answer = await fetch(`${world.tollgate.url}${placeOf(path.replaceAll(/\{\w+\}/g, absent))}`, {
      method,
      headers: security === undefined ? {} : { authorization: `Bearer ${world.admin.token ?? ''}` },
    });
    await answer.arrayBuffer();
    const kept = path.startsWith('/health/');
    expect([route, answer.headers.get('cache-control')]).toEqual([route, kept ? null : 'no-store']);
  }
});

test('what is read wants a token too, but for health, links and the document, and is 404 where it is not there', async () => {
  const open = (await reads()).filter(([, { security }]) => security === undefined).map(([route]) => route);
  expect(open).toEqual([
    'GET /health/live',
    'GET /health/ready',
    'GET /act/{token}',
    'GET /act/{token}/evidence/{number}',
    'GET /open/{kind}/{id}',
    'GET /feeds/{file}',
    'GET /sign-in/with/{key}',
    'GET /sign-in/back/{key}',
    'GET /sign-in/out/{key}',
    'GET /sign-in/device',
    'GET /sign-in',
    'GET /sign-in/forgotten',
    'GET /sign-in/link/{token}',
    'GET /signed-in',
  ]);
  // What it must be told is looked at before who asks; about themself, anybody may.
  const asked: Record<string, string> = {
    'GET /access/explain': `?person=${world.c.ownerId}&action=administer`,
    'GET /action-items/{id}/due-move': '?date=2030-06-03',
  };
  // Who may read it, the record says: `test/e2e/reviews/round.test.ts`.
  const byTheRecord = ['GET /review-rounds/{id}/results', 'GET /review-rounds/{id}/results/export'];
  for (const [route, operation] of await reads()) {
    const path = `${route.slice(4).replaceAll(/\{\w+\}/g, absent)}${asked[route] ?? ''}`;
    if (!open.includes(route)) expect([route, (await world.nobody.get(path)).status]).toEqual([route, 401]);
    // A link that is unknown is not told from one that was used.
    const absence = route === 'GET /sign-in/link/{token}' ? 410 : 404;
    if (path.includes(absent)) expect([route, (await world.admin.get(path)).status]).toEqual([route, absence]);
    if (statusesOf(operation).includes('403') && ![...open, ...byTheRecord].includes(route))
      expect([route, (await world.stranger.get(path)).status]).toEqual([route, 403]);
  }
});

describe('wherever If-Match is taken, * is any version', () => {
  afterEach(() => {
    ApiClient.ifMatch = null;
  });

  test.each(Object.entries(table))('%s', async (route, cases) => {
    const { parameters = [] } = new Map(await routes()).get(route) ?? {};
    if (!parameters.some(({ name }) => name === 'If-Match')) return;
    ApiClient.ifMatch = '*';
    const done = cases.find(({ gives }) => gives < 300);
    expect((await done?.ask(world))?.status).toBe(done?.gives);
    for (const tag of ['colour', '"1" "2"', '*, "1"', '"1",']) {
      ApiClient.ifMatch = tag;
      const { status, body } = await ApiClient.again();
      expect([route, tag, status, body.errors?.[0]?.path]).toEqual([route, tag, 400, 'If-Match']);
    }
  });
});

describe('a change that is sent again under its key is done once, and answered the same', () => {
  beforeAll(() => {
    ApiClient.keyed = true;
  });
  afterAll(() => {
    ApiClient.keyed = false;
  });

  test.each(Object.entries(table))(
    '%s, and once as well where its answer was lost before it could be kept',
    async (route, cases) => {
      const first = await cases.find(({ gives }) => gives < 300)?.ask(world);
      // What people did; what the machine does meanwhile is another matter.
      const events = async () =>
        world.tollgate.dataSource.query(
          `SELECT count(*) AS n FROM audit_events WHERE actor_id IS NOT NULL AND type <> 'import.done'`,
        );
      const before = await events();
      const again = await ApiClient.again();
      expect(again.status).toBe(first?.status);
      expect(again.headers.get('idempotency-replayed')).toBe('true');
      const secret = shownOnce[route];
      // It was shown: no other is made, and that one is kept nowhere.
      expect(again.body).toEqual(secret === undefined ? first?.body : { ...first?.body, [secret]: null });
      expect(again.headers.get('etag')).toBe(first?.headers.get('etag'));
      expect(again.headers.get('location')).toBe(first?.headers.get('location'));

      await world.tollgate.dataSource.query('DELETE FROM idempotency_keys');
      const lost = await ApiClient.again();
      // What is changed on the version that was read is at another by now.
      const known = /^PATCH \/(people|teams|views|webhooks)|^PUT \/message-settings/.test(route) ? 412 : first?.status;
      expect(lost.status).toBe(known);
      expect(await events()).toEqual(before);
      if (secret !== undefined) expect(lost.body[secret]).toBeNull();
    },
  );
});

/** Routes that answer with a secret, and the field that it stands in. */
const shownOnce: Record<string, string> = {
  'POST /people/{id}/tokens': 'token',
  'POST /people/{id}/feeds': 'url',
  'POST /people/{id}/sign-in-links': 'url',
  'POST /webhooks': 'secret',
  'POST /webhooks/{id}/rotate-secret': 'secret',
};

test('no secret is kept with a key', async () => {
  ApiClient.keyed = true;
  const secrets: string[] = [];
  for (const [route, field] of Object.entries(shownOnce)) {
    const { body } = (await table[route]?.find(({ gives }) => gives < 300)?.ask(world)) ?? { body: {} };
    expect([route, body[field]]).toEqual([route, expect.any(String)]);
    secrets.push(body[field]);
  }
  ApiClient.keyed = false;
  const kept = await world.tollgate.dataSource.query('SELECT response::text AS text FROM idempotency_keys');
  const all = JSON.stringify(kept);
  for (const secret of secrets) expect(all).not.toContain(secret);
  // Nor of a route that nobody thought of.
  expect(all).not.toMatch(/tg[ps]?_[\w-]{20}|whsec_|\/feeds\/[\w-]{20}/);
});
