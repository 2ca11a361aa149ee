import { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

test('401 without a token or with one that is unknown, as problem details', async () => {
  for (const token of [null, 'tg_unknownunknownunknown']) {
    const answer = await new ApiClient(tollgate.url, token).get('/action-items');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'unauthenticated', status: 401 });
  }
});

test('400 names each field that is wrong', async () => {
  const answer = await c.manager.post('/action-items', {
    programId: 'x',
    title: '',
    ownerId: c.ownerId,
    due: { date: '2026-02-30' },
    colour: 1,
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((e: { path: string }) => e.path).sort()).toEqual([
    'colour',
    'due.date',
    'programId',
    'title',
  ]);
  expect((await c.manager.get('/action-items?limit=0')).status).toBe(400);
  expect((await c.manager.get('/action-items?cursor=nonsense')).status).toBe(400);
  expect((await c.manager.get('/action-items?sort=colour')).status).toBe(400);
});

test('403 says who could', async () => {
  const item = await c.item();
  const stranger = await tollgate.as(await tollgate.person('Stranger'));
  const answer = await stranger.post(`/action-items/${item.id}/start`);
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect(answer.body.detail).toContain('its owner');
  const auditor = await tollgate.as(await tollgate.person('Auditor', { access: 'auditor' }));
  expect((await auditor.post(`/action-items/${item.id}/comments`, { body: 'x' })).status).toBe(403);
  expect((await auditor.get('/audit-events')).status).toBe(200);
  expect((await stranger.get('/audit-events')).status).toBe(403);
  expect((await stranger.post('/programs', { name: 'Mine' })).status).toBe(403);
  expect((await stranger.post('/people', { name: 'x' })).status).toBe(403);
});

test('404 for what is not there', async () => {
  for (const path of [
    '/action-items/AI-999999',
    '/programs/x',
    '/people/x',
    '/imports/x',
    '/policies/x',
    '/teams/x',
    '/nowhere',
  ])
    expect((await tollgate.admin.get(path)).status).toBe(404);
});

test('409 for a name that is taken, and for an external id that is', async () => {
  const name = { name: 'Taken once' };
  expect((await c.manager.post('/programs', name)).status).toBe(201);
  expect((await c.manager.post('/programs', name)).body.code).toBe('already-exists');
  await c.item({ externalId: 'X-1' });
  const again = await c.manager.post('/action-items', {
    programId: c.programId,
    title: 'x',
    ownerId: c.ownerId,
    due: inDays(3),
    externalId: 'X-1',
  });
  expect(again.body.code).toBe('already-exists');
});

test('412 and 428: content is changed only on the version that was read', async () => {
  const item = await c.item();
  const path = `/action-items/${item.id}`;
  expect((await c.manager.patch(path, { title: 'New' })).status).toBe(428);
  expect((await c.manager.patch(path, { title: 'New' }, { 'if-match': '"7"' })).status).toBe(412);
  const changed = await c.manager.patch(path, { title: 'New' }, { 'if-match': '"1"' });
  expect(changed).toMatchObject({ status: 200, body: { title: 'New', version: 2 } });
  expect(changed.headers.get('etag')).toBe('"2"');
});

test('422 when a key is used for another request', async () => {
  const item = await c.item();
  const key = { 'idempotency-key': 'comment-1' };
  expect((await c.owner.post(`/action-items/${item.id}/comments`, { body: 'one' }, key)).status).toBe(201);
  expect((await c.owner.post(`/action-items/${item.id}/comments`, { body: 'two' }, key)).body.code).toBe(
    'idempotency-key-reused',
  );
  expect((await c.owner.get(`/action-items/${item.id}/comments`)).body.items).toHaveLength(1);
});

test('lists are paged without a gap or a repetition', async () => {
  for (let n = 0; n < 7; n += 1) await c.item({ title: `Paged ${n}`, tags: ['paged'] });
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await c.owner.get(
      `/action-items?tag=paged&limit=3&sort=-due${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...page.body.items.map(({ id }) => id));
    cursor = page.body.nextCursor;
  }
  expect(new Set(seen).size).toBe(7);
  expect((await c.owner.get('/action-items/count?tag=paged')).body).toEqual({ count: 7 });
});

test('evidence: a file is content-addressed and sniffed, a program refused, an empty one too', async () => {
  const item = await c.item();
  const path = `/action-items/${item.id}/evidence`;
  const added = await c.owner.upload(
    `${path}/files`,
    { title: 'QA report' },
    { name: 'report.pdf', content: '%PDF-1.7 test' },
  );
  expect(added.status).toBe(201);
  const [file] = added.body.items;
  expect(file).toMatchObject({ title: 'QA report', mediaType: 'application/pdf', size: 13 });
  expect((await c.owner.get(`${path}/${file.id}/content`)).headers.get('content-disposition')).toContain('attachment');
  expect((await c.owner.upload(`${path}/files`, {}, { name: 'run.exe', content: 'MZ' })).body.code).toBe(
    'invalid-file',
  );
  expect((await c.owner.upload(`${path}/files`, {}, { name: 'empty.txt', content: '' })).body.code).toBe(
    'invalid-file',
  );
  expect((await c.owner.post(path, { title: 'x', url: 'javascript:alert(1)' })).status).toBe(400);
  expect((await c.owner.delete(`${path}/${file.id}`)).body.items).toEqual([]);
});

test('evidence of a kind that runs goes out as bytes, is marked, and could not run if it were shown', async () => {
  const path = `/action-items/${(await c.item()).id}/evidence`;
  const page = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  await c.owner.upload(`${path}/files`, {}, { name: 'notes.txt', content: page, type: 'image/svg+xml' });
  await c.owner.upload(`${path}/files`, {}, { name: 'notes.md', content: 'Seen on Monday.' });
  await c.owner.must(path, { title: 'Sheet', url: 'https://example.com/' });
  // As it was stored before kinds were looked at.
  await tollgate.dataSource.query(`UPDATE evidence SET media_type = 'text/html' WHERE file_name = 'notes.txt'`);
  const { items } = (await c.owner.get(path)).body;
  expect(items).toMatchObject([
    { fileName: 'notes.txt', mediaType: 'application/octet-stream', opaque: true },
    { fileName: 'notes.md', mediaType: 'text/plain', opaque: false },
    { kind: 'link', mediaType: null, opaque: false },
  ]);
  const { headers } = await c.owner.get(`${path}/${items[0].id}/content`);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toContain('attachment');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^sandbox;/);
});

test('changed content lets signatures fall', async () => {
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  const before = (await c.manager.get(`/action-items/${item.id}`)).body;
  await c.owner.patch(`/action-items/${item.id}`, { title: 'Something else' }, { 'if-match': `"${before.version}"` });
  const late = await c.manager.post(`/action-items/${item.id}/sign-off`, {
    decision: 'approve',
    contentHash: before.signOff.contentHash,
  });
  expect(late.body.code).toBe('content-changed');
  const rounds = (await c.manager.get(`/action-items/${item.id}/sign-off-rounds`)).body.items;
  expect(rounds.map((r: { state: string }) => r.state)).toEqual(['fallen', 'open']);
});

test('policies: a draft is checked, published, and never changed again', async () => {
  const bad = await tollgate.admin.post('/policies', {
    kind: 'reminder',
    name: 'Bad',
    body: { before: ['soon'], channels: [] },
  });
  expect(bad).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  const policy = await tollgate.admin.must('/policies', {
    kind: 'reminder',
    name: 'Early',
    body: { before: ['P3D'], channels: ['inbox'] },
  });
  expect((await tollgate.admin.post(`/policies/${policy.id}/versions/1/publish`)).body.versions[0].status).toBe(
    'published',
  );
  const change = await tollgate.admin.put(`/policies/${policy.id}/versions/1`, {
    body: { before: ['P2D'], channels: ['inbox'] },
  });
  expect(change.status).toBe(409);
});

test('the OpenAPI document names every route, and health tells what is there', async () => {
  const open = new ApiClient(tollgate.url, null);
  const { body } = await open.get('/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/api/v1/action-items/{id}/sign-off',
      '/api/v1/programs/{id}/launch',
      '/api/v1/imports',
      '/api/v1/exports/action-items',
    ]),
  );
  expect((await open.get('/health/live')).status).toBe(200);
  expect((await open.get('/health/ready')).status).toBe(200);
  expect((await tollgate.admin.get('/metrics')).body).toContain('tollgate_steps_fired');
});
