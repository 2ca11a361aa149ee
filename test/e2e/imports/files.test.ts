import { launchedCase, type Case } from '../../factories/case.js';
import { rowsOf, workbookOf } from '../../factories/workbook.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
});
afterAll(async () => {
  await tollgate.stop();
});

const header = ['ID', 'Title', 'Owner', 'Due', 'Share'];
const idsOf = async (program: string): Promise<string[]> => {
  const { body } = await c.manager.get(`/action-items?program=${program}&limit=50`);
  return (body.items as { externalId: string }[]).map(({ externalId }) => externalId).sort();
};

test('ids and shares come in as the sheet shows them, and only from the sheet that is named', async () => {
  const row = (id: number) => [{ v: id, s: 1 }, 'Take down', 'Mei Tan', { v: 46_447, s: 3 }, { v: 0.4, s: 2 }];
  const file = workbookOf({
    sheets: { SG: rowsOf([header, row(1)]), TH: rowsOf([header, row(2), row(3)]) },
    formats: ['00000', '0%', 'd mmm yyyy'],
  });
  const program = (await c.manager.must('/programs', { name: 'Shown', phases: [{ name: 'One' }], launch: true }))
    .id as string;
  const done = await importFile(c.manager, file, { program, sheet: 'TH', owners: 'create' });
  expect(done).toMatchObject({ state: 'done', created: 2, rejected: [] });
  expect(await idsOf(program)).toEqual(['00002', '00003']);
  const { body } = await c.manager.get(`/action-items?program=${program}&externalId=00002`);
  expect(body.items[0]).toMatchObject({ attributes: { Share: '40%' }, due: { date: '2027-03-01' } });
});

test('a text is read in the encoding that is stated', async () => {
  const name = Buffer.from([0xca, 0xc1, 0xaa, 0xd2, 0xc2]);
  const file = Buffer.concat([Buffer.from('ID,Title,Owner,Due\nT-1,Check,'), name, Buffer.from(',2027-03-01\n')]);
  const options = { program: c.programId, owners: 'create', encoding: 'TIS-620' };
  expect(await importFile(c.manager, file, options)).toMatchObject({ state: 'done', created: 1 });
  const { body } = await c.manager.get(`/action-items?program=${c.programId}&externalId=T-1`);
  expect(body.items[0].owner.name).toBe('สมชาย');
});

test('a row that was split inside a text goes out whole with the rejected, and does not come in shifted from there', async () => {
  const rows = ['R-1,Take down,Mei Tan,2027-03-01,a', 'R-2,Train, or brief,Mei Tan,2027-03-01,b'];
  const sent = await importFile(c.manager, `${header.join(',')}\n${rows.join('\n')}\n`, {
    program: c.programId,
    owners: 'create',
  });
  expect(sent).toMatchObject({ created: 1, rejectedCount: 1 });
  const { body } = await c.manager.get(`/imports/${sent.id}/rejected`);
  expect(body).toMatch(
    /^\uFEFF?ID,Title,Owner,Due,Share,Row \(Tollgate\),Reason \(Tollgate\)\r\nR-2,Train," or brief",/,
  );
  expect(body).toMatch(/,b\r\n$/);
  const again = await importFile(c.manager, body as string, { program: c.programId, owners: 'create' });
  expect(again).toMatchObject({ created: 0, updated: 0, rejectedCount: 1 });
});
