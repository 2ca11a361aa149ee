import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile } from '../imports/import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});

afterAll(() => tollgate.stop());

const name = 'Nguyễn Văn Ánh';
const forms = [
  ['in capitals', name.toUpperCase()],
  ['decomposed', name.normalize('NFD')],
  ['with spaces of a spreadsheet', ` Nguyễn\u00a0 Văn\u200b Ánh `],
];

test.each(forms)('a person written %s is the same in lists, filters and files', async (_, written) => {
  const { admin } = tollgate;
  const [present] = (await admin.get(`/people?name=${encodeURIComponent(name)}`)).body.items;
  const id = present?.id ?? (await admin.must('/people', { name, email: 'Ánh@Example.com' })).id;
  const ask = async (path: string): Promise<string[]> =>
    (await admin.get(path)).body.items.map((person: { id: string }) => person.id);
  const query = encodeURIComponent(written);
  expect(await ask(`/people?name=${query}`)).toEqual([id]);
  expect(await ask(`/people?q=${query}`)).toEqual([id]);
  expect(await ask(`/people?email=${encodeURIComponent('ÁNH@example.COM'.normalize('NFD'))}`)).toEqual([id]);
  const file = `ID,Title,Owner,Due date\nĐ-1,Kiểm tra Đà Nẵng,${written},2030-03-01\n`;
  const run = await importFile(c.manager, file, { program: c.programId, owners: 'match' });
  expect(run.rejected).toEqual([]);
  const found = await c.manager.get(
    `/action-items?owner=${query}&q=${encodeURIComponent('ĐÀ NẴNG')}&externalId=${encodeURIComponent('đ-1')}`,
  );
  expect(found.body.items).toMatchObject([{ externalId: 'Đ-1', owner: { id } }]);
});

test('a program, a team, a policy or a template has its name for itself, however it is written', async () => {
  const { admin } = tollgate;
  const named = 'Chương trình Đà Nẵng';
  const again = 'CHƯƠNG  TRÌNH ĐÀ NẴNG'.normalize('NFD');
  await c.manager.must('/programs', { name: named });
  expect(await c.manager.post('/programs', { name: again })).toMatchObject({
    status: 409,
    body: { code: 'already-exists' },
  });
  await admin.must('/teams', { name: 'Straße' });
  const team = await admin.must('/teams', { name: 'Weg' });
  expect((await admin.post('/teams', { name: 'STRASSE' })).status).toBe(409);
  const renamed = await admin.patch(`/teams/${team.id}`, { name: 'ＳＴＲＡＳＳＥ' }, { 'if-match': '"1"' });
  expect(renamed).toMatchObject({ status: 409, body: { detail: expect.stringContaining('"Straße"') } });
  const body = { before: ['P3D'], channels: ['inbox'] };
  await admin.must('/policies', { kind: 'reminder', name: 'Sớm', body });
  expect((await admin.post('/policies', { kind: 'reminder', name: 'SỚM', body })).status).toBe(409);
  expect((await admin.post('/people', { name: 'Ánh', email: 'ÁNH@EXAMPLE.COM' })).status).toBe(409);
});

test('an id of a file is the same in capitals, and twice in one file is told', async () => {
  const item = { title: 'By hand', externalId: 'Stra-ß' };
  await c.item(item);
  const lines = [
    'ID,Title,Owner,Due date',
    'STRA-SS,From the file,owner1@example.com,2030-03-01',
    'stra-ß,Again,owner1@example.com,2030-03-01',
  ];
  const run = await importFile(c.manager, lines.join('\n'), { program: c.programId });
  expect(run).toMatchObject({ created: 0, rejected: [{ row: 3, message: expect.stringContaining('row 2') }] });
  const found = await c.manager.get(`/action-items?externalId=${encodeURIComponent('STRA-SS')}`);
  expect(found.body.items).toHaveLength(1);
});
