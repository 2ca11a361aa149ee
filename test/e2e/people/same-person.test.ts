import { loadItemRecords } from '../../../database/items/load-items.js';
import { launchedCase } from '../../factories/case.js';
import { dateIn, standsInFor } from '../../factories/delegation.js';
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

const reason = 'HR says that both are theirs';
const same = (id: string, personId: string) => tollgate.admin.must(`/people/${id}/same-as`, { personId, reason });

async function policyOf(people: string[], required: number): Promise<string> {
  const body = {
    stages: [{ name: 'QA', required, roles: [], people }],
    ...{ limit: 'P3D', escalateTo: [], channels: ['inbox'] },
  };
  const { id } = await tollgate.admin.must('/policies', { kind: 'sign_off', name: `By ${people.join()}`, body });
  return (await tollgate.admin.must(`/policies/${id}/versions/1/publish`)).versions[0].id;
}

test('marked while a round is open, the second account of whoever did the work is asked no more', async () => {
  const c = await launchedCase(tollgate);
  const second = await tollgate.person('Second account of the owner');
  const other = await tollgate.person('Somebody else');
  const signOffPolicyVersionId = await policyOf([second, other], 1);
  const item = await c.item({ signOffPolicyVersionId });
  const path = `/action-items/${item.id}`;
  await c.owner.must(`${path}/submit`, { statement: 'done' });
  await same(second, c.ownerId);
  const asSecond = await tollgate.as(second);
  const { contentHash } = (await c.owner.get(path)).body.signOff;
  const sign = { decision: 'approve', contentHash };
  expect(await asSecond.post(`${path}/sign-off`, sign)).toMatchObject({
    status: 403,
    body: { code: 'separation-of-duties' },
  });
  await until('the second account is asked no more', async () => {
    const { waitingFor } = (await c.owner.get(path)).body.signOff;
    return waitingFor.length === 1 && waitingFor[0].id === other;
  });
  // Neither in the name of another, nor by giving the work away.
  const asOther = await tollgate.as(other);
  await standsInFor(asOther, second);
  expect(await asSecond.post(`${path}/sign-off`, { ...sign, onBehalfOf: other })).toMatchObject({
    body: { code: 'separation-of-duties' },
  });
  expect((await asOther.post(`${path}/sign-off`, sign)).status).toBe(200);
  expect((await c.owner.get(path)).body.status).toBe('done');
});

test('two accounts of one person are no quorum of two', async () => {
  const c = await launchedCase(tollgate);
  const [one, two] = [await tollgate.person('One of Kim'), await tollgate.person('Two of Kim')];
  const signOffPolicyVersionId = await policyOf([one, two], 2);
  const [before, after] = [await c.item({ signOffPolicyVersionId }), await c.item({ signOffPolicyVersionId })];
  await c.owner.must(`/action-items/${before.id}/submit`, { statement: 'done' });
  const { contentHash } = (await c.owner.get(`/action-items/${before.id}`)).body.signOff;
  const sign = { decision: 'approve', contentHash };
  await (await tollgate.as(one)).must(`/action-items/${before.id}/sign-off`, sign);
  await same(two, one);
  expect(
    (await (await tollgate.as(two)).post(`/action-items/${before.id}/sign-off`, sign)).status,
  ).toBeGreaterThanOrEqual(403);
  expect((await c.owner.get(`/action-items/${before.id}`)).body.status).toBe('submitted');
  expect(await c.owner.post(`/action-items/${after.id}/submit`, { statement: 'done' })).toMatchObject({
    body: { code: 'unreachable-quorum' },
  });
});

test('who is who is said by another administrator, with a reason, and stands in the trail', async () => {
  const [one, two, three] = [await tollgate.person('A'), await tollgate.person('B'), await tollgate.person('C')];
  const admin = await tollgate.person('Also an administrator', { access: 'administrator' });
  const asAdmin = await tollgate.as(admin);
  await same(one, two);
  await same(admin, one);
  expect((await same(three, admin)).sameAs.map(({ id }: { id: string }) => id).sort()).toEqual(
    [one, two, admin].sort(),
  );
  expect(await asAdmin.post(`/people/${three}/another`, { reason })).toMatchObject({
    status: 403,
    body: { code: 'separation-of-duties' },
  });
  // The one that the others name goes, and they stay together.
  expect((await tollgate.admin.must(`/people/${two}/another`, { reason })).sameAs).toEqual([]);
  const { body } = await tollgate.admin.get(`/people/${one}`);
  expect(body.sameAs.map(({ id }: { id: string }) => id).sort()).toEqual([three, admin].sort());
  const { items } = (await tollgate.admin.get(`/audit-events?subjectId=${two}`)).body;
  expect(items).toContainEqual(expect.objectContaining({ type: 'person.marked_other' }));
  // A stand-in whom somebody puts there by another account of theirs.
  expect(
    await asAdmin.post('/delegations', {
      personId: two,
      standInId: one,
      scope: 'everything',
      reason,
      until: { date: dateIn(9) },
    }),
  ).toMatchObject({ status: 403 });
});

test('who is one person is looked up once for a record that is decided on', async () => {
  const c = await launchedCase(tollgate);
  const { id } = await c.item();
  await same(await tollgate.person('Second account of the manager'), c.managerId);
  await tollgate.dataSource.transaction(async (manager) => {
    const asked: string[] = [];
    const query = manager.query.bind(manager);
    manager.query = ((sql: string, parameters?: unknown[]) => {
      asked.push(sql);
      return query(sql, parameters);
    }) as typeof manager.query;
    const [record] = await loadItemRecords(manager, [id], { at: Date.now() });
    expect(record?.parts.accounts?.get(c.managerId)).toHaveLength(2);
    expect(asked.filter((sql) => sql.startsWith('SELECT id, same_as FROM people'))).toHaveLength(1);
  });
});
