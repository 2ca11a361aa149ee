import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

let tollgate: Tollgate;
beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
afterAll(async () => tollgate.stop());

test('that somebody reads the sealed trail is recorded, once a day, whatever they begin with and however much they read', async () => {
  const id = await tollgate.person('Reads all of it', { access: 'auditor' });
  const auditor = await tollgate.as(id);
  const recorded = async (): Promise<unknown[]> =>
    (await tollgate.admin.get(`/audit-events?subjectId=${id}&type=person.read_sealed_trail`)).body.items;
  for (const path of ['/audit-log/keys', '/audit-log/checkpoints']) expect((await auditor.get(path)).status).toBe(200);
  expect(await recorded()).toEqual([]);
  await Promise.all(Array.from({ length: 5 }, (_, n) => auditor.get(`/audit-log?after=${n * 3}&limit=3`)));
  await auditor.get('/audit-log/unsealed');
  expect(await recorded()).toMatchObject([{ actor: { id }, subject: { kind: 'person', id } }]);
  const other = await tollgate.person('Reads what has no seal', { access: 'auditor' });
  await (await tollgate.as(other)).get('/audit-log/unsealed');
  const path = `/audit-events?subjectId=${other}&type=person.read_sealed_trail`;
  expect((await tollgate.admin.get(path)).body.items).toHaveLength(1);
  const refused = await tollgate.person('Member');
  await (await tollgate.as(refused)).get('/audit-log');
  expect(
    (await tollgate.admin.get(`/audit-events?subjectId=${refused}&type=person.read_sealed_trail`)).body.items,
  ).toEqual([]);
});
