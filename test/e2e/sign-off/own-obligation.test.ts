import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const statusOf = async (c: Case) => (await c.lead.get(`/programs/${c.programId}`)).body.status;

test.each(['hold', 'cancel'])(
  'nobody does %s a program in which they owe something; the lead or another does',
  async (what) => {
    const c = await launchedCase(tollgate);
    await c.item();
    const own = await c.item({ ownerId: c.managerId });
    const path = `/programs/${c.programId}/${what}`;
    const refused = await c.manager.post(path, { reason: 'mine' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'separation-of-duties', items: [own.key] } });
    expect(refused.body.detail).toContain(own.key);
    expect(refused.body.detail).toContain('the domain lead');
    // Given to somebody else it stays theirs; nor is it done in their name.
    await c.manager.must(`/action-items/${own.id}/reassign`, { ownerId: c.ownerId });
    expect((await c.manager.post(path, { reason: 'was mine' })).status).toBe(403);
    const standIn = await tollgate.person('Stand-in');
    await standsInFor(c.manager, standIn, { scope: 'everything' });
    expect((await (await tollgate.as(standIn)).post(path, { reason: 'for them' })).body.code).toBe(
      'separation-of-duties',
    );
    expect(await statusOf(c)).toBe('active');
    expect((await c.owner.post(path, { reason: 'x' })).body.code).toBe('not-allowed');
    expect((await c.lead.post(path, { reason: 'agreed' })).status).toBe(200);
  },
);

test('an administrator is no exception; where the manager owes nothing, the lead does not stop it', async () => {
  const c = await launchedCase(tollgate);
  const chiefId = await tollgate.person('Chief', { access: 'administrator' });
  const chief = await tollgate.as(chiefId);
  await c.item({ ownerId: chiefId });
  const hold = { reason: 'x' };
  const refused = await chief.post(`/programs/${c.programId}/hold`, hold);
  expect(refused.body).toMatchObject({ code: 'separation-of-duties' });
  expect(refused.body.detail).toContain('the program manager');
  expect((await c.lead.post(`/programs/${c.programId}/hold`, hold)).body.code).toBe('not-allowed');
  expect((await c.manager.post(`/programs/${c.programId}/hold`, hold)).body.status).toBe('on_hold');
});

test('what is over obliges nobody, nor does what is not launched', async () => {
  const c = await launchedCase(tollgate);
  const own = await c.item({ ownerId: c.managerId });
  await c.lead.must(`/action-items/${own.id}/cancel`, { reason: 'not needed' });
  await c.manager.must(`/programs/${c.programId}/hold`, { reason: 'x' });
  const draft = await c.manager.must('/programs', { name: 'Not launched', phases: [{ name: 'One' }] });
  await c.manager.must('/action-items', { programId: draft.id, title: 't', ownerId: c.managerId, due: inDays(5) });
  await c.manager.must(`/programs/${draft.id}/cancel`, { reason: 'x' });
});

test('nobody lowers the severity of what they owe: by hand, or by a file', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item({ severity: 'high' });
  const edit = async (who: Case['owner'], severity: string | null) => {
    const { version } = (await who.get(`/action-items/${item.id}`)).body;
    return who.patch(`/action-items/${item.id}`, { severity }, { 'if-match': `"${version}"` });
  };
  for (const severity of ['low', null, 'whatever'])
    expect((await edit(c.owner, severity)).body).toMatchObject({ code: 'separation-of-duties' });
  expect((await edit(c.owner, 'critical')).body.severity).toBe('critical');
  expect((await edit(c.manager, 'low')).body.severity).toBe('low');
});
