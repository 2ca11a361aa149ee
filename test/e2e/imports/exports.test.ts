import ExcelJS from 'exceljs';
import { launchedCase, type Case } from '../../factories/case.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';
import { importFile } from './import-file.js';

let tollgate: Tollgate;
let c: Case;

beforeAll(async () => {
  tollgate = await startTollgate();
  c = await launchedCase(tollgate);
  const [john] = [await tollgate.person('John Tan'), await tollgate.person('John Tan')];
  const facts = {
    title: '=1+1',
    description: 'First line\nsecond, "quoted"; third\n',
    severity: 'High',
    rootCause: '-process',
    tags: ['ip', 'a, b', '高；低'],
    raisedOn: '2026-01-05',
    attributes: {
      Deadline: 'see contract',
      'Status (as imported)': 'Blocked',
      Score: 3,
      '@handle': '+65',
      Nested: { a: [1] },
    },
  };
  await c.item({ ...facts, externalId: '00123' });
  await c.item({ ...facts, attributes: {} });
  await c.item({ ownerId: john, title: 'Owned by one of two of the same name' });
  const done = await c.item({ title: 'Finished' });
  await c.manager.must(`/action-items/${done.id}/cancel`, { reason: 'Not needed' });
  await c.manager.must('/programs', { name: 'Another' });
}, 60_000);
afterAll(async () => {
  await tollgate.stop();
}, 60_000);

async function download(format: string, filter = ''): Promise<{ bytes: Buffer; headers: Headers }> {
  const response = await fetch(
    `${tollgate.url}/api/v1/exports/action-items?format=${format}&program=${c.programId}${filter}`,
    {
      headers: { authorization: `Bearer ${c.manager.token ?? ''}` },
    },
  );
  expect(response.status).toBe(200);
  return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
}

const versions = (): Promise<unknown> =>
  tollgate.dataSource.query('SELECT id, version, attributes, tags FROM action_items ORDER BY number');

test('CSV for Excel: a byte order mark, and no cell that a spreadsheet program takes for a formula', async () => {
  const { bytes, headers } = await download('csv');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="action-items .*\.csv"$/);
  const text = bytes.toString('utf8');
  expect(text).toMatch(/^\uFEFFID,Title,Description,Owner,Due date,Status,/);
  expect(text).toContain(`00123,'=1+1,"First line\nsecond, ""quoted""; third`);
  expect(text).toContain(",'-process,");
  expect(text).toContain("'@handle");
  expect(text).toContain(",'+65");
  expect(text).not.toMatch(/(^|,|")[=+\-@]/m);
}, 30_000);

test.each(['csv', 'xlsx'])(
  'an export to %s that is imported again changes nothing',
  async (format) => {
    const before = await versions();
    const { bytes } = await download(format);
    const again = await importFile(c.manager, format === 'csv' ? bytes.toString('utf8') : bytes, {
      program: c.programId,
    });
    expect(again).toMatchObject({
      state: 'done',
      rows: 4,
      created: 0,
      updated: 0,
      unchanged: 4,
      missing: 0,
      rejected: [],
    });
    expect(await versions()).toEqual(before);
  },
  30_000,
);

test('XLSX keeps texts as texts, with attributes in columns of their own', async () => {
  const { bytes } = await download('xlsx', '&externalId=00123');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.getWorksheet('Action items');
  expect(sheet?.getRow(1).values).toEqual(
    expect.arrayContaining(['ID', 'Attribute: Deadline', 'Attribute: Status (as imported)', 'Score', 'Nested']),
  );
  expect(sheet?.rowCount).toBe(2);
  expect(sheet?.getCell('A2').value).toBe('00123');
  expect(sheet?.getCell('B2')).toMatchObject({ value: '=1+1', numFmt: '@' });
}, 30_000);

test('XLSX has dates and numbers that can be sorted and counted with', async () => {
  const { bytes } = await download('xlsx', '&externalId=00123');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = workbook.getWorksheet('Action items');
  const names = (sheet?.getRow(1).values ?? []) as string[];
  const value = (name: string) => sheet?.getRow(2).getCell(names.indexOf(name)).value;
  const { body } = await c.manager.get(`/action-items?program=${c.programId}&externalId=00123`);
  const { date, time } = body.items[0].due as { date: string; time: string };
  expect(value('Due date')).toEqual(new Date(`${date}T${time}Z`));
  expect(value('First due date (Tollgate)')).toEqual(new Date(date));
  expect(value('Date raised')).toEqual(new Date('2026-01-05'));
  expect(value('Score')).toBe(3);
  expect(value('Age in days (Tollgate)')).toBeGreaterThan(0);
}, 30_000);

test.each([
  ['semicolon', ';'],
  ['tab', '\t'],
])('CSV for a place where cells are split at a %s comes back the same', async (separator, sign) => {
  const before = await versions();
  const { bytes } = await download('csv', `&separator=${separator}`);
  expect(bytes.toString('utf8')).toMatch(new RegExp(`^\uFEFFID${sign}Title${sign}Description`));
  const again = await importFile(c.manager, bytes.toString('utf8'), { program: c.programId });
  expect(again).toMatchObject({ unchanged: 4, rejected: [] });
  expect(await versions()).toEqual(before);
});

test('an item that was edited in the export changes by number, where it has no id of its own', async () => {
  const { bytes } = await download('csv');
  const edited = bytes.toString('utf8').replace('Owned by one of two of the same name', 'Renamed in the sheet');
  expect(await importFile(c.manager, edited, { program: c.programId })).toMatchObject({
    created: 0,
    updated: 1,
    unchanged: 3,
    rejected: [],
  });
  expect((await c.manager.get(`/action-items/count?program=${c.programId}&q=renamed`)).body).toEqual({ count: 1 });
}, 30_000);

test('takes the filters and orders of the list, and nothing else', async () => {
  const { bytes } = await download('csv', '&status=open&sort=-number');
  const lines = bytes.toString('utf8').split('\r\n');
  expect(lines.filter((line) => line.includes('AI-')).map((line) => /AI-(\d+)/.exec(line)?.[1])).toEqual([
    '3',
    '2',
    '1',
  ]);
  expect((await c.manager.get('/exports/action-items?format=pdf')).status).toBe(400);
  expect((await c.manager.get('/exports/action-items?limit=5')).status).toBe(400);
  expect((await fetch(`${tollgate.url}/api/v1/exports/action-items`)).status).toBe(401);
}, 30_000);
