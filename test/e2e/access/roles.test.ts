import { inDays } from '../../factories/case.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
let count = 0;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

/** A program in AML for Vietnam and Thailand whose manager owns its item, and somebody without any part in it. */
async function aml() {
  count += 1;
  const ids = {
    managerId: await tollgate.person(`Manager ${count}`, { access: 'program_manager' }),
    ownerId: await tollgate.person(`Owner ${count}`),
    meiId: await tollgate.person(`Mei ${count}`),
  };
  const manager = await tollgate.as(ids.managerId);
  const program = await manager.must('/programs', {
    ...{ name: `AML ${count}`, domain: 'AML', launch: true },
    phases: [{ name: 'One' }, { name: 'Two' }],
  });
  await tollgate.dataSource.query('UPDATE programs SET markets = $2 WHERE id = $1', [program.id, ['VN', 'TH']]);
  const item = (ownerId: string): Promise<{ id: string; version: number }> =>
    manager.must('/action-items', { programId: program.id, title: 'Screen all', ownerId, due: inDays(20) });
  return { ...ids, manager, programId: program.id as string, phases: program.phases, item };
}

const give = (role: string, where: object, more: object = {}): Promise<{ id: string }> =>
  tollgate.admin.must('/role-grants', { role, reason: 'Looks after it', ...where, ...more });
const inAml = { scope: 'domain', domain: 'aml' };
const hold = (client: ApiClient, id: string) => client.post(`/action-items/${id}/hold`, { reason: 'Waits' });

test('a head of governance does what the domain lead may, in the domain, and nowhere else', async () => {
  const c = await aml();
  const { id: grantId } = await give('head_of_governance', inAml, { personId: c.meiId });
  const mei = await tollgate.as(c.meiId);
  const ofManager = await c.item(c.managerId);
  const ofOwner = await c.item(c.ownerId);
  expect((await mei.get(`/action-items/${ofManager.id}`)).body.allowed).toContain('hold');
  expect(await hold(mei, ofManager.id)).toMatchObject({ status: 200, body: { status: 'on_hold' } });
  // Where the manager does not own it, the domain lead steers nothing.
  expect(await hold(mei, ofOwner.id)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  const elsewhere = await tollgate.as(await tollgate.person('Elsewhere'));
  expect((await elsewhere.get(`/action-items/${ofManager.id}`)).body.allowed).toEqual([]);
  // Taken, it is gone behind the locks at once, whatever the door still remembers.
  expect((await tollgate.admin.delete(`/role-grants/${grantId}`)).status).toBe(204);
  expect(await mei.post(`/action-items/${ofManager.id}/resume`)).toMatchObject({ status: 403 });
});

test('nobody weakens what they owe by a role: owner, and administrator of the domain', async () => {
  const c = await aml();
  await give('administrator', inAml, { personId: c.ownerId });
  const owner = await tollgate.as(c.ownerId);
  const own = await c.item(c.ownerId);
  expect(await hold(owner, own.id)).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
  const others = await c.item(c.managerId);
  expect(await hold(owner, others.id)).toMatchObject({ status: 200 });
  // Those who owe something stop no program either.
  const stop = await owner.post(`/programs/${c.programId}/cancel`, { reason: 'No need' });
  expect(stop).toMatchObject({ status: 403, body: { code: 'separation-of-duties' } });
});

test('a program manager of two markets launches there and steers, and moves nothing out of them', async () => {
  const c = await aml();
  const { id: vietnam } = await give('program_manager', { scope: 'market', market: 'VN' }, { personId: c.meiId });
  expect(vietnam).toBeDefined();
  const one = await tollgate.as(c.meiId);
  // One of its two markets is not enough.
  expect(await one.post(`/programs/${c.programId}/hold`, { reason: 'x' })).toMatchObject({ status: 403 });
  await give('program_manager', { scope: 'market', market: 'TH' }, { personId: c.meiId });
  const mei = await tollgate.as(c.meiId);
  const made = await mei.post('/programs', { name: `Launched ${count}`, markets: ['VN'], managerId: c.managerId });
  expect(made.status).toBe(201);
  const refused = await mei.post('/programs', { name: `Not launched ${count}`, markets: ['VN', 'SG'] });
  expect(refused).toMatchObject({ status: 403, body: { code: 'not-allowed', detail: expect.stringMatching(/reach/) } });
  expect(await mei.post('/programs', { name: `Nowhere ${count}` })).toMatchObject({ status: 403 });
  const { version } = (await mei.get(`/programs/${c.programId}`)).body;
  const match = { 'if-match': `"${version}"` };
  expect(await mei.patch(`/programs/${c.programId}`, { markets: ['SG'] }, match)).toMatchObject({ status: 403 });
  expect(await mei.patch(`/programs/${c.programId}`, { description: 'Theirs' }, match)).toMatchObject({ status: 200 });
  // In bulk each item is asked about by itself.
  const { id } = await c.item(c.ownerId);
  const near = await mei.must('/bulk-operations', {
    kind: 'hold',
    body: { reason: 'Waits' },
    itemIds: [id],
    dryRun: true,
  });
  expect(near).toMatchObject({ state: 'previewed', total: 1, counts: { pending: 1, refused: 0 } });
});

test('a team and a group have it for whoever is in them, while they are', async () => {
  const c = await aml();
  const team = await tollgate.admin.must('/teams', { name: `Desk ${count}` });
  await give('program_manager', { scope: 'program', programId: c.programId }, { teamId: team.id });
  const group = { group: 'Risk DESK', source: 'scim' };
  await give('head_of_governance', { scope: 'program', programId: c.programId }, group);
  const { id } = await c.item(c.ownerId);
  const mei = async (): Promise<ApiClient> => tollgate.as(c.meiId);
  expect(await hold(await mei(), id)).toMatchObject({ status: 403 });
  await tollgate.dataSource.query('UPDATE people SET team_id = $2 WHERE id = $1', [c.meiId, team.id]);
  expect(await hold(await mei(), id)).toMatchObject({ status: 200 });
  await tollgate.dataSource.query('UPDATE people SET team_id = NULL WHERE id = $1', [c.meiId]);
  expect(await (await mei()).post(`/action-items/${id}/resume`)).toMatchObject({ status: 403 });
  const inGroup = `INSERT INTO person_groups (person_id, source, group_name) VALUES ($1, $2, 'risk desk')`;
  const ofManager = await c.item(c.managerId);
  // The same name at another provider is another group.
  await tollgate.dataSource.query(inGroup, [c.meiId, 'lark']);
  expect(await hold(await mei(), ofManager.id)).toMatchObject({ status: 403 });
  await tollgate.dataSource.query(inGroup, [c.meiId, 'scim']);
  expect(await hold(await mei(), ofManager.id)).toMatchObject({ status: 200 });
});

test('one that is to come, and one that is over, give nothing', async () => {
  const c = await aml();
  const where = { scope: 'program', programId: c.programId };
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await give('program_manager', where, { personId: c.meiId, from: later });
  const { id } = await give('head_of_governance', where, { personId: c.meiId, until: later });
  await tollgate.dataSource.query(
    `UPDATE role_grants SET starts_at = now() - interval '2 h', ends_at = now() - interval '1 s' WHERE id = $1`,
    [id],
  );
  const mei = await tollgate.as(c.meiId);
  const [ofManager, ofOwner] = [await c.item(c.managerId), await c.item(c.ownerId)];
  for (const item of [ofManager, ofOwner]) expect(await hold(mei, item.id)).toMatchObject({ status: 403 });
  const { items } = (await mei.get('/role-grants?person=me')).body;
  expect(items.map(({ state }: { state: string }) => state).sort()).toEqual(['coming', 'over']);
});

test('who administers a domain gives roles in it, no further, and none to themself by any way', async () => {
  const c = await aml();
  await give('administrator', inAml, { personId: c.meiId });
  const mei = await tollgate.as(c.meiId);
  const body = { role: 'risk_analyst', reason: 'Assesses', personId: c.ownerId };
  expect(await mei.post('/role-grants', { ...body, ...inAml })).toMatchObject({ status: 201 });
  const program = { scope: 'program', programId: c.programId };
  expect(await mei.post('/role-grants', { ...body, ...program })).toMatchObject({ status: 201 });
  for (const where of [{ scope: 'all' }, { scope: 'domain', domain: 'KYC' }, { scope: 'market', market: 'VN' }])
    expect(await mei.post('/role-grants', { ...body, ...where })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
  const team = await tollgate.admin.must('/teams', { name: `Own ${count}` });
  const second = await tollgate.person(`Second of Mei ${count}`);
  await tollgate.admin.must(`/people/${second}/same-as`, { personId: c.meiId, reason: 'Both theirs' });
  await tollgate.dataSource.query('UPDATE people SET team_id = $2 WHERE id = $1', [second, team.id]);
  for (const holder of [{ personId: c.meiId }, { personId: second }, { teamId: team.id }])
    expect(await mei.post('/role-grants', { role: 'auditor', reason: 'x', ...inAml, ...holder })).toMatchObject({
      ...{ status: 403, body: { code: 'separation-of-duties' } },
    });
});

test('whoever gets a role is told, by whom and why, and when it is taken; the trail has both', async () => {
  const c = await aml();
  const { id } = await give('risk_analyst', inAml, { personId: c.meiId });
  await tollgate.admin.delete(`/role-grants/${id}`);
  const mei = await tollgate.as(c.meiId);
  const { name } = (await tollgate.admin.get('/people/me')).body;
  const { items } = (await mei.get('/notifications')).body;
  expect(items).toMatchObject([
    { kind: 'role_taken', title: 'You are no risk analyst in the domain aml any more' },
    { kind: 'role_given', title: `${name} has made you risk analyst in the domain aml` },
  ]);
  const trail = (await tollgate.admin.get(`/audit-events?subject=${id}`)).body.items ?? [];
  if (trail.length > 0)
    expect(trail.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['role.given', 'role.taken']),
    );
});

test('the access of an auditor changes nothing by any role; for all of it a head of governance keeps policies and reads the trail', async () => {
  const c = await aml();
  const audit = await tollgate.person(`Audit ${count}`, { access: 'auditor' });
  await give('administrator', { scope: 'all' }, { personId: audit });
  await give('head_of_governance', { scope: 'all' }, { personId: c.meiId });
  const [auditor, mei, owner] = [await tollgate.as(audit), await tollgate.as(c.meiId), await tollgate.as(c.ownerId)];
  const { id } = await c.item(c.ownerId);
  expect(await hold(auditor, id)).toMatchObject({ status: 403 });
  expect(await auditor.post('/teams', { name: 'x' })).toMatchObject({ status: 403 });
  const stage = { name: 'Lead', required: 1, roles: ['domain_lead'], people: [] };
  const policy = {
    kind: 'sign_off',
    name: `By Mei ${count}`,
    body: { stages: [stage], limit: 'P3D', escalateTo: [], channels: ['inbox'] },
  };
  expect(await owner.post('/policies', policy)).toMatchObject({ status: 403 });
  expect(await mei.post('/policies', policy)).toMatchObject({ status: 201 });
  expect(await mei.get('/audit-events')).toMatchObject({ status: 200 });
  expect(await mei.post('/teams', { name: 'x' })).toMatchObject({ status: 403 });
});

test('by a role in a scope one reads the trail of its records and the roles in it, and nothing of what lies elsewhere', async () => {
  const c = await aml();
  const elsewhere = await c.manager.must('/programs', { name: `Elsewhere ${count}`, domain: 'Ads', launch: true });
  await give('head_of_governance', inAml, { personId: c.meiId });
  const mei = await tollgate.as(c.meiId);
  const { id: item } = await c.item(c.ownerId);
  const { items } = (await mei.get('/audit-events?limit=200')).body;
  const programs = new Set(items.map(({ programId }: { programId: string | null }) => programId));
  expect(programs).toContain(c.programId);
  expect(programs).not.toContain(elsewhere.id);
  expect(programs).not.toContain(null);
  expect(items.map(({ subject }: { subject: { id: string } }) => subject.id)).toContain(item);
  const owner = await tollgate.as(c.ownerId);
  expect(await owner.get('/audit-events')).toMatchObject({ status: 403 });
  // What belongs to no record is for those who read all of it.
  expect(await mei.get('/webhooks')).toMatchObject({ status: 403 });
  const { id: here } = await give('member', { scope: 'program', programId: c.programId }, { personId: c.ownerId });
  const { id: there } = await give('member', { scope: 'program', programId: elsewhere.id }, { personId: c.ownerId });
  const { id: all } = await give('member', { scope: 'all' }, { personId: c.managerId });
  await give('administrator', inAml, { personId: c.meiId });
  const giver = await tollgate.as(c.meiId);
  const listed = (await giver.get('/role-grants?limit=200')).body.items.map(({ id }: { id: string }) => id);
  expect(listed).toContain(here);
  expect(listed).not.toContain(there);
  expect(listed).not.toContain(all);
  expect([await giver.get(`/role-grants/${here}`), await giver.get(`/role-grants/${there}`)]).toMatchObject([
    { status: 200 },
    { status: 404 },
  ]);
  const own = (await owner.get('/role-grants')).body.items.map(({ id }: { id: string }) => id);
  expect(own).toEqual(expect.arrayContaining([here, there]));
});
