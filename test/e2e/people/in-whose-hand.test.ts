import { launchedCase } from '../../factories/case.js';
import { ApiClient } from '../../harness/api-client.js';
import { commandLine } from '../../harness/command-line.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { carriedOut } from '../bulk/bulk-case.js';
import { acceptedFile, ended } from '../imports/import-file.js';

let tollgate: Tollgate;

beforeAll(async () => {
  tollgate = await startTollgate();
});
afterAll(async () => {
  expect(tollgate.problems).toEqual([]);
  await tollgate.stop();
});

test('what is done with a token that somebody else made says so in the trail, by whichever door; one’s own does not', async () => {
  const c = await launchedCase(tollgate);
  const chief = (await tollgate.admin.get('/people/me')).body;
  const madeBy = { id: chief.id, name: chief.name };
  const { token } = await tollgate.admin.must(`/people/${c.managerId}/tokens`, { name: 'laptop', level: 'administer' });
  const handed = new ApiClient(c.manager.url, token);
  const { token: second } = await handed.must(`/people/${c.managerId}/tokens`, { name: 'made with it' });
  const marks = async (id: string) =>
    Object.fromEntries(
      (await c.manager.get(`/action-items/${id}/timeline`)).body.items.map(
        (entry: { type: string; tokenMadeBy?: object }) => [entry.type, entry.tokenMadeBy ?? null],
      ),
    ) as Record<string, object | null>;

  // A creation, which the API writes; a command, which a workflow carries out; many at once; a file.
  const own = await c.item();
  const item = await handed.must('/action-items', { programId: c.programId, title: 't', ownerId: c.ownerId, due });
  await c.owner.must(`/action-items/${item.id}/start`);
  await new ApiClient(c.manager.url, second).must(`/action-items/${item.id}/hold`, { reason: 'x' });
  await carriedOut(handed, { kind: 'hold', body: { reason: 'x' }, itemIds: [own.id] });
  expect(await marks(item.id)).toMatchObject({ 'item.created': madeBy, 'item.started': null, 'item.held': madeBy });
  expect(await marks(own.id)).toMatchObject({ 'item.created': null, 'item.held': madeBy });

  const file = 'Title,Owner,Due\nOf a file,owner@example.com,2030-01-01\n';
  const accepted = await acceptedFile(handed, file, { program: c.programId, owners: 'create' });
  await ended(handed, accepted.id);
  const { items } = (await handed.get(`/action-items?program=${c.programId}`)).body;
  const imported = items.find((one: { title: string }) => one.title === 'Of a file');
  expect((await marks(imported.id))['item.created']).toEqual(madeBy);

  const why = await commandLine(c.manager)('why', item.key);
  expect(why.out).toContain(`with a token that ${chief.name} made`);
  const audit = (await tollgate.admin.get(`/audit-events?subjectId=${item.id}&type=item.held`)).body.items;
  expect(audit).toMatchObject([{ data: { tokenMadeBy: madeBy } }]);
});

const due = { date: '2030-01-01', zone: 'Asia/Singapore' };
