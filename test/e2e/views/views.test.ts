import { launchedCase, type Case } from '../../factories/case.js';
import { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
});

const save = (facts: object, by = c.manager) => by.must('/views', { list: 'action-items', query: {}, ...facts });
const names = async (by: ApiClient, more = ''): Promise<string[]> =>
  (await by.get(`/views?list=action-items${more}`)).body.items.map(({ name }: { name: string }) => name);

test('one’s own are one’s own; a team sees what is shared with it, and all what is shared with all', async () => {
  const teamId = (await tollgate.admin.must('/teams', { name: 'Viewers' })).id;
  const inTeam = await tollgate.as(await tollgate.person('In the team', { teamId }));
  const outside = await tollgate.as(await tollgate.person('In no team'));
  await save({ name: 'A mine' });
  await save({ name: 'B team', sharing: 'team', teamId });
  await save({ name: 'C all', sharing: 'all' });
  expect([await names(c.manager), await names(inTeam), await names(outside)]).toEqual([
    ['A mine', 'B team', 'C all'],
    ['B team', 'C all'],
    ['C all'],
  ]);
  expect(await names(c.manager, `&name=${encodeURIComponent('ｃ  ALL')}`)).toEqual(['C all']);
});

test('a shared view that names what somebody does not see is not there for them, and leaves no gap', async () => {
  const hidden = await launchedCase(tollgate);
  const item = await hidden.item();
  await save({ name: 'D by id', sharing: 'all', query: { program: hidden.programId } }, hidden.manager);
  await save({ name: 'E by phase', sharing: 'all', query: { phaseId: hidden.phaseIds[0] } }, hidden.manager);
  await hidden.manager.must('/views', { list: 'exceptions', name: 'F', sharing: 'all', query: { item: item.key } });
  const { id } = await save({ name: 'G after', sharing: 'all' }, hidden.manager);
  const stranger = await tollgate.as(await tollgate.person('Sees little'));
  expect((await stranger.get('/views')).body.items).toHaveLength(5);
  await hidden.manager.put(`/programs/${hidden.programId}/readers`, { restricted: true });
  const first = (await stranger.get('/views?limit=1&list=action-items')).body;
  expect(first.items).toHaveLength(1);
  const second = (await stranger.get(`/views?limit=1&list=action-items&cursor=${String(first.nextCursor)}`)).body;
  expect([second.items[0].id, second.nextCursor]).toEqual([id, null]);
  expect((await stranger.get('/views?list=exceptions')).body.items).toEqual([]);
  const [byId] = (await hidden.manager.get('/views?name=D%20by%20id')).body.items;
  expect((await stranger.get(`/views/${byId.id}`)).status).toBe(404);
  expect(byId.refused).toEqual([]);
});

test('what a view names and is gone is told to its owner, who can still rename it', async () => {
  await c.item({ tags: ['fleeting'] });
  const { id, version } = await save({ name: 'H gone', sharing: 'all', query: { tag: 'fleeting', q: 'x' } });
  await tollgate.dataSource.query(`UPDATE action_items SET tags = '{}', words = '{}' WHERE 'fleeting' = ANY(tags)`);
  const view = (await c.manager.get(`/views/${id}`)).body;
  expect(view.refused).toEqual([expect.stringContaining('fleeting')]);
  expect(view.query).toEqual({ tag: 'fleeting', q: 'x' });
  expect((await c.owner.get(`/views/${id}`)).status).toBe(404);
  const { status } = await c.manager.patch(`/views/${id}`, { name: 'H old' }, { 'if-match': `"${version}"` });
  expect(status).toBe(200);
});

test('each opens a list in the view of their choice, one of each list', async () => {
  const { id: first } = await save({ name: 'I', sharing: 'all' });
  const { id: second } = await save({ name: 'J' });
  for (const id of [first, second]) await c.manager.must(`/views/${id}/default`, {});
  const preferred = async (by: ApiClient): Promise<string[]> =>
    (await by.get('/views')).body.items.flatMap(({ id, isDefault }: { id: string; isDefault: boolean }) =>
      isDefault ? [id] : [],
    );
  expect([await preferred(c.manager), await preferred(c.owner)]).toEqual([[second], []]);
  await c.manager.delete(`/views/${second}`);
  expect(await preferred(c.manager)).toEqual([]);
});

test('a person has so many at most', async () => {
  const person = await tollgate.as(await tollgate.person('Saves much'));
  for (let n = 1; n <= 100; n += 1) await save({ name: `View ${n}` }, person);
  const { status, body } = await person.post('/views', { list: 'risks', name: 'One more', query: {} });
  expect([status, body.code]).toEqual([422, 'too-many-views']);
}, 60_000);

test('a token for one program sees no views, and saves none', async () => {
  const { token } = await c.manager.must(`/people/${c.managerId}/tokens`, { name: 'narrow', programId: c.programId });
  const narrow = new ApiClient(c.manager.url, token);
  expect((await narrow.get('/views')).body.code).toBe('token-too-narrow');
  expect((await narrow.post('/views', { list: 'risks', name: 'x', query: {} })).status).toBe(403);
});

test('on the command line a list is asked by a view, and by what is said besides', async () => {
  const tg = commandLine(c.manager);
  await c.item({ title: 'Seen by the view', severity: 'high' });
  await c.item({ title: 'Not seen by the view' });
  const saved = await tg('views', 'save', 'Late ones', '--set', 'q=seen by', '--set', 'sort=-due', '--share', 'all');
  expect([saved.code, saved.err]).toEqual([0, '']);
  expect((await tg('items', 'list', '--view', 'LATE ones', '--count', '--json')).out).toBe('{"count":2}\n');
  const { out } = await tg('items', 'list', '--view', 'Late ones', '--severity', 'high');
  expect(out).toContain('Seen by the view');
  expect(out).not.toContain('Not seen');
  expect((await tg('views', 'change', 'Late ones', '--name', 'Later ones')).out).toContain('Later ones');
  expect((await tg('views', 'default', 'Later ones')).out).toContain('Opened first');
  expect((await tg('views', 'list')).out).toContain('q=seen by sort=-due');
  expect((await tg('views', 'remove', 'Later ones')).code).toBe(0);
  expect((await tg('views', 'show', 'Later ones')).code).toBe(1);
}, 60_000);
