import { inDays, launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/**
 * Who has a part in what is restricted, or is named, sees it. That it is not there for anybody else is tried at every route by
 * `matrix.test.ts`.
 */
let tollgate: Tollgate;
let secret: Case;
let programId: string;
let itemKey: string;

beforeAll(async () => {
  tollgate = await startTollgate();
  secret = await launchedCase(tollgate);
  const made = await secret.manager.must('/programs', {
    name: 'Zeppelin',
    domain: 'zeppelin-domain',
    markets: ['VN'],
    domainLeadId: secret.leadId,
  });
  await secret.manager.put(`/programs/${made.id}/readers`, { restricted: true });
  await secret.manager.must(`/programs/${made.id}/launch`);
  const item = await secret.manager.must('/action-items', {
    programId: made.id,
    title: 'Zeppelin item',
    ownerId: secret.ownerId,
    due: inDays(7),
    severity: 'zeppelin-severity',
    tags: ['zeppelin-tag'],
    rootCause: 'zeppelin-cause',
    attributes: { 'zeppelin-attribute': '1' },
  });
  await secret.manager.must(`/programs/${made.id}/comments`, { body: 'Zeppelin comment' });
  programId = made.id;
  itemKey = item.key;
});
afterAll(async () => {
  await tollgate.stop();
});

test('those who have a part in it see it, and so do those who are named', async () => {
  const { owner, manager, lead } = secret;
  for (const client of [owner, manager, lead, tollgate.admin])
    expect((await client.get(`/action-items/${itemKey}`)).body).toMatchObject({
      title: 'Zeppelin item',
      restricted: true,
    });
  expect((await manager.get('/programs?q=Zeppelin')).body.items).toMatchObject([
    { name: 'Zeppelin', restricted: true },
  ]);
  expect((await owner.get(`/programs/${programId}`)).status).toBe(404);
  const reader = await tollgate.person('Reader');
  const client = await tollgate.as(reader);
  expect((await client.get(`/programs/${programId}`)).status).toBe(404);
  const named = await manager.put(`/programs/${programId}/readers`, { restricted: true, people: [reader] });
  expect(named.body).toEqual({ restricted: true, people: [{ id: reader, name: 'Reader' }], teams: [] });
  expect((await client.get(`/programs/${programId}`)).body).toMatchObject({ name: 'Zeppelin', items: { total: 1 } });
  expect((await client.get('/action-items?q=Zeppelin')).body.items).toHaveLength(1);
  await manager.put(`/programs/${programId}/readers`, { restricted: true });
  expect((await client.get('/action-items?q=Zeppelin')).body.items).toHaveLength(0);
});

test('that an administrator reads it without a part in it stands in the trail, once a day', async () => {
  await tollgate.admin.get(`/programs/${programId}`);
  await tollgate.admin.get(`/programs/${programId}/timeline`);
  const query = `/audit-events?subjectId=${programId}&type=program.restricted_read`;
  expect((await tollgate.admin.get(query)).body.items).toHaveLength(1);
});
