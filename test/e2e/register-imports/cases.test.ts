import { createHash } from 'node:crypto';
import { governanceCase, type GovernanceCase } from '../../factories/governance-case.js';
import { caseColumns, csvOf, registerFile } from '../../factories/register-file.js';
import { rowsOf, workbookOf } from '../../factories/workbook.js';
import { placeOf, type ApiAnswer, type ApiClient } from '../../harness/api-client.js';
import { startTollgate, type Tollgate } from '../../harness/tollgate.js';

/**
 * Cases out of a spreadsheet (`POST /cases/imports`, `POST /cases/imports/preview`): what is made, what is asked about, what is refused
 * with its cell, and that nothing is made twice.
 */
let tollgate: Tollgate;
let c: GovernanceCase;
let leadName: string;
let leadMail: string;
let count = 0;

const { preview, take } = registerFile('cases');

beforeAll(async () => {
  tollgate = await startTollgate({ worker: false });
});
beforeEach(async () => {
  c = await governanceCase(tollgate);
  count += 1;
  ({ name: leadName } = (await c.lead.get('/people/me')).body as { name: string });
  leadMail = `register-${count}@example.com`;
  await tollgate.dataSource.query('UPDATE people SET email = $2 WHERE id = $1', [c.leadId, leadMail]);
});
afterAll(async () => {
  await tollgate.stop();
});

/** A row of `caseColumns`, with a title that no other has. */
const row = (title: string, more: Partial<Record<string, string>> = {}): string[] => {
  const usual: Record<string, string> = {
    ...{ Reference: '', Title: title, Description: 'Seen in nine streams on Friday', Source: 'User report' },
    ...{ Likelihood: '4', Impact: '3', Markets: 'VN', Lead: leadMail },
  };
  return caseColumns.map((column) => more[column] ?? usual[column] ?? '');
};
const file = (...rows: string[][]): string => csvOf(caseColumns, ...rows);
const word = (): string => `Zx${c.leadId.slice(0, 8)}`;
const found = async (who: ApiClient, q: string): Promise<Record<string, unknown>[]> =>
  (await who.get(`/cases?q=${q}&sort=number`)).body.items as Record<string, unknown>[];
const refusals = ({ body }: ApiAnswer): { cell: string | null; message: string }[] =>
  (body.rejected as { cell: string | null; message: string }[]).map(({ cell, message }) => ({ cell, message }));

test('each row makes a case, as the route that reports one would, and the preview says so before', async () => {
  const sheet = file(
    row(`${word()} one`, { Reference: 'INC-1' }),
    row(`${word()} two`, { Lead: leadName, Markets: 'SG, vn' }),
  );
  const looked = await preview(c.reporter, sheet);
  expect(looked).toMatchObject({
    status: 200,
    body: {
      ...{ making: 2, whole: true, undecided: [], missing: [], rejectedCount: 0, presentCount: 0, rows: 2 },
      first: [{ row: 2, read: expect.arrayContaining([{ field: 'lead', text: leadName }]) }, { row: 3 }],
    },
  });
  expect(await found(c.lead, word())).toEqual([]);
  const made = await take(c.reporter, sheet);
  expect(made).toMatchObject({ status: 200, body: { made: 2, presentCount: 0, records: [{ row: 2 }, { row: 3 }] } });
  const [first, second] = await found(c.lead, word());
  expect(first).toMatchObject({
    ...{ status: 'new', severity: 'high', source: 'user_report', likelihood: 4, impact: 3, markets: ['VN'] },
    ...{ lead: { id: c.leadId }, raisedBy: { id: c.reporterId } },
    text: 'Seen in nine streams on Friday\n\nReference: INC-1',
  });
  expect(second).toMatchObject({ markets: ['SG', 'VN'], text: 'Seen in nine streams on Friday' });
  const { items } = (await c.lead.get(`/cases/${String(first?.['key'])}/timeline`)).body;
  const cameFrom = { fileName: 'incidents.csv', row: 2, sha256: createHash('sha256').update(sheet).digest('hex') };
  expect(items).toEqual([
    expect.objectContaining({ type: 'case.reported', data: expect.objectContaining({ cameFrom }) }),
  ]);
  const told = await c.lead.get('/notifications?limit=50');
  expect(JSON.stringify(told.body)).toContain(`${word()} one`);
});

test('the same file sent again makes nothing twice, whoever sends it, and what is new in it is made', async () => {
  const rows = [row(`${word()} kept`, { Reference: 'K-1' }), row(`${word()} plain`)];
  expect((await take(c.reporter, file(...rows))).body.made).toBe(2);
  expect((await take(c.reporter, file(...rows))).body).toMatchObject({ made: 0, presentCount: 2 });
  // Another name of a state of the same register, another hand, another way of typing.
  const state = registerFile('cases', 'Incidents 2026-12 v2.csv');
  const typed = row(`${word()} kept, told otherwise`, { Reference: ' ｋ-１ ' });
  const again = await state.take(c.boss, file(typed, rows[1] ?? [], row(`${word()} new`, { Reference: 'K-2' })));
  expect(again.body).toMatchObject({ made: 1, presentCount: 2, records: [{ row: 4 }] });
  expect(await found(c.lead, word())).toHaveLength(3);
  // The same reference in another register is another case.
  const other = registerFile('cases', 'complaints.csv');
  expect((await other.take(c.reporter, file(row(`${word()} other`, { Reference: 'K-1' })))).body.made).toBe(1);
});

test('two who send the same file at once make each case once', async () => {
  const sheet = file(row(`${word()} a`, { Reference: 'T-1' }), row(`${word()} b`, { Reference: 'T-2' }));
  const both = await Promise.all([
    take(c.reporter, sheet, { source: word() }),
    take(c.boss, sheet, { source: word() }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(both.reduce((sum, { body }) => sum + Number(body.made), 0)).toBe(2);
  expect(await found(c.lead, word())).toHaveLength(2);
});

test('each cell that cannot come in is named with why, and then no row does', async () => {
  const stranger = await tollgate.person(`Twin ${word()}`);
  await tollgate.person(`Twin ${word()}`);
  const sheet = file(
    row(`${word()} good`),
    row(`${word()} scale`, { Likelihood: '9', Source: 'hearsay' }),
    row('x'.repeat(201)),
    row(`${word()} twin`, { Lead: `Twin ${word()}` }),
    row(`${word()} nobody`, { Lead: 'Nobody Atall' }),
    row(`${word()} several`, { Lead: 'Mei Lin; Wei Tan' }),
    row(`${word()} market`, { Markets: 'Atlantis' }),
    row(`${word()} formula`, { Description: '#REF!' }),
    row(`${word()} empty`, { Description: '' }),
    row(`${word()} figures`, { Impact: '1,5' }),
    row(`${word()} other`, { Source: 'other' }),
    ['Total', ...Array.from({ length: 6 }, () => ''), '11'],
  );
  const looked = await preview(c.reporter, sheet);
  expect(looked.body).toMatchObject({ whole: false, making: 1 });
  expect(refusals(looked)).toEqual([
    { cell: 'D3', message: expect.stringContaining('"hearsay" is none of user report') },
    { cell: 'B4', message: expect.stringContaining('200') },
    { cell: 'H5', message: expect.stringContaining(stranger) },
    { cell: 'H6', message: expect.stringContaining('Nobody Atall') },
    { cell: 'H7', message: expect.stringContaining('names 2 people') },
    { cell: 'G8', message: expect.stringContaining('Atlantis') },
    { cell: 'C9', message: expect.stringContaining('#REF!') },
    { cell: 'C10', message: expect.stringContaining('description is missing') },
    { cell: 'F11', message: expect.stringContaining('not a whole number') },
    { cell: null, message: expect.stringContaining('sourceText') },
    { cell: null, message: expect.stringContaining('row of totals') },
  ]);
  const refused = await take(c.reporter, sheet);
  expect(refused).toMatchObject({ status: 422, body: { code: 'rows-rejected', rejectedCount: 11 } });
  expect(await found(c.lead, word())).toEqual([]);
  // What is wrong by the scale alone is refused by the rule of the single route.
  const scale = await preview(c.reporter, file(row(`${word()} scale`, { Likelihood: '9' })));
  expect(refusals(scale)).toEqual([{ cell: 'E2', message: expect.stringContaining('5') }]);
  expect(
    (await preview(c.reporter, file(...Array.from({ length: 150 }, () => row('x', { Impact: 'y' }))))).body,
  ).toMatchObject({
    rejectedCount: 150,
    rejected: { length: 100 },
  });
});

test('rows that say the same are told, in whatever form they are typed', async () => {
  const composed = row(`${word()} café`, { Reference: 'É-1' }).map((cell) => cell.normalize('NFC'));
  const decomposed = row(`${word()} other`, { Reference: 'É-1' }).map((cell) => cell.normalize('NFD'));
  const twins = await preview(c.reporter, file(composed, decomposed, row(`${word()} same`), row(`${word()} SAME`)));
  expect(refusals(twins)).toEqual([
    { cell: 'A3', message: expect.stringContaining('stands in row 2 too') },
    { cell: 'A5', message: expect.stringContaining('Row 4 says the same') },
  ]);
});

test('a column that is not known is asked about, and then kept, ignored or taken', async () => {
  const columns = ['Headline', 'What happened', 'Channel', 'P', 'Impact', 'Remarks', 'Status', 'Nothing'];
  const line = [`${word()} asked`, 'It happened', 'press', '２', '2', 'Ask Wei', 'Closed', ''];
  const looked = await preview(c.reporter, csvOf(columns, line));
  expect(looked.body).toMatchObject({
    ...{ whole: false, undecided: ['P', 'Remarks', 'Status'], missing: ['likelihood'] },
    columns: [
      { column: 'Headline', as: 'field', field: 'title' },
      { as: 'field', field: 'text' },
      { as: 'field', field: 'source' },
      { as: 'undecided' },
      { as: 'field', field: 'impact' },
      { as: 'undecided' },
      { as: 'undecided' },
      { as: 'empty' },
    ],
  });
  expect(await take(c.reporter, csvOf(columns, line))).toMatchObject({
    status: 422,
    body: { code: 'missing-columns' },
  });
  const half = { columns: { P: 'likelihood', Status: 'ignore' } };
  expect(await take(c.reporter, csvOf(columns, line), half)).toMatchObject({
    ...{ status: 422, body: { code: 'undecided-columns', columns: ['Remarks'] } },
  });
  const said = { columns: { ...half.columns, remarks: 'keep' }, all: { lead: leadMail } };
  const made = await take(c.reporter, csvOf(columns, line), said);
  expect(made.body).toMatchObject({ made: 1, ignoredColumns: ['Status'] });
  expect(await found(c.lead, word())).toMatchObject([
    { text: 'It happened\n\nRemarks: Ask Wei', source: 'media', likelihood: 2, lead: { id: c.leadId }, status: 'new' },
  ]);
  for (const [columnsSaid, code] of [
    [{ Nowhere: 'title' }, 'invalid-mapping'],
    [{ P: 'colour' }, 'invalid-mapping'],
    [{ P: 'impact', Remarks: 'impact' }, 'invalid-mapping'],
  ] as const)
    expect(await preview(c.reporter, csvOf(columns, line), { columns: columnsSaid })).toMatchObject({
      ...{ status: 422, body: { code } },
    });
  const two = await preview(c.reporter, csvOf([...caseColumns, 'PIC'], [...row(`${word()} two`), 'Wei']));
  expect(two.body.columns[8]).toMatchObject({ as: 'undecided' });
});

test('columns are known by their usual names in the languages of the markets', async () => {
  const chinese = csvOf(
    ['编号', '标题', '描述', '来源', '可能性', '影响', '市场', '负责人'],
    ['甲-1', `${word()} 直播假货`, '周五发现', '用户举报', '4', '4', 'SG', leadMail],
  );
  expect((await take(c.reporter, chinese)).body.made).toBe(1);
  const names = [
    ['Kode', 'Judul', 'Deskripsi', 'Sumber', 'Kemungkinan', 'Dampak', 'Pasar', 'Penanggung jawab'],
    ['Mã', 'Tiêu đề', 'Mô tả', 'Nguồn', 'Khả năng xảy ra', 'Tác động', 'Thị trường', 'Người phụ trách'],
    ['รหัส', 'ชื่อเรื่อง', 'รายละเอียด', 'แหล่งที่มา', 'โอกาสเกิด', 'ผลกระทบ', 'ตลาด', 'ผู้รับผิดชอบ'],
    ['No rujukan', 'Tajuk', 'Penerangan', 'Sumber', 'Kebarangkalian', 'Impak', 'Pasaran', 'Penanggung jawab'],
  ];
  for (const columns of names)
    expect((await preview(c.reporter, csvOf(columns, row(`${word()} x`, { Reference: 'q' })))).body).toMatchObject({
      ...{ making: 1, whole: true, undecided: [] },
    });
});

test('an export of the list is read again: its headings are known, what is here is left, what is added is made', async () => {
  const one = await c.reported({ title: `${word()} exported`, affected: { listings: 9 } });
  const headers = { authorization: `Bearer ${c.lead.token ?? ''}` };
  for (const format of ['xlsx', 'csv']) {
    const answer = await fetch(`${c.lead.url}${placeOf(`/exports/cases?lead=${c.leadId}&format=${format}`)}`, {
      headers,
    });
    const sheet = new Uint8Array(await answer.arrayBuffer());
    const looked = await preview(c.lead, sheet);
    expect(looked.body).toMatchObject({ whole: true, making: 0, undecided: [], present: [{ row: 2, key: one.key }] });
    expect((await take(c.lead, sheet)).body).toMatchObject({ made: 0, presentCount: 1 });
    if (format === 'xlsx') continue;
    const [head = '', line = ''] = new TextDecoder().decode(sheet).trimEnd().split('\r\n');
    const added = line.replace(String(one.key), '').replace(`${word()} exported`, `${word()} added`);
    const more = `${head}\r\n${line}\r\n${added}\r\n`;
    expect((await take(c.lead, more)).body).toMatchObject({ made: 1, presentCount: 1, records: [{ row: 3 }] });
    const gone = await preview(c.lead, `${head}\r\n${line.replace(String(one.key), 'CA-999999')}\r\n`);
    expect(refusals(gone)).toEqual([{ cell: 'A2', message: expect.stringContaining('There is no CA-999999 here') }]);
  }
  const [, second] = await found(c.lead, word());
  expect(second).toMatchObject({ affected: { listings: 9 }, domain: 'counterfeit and IP', lead: { id: c.leadId } });
});

test('a restricted row is restricted from the start, and tells nobody else that it is here', async () => {
  const columns = [...caseColumns, 'Restricted'];
  const sheet = csvOf(columns, [...row(`${word()} hidden`, { Reference: 'R-1' }), 'yes']);
  expect((await take(c.reporter, sheet, { source: word() })).body.made).toBe(1);
  expect(await found(c.lead, word())).toMatchObject([{ restricted: true }]);
  const stranger = await tollgate.as(await tollgate.person('Stranger of registers'));
  expect(await found(stranger, word())).toEqual([]);
  // For whoever does not see it, it is not here: what they make is another one.
  expect((await preview(stranger, sheet, { source: word() })).body).toMatchObject({ making: 1, presentCount: 0 });
  expect((await take(stranger, sheet, { source: word() })).body).toMatchObject({ made: 1, presentCount: 0 });
  expect((await take(stranger, sheet, { source: word() })).body).toMatchObject({ made: 0, presentCount: 1 });
});

test('a sheet is chosen, a formula counts by its value, and what was told before is shown', async () => {
  await c.reported({ title: `${word()} counterfeit perfume sold by night`, text: `${word()} bottles without a seal` });
  await tollgate.dataSource.query('ANALYZE search_texts');
  const cells = row(`${word()} counterfeit perfume sold by night`, { Description: `${word()} bottles without a seal` });
  const book = workbookOf({
    sheets: {
      Notes: rowsOf([['Read me']]),
      Cases: rowsOf([caseColumns, cells.map((cell, index) => (index === 4 ? { v: 4 } : cell))]),
      More: rowsOf([caseColumns, row(`${word()} of another sheet`)]),
    },
  });
  const looked = await preview(c.lead, book);
  expect(looked.body).toMatchObject({
    sheet: 'Cases',
    making: 1,
    sheets: [{ name: 'Notes' }, { name: 'Cases' }, { name: 'More' }],
  });
  expect(looked.body.notes).toEqual([expect.stringContaining('Read: the sheet "Cases"')]);
  expect(looked.body.first[0].alike).toMatchObject([
    { kind: 'case', title: `${word()} counterfeit perfume sold by night` },
  ]);
  const more = await preview(c.lead, book, { sheet: 'more' });
  expect(more.body).toMatchObject({ sheet: 'More', making: 1 });
  expect(await preview(c.lead, book, { sheet: 'Nowhere' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-sheet' },
  });
});

test('a domain that no record has is told, with what is near it', async () => {
  await c.reported({ domain: `Payments ${word()}` });
  const sheet = csvOf([...caseColumns, 'Domain'], [...row(`${word()} d`), `Paymets ${word()}`]);
  expect((await preview(c.lead, sheet)).body.notes).toEqual([
    expect.stringMatching(/No record is of the domain "Paymets .*" yet: row 2\. Near it: "Payments /),
  ]);
});

test('what is too much, no table, or asked for wrongly is refused as a whole', async () => {
  const many = file(...Array.from({ length: 10_001 }, (_, index) => row(`x ${index}`)));
  expect(await preview(c.lead, many)).toMatchObject({ status: 413, body: { code: 'file-too-large' } });
  const large = await preview(c.lead, file(row('x', { Description: 'y'.repeat(5 * 1024 * 1024) })));
  expect(large).toMatchObject({ status: 200, body: { whole: false, rejectedCount: 1 } });
  expect(await preview(c.lead, file())).toMatchObject({ status: 422, body: { code: 'invalid-file' } });
  expect(await preview(c.lead, 'a,b\n1,2\n')).toMatchObject({ status: 422, body: { code: 'missing-columns' } });
  expect(await preview(c.lead, new Uint8Array([0, 1, 2, 3]))).toMatchObject({
    status: 422,
    body: { code: 'unreadable-file' },
  });
  for (const options of ['{', '{"colour": 1}', '{"columns": {"a": 1}}', '{"all": {"colour": "red"}}'])
    expect(
      await c.lead.upload('/cases/imports', { options }, { name: 'x.csv', content: file(row('x')) }),
    ).toMatchObject({
      ...{ status: 400, body: { code: 'invalid-request' } },
    });
  expect(await c.lead.post('/cases/imports', {})).toMatchObject({ status: 415 });
});

test('an auditor takes nothing in, and the template has the names of the columns', async () => {
  const auditor = await tollgate.as(await tollgate.person(`Auditor ${word()}`, { access: 'auditor' }));
  for (const send of [preview, take])
    expect(await send(auditor, file(row(`${word()} x`)))).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  const headers = { authorization: `Bearer ${c.lead.token ?? ''}` };
  const template = await fetch(`${c.lead.url}${placeOf('/cases/imports/template')}`, { headers });
  expect(template.headers.get('content-disposition')).toContain('cases-template.csv');
  const [head = ''] = (await template.text()).split('\r\n');
  const filled = `${head}\r\n${head
    .split(',')
    .map(
      (name) => ({ Title: `${word()} t`, Description: 'x', Source: 'audit', Likelihood: '1', Impact: '1' })[name] ?? '',
    )
    .join(',')}`;
  expect((await preview(c.lead, filled)).body).toMatchObject({ whole: true, making: 1, undecided: [] });
});
