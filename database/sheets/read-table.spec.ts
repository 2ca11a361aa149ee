import { SpreadsheetProblem } from '../../domain/import/problem.js';
import { rowsOf as cellsOf, workbookParts, zipOf } from '../../test/factories/workbook.js';
import { readTable } from './read-table.js';

const rowsOf = async (bytes: Buffer): Promise<string[][]> =>
  (await readTable(bytes, {})).table.rows.map(({ cells }) => cells);

async function codeOf(bytes: Buffer): Promise<string> {
  try {
    await readTable(bytes, {});
  } catch (error) {
    if (error instanceof SpreadsheetProblem) return error.code;
    throw error;
  }
  return 'read';
}

const text = 'Title,Owner,Due\r\n"Café, große ""Prüfung""",Mei,2026-02-13\r\n';
const cells = ['Café, große "Prüfung"', 'Mei', '2026-02-13'];

describe('CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([cells]);
  });

  it.each([
    ['semicolons', 'Title;Owner;Due\nA, or B;Mei;2026-02-13\n'],
    ['tabs', 'Title\tOwner\tDue\nA, or B\tMei\t2026-02-13\n'],
    ['bars', 'Title|Owner|Due\nA, or B|Mei|2026-02-13\n'],
    ['what Excel’s hint says', 'sep=;\r\nTitle;Owner;Due\r\nA, or B;Mei;2026-02-13'],
  ])('with %s between', async (_, csv) => {
    expect(await rowsOf(Buffer.from(csv))).toEqual([['A, or B', 'Mei', '2026-02-13']]);
  });

  it('finds the header below a title, counts rows as the sheet does, and leaves blank ones out', async () => {
    const { table } = await readTable(
      Buffer.from('Action register,,\n,,\nTask,PIC,ETA\nA,Mei,2026-02-13\n,,\nB,Mei,2026-02-13\n'),
      {},
    );
    expect(table.headerRow).toBe(3);
    expect(table.rows.map(({ number }) => number)).toEqual([4, 6]);
  });

  it('takes off the apostrophe that guards a formula', async () => {
    expect(await rowsOf(Buffer.from("Title,Owner,Due\n'=1+1,Mei,2026-02-13\n"))).toEqual([
      ['=1+1', 'Mei', '2026-02-13'],
    ]);
  });
});

describe('XLSX', () => {
  it('reads dates, formulas, links, rich text and numbers as what they show, on the sheet that is a register', async () => {
    const register = [
      ['Title', 'Owner', 'Due', 'Score', 'Link'],
      [{ v: 0, t: 's' }, 'Mei', { v: 46_066 + 17 / 24, s: 1 }, { v: 0.1 + 0.2 }, 'Case'],
    ];
    const links = `<hyperlinks><hyperlink ref="B2" r:id="rId1"/><hyperlink ref="E2" r:id="rId2"/></hyperlinks>`;
    const link = (id: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://x/hyperlink" Target="${target}" TargetMode="External"/>`;
    const bytes = zipOf({
      ...workbookParts({
        sheets: {
          'Read me': cellsOf([['How to use this file']]),
          Register: cellsOf(register).replace('<v>0.3', '<f>0.1+0.2</f><v>0.3') + links,
        },
        formats: ['yyyy-mm-dd hh:mm'],
        strings: ['<r><t xml:space="preserve">Take </t></r><r><t>down</t></r>'],
      }),
      'xl/worksheets/_rels/sheet2.xml.rels': `<Relationships>${link('rId1', 'mailto:mei@example.com')}${link('rId2', 'https://example.com/1')}</Relationships>`,
    });
    expect(await rowsOf(bytes)).toEqual([
      ['Take down', 'Mei <mei@example.com>', '2026-02-13 17:00', '0.3', 'Case https://example.com/1'],
    ]);
  });
});

it.each([
  ['an empty file', Buffer.from('')],
  ['an archive that is no workbook', zipOf({ 'a.txt': 'a' })],
  ['a damaged archive', Buffer.from('PK\u0003\u0004 and no more', 'latin1')],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
])('says that %s cannot be read', async (_, bytes) => {
  expect(await codeOf(bytes)).toBe('unreadable-file');
});
