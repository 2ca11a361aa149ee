import { RequestMethod, type Type } from '@nestjs/common';
import { controllers, publicControllers } from '../../../apps/api/src/resources.js';
import { withinApi } from '../../../apps/api/src/http/api-prefix.js';
import { ApiClient } from '../../harness/api-client.js';
import { signedIn } from '../../harness/browser.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { absent } from '../routes/world.js';
import { directoryOf, patchOf, scim, type Directory } from './directory.js';

/**
 * What is not in the OpenAPI document, which the tables of other tests are made from, is named here: the routes of SCIM, whose
 * schemas describe them. A route of either kind that nobody named fails.
 */
interface Case {
  /** Of a GET: an address that is there. */
  at: (there: There) => string;
  body?: (there: There) => object;
  gives: number;
}
interface There {
  user: string;
  group: string;
  name: string;
}

const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const titled = (): object => patchOf({ op: 'replace', path: 'title', value: 'Lead' });
const renamed = ({ name }: There): object => patchOf({ op: 'replace', path: 'externalId', value: name });
const table: Record<string, Case> = {
  'GET /scim/v2/Users': { at: () => '/Users', gives: 200 },
  'POST /scim/v2/Users': { at: () => '/Users', body: ({ name }) => ({ userName: name }), gives: 201 },
  'POST /scim/v2/Users/.search': { at: () => '/Users/.search', body: () => ({ count: 1 }), gives: 200 },
  'GET /scim/v2/Users/:id': { at: (there) => `/Users/${there.user}`, gives: 200 },
  'PUT /scim/v2/Users/:id': {
    at: (there) => `/Users/${there.user}`,
    body: ({ name }) => ({ userName: name }),
    gives: 200,
  },
  'PATCH /scim/v2/Users/:id': { at: (there) => `/Users/${there.user}`, body: titled, gives: 200 },
  'DELETE /scim/v2/Users/:id': { at: (there) => `/Users/${there.user}`, gives: 204 },
  'GET /scim/v2/Groups': { at: () => '/Groups', gives: 200 },
  'POST /scim/v2/Groups': { at: () => '/Groups', body: ({ name }) => ({ displayName: name }), gives: 201 },
  'POST /scim/v2/Groups/.search': { at: () => '/Groups/.search', body: () => ({ count: 1 }), gives: 200 },
  'GET /scim/v2/Groups/:id': { at: (there) => `/Groups/${there.group}`, gives: 200 },
  'PUT /scim/v2/Groups/:id': {
    at: (there) => `/Groups/${there.group}`,
    body: ({ name }) => ({ displayName: name }),
    gives: 200,
  },
  'PATCH /scim/v2/Groups/:id': { at: (there) => `/Groups/${there.group}`, body: renamed, gives: 200 },
  'DELETE /scim/v2/Groups/:id': { at: (there) => `/Groups/${there.group}`, gives: 204 },
  'GET /scim/v2/ServiceProviderConfig': { at: () => '/ServiceProviderConfig', gives: 200 },
  'GET /scim/v2/ResourceTypes': { at: () => '/ResourceTypes', gives: 200 },
  'GET /scim/v2/ResourceTypes/:name': { at: () => '/ResourceTypes/User', gives: 200 },
  'GET /scim/v2/Schemas': { at: () => '/Schemas', gives: 200 },
  'GET /scim/v2/Schemas/:id': { at: () => `/Schemas/${user}`, gives: 200 },
  'POST /scim/v2/Bulk': { at: () => '/Bulk', body: () => ({}), gives: 501 },
};

let tollgate: Tollgate;
let directory: Directory;
let adminId: string;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false, settings: { requestsPerMinute: 1e6, failuresPerMinute: 1e6 } });
  adminId = (await tollgate.admin.get('/people/me')).body.id as string;
  directory = await directoryOf(tollgate);
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

/** Every route of ours, as its controller says it. */
function declared(): string[] {
  return ([...controllers, ...publicControllers] as Type[]).flatMap((controller) => {
    const place = Reflect.getMetadata('path', controller) as string;
    const prototype = controller.prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function') return [];
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const path = Reflect.getMetadata('path', handler) as string;
      return [`${RequestMethod[method]} /${place}/${path}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '')];
    });
  });
}

test('what is not in the OpenAPI document is SCIM, and is tried here', async () => {
  const { paths } = (await tollgate.admin.get('/openapi.json')).body as { paths: Record<string, object> };
  const described = new Set(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method.toUpperCase()} ${withinApi(path).replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    ),
  );
  const routes = declared();
  expect(routes.length).toBeGreaterThan(200);
  expect(routes.filter((route) => !described.has(route)).sort()).toEqual(Object.keys(table).sort());
});

let count = 0;
async function there(): Promise<There> {
  const name = `there${(count += 1)}@example.com`;
  const made = await directory.client.must('/scim/v2/Users', { userName: `first.${name}` }, scim);
  const group = await directory.client.must('/scim/v2/Groups', { displayName: `First ${name}` }, scim);
  return { user: made.id as string, group: group.id as string, name };
}

async function ask(client: Pick<ApiClient, 'url'> & { token?: string | null }, route: string, what: There, more = {}) {
  const one = table[route];
  const [method] = route.split(' ', 1);
  const response = await fetch(`${client.url}/scim/v2${one?.at(what) ?? ''}`, {
    method: method ?? 'GET',
    headers: { ...(client.token ? { authorization: `Bearer ${client.token}` } : {}), ...scim, ...more },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(one?.body?.(what)) }),
  });
  const text = await response.text();
  const body: unknown = text === '' ? '' : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}

/** A refusal in the words of SCIM, with what is wrong. */
function refused(status: number): object {
  return {
    status,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      detail: expect.stringMatching(/.{15}/),
    },
  };
}

describe.each(Object.entries(table))('%s', (route, { gives }) => {
  test(`gives ${gives}, in the words of SCIM, and is kept in no cache`, async () => {
    const answer = await ask(directory.client, route, await there());
    expect(answer.status).toBe(gives);
    if (gives !== 204) expect(answer.headers.get('content-type')).toContain('application/scim+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('lets nobody in but directories', async () => {
    const what = await there();
    expect(await ask({ url: tollgate.url }, route, what)).toMatchObject(refused(401));
    for (const stranger of await strangers()) expect(await ask(stranger, route, what)).toMatchObject(refused(403));
    const browser = await signedIn(tollgate, adminId);
    const [method = ''] = route.split(' ', 1);
    const path = `/scim/v2${table[route]?.at(what) ?? ''}`;
    const sent = method === 'GET' || method === 'DELETE' ? undefined : {};
    expect(await browser.send(method, path, sent)).toMatchObject(refused(403));
    // Nothing of it was done.
    expect(await ask(directory.client, 'GET /scim/v2/Users/:id', what)).toMatchObject({ status: 200 });
  });

  test('of what is not there says so', async () => {
    if (!/:(?:id|name)$/.test(route)) return;
    const nothing = { user: absent, group: absent, name: 'nobody@example.com' };
    const { at } = table[route] ?? { at: () => '' };
    if (at(nothing).includes(absent)) expect(await ask(directory.client, route, nothing)).toMatchObject(refused(404));
  });

  test('sent again under its key is done once, and answered the same', async () => {
    if (route.startsWith('GET ') || gives >= 400) return;
    const what = await there();
    const key = { 'idempotency-key': `again ${route}` };
    const first = await ask(directory.client, route, what, key);
    const again = await ask(directory.client, route, what, key);
    expect(first.status).toBe(gives);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    for (const header of ['etag', 'location', 'content-type'])
      expect([header, again.headers.get(header)]).toEqual([header, first.headers.get(header)]);
  });

  test('heeds If-Match', async () => {
    if (!/^(?:PUT|PATCH|DELETE) /.test(route)) return;
    const what = await there();
    const stale = await ask(directory.client, route, what, { 'if-match': 'W/"77"' });
    expect(stale).toMatchObject(refused(412));
    expect((await ask(directory.client, route, what, { 'if-match': '*' })).status).toBe(gives);
  });
});

let known: ApiClient[] | undefined;
/** Those who have a token, and are no directory. */
async function strangers(): Promise<ApiClient[]> {
  if (known) return known;
  const { admin } = tollgate;
  const { id: robot } = await admin.must('/people', { name: 'Robot', service: true, access: 'administrator' });
  const { id: plain } = await admin.must('/people', { name: 'Plain robot', service: true });
  const { id: programId } = await admin.must('/programs', { name: 'One program', managerId: adminId });
  const token = async (id: string, facts: object): Promise<ApiClient> =>
    new ApiClient(tollgate.url, (await admin.must(`/people/${id}/tokens`, { name: 'x', ...facts })).token as string);
  return (known = [
    await tollgate.as(await tollgate.person('Member')),
    admin,
    await token(robot, { level: 'read' }),
    await token(robot, { level: 'act' }),
    await token(robot, { level: 'administer', programId }),
    await token(plain, { level: 'administer' }),
  ]);
}

test('what comes too large, broken, of another kind, by another method or elsewhere is refused in the words of SCIM too', async () => {
  const { token } = directory.client;
  const send = async (path: string, init: RequestInit): Promise<object> => {
    const headers = { authorization: `Bearer ${token ?? ''}`, ...scim, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${tollgate.url}${path}`, { ...init, headers });
    return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
  };
  const type = expect.stringContaining('application/scim+json') as string;
  const post = (body: string, headers = {}): Promise<object> =>
    send('/scim/v2/Users', { method: 'POST', body, headers });
  const deep = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;
  const all: [object, number][] = [
    [await post('{'), 400],
    [await post(''), 400],
    [await post('[]'), 400],
    [await post('null'), 400],
    [await post('{"userName": "a", "userName": "b", "__proto__": {}}'), 400],
    [await post(deep), 400],
    [await post(`{"userName": "${'x'.repeat(2 ** 20)}"}`), 413],
    [await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    [await send('/scim/v2/Users', { method: 'DELETE' }), 405],
    [await send('/scim/v2/Me', { method: 'GET' }), 404],
    [await send('/scim/v1/Users', { method: 'GET' }), 404],
    [await send('/scim', { method: 'GET' }), 404],
    [await send('/scim/v2/Users/%00', { method: 'GET' }), 404],
    [await send(`/scim/v2/Users?filter=${'('.repeat(9000)}`, { method: 'GET' }), 400],
    [await send('/scim/v2/Users?filter=a%20pr&filter=b%20pr', { method: 'GET' }), 400],
    [await send('/scim/v2/Users?startIndex=a', { method: 'GET' }), 400],
    [await send('/scim/v2/Users?sortBy=password', { method: 'GET' }), 400],
    [await send(`/scim/v2/Users?attributes=${'a,'.repeat(99)}`, { method: 'GET' }), 400],
    [await send('/scim/v2/Groups?filter=externalId%20eq%20%22%5Cu0000%22', { method: 'GET' }), 400],
  ];
  for (const [index, [answer, status]] of all.entries())
    expect({ index, ...answer }).toMatchObject({ index, type, ...refused(status) });
});
