import { readSheets } from '../../../database/sheets/read-sheets.js';
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
});
afterAll(async () => {
  await tollgate.stop();
});

async function download(format: string, filter = '', by: Case = c): Promise<{ bytes: Buffer; headers: Headers }> {
  const response = await fetch(
    `${tollgate.url}/api/v1/exports/action-items?format=${format}&program=${by.programId}${filter}`,
    {
      headers: { authorization: `Bearer ${by.manager.token ?? ''}` },
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
});

test.each(['csv', 'xlsx'])('an export to %s that is imported again changes nothing', async (format) => {
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
});

/** The header of a downloaded workbook, and its first row by the names in it, as a sheet shows them. */
async function shown(bytes: Buffer): Promise<Record<string, string>> {
  const [sheet] = await readSheets(bytes, {});
  const [header, row] = sheet?.rows ?? [];
  return Object.fromEntries((header?.cells ?? []).map((name, at) => [name, row?.cells[at] ?? '']));
}

test('XLSX keeps texts as texts, with attributes in columns of their own; dates and numbers are real', async () => {
  const { bytes } = await download('xlsx', '&externalId=00123');
  const { body } = await c.manager.get(`/action-items?program=${c.programId}&externalId=00123`);
  const { date, time } = body.items[0].due as { date: string; time: string };
  expect(await shown(bytes)).toMatchObject({
    ID: '00123',
    Title: '=1+1',
    'Due date': `${date} ${time}`,
    'First due date (Tollgate)': date,
    'Date raised': '2026-01-05',
    Score: '3',
    'Attribute: Deadline': 'see contract',
    'Attribute: Status (as imported)': 'Blocked',
    Nested: '{"a":[1]}',
  });
});

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
});

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
});

test('what items wait for comes back as it went out, in the same program and in another', async () => {
  const own = await launchedCase(tollgate);
  const elsewhere = await (await launchedCase(tollgate)).item({ title: 'Of another program' });
  const first = await own.item({ title: 'First', externalId: 'D, 1' });
  const second = await own.item({ title: 'Second, without an id' });
  const third = await own.item({ title: 'Third', externalId: 'D-3' });
  const over = await own.item({ title: 'Over', externalId: 'D-4' });
  for (const [item, on] of [
    [second, first.key],
    [third, first.key],
    [third, second.key],
    [third, elsewhere.key],
    [over, first.key],
  ] as const)
    await own.manager.must(`/action-items/${item.id}/dependencies`, { on });
  const { version } = (await own.manager.get(`/action-items/${over.id}`)).body;
  await own.manager.must(`/action-items/${over.id}/cancel`, { reason: 'Not needed' }, { 'if-match': `"${version}"` });
  const waits = (program: string): Promise<unknown> =>
    tollgate.dataSource.query(
      `SELECT i.title, array_agg(q.title ORDER BY q.title) AS "waitsFor",
         array_agg(DISTINCT q.program_id = i.program_id) AS inside
       FROM item_dependencies d JOIN action_items i ON i.id = d.item_id JOIN action_items q ON q.id = d.predecessor_id
       JOIN programs p ON p.id = i.program_id WHERE p.name = $1 AND i.status <> 'cancelled' GROUP BY i.id, i.title ORDER BY i.title`,
      [program],
    );
  const { name } = (await own.manager.get(`/programs/${own.programId}`)).body;
  const before = await waits(name);
  for (const format of ['csv', 'xlsx']) {
    const { bytes } = await download(format, '', own);
    const content = format === 'csv' ? bytes.toString('utf8') : bytes;
    const again = await importFile(own.manager, content, { program: own.programId });
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 4, rejected: [] });
    expect(await waits(name)).toEqual(before);
    const other = `Copy of ${name} by ${format}`;
    const copied = await importFile(own.manager, content, { program: other, create: true });
    expect(copied).toMatchObject({ created: 4, rejected: [] });
    expect(await waits(other)).toEqual(before);
    const twice = await importFile(own.manager, content, { program: other });
    expect(twice).toMatchObject({ created: 0, updated: 0, rejected: [] });
    expect(await waits(other)).toEqual(before);
  }
});
