import { launchedCase } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import type { ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { until } from '../../harness/until.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

/** A sign-off policy with these stages, published; gives the id of its version. */
async function signOffPolicy(name: string, stages: object[]): Promise<string> {
  const body = { stages, limit: 'P3D', escalateTo: [], channels: ['inbox'] };
  const policy = await tollgate.admin.must('/policies', { kind: 'sign_off', name, body });
  const published = await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  return published.versions[0].id;
}

async function someone(name: string): Promise<{ id: string; client: ApiClient }> {
  const id = await tollgate.person(name, { email: `${name.toLowerCase()}@example.com` });
  return { id, client: await tollgate.as(id) };
}

const inboxOf = async (client: ApiClient): Promise<{ kind: string; title: string; body: string; role: string }[]> =>
  (await client.get('/notifications?limit=100')).body.items;

test('a stand-in is told with the reason, shown beside the absent approver, signs for them, and is recorded so everywhere', async () => {
  const c = await launchedCase(tollgate);
  const mei = await someone('Mei');
  await standsInFor(c.manager, mei.id);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'too early' });
  await c.owner.must(`/action-items/${item.id}/withdraw`);
  expect((await inboxOf(mei.client))[0]).toMatchObject({ kind: 'withdrawn', role: 'stand_in' });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  const told = (await inboxOf(mei.client)).find(({ kind }) => kind === 'submitted');
  expect(told).toMatchObject({ role: 'stand_in' });
  expect(told?.body).toMatch(/You are told because you stand in for Manager \d+\./);
  const shown = (await mei.client.get(`/action-items/${item.id}`)).body;
  expect(shown.allowed).toContain('sign');
  expect(shown.signOff.waitingFor).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: c.managerId, standIn: { id: mei.id, name: 'Mei' } }),
      expect.objectContaining({ id: c.leadId, standIn: null }),
    ]),
  );
  const done = await mei.client.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  expect(done.body.status).toBe('done');
  const timeline = (await c.owner.get(`/action-items/${item.id}/timeline`)).body.items;
  expect(timeline.at(-1)).toMatchObject({ type: 'item.done', actor: { id: mei.id }, onBehalfOf: { id: c.managerId } });
  const [, round] = (await c.owner.get(`/action-items/${item.id}/sign-off-rounds`)).body.items;
  expect(round.signatures).toEqual([
    expect.objectContaining({
      person: { id: mei.id, name: 'Mei' },
      onBehalfOf: expect.objectContaining({ id: c.managerId }),
    }),
  ]);
  const mail = (await inboxOf(c.owner)).find(({ kind }) => kind === 'done');
  expect(mail?.body).toMatch(/was signed off by Mei for Manager \d+\./);
});

test('who begins to stand in hears what waits for the absent approver already', async () => {
  const c = await launchedCase(tollgate);
  const [first, second] = [await c.item(), await c.item()];
  for (const item of [first, second]) await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  await c.manager.must(`/action-items/${second.id}/questions`, { question: 'Which?' });
  const mei = await someone('Meixin');
  await standsInFor(c.manager, mei.id);
  const told = await until('the message', async () =>
    (await inboxOf(mei.client)).find(({ kind }) => kind === 'delegation_started'),
  );
  expect(told.body).toContain(`A decision waits on ${first.key}, ${second.key}.`);
});

test('a chain of three hops is followed, the present one is told, and a fourth is not', async () => {
  const c = await launchedCase(tollgate);
  const people = [await someone('Ana'), await someone('Ben'), await someone('Cai'), await someone('Dan')] as const;
  const [ana, ben, cai, dan] = people;
  await standsInFor(c.manager, ana.id);
  await standsInFor(ana.client, ben.id);
  await standsInFor(ben.client, cai.id);
  const way = (await c.owner.get(`/people/${c.managerId}/stand-in`)).body;
  expect(way.approvals).toEqual({
    person: { id: cai.id, name: 'Cai' },
    path: [
      { id: ana.id, name: 'Ana' },
      { id: ben.id, name: 'Ben' },
      { id: cai.id, name: 'Cai' },
    ],
  });
  expect(way.everything).toBeNull();
  await standsInFor(cai.client, dan.id);
  expect((await c.owner.get(`/people/${c.managerId}/stand-in`)).body.approvals.person.id).toBe(cai.id);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  expect((await inboxOf(cai.client)).map(({ kind }) => kind)).toContain('submitted');
  expect((await inboxOf(ana.client)).map(({ kind }) => kind)).not.toContain('submitted');
  expect((await dan.client.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' })).body.code).toBe(
    'not-an-approver',
  );
  expect((await ben.client.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' })).body.status).toBe(
    'done',
  );
});

test('a delegation never leads around four-eyes: the owner, their stand-in who handed it in, and a way through the owner are refused', async () => {
  const c = await launchedCase(tollgate);
  const sam = await someone('Sam');
  const eva = await someone('Eva');
  // The approver names the owner, and the owner names Eva: the way from the approver to Eva leads through the owner.
  await standsInFor(c.manager, c.ownerId);
  const own = await c.item();
  await c.owner.must(`/action-items/${own.id}/submit`, { statement: 'done' });
  const sign = (who: ApiClient, id: string) => who.post(`/action-items/${id}/sign-off`, { decision: 'approve' });
  expect((await sign(c.owner, own.id)).body.code).toBe('separation-of-duties');
  await standsInFor(c.owner, eva.id, { scope: 'everything' });
  expect((await sign(eva.client, own.id)).body.code).toBe('separation-of-duties');
  // Sam stands in for the lead, and hands in for a colleague who is away: not both.
  const away = await someone('Away');
  await standsInFor(away.client, sam.id, { scope: 'everything' });
  await standsInFor(c.lead, sam.id);
  const item = await c.item({ ownerId: away.id });
  const submitted = await sam.client.post(`/action-items/${item.id}/submit`, { statement: 'done for them' });
  expect(submitted.body).toMatchObject({ status: 'submitted', submittedBy: { id: sam.id } });
  expect((await sign(sam.client, item.id)).body.code).toBe('separation-of-duties');
  expect((await sign(away.client, item.id)).body.code).toBe('separation-of-duties');
  expect((await sign(c.lead, item.id)).body.status).toBe('done');
});

test('one natural person counts once in a quorum, nobody signs for somebody who has, and several absent are told apart', async () => {
  const c = await launchedCase(tollgate);
  const mei = await someone('Meili');
  const stages = [{ name: 'Two', required: 2, roles: ['program_manager', 'domain_lead', 'owner_manager'], people: [] }];
  const signOffPolicyVersionId = await signOffPolicy('Two of three', stages);
  await standsInFor(c.manager, mei.id);
  await standsInFor(c.lead, mei.id);
  const item = await c.item({ signOffPolicyVersionId });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  const sign = (who: ApiClient, more: object = {}) =>
    who.post(`/action-items/${item.id}/sign-off`, { decision: 'approve', ...more });
  const unclear = await sign(mei.client);
  expect(unclear).toMatchObject({ status: 422, body: { code: 'invalid-command' } });
  expect(unclear.body.onBehalfOf.sort()).toEqual([c.managerId, c.leadId].sort());
  expect((await sign(mei.client, { onBehalfOf: c.bossId })).body.code).toBe('not-an-approver');
  expect((await sign(mei.client, { onBehalfOf: c.managerId })).body.status).toBe('submitted');
  expect((await sign(mei.client, { onBehalfOf: c.leadId })).body.code).toBe('already-signed');
  expect((await sign(c.manager)).body.code).toBe('already-signed');
  const waiting = (await c.owner.get(`/action-items/${item.id}`)).body.signOff.waitingFor;
  expect(waiting.map(({ id }: { id: string }) => id).sort()).toEqual([c.leadId, c.bossId].sort());
  expect((await sign(c.lead)).body.status).toBe('done');
});

test('who stands in is looked up at the time of the decision: not before it begins, and no more when it was ended', async () => {
  const c = await launchedCase(tollgate);
  const mei = await someone('Later');
  const item = await c.item({ due: { date: '2030-01-31' } });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  const coming = await standsInFor(c.manager, mei.id, { from: { date: '2027-12-01' }, until: { date: '2027-12-31' } });
  const sign = () => mei.client.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  expect((await sign()).body.code).toBe('not-an-approver');
  await c.manager.must(`/delegations/${coming.id}/end`);
  const now = await standsInFor(c.manager, mei.id);
  await c.manager.must(`/delegations/${now.id}/end`, { reason: 'back earlier' });
  expect((await sign()).body.code).toBe('not-an-approver');
  await standsInFor(c.manager, mei.id);
  expect((await sign()).body.status).toBe('done');
});
