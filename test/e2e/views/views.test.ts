import { launchedCase, type Case } from '../../factories/case.js';
import { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
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
});

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
});

test('a list goes out as the sheet that is seen: filters, order and columns of the view', async () => {
  const tg = commandLine(c.manager);
  await c.item({ title: 'Sheet b', tags: ['seen'], severity: 'low' });
  await c.item({ title: 'Sheet a', tags: ['seen'], severity: 'critical' });
  await save({ name: 'Sheet', query: { tag: 'seen', sort: 'severity' }, columns: ['severity', 'owner', 'updated'] });
  const { out, err } = await tg('export', '--view', 'Sheet');
  const [head, ...rows] = out.replace('\uFEFF', '').trim().split('\r\n');
  expect([err, head]).toEqual(['', 'Number (Tollgate),Title,Severity,Owner,Last changed (Tollgate)']);
  const day = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d`;
  expect(rows).toEqual([
    expect.stringMatching(new RegExp(`^AI-\\d+,Sheet a,critical,.*,${day}$`)),
    expect.stringMatching(new RegExp(`^AI-\\d+,Sheet b,low,.*,${day}$`)),
  ]);
  for (const columns of ['colour', 'due,due', ''])
    expect([columns, (await c.manager.get(`/exports/action-items?columns=${columns}`)).status]).toEqual([columns, 400]);
  // The sheet can be read back: what is Tollgate's own in it is no attribute.
  const file = { name: 'sheet.csv', content: out, type: 'text/csv' };
  const options = JSON.stringify({ program: c.programId, dryRun: true });
  const { body } = await c.manager.upload('/imports/preview', { options }, file);
  expect(JSON.stringify(body)).not.toContain('"attribute:Last changed');
});

test('whoever leaves hands over what they share, under its name; what they had for themself goes with them', async () => {
  const leaverId = await tollgate.person('Leaves views', { managerId: c.bossId });
  const leaver = await tollgate.as(leaverId);
  const boss = await tollgate.as(c.bossId);
  const shared = await save({ name: 'Left behind', sharing: 'all' }, leaver);
  const own = await save({ name: 'Own' }, leaver);
  await save({ name: 'LEFT behind' }, boss);
  const hidden = await launchedCase(tollgate);
  const wombat = { name: 'Wombat', sharing: 'all', query: { program: hidden.programId } };
  const unseen = await save(wombat, leaver);
  await hidden.manager.put(`/programs/${hidden.programId}/readers`, { restricted: true });
  const held = async (by: ApiClient) =>
    (await by.get(`/people/${leaverId}/holdings`)).body.holdings.map(({ name }: { name: string }) => name);
  expect([await held(tollgate.admin), await held(boss)]).toEqual([['Left behind', 'Wombat'], ['Left behind']]);
  const choices = [{ kind: 'view', id: unseen.id, toId: hidden.managerId }];
  const preview = await tollgate.admin.must(`/people/${leaverId}/leave/preview`, { choices });
  expect(preview.rows.map((row: { id: string; to: { id: string } }) => [row.id, row.to.id])).toEqual([
    [shared.id, c.bossId],
    [unseen.id, hidden.managerId],
  ]);
  await tollgate.admin.must(`/people/${leaverId}/leave`, { choices, digest: preview.digest });
  const now = (await boss.get(`/views/${shared.id}`)).body;
  expect([now.name, now.owner.id, now.can, now.sharing]).toEqual(['Left behind', c.bossId, ['change'], 'all']);
  // It has the name of another of theirs; all but its name is changed all the same.
  const changed = await boss.patch(
    `/views/${shared.id}`,
    { query: { overdue: 'true' } },
    { 'if-match': `"${now.version}"` },
  );
  expect(changed.status).toBe(200);
  expect((await hidden.manager.get(`/views/${unseen.id}`)).body.can).toEqual(['change']);
  expect(await tollgate.dataSource.query('SELECT FROM views WHERE id = $1', [own.id])).toEqual([]);
});

test.each([
  ['people', { team: 'Viewers', active: 'true', sort: 'name' }, { access: 'emperor' }],
  ['policies', { kind: 'reminder', sort: '-name' }, { kind: 'wish' }],
  ['deliveries', { state: 'dead', channel: 'email' }, { state: 'lost' }],
  ['audit-events', { after: '2026-01-05T00:00:00Z', sort: '-seq' }, { after: 'yesterday' }],
])('a list of %s is saved as its own query has it', async (list, query, wrong) => {
  const view = await save({ list, name: 'As it takes', query });
  expect([view.list, view.query, view.refused]).toEqual([list, query, []]);
  const { status, body } = await c.manager.post('/views', { list, name: 'As it does not', query: wrong });
  expect([status, body.code]).toEqual([400, 'invalid-request']);
});
