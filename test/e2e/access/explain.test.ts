import { inDays, launchedCase } from '../../factories/case.js';
import { riskCase } from '../../factories/risk.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

const explain = async (person: string, action: string, record?: string) => {
  const query = new URLSearchParams({ person, action, ...(record === undefined ? {} : { record }) });
  return tollgate.admin.get(`/access/explain?${query.toString()}`);
};

test('of an item it is said by which part, role or access, and which rule stands in the way', async () => {
  const c = await launchedCase(tollgate);
  const { key } = await c.item({ due: inDays(9) });
  const { key: own } = await c.item({ ownerId: c.managerId });
  const mei = await tollgate.person('Mei');
  expect(await explain(mei, 'hold', key)).toMatchObject({
    ...{ status: 200, body: { may: false, by: null, now: false } },
    ...{ body: { because: expect.stringContaining('Only the manager of its program') } },
  });
  const grant = { role: 'program_manager', scope: 'program', programId: c.programId, personId: mei, reason: 'Helps' };
  const { id } = await tollgate.admin.must('/role-grants', grant);
  expect((await explain(mei, 'hold', key)).body).toMatchObject({
    ...{ may: true, now: true, because: null, by: { by: 'role', grantIds: [id] } },
    record: { kind: 'action_item', name: key },
  });
  expect((await explain(c.managerId, 'hold', key)).body).toMatchObject({ may: true, now: true, by: { by: 'part' } });
  const refused = (await explain(c.managerId, 'hold', own)).body;
  expect(refused).toMatchObject({ may: true, now: false, because: expect.any(String) });
  expect((await explain(mei, 'sign', key)).body).toMatchObject({ may: true, now: false, by: { by: 'rules' } });
  const steer = (await explain(mei, 'steer', c.programId)).body;
  expect(steer).toMatchObject({ may: true, by: { by: 'role', grantIds: [id] } });
  expect((await explain(c.ownerId, 'cancel', c.programId)).body).toMatchObject({ may: false, now: false });
});

test('of a risk too, and of what belongs to no record', async () => {
  const c = await riskCase(tollgate);
  const { key } = await c.raised();
  const mei = await tollgate.person('Mei of risks');
  const ask = async (action: string) => (await explain(mei, action, key as string)).body;
  expect(await ask('review')).toMatchObject({ may: false });
  await tollgate.admin.must('/role-grants', { role: 'risk_analyst', scope: 'all', personId: mei, reason: 'Assesses' });
  expect(await ask('review')).toMatchObject({ may: true, by: { by: 'role' } });
  expect(await ask('reassign')).toMatchObject({ may: false });
  expect((await explain(mei, 'administer')).body).toMatchObject({ may: false, record: null });
  const { id } = (await tollgate.admin.get('/people/me')).body;
  expect((await explain(id, 'keep-policies')).body).toMatchObject({ may: true, by: { by: 'access' } });
});

test('whoever has left may nothing; an action that is none, and a record that is not there, are said', async () => {
  const c = await launchedCase(tollgate);
  const { key } = await c.item();
  const gone = await tollgate.person('Gone');
  await tollgate.dataSource.query('UPDATE people SET active = false WHERE id = $1', [gone]);
  expect((await explain(gone, 'hold', key)).body).toMatchObject({ may: false, because: 'Gone has left.' });
  expect(await explain(c.ownerId, 'dance', key)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  expect(await explain(c.ownerId, 'hold', 'AI-999999')).toMatchObject({ status: 404 });
  expect(await explain('Nobody of this name', 'hold', key)).toMatchObject({ status: 422 });
  const mei = await tollgate.as(c.ownerId);
  // Of oneself anybody may ask; of others who gives roles where these have one.
  expect(await mei.get(`/access/explain?person=me&action=hold&record=${key}`)).toMatchObject({ status: 200 });
  const ofManager = `/access/explain?person=${c.managerId}&action=hold&record=${key}`;
  expect(await mei.get(ofManager)).toMatchObject({ status: 403 });
  const where = { scope: 'program', programId: c.programId, reason: 'Looks after it' };
  await tollgate.admin.must('/role-grants', { role: 'administrator', personId: c.leadId, ...where });
  expect(await c.lead.get(ofManager)).toMatchObject({ status: 403 });
  await tollgate.admin.must('/role-grants', { role: 'member', personId: c.managerId, ...where });
  expect(await c.lead.get(ofManager)).toMatchObject({ status: 200, body: { may: true } });
  const secret = await c.manager.must('/programs', { name: 'Nightjar', launch: true });
  await c.manager.put(`/programs/${secret.id}/readers`, { restricted: true });
  const unseen = await mei.get('/access/explain?person=me&action=steer&record=Nightjar');
  const nothing = await mei.get('/access/explain?person=me&action=steer&record=Nightjay');
  expect([unseen.status, unseen.body.code]).toEqual([nothing.status, nothing.body.code]);
});

test('by what somebody reads a record, and why they do not', async () => {
  const c = await launchedCase(tollgate);
  const { key } = await c.item();
  const [mei, boss] = [await tollgate.person('Mei reads'), (await tollgate.admin.get('/people/me')).body.id as string];
  const read = async (who: string, record = key) => (await explain(who, 'read', record)).body;
  expect(await read(mei)).toMatchObject({ may: true, by: { by: 'rules' }, record: { name: key } });
  const restrict = { restricted: true, people: [], teams: [] };
  expect(await tollgate.admin.put(`/programs/${c.programId}/readers`, restrict)).toMatchObject({ status: 200 });
  expect(await read(mei)).toMatchObject({ may: false, by: null, because: expect.stringContaining('restricted') });
  expect(await read(mei, c.programId)).toMatchObject({ may: false });
  expect(await read(c.ownerId)).toMatchObject({ may: true, by: { by: 'part' } });
  expect(await read(boss)).toMatchObject({ may: true, by: { by: 'access' } });
  const grant = { role: 'auditor', scope: 'program', programId: c.programId, personId: mei, reason: 'Audits' };
  const { id } = await tollgate.admin.must('/role-grants', grant);
  expect(await read(mei)).toMatchObject({ may: true, by: { by: 'role', grantIds: [id] } });
  await tollgate.dataSource.query('UPDATE people SET external = true WHERE id = $1', [mei]);
  expect(await read(mei)).toMatchObject({ may: false, because: expect.stringContaining('external') });
});
