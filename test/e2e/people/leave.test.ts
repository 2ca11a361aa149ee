import { launchedCase } from '../../factories/case.js';
import { standsInFor } from '../../factories/delegation.js';
import { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { tokenOf } from '../../harness/people.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

interface Row {
  kind: string;
  id: string;
  part: string;
  becomes: string;
  to: { id: string } | null;
}
const get = async (path: string) => (await tollgate.admin.get(path)).body;
const rowOf = (rows: Row[], kind: string) => rows.find((row) => row.kind === kind);
const rotaOf = (members: string[], name: string) =>
  tollgate.admin.must('/rotas', {
    name,
    body: {
      layers: [
        {
          ...{ name: 'Day', zone: 'Asia/Singapore', members, starts: '2026-01-05', handover: '09:00', weeks: 1 },
          ...{ hours: null, days: [1, 2, 3, 4, 5, 6, 7] },
        },
      ],
      overrides: [],
    },
  });
async function policyNaming(id: string): Promise<string> {
  const policy = await tollgate.admin.must('/policies', {
    kind: 'sign_off',
    name: `Signed by ${id}`,
    body: {
      stages: [{ name: 'QA', required: 1, roles: [], people: [id] }],
      ...{ limit: 'P3D', escalateTo: [], channels: ['inbox'] },
    },
  });
  await tollgate.admin.must(`/policies/${policy.id}/versions/1/publish`);
  return policy.id;
}

test('each thing goes to whom was proposed or chosen, in one operation, and every way in ends', async () => {
  const c = await launchedCase(tollgate);
  const chosen = await tollgate.person('Chosen');
  const [item, other] = [await c.item(), await c.item()];
  const member = await tollgate.person('Takes turns too');
  const rota = await rotaOf([c.ownerId, member], 'Leaves');
  const report = await tollgate.person('Reports to them', { managerId: c.ownerId });
  const policy = await policyNaming(c.ownerId);
  const delegation = await standsInFor(c.manager, c.ownerId);
  const client = new ApiClient(tollgate.url, await tokenOf(tollgate.dataSource, c.ownerId));
  await client.must(`/people/${c.ownerId}/feeds`, {});

  const choices = [{ kind: 'action_item', id: other.id, toId: chosen }];
  const preview = await tollgate.admin.must(`/people/${c.ownerId}/leave/preview`, { choices });
  const { rows, ends } = preview as { rows: Row[]; ends: Record<string, number> };
  expect(ends['tokens']).toBeGreaterThan(1);
  expect(ends['feeds']).toBe(1);
  expect(rows.find(({ id }) => id === item.id)?.to?.id).toBe(c.bossId);
  expect(rows.find(({ id }) => id === other.id)?.to?.id).toBe(chosen);
  expect(rowOf(rows, 'rota')?.to?.id).toBe(member);
  expect(rowOf(rows, 'report')?.to?.id).toBe(c.bossId);
  expect(rowOf(rows, 'policy')?.to?.id).toBe(c.bossId);
  expect(rowOf(rows, 'delegation')?.becomes).toBe('end');

  const run = { choices, digest: preview.digest };
  await c.item();
  expect(await tollgate.admin.post(`/people/${c.ownerId}/leave`, run)).toMatchObject({
    body: { code: 'changed-since-preview' },
  });
  expect((await client.get('/people/me')).status).toBe(200);
  const { digest } = await tollgate.admin.must(`/people/${c.ownerId}/leave/preview`, { choices });
  const key = { 'idempotency-key': 'they leave' };
  const done = await tollgate.admin.post(`/people/${c.ownerId}/leave`, { choices, digest }, key);
  expect(done).toMatchObject({ status: 200 });

  expect((await get(`/action-items/${item.id}`)).owner.id).toBe(c.bossId);
  expect((await get(`/action-items/${other.id}`)).owner.id).toBe(chosen);
  expect((await get(`/people/${report}`)).manager.id).toBe(c.bossId);
  expect((await get(`/rotas/${rota.id}`)).onDuty).toMatchObject([{ id: member }]);
  const [newest] = (await get(`/policies/${policy}`)).versions.filter(
    ({ version }: { version: number }) => version === 2,
  );
  expect(newest).toMatchObject({ status: 'published', body: { stages: [{ people: [c.bossId] }] } });
  expect((await get(`/delegations/${delegation.id}`)).state).toBe('revoked');
  expect((await client.get('/people/me')).status).toBe(401);
  const person = await get(`/people/${c.ownerId}`);
  expect(person.active).toBe(false);
  // Nothing of it holds again should they come back.
  await tollgate.admin.patch(`/people/${c.ownerId}`, { active: true }, { 'if-match': '*' });
  expect((await client.get('/people/me')).status).toBe(401);
  const again = await get(`/people/${c.ownerId}/holdings`);
  expect(again.holdings).toEqual([]);
  const boss = (await (await tollgate.as(c.bossId)).get('/notifications?kind=handed_over')).body.items;
  expect(boss).toHaveLength(1);
});

test('whoever left with work hanging on them: the nearest above is told, with the list', async () => {
  const c = await launchedCase(tollgate);
  const item = await c.item();
  await tollgate.admin.patch(`/people/${c.ownerId}`, { active: false }, { 'if-match': '*' });
  const told = (await (await tollgate.as(c.bossId)).get('/notifications?kind=left_with_work')).body.items;
  expect(told).toHaveLength(1);
  expect(told[0].body).toContain(item.key);
  // They are handed over afterwards all the same.
  const tg = commandLine(tollgate.admin);
  const shown = await tg('people', 'leave', c.ownerId, '--give', `action_item/${item.id}=${c.managerId}`, '--dry-run');
  expect(shown.out).toContain('hand over');
  await tg('people', 'leave', c.ownerId, '--give', `action_item/${item.id}=${c.managerId}`, '--yes');
  expect((await get(`/action-items/${item.id}`)).owner.id).toBe(c.managerId);
});

test('whoever is the last administrator does not leave, and nothing of theirs goes over', async () => {
  const { id } = await get('/people/me');
  const c = await launchedCase(tollgate);
  const item = await c.item({ ownerId: id });
  const { digest } = await tollgate.admin.must(`/people/${id}/leave/preview`, { toId: c.ownerId });
  expect(await tollgate.admin.post(`/people/${id}/leave`, { toId: c.ownerId, digest })).toMatchObject({
    body: { code: 'last-administrator' },
  });
  expect((await get(`/action-items/${item.id}`)).owner.id).toBe(id);
});
