import { ApiClient, placeOf } from '../../harness/api-client.js';
import { cutOff } from '../../harness/database.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { launchedCase } from '../../factories/case.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate({ settings: { requestsPerMinute: 60, failuresPerMinute: 80 } });
});
afterAll(async () => {
  await tollgate.stop();
});

const raw = async (path: string, init: RequestInit) => {
  const headers = { authorization: `Bearer ${tollgate.admin.token ?? ''}`, ...(init.headers as object) };
  const response = await fetch(`${tollgate.url}${placeOf(path)}`, { ...init, headers });
  const body = (await response.json()) as { code: string };
  return { status: response.status, body, headers: response.headers };
};
const json = { 'content-type': 'application/json' };

test('413 for more JSON than is taken, 415 for what is no JSON, 400 for what says that it is', async () => {
  const large = JSON.stringify({ name: 'x'.repeat(1_100_000) });
  const answers = [
    await raw('/people', { method: 'POST', headers: json, body: large }),
    await raw('/people', { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<person/>' }),
    await raw('/people', { method: 'POST', headers: json, body: '{"name": ' }),
    await raw('/people', { method: 'POST', headers: json, body: '["x"]' }),
    await raw('/people', { method: 'POST', headers: { ...json, 'idempotency-key': ' ' }, body: '{"name": "x"}' }),
    await raw('/people', { method: 'POST', headers: { ...json, 'if-match': 'x' }, body: '{"name": "x"}' }),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [413, 'payload-too-large'],
    [415, 'unsupported-media-type'],
    [400, 'invalid-request'],
    [400, 'invalid-request'],
    [400, 'invalid-request'],
    [400, 'invalid-request'],
  ]);
  for (const { headers } of answers) expect(headers.get('content-type')).toContain('application/problem+json');
});

test('431 for an address or headers that are too long, in problem details', async () => {
  const long = 'x'.repeat(20_000);
  for (const answer of [await raw(`/people?q=${long}`, {}), await raw('/people', { headers: { 'if-match': long } })]) {
    expect(answer).toMatchObject({ status: 431, body: { code: 'headers-too-large', status: 431 } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  }
});

test('415 for a form, text or a file where JSON is taken, 405 with what a path takes, 404 for what is not known', async () => {
  const form = new FormData();
  form.append('name', 'x');
  const text = { 'content-type': 'text/plain' };
  const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
  const answers = [
    await raw('/people', { method: 'POST', headers: text, body: '{"name": "x"}' }),
    await raw('/people', { method: 'POST', headers: urlencoded, body: 'name=x' }),
    await raw('/people', { method: 'POST', body: form }),
    await raw('/imports', { method: 'POST', headers: json, body: '{}' }),
    await raw('/people', { method: 'DELETE' }),
    await raw('/people/me', { method: 'POST', headers: json, body: '{}' }),
    await raw('/action-items/AI-1/start', {}),
    await raw('/action-items/AI-1', { method: 'PUT', headers: json, body: '{}' }),
    await raw('/persons', { method: 'POST', headers: json, body: '{}' }),
    await raw('/people/me/colour', {}),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    ...Array.from({ length: 4 }, () => [415, 'unsupported-media-type']),
    ...Array.from({ length: 4 }, () => [405, 'method-not-allowed']),
    ...Array.from({ length: 2 }, () => [404, 'not-found']),
  ]);
  expect(answers.slice(4, 8).map(({ headers }) => headers.get('allow'))).toEqual([
    'GET, HEAD, POST',
    'GET, HEAD, PATCH',
    'POST',
    'GET, HEAD, PATCH',
  ]);
  for (const { headers } of answers) expect(headers.get('content-type')).toContain('application/problem+json');
});

test('If-Match takes *, lists and no weak tags, at every door', async () => {
  const { id } = await tollgate.admin.must('/teams', { name: 'Tags' });
  const edit = async (tag: string): Promise<number> =>
    (await tollgate.admin.patch(`/teams/${id}`, { name: 'Tags' }, { 'if-match': tag })).status;
  expect(await edit('"7", "8"')).toBe(412);
  expect(await edit('W/"1"')).toBe(412);
  expect(await edit('"colour"')).toBe(412);
  expect(await edit('"1"')).toBe(200);
  expect(await edit('"1", "2"')).toBe(200);
  expect(await edit('*')).toBe(200);
  for (const tag of ['"1" "2"', '"1",', ',', 'colour', '"1', '*, "1"'])
    expect([tag, await edit(tag)]).toEqual([tag, 400]);
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const send = async (method: 'post' | 'patch', path: string, body: object, tag: string): Promise<number> =>
    (await c.manager[method](path, body, { 'if-match': tag })).status;
  const reason = { reason: 'Waits' };
  expect(await send('patch', `/action-items/${item.id}`, { title: 'Another' }, '*')).toBe(200);
  expect(await send('post', `/action-items/${item.id}/hold`, reason, '"98", "99"')).toBe(412);
  const { version } = (await c.manager.get(`/action-items/${item.id}`)).body;
  expect(await send('post', `/action-items/${item.id}/hold`, reason, `"98", "${version}"`)).toBe(200);
  expect(await send('patch', `/programs/${c.programId}`, { description: 'x' }, '*')).toBe(200);
  expect(await send('post', `/programs/${c.programId}/hold`, reason, '"98"')).toBe(412);
  const calendar = await tollgate.admin.patch(
    '/calendars/SG/draft',
    { zone: 'Asia/Singapore' },
    { 'if-match': '"98", *' },
  );
  expect(calendar.status).toBe(400);
  const { channels, groups, version: read } = (await tollgate.admin.get('/message-settings')).body;
  const body = { channels, groups };
  expect((await tollgate.admin.put('/message-settings', body, { 'if-match': `"98", "${read}"` })).status).toBe(200);
  expect((await tollgate.admin.put('/message-settings', body, { 'if-match': 'W/"2"' })).status).toBe(412);
});

test('503 while the database is away, in problem details, and all is well when it is back', async () => {
  const c = await launchedCase(tollgate);
  const { id } = await c.item();
  const comment = () => c.owner.post(`/action-items/${id}/comments`, { body: 'x' }, { 'idempotency-key': 'k' });
  const away = await cutOff(tollgate.settings.databaseUrl);
  const answer = await comment();
  expect(answer).toMatchObject({ status: 503, body: { code: 'database-unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('5');
  const open = new ApiClient(tollgate.url, null);
  expect((await open.get('/health/ready')).body).toMatchObject({
    code: 'not-ready',
    checks: { database: { state: 'down' } },
  });
  expect((await open.get('/health/live')).status).toBe(200);
  await away.restore();
  expect((await comment()).status).toBe(201);
  expect((await c.owner.get(`/action-items/${id}/comments`)).body.items).toHaveLength(1);
});

test('429 beyond so many requests a minute, for that token only', async () => {
  const busy = await tollgate.as(await tollgate.person('Busy'));
  const calm = await tollgate.as(await tollgate.person('Calm'));
  // The window may turn in the middle; then the next one is used up.
  for (let n = 0; n < 121; n += 1) {
    const { status, body, headers } = await busy.get('/people/me');
    if (status === 200) continue;
    expect(body.code).toBe('too-many-requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await calm.get('/people/me')).status).toBe(200);
    return;
  }
  throw new Error('121 requests were let through');
});

test('429 for an address that sends no good token or link again and again; who has a good one is served beside it', async () => {
  const calm = await tollgate.as(await tollgate.person('Served'));
  const none = new ApiClient(tollgate.url, null);
  const wrong = new ApiClient(tollgate.url, 'tg_wrongwrongwrong');
  const tries = [
    () => none.get('/people/me'),
    () => wrong.post('/people', { name: 'x' }),
    () => none.get(`/feeds/${'x'.repeat(43)}.ics`),
    () => none.get('/act/x'),
  ];
  const seen = tries.map(() => new Set<number>());
  // The window may turn in the middle; then the next one is used up.
  for (let n = 0; n < 50; n += 1)
    for (const [index, once] of tries.entries()) {
      const { status, headers } = await once();
      seen[index]?.add(status);
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  expect(seen.map((statuses) => [...statuses].sort())).toEqual([
    [401, 429],
    [401, 429],
    [404, 429],
    [404, 429],
  ]);
  expect((await calm.get('/people/me')).status).toBe(200);
});
