import { ApiClient, type ApiAnswer } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { directoryOf, patchOf, scim } from './directory.js';

let tollgate: Tollgate;
let directory: ApiClient;

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
  directory = (await directoryOf(tollgate)).client;
});
afterAll(async () => {
  await tollgate.stop();
});

const place = '/scim/v2';
const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const add = (noun: string, body: object): Promise<ApiAnswer> => directory.post(`${place}/${noun}`, body, scim);
const patch = (path: string, operations: object[], headers = {}): Promise<ApiAnswer> =>
  directory.patch(`${place}/${path}`, patchOf(...operations), { ...scim, ...headers });
const find = async (filter: string, noun = 'Users'): Promise<ApiAnswer> =>
  directory.get(`${place}/${noun}?filter=${encodeURIComponent(filter)}`);
let count = 0;
const named = (): string => `user${(count += 1)}@example.com`;
const made = async (more: object = {}): Promise<{ id: string; userName: string }> => {
  const { status, body } = await add('Users', { schemas: [user], userName: named(), ...more });
  expect([status, body]).toMatchObject([201, { id: expect.any(String) }]);
  return body as { id: string; userName: string };
};

test('a user lives as RFC 7644 has it: made, read, found, replaced, and removed for good from the directory', async () => {
  const body = {
    ...{ schemas: [user], userName: 'bjensen@example.com', externalId: 'bjensen', title: 'Lead' },
    name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
    emails: [{ value: 'barbara@example.com', type: 'work', primary: true }],
  };
  const answer = await add('Users', body);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('content-type')).toContain('application/scim+json');
  const { id, meta } = answer.body;
  expect(answer.headers.get('location')).toBe(meta.location);
  expect(answer.headers.get('etag')).toBe(meta.version);
  expect(answer.body).toMatchObject({ ...body, displayName: 'Ms. Barbara J Jensen III', active: true });
  expect((await directory.get(`/people/${id}`)).body).toMatchObject({ access: 'member', email: 'barbara@example.com' });
  expect(await directory.get(`${place}/Users/${id}`, { 'if-none-match': meta.version })).toMatchObject({ status: 304 });
  const only = await directory.get(`${place}/Users/${id}?attributes=userName,name.givenName`);
  expect(only.body).toEqual({ schemas: [user], id, userName: body.userName, name: { givenName: 'Barbara' } });
  const again = await add('Users', { ...body, userName: 'BJENSEN@example.com' });
  expect(again).toMatchObject({ status: 409, body: { status: '409', scimType: 'uniqueness' } });
  const put = await directory.put(`${place}/Users/${id}`, { schemas: [user], userName: 'babs@example.com' }, scim);
  expect(put).toMatchObject({ status: 200, body: { userName: 'babs@example.com', displayName: 'babs@example.com' } });
  expect(put.body).not.toHaveProperty('externalId');
  expect(await directory.delete(`${place}/Users/${id}`)).toMatchObject({ status: 204 });
  for (const path of [`Users/${id}`, 'Users/none'])
    expect(await directory.get(`${place}/${path}`)).toMatchObject({ status: 404, body: { status: '404' } });
  expect((await directory.get(`/people/${id}`)).body.active).toBe(false);
  // Who comes back is who they were.
  const back = await add('Users', { schemas: [user], userName: 'babs@example.com' });
  expect(back).toMatchObject({ status: 201, body: { id, active: true } });
});

test('who is here already is taken for the user, and not doubled; who only looks the same is refused', async () => {
  const id = await tollgate.person('Mei Tan', { email: 'Mei@Example.com' });
  const mei = await add('Users', { userName: 'mei@example.com', externalId: 'm-1', displayName: 'Mei T.' });
  expect(mei).toMatchObject({ status: 201, body: { id, displayName: 'Mei T.', externalId: 'm-1' } });
  await tollgate.person('Ali', { email: 'ali@example.com' });
  const alike = await add('Users', { userName: 'alı@example.com' });
  expect(alike).toMatchObject({ status: 409, body: { scimType: 'uniqueness', detail: expect.stringMatching(/same/) } });
});

test('Entra ID and Okta are understood as they write', async () => {
  const boss = await made({ displayName: 'Boss' });
  const { id } = await made({ displayName: 'Lin', active: true });
  const entra = await patch(`Users/${id}`, [
    { op: 'Replace', path: 'displayName', value: 'Lin Wei' },
    { op: 'Add', path: `${enterprise}:manager`, value: boss.id },
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'lin.wei@example.com' },
    { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '+65' },
    { op: 'Add', path: 'name.givenName', value: 'Lin' },
  ]);
  expect(entra).toMatchObject({
    status: 200,
    body: {
      ...{ displayName: 'Lin Wei', emails: [{ value: 'lin.wei@example.com' }], name: { givenName: 'Lin' } },
      [enterprise]: { manager: { value: boss.id } },
    },
  });
  const off = await patch(`Users/${id}`, [{ op: 'Replace', path: 'active', value: 'False' }]);
  expect(off).toMatchObject({ status: 200, body: { active: false } });
  const okta = await patch(`Users/${id}`, [{ op: 'replace', value: { active: true } }]);
  expect(okta.body.active).toBe(true);
  const none = await patch(`Users/${id}`, [{ op: 'remove', path: `${enterprise}:manager` }]);
  expect(none.body).not.toHaveProperty(enterprise);
});

test('each operator finds whom it means, nested too, and what is written into a value stays a value', async () => {
  const lastModified = new Date(Date.now() - 60_000).toISOString();
  const { id } = await made({ displayName: 'Zoë "Z" O\'Hara; DROP TABLE people', externalId: 'Zo-1', title: 'Lead' });
  const { body: row } = await directory.get(`${place}/Users/${id}`);
  const all: [string, number][] = [
    [`id eq "${id}"`, 1],
    [`userName eq "${row.userName.toUpperCase()}"`, 1],
    ['externalId eq "Zo-1"', 1],
    ['externalId eq "zo-1"', 0],
    [String.raw`displayName eq "zoë \"z\" o'hara; drop table people"`, 1],
    ['displayName sw "zoë" and displayName ew "people" and displayName co "DROP"', 1],
    ['title pr and displayName co "zoë" and not (active eq false or title eq "Member")', 1],
    [`emails[type eq "work" and value eq "${row.userName}"]`, 1],
    [`emails.value eq "${row.userName}" and meta.lastModified gt "${lastModified}"`, 1],
    [`externalId eq "Zo-1" and meta.created lt "${lastModified}"`, 0],
    [`externalId eq "Zo-1" and title ne "lead"`, 0],
    [`userName eq "x' OR '1'='1"`, 0],
    [`${user}:userName eq "${row.userName}"`, 1],
  ];
  for (const [filter, most] of all) {
    const { status, body } = await find(filter);
    expect([filter, status, body.totalResults]).toEqual([filter, 200, most]);
  }
  for (const filter of [
    'password eq "x"',
    'userName',
    'active gt true',
    `${'('.repeat(30)}a pr`,
    'meta.created gt "x"',
  ])
    expect(await find(filter)).toMatchObject({ status: 400, body: { status: '400', scimType: 'invalidFilter' } });
  const search = await directory.post(`${place}/Users/.search`, { filter: 'externalId eq "Zo-1"', count: 0 }, scim);
  expect(search).toMatchObject({ status: 200, body: { totalResults: 1, Resources: [] } });
});

test('pages hold everybody once, also while people are added', async () => {
  for (let one = 0; one < 5; one += 1) await made({ title: 'Paged' });
  const seen: string[] = [];
  for (let startIndex = 1; startIndex <= 6; startIndex += 2) {
    const { body } = await directory.get(
      `${place}/Users?filter=${encodeURIComponent('title eq "Paged"')}&startIndex=${startIndex}&count=2`,
    );
    seen.push(...body.Resources.map(({ id }: { id: string }) => id));
    if (startIndex === 1) await made({ title: 'Paged' });
  }
  expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
});

test('of two who change the version that they read, one is refused', async () => {
  const { id } = await made();
  const { version } = (await directory.get(`${place}/Users/${id}`)).body.meta;
  const answers = await Promise.all(
    ['A', 'B'].map((title) =>
      patch(`Users/${id}`, [{ op: 'replace', path: 'title', value: title }], { 'if-match': version }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test('a role that is given to a group is held while one is in it, and whoever leaves is out at once', async () => {
  const { id } = await made({ displayName: 'Rina' });
  const rina = await tollgate.as(id);
  const group = await add('Groups', { displayName: 'Risk desk', externalId: 'g-1', members: [] });
  expect(group).toMatchObject({ status: 201, body: { members: [] } });
  const grant = { role: 'program_manager', group: 'risk desk', source: 'scim', scope: 'all', reason: 'Runs programs' };
  await tollgate.admin.must('/role-grants', grant);
  const launch = (name: string): Promise<ApiAnswer> => rina.post('/programs', { name });
  expect((await launch('No role')).status).toBe(403);
  const at = `Groups/${group.body.id as string}`;
  expect((await patch(at, [{ op: 'Add', path: 'members', value: [{ value: id }] }])).body.members).toHaveLength(1);
  expect((await launch('By the group')).status).toBe(201);
  expect((await directory.get(`${place}/Users/${id}`)).body.groups).toMatchObject([{ display: 'Risk desk' }]);
  expect((await find(`members[value eq "${id}"]`, 'Groups')).body.totalResults).toBe(1);
  expect((await patch(at, [{ op: 'remove', path: `members[value eq "${id}"]` }])).body.members).toEqual([]);
  expect((await launch('Taken')).status).toBe(403);
  await patch(at, [{ op: 'replace', value: { members: [{ value: id }] } }]);
  await patch(at, [{ op: 'Remove', path: 'members', value: [{ value: id }] }]);
  expect((await directory.get(`${place}/${at}`)).body.members).toEqual([]);
  const nested = await patch(at, [{ op: 'add', path: 'members', value: [{ value: id, type: 'Group' }] }]);
  expect(nested).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  const unknown = await patch(at, [{ op: 'add', path: 'members', value: [{ value: group.body.id }] }]);
  expect(unknown).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  expect(await add('Groups', { displayName: 'RISK  desk' })).toMatchObject({ status: 409 });
  expect((await patch(at, [{ op: 'replace', path: 'displayName', value: 'Desk' }])).body.displayName).toBe('Desk');
  expect((await rina.get('/people/me')).status).toBe(200);
  await patch(`Users/${id}`, [{ op: 'replace', path: 'active', value: false }]);
  expect((await rina.get('/people/me')).status).toBe(401);
  expect(await directory.delete(`${place}/${at}`)).toMatchObject({ status: 204 });
  expect(await directory.get(`${place}/${at}`)).toMatchObject({ status: 404 });
});

test('nobody comes in but a service account that administers, and refusals are in the words of SCIM', async () => {
  const { id: autoId } = await tollgate.admin.must('/people', { name: 'Auto', service: true, access: 'administrator' });
  const { token } = await tollgate.admin.must(`/people/${autoId}/tokens`, { name: 'x', level: 'act' });
  const member = await tollgate.as(await tollgate.person('Member'));
  const strangers: [ApiClient, number][] = [
    [new ApiClient(tollgate.url, null), 401],
    [new ApiClient(tollgate.url, 'tg_wrong-wrong-wrong'), 401],
    [member, 403],
    [tollgate.admin, 403],
    [new ApiClient(tollgate.url, token), 403],
  ];
  for (const [client, status] of strangers)
    for (const path of ['Users', 'Groups', 'Schemas', 'ServiceProviderConfig', 'ResourceTypes'])
      expect(await client.get(`${place}/${path}`)).toMatchObject({
        status,
        body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) },
      });
  expect(await directory.post(`${place}/Bulk`, {}, scim)).toMatchObject({ status: 501, body: { status: '501' } });
  expect(await directory.get(`${place}/Nothing`)).toMatchObject({ status: 404, body: { status: '404' } });
  const broken = await directory.post(`${place}/Users`, {}, { 'content-type': 'text/plain' });
  expect(broken).toMatchObject({ status: 415, body: { status: '415' } });
  const { id } = await made();
  const wrong: [object[], string][] = [
    [[{ op: 'move', path: 'title' }], 'invalidSyntax'],
    [[], 'invalidSyntax'],
    [[{ op: 'remove' }], 'noTarget'],
    [[{ op: 'replace', path: 'id', value: 'x' }], 'mutability'],
    [[{ op: 'replace', path: '__proto__.x', value: 'x' }], 'invalidPath'],
    [[{ op: 'replace', path: 'nonsense', value: 'x' }], 'invalidPath'],
    [[{ op: 'replace', path: 'active', value: 'perhaps' }], 'invalidValue'],
    [[{ op: 'replace', path: 'emails', value: [{ value: 'none' }] }], 'invalidValue'],
    [Array.from({ length: 201 }, () => ({ op: 'replace', path: 'title', value: 'x' })), 'tooMany'],
  ];
  for (const [operations, scimType] of wrong)
    expect(await patch(`Users/${id}`, operations)).toMatchObject({ status: 400, body: { scimType } });
  // The last administrator who is there stays.
  const ada = (await tollgate.admin.get('/people/me')).body.id as string;
  expect((await patch(`Users/${ada}`, [{ op: 'replace', path: 'active', value: false }])).status).toBe(409);
  const schemas = (await directory.get(`${place}/Schemas`)).body;
  expect(schemas).toMatchObject({ totalResults: 3 });
  expect(JSON.stringify(schemas)).not.toContain('password');
});
