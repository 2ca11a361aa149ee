import { inDays, launchedCase } from '../../factories/case.js';
import { dateIn, standsInFor } from '../../factories/delegation.js';
import type { ApiClient } from '../../harness/api-client.js';
import { captureHistory, plainHistory } from '../../harness/histories.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';
import { sweep } from '../../../apps/worker/src/sweep.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

async function someone(name: string, facts: object = {}): Promise<{ id: string; client: ApiClient }> {
  const id = await tollgate.person(name, { ...facts });
  return { id, client: await tollgate.as(id) };
}

const kindsOf = async (client: ApiClient): Promise<string[]> =>
  (await client.get('/notifications?limit=100')).body.items.map(({ kind }: { kind: string }) => kind).reverse();

test('a person sets their own, an administrator may set it for them with a reason, and who gains by it does not', async () => {
  const boss = await someone('Boss of Wei');
  const wei = await someone('Wei', { managerId: boss.id });
  const mei = await someone('Mei');
  const body = { standInId: mei.id, scope: 'approvals', until: { date: dateIn(5) } };
  const forWei = { ...body, personId: wei.id };
  expect(await mei.client.post('/delegations', forWei)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  const auditor = await someone('Audit', { access: 'auditor' });
  expect((await auditor.client.post('/delegations', body)).status).toBe(403);
  expect(await boss.client.post('/delegations', forWei)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect((await tollgate.admin.post('/delegations', forWei)).body.code).toBe('invalid-command');
  const adminId = (await tollgate.admin.get('/people/me')).body.id;
  const leave = { ...forWei, reason: 'annual leave' };
  expect((await tollgate.admin.post('/delegations', { ...leave, standInId: adminId })).body.code).toBe(
    'separation-of-duties',
  );
  const set = await tollgate.admin.post('/delegations', leave, { 'idempotency-key': 'wei' });
  expect(set).toMatchObject({
    status: 201,
    body: { person: { id: wei.id }, standIn: { id: mei.id }, state: 'active', createdBy: { id: adminId } },
  });
  expect((await tollgate.admin.post('/delegations', leave, { 'idempotency-key': 'wei' })).body.id).toBe(set.body.id);
  // Both hear of it, and why.
  for (const { client } of [wei, mei]) {
    const [told] = (await client.get('/notifications')).body.items;
    expect(told).toMatchObject({ kind: 'delegation_started', body: expect.stringContaining('annual leave') });
  }
  expect((await mei.client.post(`/delegations/${set.body.id}/end`)).body).toMatchObject({ state: 'revoked' });
  expect((await wei.client.post(`/delegations/${set.body.id}/end`)).body.code).toBe('illegal-transition');
  expect((await tollgate.admin.post('/delegations', leave)).status).toBe(201);
  const ended = (await wei.client.get(`/delegations?person=${wei.id}&state=active`)).body.items;
  expect((await boss.client.post(`/delegations/${ended[0].id}/end`)).status).toBe(200);
  expect((await tollgate.admin.post('/delegations', leave)).status).toBe(201);
  const stranger = await someone('Stranger');
  const mine = (await wei.client.get(`/delegations?person=${wei.id}&state=active`)).body.items;
  expect((await stranger.client.post(`/delegations/${mine[0].id}/end`)).status).toBe(403);
});

test('what cannot be is refused and says why: oneself, a circle with the path named, an overlap, dates, an auditor, nobody', async () => {
  const ana = await someone('Ana');
  const ben = await someone('Ben');
  const cai = await someone('Cai');
  const to = (who: { client: ApiClient }, standInId: string, more: object = {}) =>
    who.client.post('/delegations', { standInId, scope: 'approvals', until: { date: dateIn(9) }, ...more });
  expect((await to(ana, ana.id)).body).toMatchObject({ status: 422, code: 'invalid-command' });
  expect((await to(ana, ben.id)).status).toBe(201);
  expect((await to(ben, cai.id)).status).toBe(201);
  const loop = await to(cai, ana.id);
  expect(loop).toMatchObject({
    status: 422,
    body: { code: 'delegation-loop', path: [cai.id, ana.id, ben.id, cai.id] },
  });
  expect(loop.body.detail).toContain('Cai → Ana → Ben → Cai');
  // No circle where they are not away at the same time.
  expect((await to(cai, ana.id, { from: { date: dateIn(20) }, until: { date: dateIn(25) } })).status).toBe(201);
  const overlap = await to(ana, cai.id, { from: { date: dateIn(3) } });
  expect(overlap).toMatchObject({ status: 409, body: { code: 'delegation-overlap' } });
  expect(overlap.body.detail).toContain('Ben stands in for Ana');
  const auditor = await someone('Auditor', { access: 'auditor' });
  const far = { from: { date: dateIn(30) } };
  expect((await to(ana, auditor.id, { ...far, until: { date: dateIn(31) } })).body.detail).toContain('is an auditor');
  expect(
    (await to(ana, '00000000-0000-4000-8000-000000000000', { ...far, until: { date: dateIn(31) } })).body.code,
  ).toBe('unknown-person');
  expect((await to(ana, ben.id, { ...far, until: { date: dateIn(29) } })).body.detail).toContain('after it begins');
  expect((await to(ana, ben.id, { from: { date: dateIn(-9) }, until: { date: dateIn(-2) } })).body.detail).toContain(
    'would have ended',
  );
  expect((await to(ana, ben.id, { ...far, until: { date: dateIn(500) } })).body.detail).toContain('a year at most');
  expect((await to(ana, ben.id, { scope: 'all', until: { date: '2026-02-30' } })).body.errors).toHaveLength(2);
  expect((await ana.client.post('/delegations/nothing/end')).status).toBe(404);
  expect((await ana.client.get('/people/nobody/stand-in')).status).toBe(404);
});

test('the dates are kept as they were meant, in the zone of whoever is away; the last day is part of it', async () => {
  const nils = await someone('Nils', { timeZone: 'Europe/Stockholm' });
  const mei = await someone('Meiji');
  const set = await nils.client.must('/delegations', {
    standInId: mei.id,
    scope: 'everything',
    from: { date: '2027-06-21' },
    until: { date: '2027-06-25' },
  });
  expect(set).toMatchObject({
    from: { date: '2027-06-21', time: null },
    until: { date: '2027-06-25', time: null },
    timeZone: 'Europe/Stockholm',
    startsAt: '2027-06-20T22:00:00.000Z',
    endsAt: '2027-06-25T22:00:00.000Z',
    state: 'coming',
  });
  const at = (instant: string) => nils.client.get(`/people/${nils.id}/stand-in?at=${instant}`);
  expect((await at('2027-06-20T21:59:59Z')).body.everything).toBeNull();
  expect((await at('2027-06-25T21:59:59Z')).body.everything.person.id).toBe(mei.id);
  expect((await at('2027-06-25T22:00:00Z')).body.everything).toBeNull();
  const found = (query: string) => nils.client.get(`/delegations?${query}`);
  expect((await found(`standIn=${mei.id}&state=coming`)).body.items).toHaveLength(1);
  expect((await found(`standIn=${mei.id}&at=2027-06-22T00:00:00Z`)).body.items).toHaveLength(1);
  expect((await found(`standIn=${mei.id}&scope=approvals`)).body.items).toEqual([]);
  expect((await found('state=elsewhere')).status).toBe(400);
});

test('a stand-in for everything does what the owner may, is told beside them, and it says for whom', async () => {
  const c = await launchedCase(tollgate);
  const sam = await someone('Sam');
  const some = await someone('Only approvals');
  const item = await c.item({ due: inDays(5) });
  const path = `/action-items/${item.id}`;
  expect((await sam.client.post(`${path}/start`)).status).toBe(403);
  await standsInFor(c.owner, sam.id, { scope: 'everything', until: { date: dateIn(60) } });
  expect((await sam.client.get(path)).body.allowed).toEqual(
    expect.arrayContaining(['start', 'submit', 'request_extension', 'add_evidence', 'edit']),
  );
  expect((await sam.client.post(`${path}/start`)).body.status).toBe('in_progress');
  expect((await sam.client.post(`${path}/evidence`, { title: 'Sheet', url: 'https://example.com/1' })).status).toBe(
    201,
  );
  const asked = await sam.client.post(`${path}/extensions`, { due: inDays(9), reason: 'They are away' });
  expect(asked.body.pendingExtension).toMatchObject({ requestedBy: { id: sam.id }, requestedFor: { id: c.ownerId } });
  expect((await sam.client.post(`${path}/change-due`, { due: inDays(9), reason: 'x' })).status).toBe(403);
  await tollgate.clock.advance('P6D');
  expect(await kindsOf(sam.client)).toEqual(expect.arrayContaining(['reminder', 'level']));
  const told = (await sam.client.get('/notifications?limit=100')).body.items;
  expect(told.find(({ kind }: { kind: string }) => kind === 'level')).toMatchObject({ role: 'stand_in' });
  expect((await sam.client.post(`${path}/acknowledge`)).status).toBe(200);
  expect((await sam.client.post(`${path}/submit`, { statement: 'done' })).body.submittedBy.id).toBe(sam.id);
  const events = (await c.owner.get(`${path}/timeline`)).body.items;
  for (const type of [
    'item.started',
    'item.evidence_added',
    'item.extension_requested',
    'item.acknowledged',
    'item.submitted',
  ])
    expect(events.find((e: { type: string }) => e.type === type)).toMatchObject({
      actor: { id: sam.id },
      onBehalfOf: { id: c.ownerId },
    });
  // Approvals only: they decide for the absent, and do nothing else for them.
  const other = await c.item({ ownerId: some.id });
  const meek = await someone('Meek');
  await standsInFor(some.client, meek.id);
  expect((await meek.client.post(`/action-items/${other.id}/start`)).status).toBe(403);
});

test('the owner gains nothing by standing in for those above them: neither a later date, nor a hold, nor another lead', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await standsInFor(c.manager, c.ownerId, { scope: 'everything' });
  const path = `/action-items/${item.id}`;
  expect((await c.owner.post(`${path}/change-due`, { due: inDays(30), reason: 'mine' })).status).toBe(403);
  expect((await c.owner.post(`${path}/hold`, { reason: 'mine' })).status).toBe(403);
  expect((await c.owner.post(`/programs/${c.programId}/hold`, { reason: 'mine' })).status).toBe(403);
  await c.owner.must(`${path}/extensions`, { due: inDays(20), reason: 'late' });
  expect((await c.owner.post(`${path}/extensions/decision`, { decision: 'grant' })).body.code).toBe(
    'separation-of-duties',
  );
  // Somebody without work in it steers the program for its manager, and does not say who leads it.
  const ida = await someone('Ida');
  const d = await launchedCase(tollgate);
  await standsInFor(d.manager, ida.id, { scope: 'everything' });
  const due = inDays(9);
  const made = await ida.client.must('/action-items', {
    programId: d.programId,
    title: 'New',
    ownerId: d.ownerId,
    due,
  });
  const [created] = (await d.manager.get(`/action-items/${made.id}/timeline`)).body.items;
  expect(created).toMatchObject({ type: 'item.created', actor: { id: ida.id }, onBehalfOf: { id: d.managerId } });
  const held = await ida.client.post(`/programs/${d.programId}/hold`, { reason: 'audit' });
  expect(held.body.status).toBe('on_hold');
  const events = (await d.manager.get(`/programs/${d.programId}/timeline`)).body.items;
  expect(events.at(-1)).toMatchObject({ type: 'program.held', onBehalfOf: { id: d.managerId } });
  const lead = { domainLeadId: ida.id };
  expect(
    (await ida.client.patch(`/programs/${d.programId}`, lead, { 'if-match': `"${held.body.version}"` })).status,
  ).toBe(403);
});

test('both are told when it begins and when it ends, at those instants, with time skipped', async () => {
  const wei = await someone('Wei of leave');
  const mei = await someone('Mei of leave');
  const set = await wei.client.must('/delegations', {
    standInId: mei.id,
    scope: 'approvals',
    reason: 'Annual leave',
    from: { date: tollgateDay(3) },
    until: { date: tollgateDay(6) },
  });
  expect([await kindsOf(wei.client), await kindsOf(mei.client)]).toEqual([[], ['delegation_planned']]);
  await tollgate.clock.advance('P4D');
  expect([await kindsOf(wei.client), await kindsOf(mei.client)]).toEqual([
    ['delegation_started'],
    ['delegation_planned', 'delegation_started'],
  ]);
  await tollgate.clock.advance('P5D');
  expect(await kindsOf(wei.client)).toEqual(['delegation_started', 'delegation_ended']);
  const events = (await tollgate.admin.get(`/audit-events?subjectId=${set.id}`)).body.items.reverse();
  expect(events.map(({ type, at }: { type: string; at: string }) => [type, at])).toEqual([
    ['delegation.created', expect.any(String)],
    ['delegation.started', set.startsAt],
    ['delegation.ended', set.endsAt],
  ]);
  const [started] = (await mei.client.get('/notifications')).body.items.slice(-2, -1);
  expect(started.body).toContain('stands in for Wei of leave, for approvals. The reason: Annual leave.');
  const history = await plainHistory(tollgate.temporal, `delegation/${set.id}`);
  captureHistory('delegation-life', history);
});

test('where the engine is away, the sweep tells them', async () => {
  const wei = await someone('Wei swept');
  const mei = await someone('Mei swept');
  await tollgate.stopWorker();
  const set = await standsInFor(wei.client, mei.id, { until: { date: tollgateDay(2) } });
  expect(await kindsOf(mei.client)).toEqual(['delegation_started']);
  const failed: unknown[] = [];
  for (let round = 0; round < 2; round += 1)
    await sweep(tollgate.dataSource, 0, Date.parse(set.endsAt), (_, error) => failed.push(error));
  expect(failed).toEqual([]);
  expect(await kindsOf(mei.client)).toEqual(['delegation_started', 'delegation_ended']);
  await tollgate.startWorker();
  await until('the workflow to have seen it', async () => {
    const { status } = await tollgate.temporal.workflow.getHandle(`delegation/${set.id}`).describe();
    return status.name === 'COMPLETED';
  });
});

test('the OpenAPI document names what consent takes and gives', async () => {
  const { paths, components } = (await tollgate.admin.get('/openapi.json')).body;
  for (const path of [
    '/delegations',
    '/delegations/{id}/end',
    '/people/{id}/stand-in',
    '/action-items/{id}/extensions/take-back',
    '/action-items/{id}/withdraw',
    '/action-items/{id}/sign-off/revoke',
    '/action-items/{id}/questions/{questionId}/answer',
    '/programs/{id}/phases/{phaseId}/questions',
    '/programs/{id}/sign-off-rounds',
    '/sign-off-rounds/{id}',
  ])
    expect(paths).toHaveProperty([`/api/v1${path}`]);
  expect(components.schemas).toMatchObject({ Delegation: {}, SignedContent: {}, SignOffQuestion: {}, Extension: {} });
  const { followUps } = components.schemas.SignOffDecision.properties;
  expect(followUps.items).toEqual({ $ref: '#/components/schemas/FollowUpRequest' });
  expect(components.schemas.FollowUpRequest.required).toEqual(['title', 'ownerId', 'due']);
});

/** So many days after the clock of the tests, as a local date in Singapore. */
function tollgateDay(days: number): string {
  return new Date(tollgate.clock.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}
