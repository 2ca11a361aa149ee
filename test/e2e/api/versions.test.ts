import { placeOf } from '../../harness/api-client.js';
import { contentHash } from '../../../domain/sign-off/content-hash.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => {
  await tollgate.stop();
});

const ask = async (path: string, init: RequestInit = {}) => {
  const headers = {
    authorization: `Bearer ${tollgate.admin.token ?? ''}`,
    'content-type': 'application/json',
    ...(init.headers as Record<string, string> | undefined),
  };
  const response = await fetch(`${tollgate.url}${path}`, { ...init, headers });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    body: (/json/.test(type) && text !== '' ? JSON.parse(text) : text) as Record<string, unknown>,
    headers: response.headers,
  };
};

const routes = async (): Promise<[string, string][]> => {
  const { body } = await ask('/openapi.json');
  const paths = Object.entries(body['paths'] as Record<string, object>);
  return paths.flatMap(([path, of]) => Object.keys(of).map((method): [string, string] => [method.toUpperCase(), path]));
};

test('all that wants a token is under /api/v1, but for the figures; health, links, pages and what vendors call keep their address', async () => {
  const { body } = await ask('/openapi.json');
  const paths = body['paths'] as Record<string, Record<string, { security?: unknown }>>;
  const outside = Object.entries(paths).filter(([path]) => !path.startsWith('/api/v1/'));
  expect(outside.map(([path]) => path).sort()).toEqual([
    '/act/{token}',
    '/act/{token}/evidence/{number}',
    '/feeds/{file}',
    '/health/live',
    '/health/ready',
    '/lark/callback',
    '/metrics',
    '/open/{kind}/{id}',
    '/sign-in',
    '/sign-in/back/{key}',
    '/sign-in/device',
    '/sign-in/forgotten',
    '/sign-in/link/{token}',
    '/sign-in/out/{key}',
    '/sign-in/out/{key}/back-channel',
    '/sign-in/with/{key}',
    '/sign-out',
    '/signed-in',
    '/signed-in/password',
  ]);
  expect(Object.keys(paths).length - outside.length).toBeGreaterThan(100);
});

test('nothing of it answers at the root: it is 404, and says where it is', async () => {
  for (const [method, path] of (await routes()).filter(([, at]) => at.startsWith('/api/v1/'))) {
    const before = path.slice('/api/v1'.length).replaceAll(/\{\w+\}/g, 'x');
    const answer = await ask(before, { method, ...(method === 'GET' ? {} : { body: '{}' }) });
    const place = `/api/v1${before}`;
    expect([method, before, answer.status, answer.body['code']]).toEqual([method, before, 404, 'not-found']);
    expect(answer.body).toMatchObject({ movedTo: place, detail: expect.stringContaining(`It is at ${place}.`) });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  }
});

test('what never moved is not under the version either, and what is nowhere is told no place', async () => {
  const link = 'a'.repeat(43);
  for (const path of ['/health/live', '/metrics', `/act/${link}`, `/feeds/${link}.ics`]) {
    const { status, body } = await ask(`/api/v1${path}`);
    expect([path, status, body['movedTo']]).toEqual([path, 404, path]);
  }
  for (const path of [
    '/',
    '/api',
    '/api/v1',
    '/api/v1/',
    '/api/v2/people',
    '/nothing',
    '/api/v1/nothing',
    '/api/v1people',
  ])
    expect([path, await ask(path).then(({ status, body }) => [status, body['movedTo']])]).toEqual([
      path,
      [404, undefined],
    ]);
  const wrong = await ask('/api/v1/people', { method: 'PUT', body: '{}' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  expect((await ask('/docs')).status).toBe(200);
});

test('an address that an answer names can be asked for as it is, also where the answer was kept from before', async () => {
  const made = await ask('/api/v1/people', { method: 'POST', body: '{"name": "Ayu Lestari"}' });
  const location = made.headers.get('location') ?? '';
  expect(location).toBe(`/api/v1/people/${String(made.body['id'])}`);
  expect(await ask(location)).toMatchObject({ status: 200, body: { name: 'Ayu Lestari' } });

  // As it was kept when the API stood at the root: sent again after the move, it is the same request.
  const body = { name: 'Budi Santoso' };
  const me = (await ask('/api/v1/people/me')).body['id'];
  await tollgate.dataSource.query(
    `INSERT INTO idempotency_keys (person_id, key, fingerprint, status, response) VALUES ($1, $2, $3, 201, $4)`,
    [
      me,
      'before the move',
      contentHash({ method: 'POST', path: '/people', body }),
      JSON.stringify({ body: { id: 'x' }, headers: { location: '/people/x' } }),
    ],
  );
  const again = await ask(placeOf('/people'), {
    method: 'POST',
    headers: { 'idempotency-key': 'before the move' },
    body: JSON.stringify(body),
  });
  expect([again.status, again.body]).toEqual([201, { id: 'x' }]);
  expect(again.headers.get('location')).toBe('/api/v1/people/x');
});
