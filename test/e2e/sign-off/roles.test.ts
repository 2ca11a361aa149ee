import { exceptionCase } from '../../factories/exception.js';
import { inDays, launchedCase, type Case } from '../../factories/case.js';
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

const people = async (name: string): Promise<{ id: string; client: ApiClient }> => {
  const id = await tollgate.person(name, { access: 'program_manager', email: `${name.toLowerCase()}@example.com` });
  return { id, client: await tollgate.as(id) };
};
const phaseOf = async (c: Case) => (await tollgate.admin.get(`/programs/${c.programId}`)).body.phases[0];
const told = async (who: ApiClient): Promise<string[]> =>
  (await who.get('/notifications')).body.items.map(({ kind }: { kind: string }) => kind);
const patch = async (path: string, body: object): Promise<void> => {
  const { body: now } = await tollgate.admin.get(path);
  const answer = await tollgate.admin.patch(path, body, { 'if-match': `"${now.version}"` });
  expect(answer).toMatchObject({ status: 200 });
};
const metrics = async (): Promise<unknown> => (await tollgate.admin.get('/metrics')).body;
const leave = (id: string): Promise<void> => patch(`/people/${id}`, { active: false });
const publish = async (kind: string, name: string, body: object): Promise<string> => {
  const policy = await tollgate.admin.must('/policies', { kind, name, body });
  return (await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`)).versions[0].id;
};
const signOffBy = (roles: string[], named: string[] = []): object => ({
  stages: [{ name: 'Sign-off', required: 1, roles, people: named }],
  limit: 'P3D',
  escalateTo: ['domain_lead'],
  channels: ['inbox'],
});

test('the lead leaves while a tollgate waits: whoever can cure it is told, and the next lead signs', async () => {
  const c = await launchedCase(tollgate, { phases: ['One', 'Two'] });
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  await until('the tollgate', async () => (await phaseOf(c)).status === 'tollgate');
  await c.lead.must(`/programs/${c.programId}/phases/${c.phaseIds[0] ?? ''}/questions`, { question: 'Really?' });
  await leave(c.leadId);
  await until('it waits for the lead no more', async () => {
    const { waitingFor } = (await phaseOf(c)).signOff;
    return waitingFor.every(({ id }: { id: string }) => id !== c.leadId);
  });
  const next = await people('Nadia');
  await patch(`/programs/${c.programId}`, { domainLeadId: next.id });
  await until('the next lead is told', async () => (await told(next.client)).includes('tollgate_opened'));
  const path = `/programs/${c.programId}/phases/${c.phaseIds[0] ?? ''}`;
  const passed = await next.client.must(`${path}/sign-off`, { decision: 'approve' });
  expect(passed.phases.map(({ status }: { status: string }) => status)).toEqual(['passed', 'open']);
  const { items: rounds } = (await next.client.get(`/programs/${c.programId}/sign-off-rounds`)).body;
  expect(rounds[0].signatures).toMatchObject([{ person: { id: next.id }, role: 'domain_lead' }]);
});

test('the program manager is replaced while an item waits: the new one signs, the former one does not', async () => {
  const c = await launchedCase(tollgate);
  const version = await publish('sign_off', 'The manager alone', signOffBy(['program_manager']));
  const item = await c.item({ signOffPolicyVersionId: version });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  const next = await people('Petra');
  await patch(`/programs/${c.programId}`, { managerId: next.id });
  await until('both are told', async () => {
    const [asked, released] = [await told(next.client), await told(c.manager)];
    return asked.includes('submitted') && released.includes('no_longer_asked');
  });
  const former = await c.manager.post(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  expect(former.body.code).toBe('not-an-approver');
  expect(await next.client.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' })).toMatchObject({
    status: 'done',
  });
  const timeline = (await next.client.get(`/action-items/${item.id}/timeline`)).body.items;
  expect(timeline).toContainEqual(expect.objectContaining({ type: 'item.approvers_changed' }));
});

test('the only approver by name leaves: nobody can decide, that is told at once, and a re-plan asks somebody else', async () => {
  const c = await launchedCase(tollgate);
  const only = await people('Olga');
  const version = await publish('sign_off', 'Olga alone', signOffBy([], [only.id]));
  const item = await c.item({ signOffPolicyVersionId: version });
  const later = await c.item({ signOffPolicyVersionId: version });
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  await leave(only.id);
  await until('the manager is told', async () => (await told(c.manager)).includes('nobody_can_decide'));
  expect(await metrics()).toContain('tollgate_decisions_blocked{of="round"} 1');
  const refused = await c.owner.post(`/action-items/${later.id}/submit`, { statement: 'done' });
  expect(refused.body.code).toBe('unreachable-quorum');
  const { body: other } = await tollgate.admin.get('/policies?kind=sign_off&q=The manager alone');
  const to = { signOffPolicyVersionId: other.items[0].versions[0].id, reason: 'Olga has left' };
  // Whoever chooses who decides does not decide: another does it for the manager.
  await tollgate.admin.must(`/action-items/${item.id}/replan`, to);
  expect(await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' })).toMatchObject({
    status: 'done',
  });
});

test('a tollgate that nobody may sign is seen, told, counted, and opens when somebody can be found', async () => {
  const c = await launchedCase(tollgate, { phases: ['One', 'Two'] });
  const lead = await publish('sign_off', 'The lead alone', signOffBy(['domain_lead']));
  await tollgate.dataSource.query('UPDATE programs SET tollgate_policy_version_id = $2 WHERE id = $1', [
    c.programId,
    lead,
  ]);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/submit`, { statement: 'done' });
  await leave(c.leadId);
  await c.manager.must(`/action-items/${item.id}/sign-off`, { decision: 'approve' });
  await until('the tollgate is blocked', async () => (await phaseOf(c)).blocked !== null);
  expect((await phaseOf(c)).blocked.because).toContain('needs 1 approver(s), and 0 can be found');
  await until('the manager is told', async () => (await told(c.manager)).includes('nobody_can_decide'));
  const events = (await c.manager.get(`/programs/${c.programId}/timeline`)).body.items;
  expect(events.at(-1)).toMatchObject({ type: 'phase.tollgate_blocked' });
  expect(await metrics()).toContain('tollgate_decisions_blocked{of="tollgate"} 1');
  // What a person asks of the program is not refused for it.
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'looking for a lead' });
  await c.manager.must(`/programs/${c.programId}/resume`);
  const next = await people('Lea');
  await patch(`/programs/${c.programId}`, { domainLeadId: next.id });
  await until('the tollgate opens', async () => (await phaseOf(c)).status === 'tollgate');
  expect(await phaseOf(c)).toMatchObject({ blocked: null });
});

test('a request for more time and a check are asked of whoever manages the program now', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await c.owner.must(`/action-items/${item.id}/extensions`, { due: inDays(20), reason: 'more' });
  const next = await people('Mina');
  await patch(`/programs/${c.programId}`, { managerId: next.id });
  await until('the new manager is asked', async () => (await told(next.client)).includes('extension_requested'));
  await until('the former one is told', async () => (await told(c.manager)).includes('no_longer_asked'));
  await next.client.must(`/action-items/${item.id}/extensions/decision`, { decision: 'grant' });

  const effectivenessPolicyVersionId = await publish('effectiveness', 'By the manager', {
    after: 'P1D',
    roles: ['program_manager'],
    people: [],
    limit: 'P5D',
    escalateTo: [],
    channels: ['inbox'],
  });
  const done = await next.client.must('/action-items', {
    programId: c.programId,
    title: 'Checked later',
    ownerId: c.ownerId,
    due: inDays(7),
    effectivenessPolicyVersionId,
  });
  await c.owner.must(`/action-items/${done.id}/submit`, { statement: 'done' });
  await c.lead.must(`/action-items/${done.id}/sign-off`, { decision: 'approve' });
  await tollgate.clock.advance('P2D');
  await until('the manager is asked to check', async () => (await told(next.client)).includes('check_asked'));
  const last = await people('Nina');
  await patch(`/programs/${c.programId}`, { managerId: last.id });
  await until('the last one is asked', async () => (await told(last.client)).includes('check_asked'));
  await until('the one before is told', async () => (await told(next.client)).includes('no_longer_asked'));
  await last.client.must(`/action-items/${done.id}/effectiveness`, { result: 'passed' });
});

test('the only approver of an exception leaves: whoever asked for it is told that nobody can decide', async () => {
  const c = await exceptionCase(tollgate);
  const asked = await c.requested({ inherentRating: 'critical', residualRating: 'high' });
  await leave(c.leadId);
  await until('the analyst is told', async () => (await told(c.analyst)).includes('nobody_can_decide'));
  const { items } = (await c.analyst.get(`/exceptions/${asked.id}/timeline`)).body;
  expect(items).toContainEqual(expect.objectContaining({ type: 'exception.approvers_changed' }));
});
