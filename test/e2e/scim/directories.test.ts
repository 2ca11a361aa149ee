import { launchedCase } from '../../factories/case.js';
import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { signedIn } from '../../harness/browser.js';
import { commandLine } from '../../harness/command-line.js';
import type { Tollgate } from '../../harness/tollgate.js';
import { oidcClient, OidcServer } from '../../harness/vendors/oidc-server.js';
import { signInWith, tollgateWithDoors, whoIn } from '../sign-in/elsewhere.js';
import { directoryOf, patchOf, scim, type Directory } from './directory.js';

/** Directories with a token of their own level, as they should have: what they may, and whose is what. */
let tollgate: Tollgate;
let entra: Directory;

beforeAll(async () => {
  tollgate = await tollgateWithDoors();
  entra = await directoryOf(tollgate, 'Entra', 'directory');
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const place = '/scim/v2';
const add = (noun: string, body: object, { client } = entra): Promise<ApiAnswer> =>
  client.post(`${place}/${noun}`, body, scim);
const made = async (noun: string, body: object, { client } = entra): Promise<string> =>
  (await client.must(`${place}/${noun}`, body, scim)).id as string;
const get = async (path: string, { client } = entra): Promise<ApiAnswer['body']> =>
  (await client.get(`${place}/${path}`)).body;
const patch = (path: string, operations: object[], { client } = entra): Promise<ApiAnswer> =>
  client.patch(`${place}/${path}`, patchOf(...operations), scim);
const set = (path: string, value: unknown): object => ({ op: 'replace', path, value });
const found = async (filter: string, noun = 'Users', directory = entra): Promise<string[]> => {
  const { Resources } = await get(`${noun}?filter=${encodeURIComponent(filter)}`, directory);
  return Resources.map(({ id }: { id: string }) => id);
};

test('a token of a directory is good at SCIM and nowhere else, and is made for service accounts alone', async () => {
  const { client, id } = entra;
  expect((await client.get(`${place}/Users`)).status).toBe(200);
  for (const path of ['/people', '/people/me', '/action-items', '/audit-events', '/metrics', '/role-grants'])
    expect([path, (await client.get(path)).body.code]).toEqual([path, 'token-too-narrow']);
  for (const path of ['/people', '/programs', `/people/${id}/tokens`])
    expect([path, (await client.post(path, { name: 'x' })).body.code]).toEqual([path, 'token-too-narrow']);
  const { admin } = tollgate;
  const mei = await tollgate.person('Mei');
  const asked = { name: 'x', level: 'directory' };
  expect(await admin.post(`/people/${mei}/tokens`, asked)).toMatchObject({
    status: 422,
    body: { code: 'invalid-command', detail: expect.stringContaining('service account') },
  });
  const { id: programId } = await admin.must('/programs', { name: 'One program' });
  expect((await admin.post(`/people/${id}/tokens`, { ...asked, programId })).status).toBe(422);
  expect((await (await tollgate.as(mei)).post(`/people/${id}/tokens`, asked)).status).toBe(403);
  expect((await admin.post('/device-logins', { client: 'x', level: 'directory' })).status).toBe(400);
  // Whoever is done with it ends it with itself.
  const own = new ApiClient(tollgate.url, (await admin.must(`/people/${id}/tokens`, asked)).token);
  expect((await own.delete(`/people/${id}/tokens/current`)).status).toBe(204);
  expect((await own.get(`${place}/Users`)).status).toBe(401);
});

test('tollgate scim token makes one, and the account where there is none', async () => {
  const tollgateCommand = commandLine(tollgate.admin);
  const first = await tollgateCommand('scim', 'token', 'Okta of HR', '--json');
  expect(first).toMatchObject({ code: 0, err: '' });
  const { token, address, account } = JSON.parse(first.out);
  expect([address, token]).toEqual([`${tollgate.url}/scim/v2`, expect.stringMatching(/^tgs_/)]);
  expect((await new ApiClient(tollgate.url, token).get(`${place}/Users?count=0`)).status).toBe(200);
  const again = await tollgateCommand('scim', 'token', 'okta of hr');
  expect(again.out).toContain(account.id);
  expect(again.out).toMatch(/tgs_/);
  await tollgate.person('Lin Wei');
  expect(await tollgateCommand('scim', 'token', 'Lin Wei')).toMatchObject({
    code: 1,
    err: expect.stringContaining('somebody else'),
  });
});

test('such a token reaches nobody who administers, but to say that they have left', async () => {
  const ada = await tollgate.person('Ada', { access: 'administrator', email: 'ada@example.com' });
  const byRole = await tollgate.person('By role', { email: 'role@example.com' });
  await tollgate.admin.must('/role-grants', {
    ...{ role: 'administrator', personId: byRole, scope: 'all', reason: 'Looks after it' },
  });
  for (const [id, address] of [
    [ada, 'ada@example.com'],
    [byRole, 'role@example.com'],
  ] as const) {
    const before = (await tollgate.admin.get(`/people/${id}`)).body;
    const tries: Promise<ApiAnswer>[] = [
      add('Users', { userName: address, externalId: 'stolen' }),
      patch(`Users/${id}`, [set('emails', [{ value: 'thief@example.com' }])]),
      patch(`Users/${id}`, [set('userName', 'thief@example.com')]),
      patch(`Users/${id}`, [set('externalId', 'stolen')]),
      patch(`Users/${id}`, [set('displayName', 'Thief'), set('active', false)]),
      entra.client.put(`${place}/Users/${id}`, { userName: 'thief@example.com' }, scim),
    ];
    for (const answer of await Promise.all(tries))
      expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('administer') } });
    expect((await tollgate.admin.get(`/people/${id}`)).body).toEqual(before);
  }
  expect((await patch(`Users/${ada}`, [set('active', false)])).body.active).toBe(false);
  expect((await patch(`Users/${ada}`, [set('active', true)])).status).toBe(403);
  // One that administers has them back, and takes them for its own.
  const root = await directoryOf(tollgate, 'Root');
  expect(await add('Users', { userName: 'ada@example.com' }, root)).toMatchObject({ status: 201, body: { id: ada } });
});

test('what one directory keeps, no other changes, until its account is gone', async () => {
  const [one, two] = [await directoryOf(tollgate, 'One', 'directory'), await directoryOf(tollgate, 'Two', 'directory')];
  const user = await made('Users', { userName: 'kept@example.com', externalId: '7' }, one);
  const other = await made('Users', { userName: 'other@example.com', externalId: '7' }, two);
  const group = await made('Groups', { displayName: 'Kept', externalId: '7', members: [{ value: user }] }, one);
  // Each finds its own by its own id.
  expect(await found('externalId eq "7"', 'Users', one)).toEqual([user]);
  expect(await found('externalId eq "7"', 'Users', two)).toEqual([other]);
  expect(await found('externalId eq "7"', 'Groups', two)).toEqual([]);
  expect(await get(`Users/${user}`, two)).not.toHaveProperty('externalId');
  expect(await add('Users', { userName: 'KEPT@example.com' }, two)).toMatchObject({ status: 409 });
  for (const answer of [
    await patch(`Users/${user}`, [set('active', false)], two),
    await two.client.put(`${place}/Users/${user}`, { userName: 'x' }, scim),
    await two.client.delete(`${place}/Users/${user}`),
    await patch(`Groups/${group}`, [{ op: 'remove', path: 'members' }], two),
    await two.client.put(`${place}/Groups/${group}`, { displayName: 'Kept' }, scim),
    await two.client.delete(`${place}/Groups/${group}`),
  ])
    expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('another directory, One') } });
  expect((await get(`Groups/${group}`, one)).members).toHaveLength(1);
  await tollgate.admin.patch(`/people/${one.id}`, { active: false }, { 'if-match': '*' });
  expect((await patch(`Users/${user}`, [set('externalId', '8')], two)).body).toMatchObject({ externalId: '8' });
  const events = (await tollgate.admin.get(`/audit-events?subjectId=${user}`)).body.items;
  expect(events.find((event: { type: string }) => event.type === 'person.provisioned')).toMatchObject({
    actor: { id: two.id },
    data: { how: 'adopted', externalId: '8' },
  });
  expect((await patch(`Groups/${group}`, [set('externalId', '9')], two)).body).toMatchObject({ externalId: '9' });
});

test('who leaves by a directory leaves as by an administrator: out at once, told, and handed over', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  const browser = await signedIn(tollgate, c.ownerId);
  const boss = await tollgate.as(c.bossId);
  expect((await patch(`Users/${c.ownerId}`, [set('active', 'False')])).body.active).toBe(false);
  expect((await c.owner.get('/people/me')).status).toBe(401);
  expect(await whoIn(browser)).toBeNull();
  const told = (await boss.get('/notifications?kind=left_with_work')).body.items;
  expect(told).toMatchObject([{ kind: 'left_with_work' }]);
  const types = (await tollgate.admin.get(`/audit-events?subjectId=${c.ownerId}`)).body.items;
  expect(types.find(({ type }: { type: string }) => type === 'person.left')).toMatchObject({
    actor: { id: entra.id },
    data: { holds: 1 },
  });
  const preview = await tollgate.admin.must(`/people/${c.ownerId}/leave/preview`, {});
  expect(preview.rows).toMatchObject([
    { kind: 'action_item', id: item.id, becomes: 'hand_over', to: { id: c.bossId } },
  ]);
  await tollgate.admin.must(`/people/${c.ownerId}/leave`, { digest: preview.digest });
  expect((await c.manager.get(`/action-items/${item.id}`)).body.owner.id).toBe(c.bossId);
  // Back again, they come in anew, and nothing of before lets them in.
  expect((await patch(`Users/${c.ownerId}`, [set('active', true)])).body.active).toBe(true);
  expect((await c.owner.get('/people/me')).status).toBe(401);
  expect(await whoIn(browser)).toBeNull();
  expect((await (await tollgate.as(c.ownerId)).get('/people/me')).status).toBe(200);
});

test('whoever a directory made signs in elsewhere as the same person, and whoever signed in is taken for the user', async () => {
  const oidc = await OidcServer.start([`${tollgate.url}/sign-in/back/okta`]);
  try {
    const facts = { kind: 'oidc', issuer: oidc.url, ...oidcClient, unknown: 'create' };
    await tollgate.admin.must('/sign-in-providers', { ...facts, key: 'okta', name: 'Okta' });
    const id = await made('Users', { userName: 'Sari@Example.com', displayName: 'Sari' });
    oidc.who = { sub: 'sari-1', email: 'sari@example.com', email_verified: true, name: 'Another name' };
    const { browser } = await signInWith(tollgate, 'okta');
    expect((await browser.get('/people/me')).body).toMatchObject({ id, name: 'Sari' });
    // Not a second time, by whoever comes with that address later.
    oidc.who = { ...oidc.who, sub: 'sari-2' };
    expect((await signInWith(tollgate, 'okta')).answer.status).toBe(403);
    await patch(`Users/${id}`, [set('userName', 'sari.w@example.com'), set('active', false)]);
    expect(await whoIn(browser)).toBeNull();
    oidc.who = { sub: 'sari-1', email: 'sari.w@example.com', email_verified: true };
    expect((await signInWith(tollgate, 'okta')).answer.body).toContain('has left');

    oidc.who = { sub: 'budi-1', email: 'budi@example.com', email_verified: true, name: 'Budi' };
    const first = (await (await signInWith(tollgate, 'okta')).browser.get('/people/me')).body.id as string;
    expect(await add('Users', { userName: 'BUDI@example.com', externalId: 'b-1' })).toMatchObject({
      status: 201,
      body: { id: first, userName: 'BUDI@example.com' },
    });
    expect(await add('Users', { userName: 'budi@example.com', externalId: 'b-2' })).toMatchObject({ status: 409 });
    expect((await tollgate.admin.get('/people?email=budi@example.com')).body.items).toHaveLength(1);
  } finally {
    await oidc.stop();
  }
});

test('two who make the same user or group at once make one of them', async () => {
  const tries = Array.from({ length: 4 }, () => add('Users', { userName: 'at.once@example.com' }));
  expect((await Promise.all(tries)).map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  const groups = ['At once', 'AT ONCE', 'at  once', 'At once'].map((displayName) => add('Groups', { displayName }));
  expect((await Promise.all(groups)).map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
});

describe('a group of thousands', () => {
  let ids: string[];
  const members = (some: readonly string[]): object[] => some.map((value) => ({ value }));
  const count = async (id: string): Promise<number> => (await get(`Groups/${id}`)).members.length;

  beforeAll(async () => {
    const rows = await tollgate.dataSource.query<{ id: string }[]>(
      `INSERT INTO people (name, email) SELECT 'Many ' || n, 'many' || n || '@example.com' FROM generate_series(1, 6000) n
       RETURNING id`,
    );
    ids = rows.map(({ id }) => id);
  });

  test('is made, added to, taken from, replaced and renamed, each in one request and one change', async () => {
    const id = await made('Groups', { displayName: 'Everybody', members: members(ids.slice(0, 3_000)) });
    expect(await count(id)).toBe(3_000);
    const add = { op: 'add', path: 'members', value: members(ids.slice(2_000, 5_000)) };
    expect((await patch(`Groups/${id}?excludedAttributes=members`, [add])).status).toBe(200);
    expect(await count(id)).toBe(5_000);
    const gone = ids.slice(0, 1_500).map((one) => ({ op: 'remove', path: `members[value eq "${one}"]` }));
    expect((await patch(`Groups/${id}`, gone)).body.members).toHaveLength(3_500);
    expect((await patch(`Groups/${id}`, [set('members', members(ids.slice(5_000)))])).body.members).toHaveLength(1_000);
    expect((await patch(`Groups/${id}`, [set('displayName', 'All of them')])).body.members).toHaveLength(1_000);
    expect(await found(`members[value eq "${ids[5_500] ?? ''}"]`, 'Groups')).toEqual([id]);
    expect((await get(`Users/${ids[5_500] ?? ''}`)).groups).toMatchObject([{ value: id, display: 'All of them' }]);
    const { items } = (await tollgate.admin.get(`/audit-events?subjectId=${id}&limit=200`)).body;
    const moved = (way: 'added' | 'removed'): number =>
      items
        .filter(({ type }: { type: string }) => type === 'group.members_changed')
        .reduce((sum: number, { data }: { data: Record<string, string[]> }) => sum + (data[way]?.length ?? 0), 0);
    expect([moved('added'), moved('removed')]).toEqual([6_000, 5_000]);
  });

  test('two who add to it at once both have added, and more than five thousand are sent in parts', async () => {
    const id = await made('Groups', { displayName: 'Both' });
    const halves = [ids.slice(0, 2_500), ids.slice(2_500, 5_000)];
    const answers = await Promise.all(
      halves.map((half) => patch(`Groups/${id}`, [{ op: 'add', path: 'members', value: members(half) }])),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await count(id)).toBe(5_000);
    const tooMany = await patch(`Groups/${id}`, [{ op: 'add', path: 'members', value: members(ids.slice(0, 5_001)) }]);
    expect(tooMany).toMatchObject({ status: 400, body: { scimType: 'tooMany' } });
    const unknown = { op: 'add', path: 'members', value: members([...ids.slice(5_000), entra.id, 'nobody']) };
    expect(await patch(`Groups/${id}`, [unknown])).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    // Nothing of it was done.
    expect(await count(id)).toBe(5_000);
  });

  test('pages hold each of thousands once, by every order', async () => {
    for (const more of ['', '&sortBy=userName', '&sortBy=displayName&sortOrder=descending']) {
      const seen = new Set<string>();
      // 1, 10 to 19, 100 to 199, 1000 to 1999.
      const filter = encodeURIComponent('displayName sw "Many 1"');
      for (let startIndex = 1; startIndex <= 1_111; startIndex += 200) {
        const page = await get(`Users?filter=${filter}&attributes=id&count=1000&startIndex=${startIndex}${more}`);
        expect([page.totalResults, page.itemsPerPage]).toEqual([1_111, startIndex < 1_001 ? 200 : 111]);
        for (const { id } of page.Resources) seen.add(id);
      }
      expect(seen.size).toBe(1_111);
    }
  });
});
