import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { rowsOf, workbookOf, workbookParts, zipOf, type WorkbookParts } from '../../test/factories/workbook.js';
import { readRegister } from './read-register.js';
import { readTable } from './read-table.js';

const header = ['ID', 'Title', 'Owner', 'Due', 'Note'];
const first = ['A-1', 'Take down', 'Mei', '2027-03-01', ''];

const read = async (parts: WorkbookParts, options = {}) => (await readTable(workbookOf(parts), options)).table;
const rowsIn = async (content: string, more: Partial<WorkbookParts> = {}) =>
  (await read({ sheets: { Register: content }, ...more })).rows.map(({ cells }) => cells);

async function problemOf(bytes: Buffer): Promise<SpreadsheetProblem> {
  try {
    await readTable(bytes, {});
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('what a cell shows', () => {
  it.each([
    ['00000', 1, '00001'],
    ['0%', 1, '100%'],
    ['0.0%', 0.405, '40.5%'],
    ['#,##0.00', 1234.5, '1,234.50'],
    ['"S$"#,##0', 1200, 'S$1,200'],
    ['_("$"* #,##0.00_);_("$"* \\(#,##0.00\\)', 5, '$5.00'],
    ['0.00E+00', 123_456_789, '1.23E+08'],
    ['[h]:mm', 1.5, '36:00'],
    ['h:mm AM/PM', 0.75, '6:00 PM'],
    ['"AI-"000', 7, 'AI-007'],
    ['0;;;', 0, ''],
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 1_234_567_890_123, '1234567890123'],
    ['@', 12, '12'],
    ['mmm-yy', 46_067, 'Feb-26'],
    ['dd/mm/yyyy', 46_067, '2026-02-14'],
    ['[$-107041E]d mmm bb', 46_067, '2026-02-14'],
    ['[$-D07041E]d mmmm yyyy', 46_067, '2026-02-14'],
    ['yyyy"年"m"月"d"日"', 46_067, '2026-02-14'],
    ['d/m/yyyy h:mm', 46_067.75, '2026-02-14 18:00'],
    ['not [ a format', 12, '12'],
  ])('by %s of %d is %s', async (format, v, text) => {
    const sheet = rowsOf([header, ['A-1', 'Take down', 'Mei', '2027-03-01', { v, s: 1 }, 'end']]);
    expect((await rowsIn(sheet, { formats: [format] }))[0]?.[4]).toBe(text);
  });

  it('is the date that it holds where a column of dates shows only the month', async () => {
    const sheet = rowsOf([header, ['A-1', 'Take down', 'Mei', { v: 46_067, s: 1 }]]);
    expect(await rowsIn(sheet, { formats: ['mmm-yy'] })).toEqual([['A-1', 'Take down', 'Mei', '2026-02-14']]);
  });

  it('counts from 1904 where the workbook does', async () => {
    const sheet = rowsOf([header, ['A-1', 'Take down', 'Mei', { v: 46_067 - 1462, s: 1 }]]);
    expect((await rowsIn(sheet, { formats: ['d/m/yy'], date1904: true }))[0]?.[3]).toBe('2026-02-14');
  });

  it('is a date of Strict Open XML, under its own names', async () => {
    const sheet = rowsOf([header, ['A-1', 'Take down', 'Mei', { v: '2026-02-14T17:00:00', t: 'd' }]]);
    expect((await rowsIn(sheet, { strict: true }))[0]?.[3]).toBe('2026-02-14 17:00');
  });

  it('is the same where a program prefixes every name', async () => {
    expect(await rowsIn(rowsOf([header, first]), { prefix: 'x' })).toEqual([first.slice(0, 4)]);
  });

  it('is text of runs, without how it is pronounced, and with characters that XML has no place for', async () => {
    const strings = [
      '<r><t>Take </t></r><r><rPr/><t xml:space="preserve">down</t></r><rPh sb="0" eb="1"><t>テイク</t></rPh>',
      '<t>a_x000D_b_x005F_x0041_</t>',
    ];
    const cells = '<c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>Me</t></r><r><t>i</t></r></is></c>';
    const sheet = `<sheetData><row><c t="str"><v>Title</v></c><c t="str"><v>Owner</v></c><c t="str"><v>Due</v></c></row>
      <row>${cells}<c t="str"><f>TEXT(A1)</f><v>2027-03-01</v></c><c t="b"><v>1</v></c><c t="s"><v>1</v></c></row></sheetData>`;
    expect(await rowsIn(sheet, { strings })).toEqual([['Take down', 'Mei', '2027-03-01', 'TRUE', 'a\rb_x0041_']]);
  });
});

describe('where cells stand', () => {
  it('does not matter: out of order, sparse, without addresses', async () => {
    const text = (at: string, value: string): string => `<c ${at} t="str"><v>${value}</v></c>`;
    const sheet = `<sheetData>
      <row r="900000">${text('r="D900000"', '2027-03-02')}${text('r="B900000"', 'Second')}${text('r="C900000"', 'Mei')}</row>
      <row r="2">${text('r="C2"', 'Mei')}${text('r="B2"', 'First')}${text('r="D2"', '2027-03-01')}</row>
      <row r="1">${['', 'Title', 'Owner', 'Due'].map((name) => text('', name)).join('')}</row></sheetData>`;
    const { rows } = await read({ sheets: { Register: sheet } });
    expect(rows).toMatchObject([
      { number: 2, cells: ['', 'First', 'Mei', '2027-03-01'] },
      { number: 900_000, cells: ['', 'Second', 'Mei', '2027-03-02'] },
    ]);
  });

  it('merged over rows, each row has the value; merged over columns, only the first', async () => {
    const rows = rowsOf([
      header,
      ['A-1', 'One', 'Mei', '2027-03-01'],
      ['A-2', 'Two', null, '2027-03-02'],
      ['A-3', 'Three'],
    ]);
    const merges =
      '<mergeCells><mergeCell ref="C2:C4"/><mergeCell ref="D3:E1048576"/><mergeCell ref="nonsense"/></mergeCells>';
    const { rows: read_, notes } = await read({ sheets: { Register: rows + merges } });
    expect(read_.map(({ cells }) => cells)).toEqual([
      ['A-1', 'One', 'Mei', '2027-03-01'],
      ['A-2', 'Two', 'Mei', '2027-03-02'],
      ['A-3', 'Three', 'Mei', '2027-03-02'],
    ]);
    expect(notes).toMatchObject([{ about: 'merged', values: ['3'] }]);
  });

  it('merged in a header of two lines, columns are named by both', async () => {
    const rows = rowsOf([['ID', 'Title', 'Owner', 'Due', 'Other'], [null, null, null, null, 'Cost'], first]);
    const merges = `<mergeCells>${['A', 'B', 'C', 'D'].map((at) => `<mergeCell ref="${at}1:${at}2"/>`).join('')}</mergeCells>`;
    const table = await read({ sheets: { Register: rows + merges } });
    expect(table).toMatchObject({ headerRow: 2, header: ['ID', 'Title', 'Owner', 'Due', 'Cost'] });
    expect(table.rows).toHaveLength(1);
  });

  it('hidden rows and columns are read, and told', async () => {
    const sheet = `<cols><col min="2" max="2" hidden="1"/><col min="3" max="1000000000"/></cols>${rowsOf([header, first])}`;
    const { notes } = await read({ sheets: { Register: sheet.replace('<row r="2"', '<row r="2" hidden="1"') } });
    expect(notes).toMatchObject([
      { about: 'hidden-rows', values: ['2'] },
      { about: 'hidden-columns', values: ['B'] },
    ]);
  });
});

describe('sheets', () => {
  const sheets = {
    'Read me': rowsOf([['How to use this file']]),
    SG: rowsOf([header, first]),
    TH: rowsOf([header, ['T-1', 'Train', 'Mani', '2027-03-01']]),
    Old: rowsOf([header, first]),
  };

  it('besides the one that is read are named', async () => {
    const table = await read({ sheets, hidden: ['Old'] });
    expect(table.rows[0]?.cells[0]).toBe('A-1');
    expect(table.notes).toMatchObject([
      { about: 'sheet', values: ['SG'] },
      { about: 'other-sheets', values: ['TH'] },
      { about: 'hidden-sheets', values: ['Old'] },
    ]);
  });

  it('are chosen by name, hidden ones too', async () => {
    expect((await read({ sheets }, { sheet: 'th ' })).rows[0]?.cells[0]).toBe('T-1');
    expect((await read({ sheets, hidden: ['Old'] }, { sheet: 'Old' })).rows).toHaveLength(1);
    await expect(read({ sheets }, { sheet: 'VN' })).rejects.toMatchObject({
      code: 'unknown-sheet',
      extra: { sheets: ['Read me', 'SG', 'TH', 'Old'] },
    });
  });
});

it('rejects rows with the error of a formula by row and column, and formulas that were never calculated', async () => {
  const rows = rowsOf([
    header,
    ['A-1', 'One', { v: '#N/A', t: 'e' }, '2027-03-01'],
    ['A-2', 'Two', 'Mei', '2027-03-01', '#REF!'],
  ]);
  const sheet = rows.replace(
    '</sheetData>',
    '<row r="4"><c r="A4"><f>B4</f></c><c r="B4" t="str"><v>x</v></c></row></sheetData>',
  );
  const { reading } = await readRegister(workbookOf({ sheets: { Register: sheet } }), {});
  expect(reading.rejections).toMatchObject([
    { row: 2, column: 'Owner', externalId: 'A-1' },
    { row: 3, column: 'Note', externalId: 'A-2' },
    { row: 4, column: 'ID', externalId: null },
  ]);
  expect(reading.drafts).toEqual([]);
});

describe('what costs too much is refused, and what is small is read', () => {
  it.each([
    ['drop-down lists on whole columns', '<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>'],
    ['a merge of a whole column', '<mergeCells><mergeCell ref="F1:F1048576"/></mergeCells>'],
    ['merges of all columns', `<mergeCells>${'<mergeCell ref="F1:XFD1048576"/>'.repeat(50)}</mergeCells>`],
  ])('%s', async (_, more) => {
    expect(await rowsIn(rowsOf([header, first]) + more)).toEqual([first.slice(0, 4)]);
  });

  it('what unpacks to very much, whatever it says', async () => {
    const parts = workbookParts({ sheets: { Register: rowsOf([header, first]) } });
    const bomb = { ...parts, 'xl/sharedStrings.xml': `<sst>${' '.repeat(121 * 1024 * 1024)}</sst>` };
    expect((await problemOf(zipOf(bomb))).code).toBe('file-too-large');
    expect((await problemOf(zipOf(parts, 1))).code).toBe('unreadable-file');
  });

  it('one long text, referred to from many cells', async () => {
    const cells = Array.from({ length: 3000 }, (_, n) => `<row r="${n + 1}"><c t="s"><v>0</v></c></row>`).join('');
    const sheet = { Register: `<sheetData>${cells}</sheetData>` };
    expect((await problemOf(workbookOf({ sheets: sheet, strings: [`<t>${'x'.repeat(30_000)}</t>`] }))).code).toBe(
      'file-too-large',
    );
  });

  it('entities that grow', async () => {
    const parts = workbookParts({ sheets: { Register: rowsOf([header, first]) } });
    const doctype = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    const bomb = { ...parts, 'xl/sharedStrings.xml': `${doctype}<sst><si><t>&b;</t></si></sst>` };
    expect((await problemOf(zipOf(bomb))).code).toBe('unreadable-file');
  });
});

it.each([
  ['.ods', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' })],
  ['.xlsb', zipOf({ 'xl/workbook.bin': 'x' })],
  ['Numbers', zipOf({ 'Index/Document.iwa': 'x' })],
  ['text document', zipOf({ 'word/document.xml': '<a/>' })],
  ['password', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')])],
  ['.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('Workbook', 'utf16le')])],
  ['web page', Buffer.from('<html><table><tr><td>Title</td></tr></table></html>')],
  ['PDF', Buffer.from('%PDF-1.7\n1 0 obj\n')],
])('says what a file is that is no workbook: %s', async (what, bytes) => {
  const problem = await problemOf(bytes);
  expect(problem.code).toBe('unreadable-file');
  expect(problem.detail).toContain(what);
});
