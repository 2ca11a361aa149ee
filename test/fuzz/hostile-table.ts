import { workbookParts, zipOf } from '../factories/workbook.js';

type Chance = () => number;

const words = [
  ...['ID', 'Title', 'Owner', 'Due', 'Status', 'กำหนดเสร็จ', '负责人', 'Ngày hết hạn', 'Number (Tollgate)', 'Due date'],
  ...['A-1', '00001', 'Take down', 'Mei Tan', 'สมชาย ใจดี', 'Nguyễn', '王芳', '#N/A', '=1+1', "'=1", '100%', 'done'],
  ...['2027-03-01', '03/04/2027', '31/12/70', '14 ก.พ. 70', '46067', '99999999999', '1e308', '-1', 'NaN', '2027-02-30'],
  ...['', ' ', '"', '""', '"x', 'x"y', "'", '\u0000', '\ud800', '\u202e', 'x'.repeat(40_000), 'a,b;c\td|e', 'x\ny'],
];
/** Of these, the first that break no table by themselves. */
const plainWords = 34;
const ends = ['\n', '\r\n', '\r', '\n\n', '\u2028', ''];

/** A file for the reader of registers: CSV or a workbook, as people have them and as nobody should. */
export function hostileTable(chance: Chance): Buffer {
  const file = chance() < 0.5 ? hostileCsv(chance) : hostileWorkbook(chance);
  if (chance() < 0.3) return spoiled(file, chance);
  return file;
}

function one<T>(chance: Chance, of: readonly T[]): T {
  return of[Math.floor(chance() * of.length)] as T;
}

function upTo(chance: Chance, most: number): number {
  return Math.floor(chance() * (most + 1));
}

/** Mostly what people write. */
function wordOf(chance: Chance): string {
  return one(chance, chance() < 0.97 ? words.slice(0, plainWords) : words);
}

function hostileCsv(chance: Chance): Buffer {
  const separator = one(chance, [',', ';', '\t', '|']);
  const header = chance() < 0.8 ? ['ID', 'Title', 'Owner', 'Due', 'Note'] : [];
  const rows = Array.from({ length: upTo(chance, 30) }, (_, n) => {
    if (chance() < 0.8) return [`A-${n}`, 'Take down', 'Mei Tan', '2027-03-01', wordOf(chance)];
    return Array.from({ length: upTo(chance, 9) }, () => wordOf(chance));
  });
  const line = (cells: string[]): string =>
    cells.join(chance() < 0.9 ? separator : one(chance, [',', ';'])) +
    one(chance, ends.slice(0, chance() < 0.7 ? 1 : 6));
  let text = (chance() < 0.1 ? `sep=${separator}\n` : '') + [header, ...rows].map(line).join('');
  if (chance() < 0.05) text += one(chance, ['\n', ',', '"', 'x\n', '""', '\r']).repeat(upTo(chance, 300_000));
  const marked = chance() < 0.2 ? `\uFEFF${text}` : text;
  const encoding = one(chance, ['utf8', 'utf8', 'utf8', 'utf16le', 'latin1'] as const);
  return Buffer.from(marked, encoding);
}

const cells = [
  '<c r="A2" t="s"><v>0</v></c>',
  '<c r="A2" t="s"><v>-1</v></c>',
  '<c t="inlineStr"><is><t>x</t><rPh><t>y</t></rPh></is></c>',
  '<c t="inlineStr"><is><t/></is></c>',
  '<c r="ZZZZ9999999999"><v>1</v></c>',
  '<c r="XFD1048576"><v>1</v></c>',
  '<c s="1"><v>46067</v></c>',
  '<c s="2"><v>1e308</v></c>',
  '<c s="3"><v>-46067.5</v></c>',
  '<c s="99999"><v>1</v></c>',
  '<c t="d"><v>2027-13-45</v></c>',
  '<c t="e"><v>#REF!</v></c>',
  '<c t="b"><v>2</v></c>',
  '<c><f>A1</f></c>',
  '<c t="nonsense"><v>x</v></c>',
  '<c t="str"><v>_x0000__xD800_&#65;&amp;</v></c>',
  '<c><c><v>1</v></c></c>',
  '<c t="str"><v>2027-03-01</v></c>',
];
const beside = [
  '<cols><col min="1" max="1000000000" hidden="1"/></cols>',
  '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
  '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
  `<mergeCells>${'<mergeCell ref="A2:A1000000"/>'.repeat(3_000)}</mergeCells>`,
  '<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
  '<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="rId1"/></hyperlinks>',
  '<conditionalFormatting sqref="A1:XFD1048576"/>',
  '<sheetData/><sheetData><row/></sheetData>',
  '<a>'.repeat(5_000) + '</a>'.repeat(5_000),
  '&unknown;',
  '<!-- -- -->',
  '<![CDATA[x]]>',
  `<x ${Array.from({ length: 3_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
];
const formats = [
  '00000',
  '0%',
  'd/m/yy',
  '[h]:mm',
  '[$-107041E]d mmm bb',
  '@',
  'x'.repeat(300),
  '[[[',
  '0;0;0;0;0',
  '\\',
  '"',
  '#,##0.00_);(#,##0.00)',
  '?/?',
  '0'.repeat(400),
  '[>1e9]0;[<-5]x',
];

function cellOf(chance: Chance): string {
  return chance() < 0.97
    ? one(
        chance,
        cells.filter((cell) => !/ZZZZ|-1<|<c><c|r="A2"/.test(cell)),
      )
    : one(chance, cells);
}

function hostileWorkbook(chance: Chance): Buffer {
  const text = (value: string): string =>
    `<c t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
  const row = (content: string): string =>
    `<row${chance() < 0.02 ? ` r="${one(chance, ['0', '-1', '5', '1048576', 'x', '1e3'])}"` : ''}>${content}</row>`;
  const header = row(['ID', 'Title', 'Owner', 'Due', 'Note'].map(text).join(''));
  const rows = Array.from({ length: upTo(chance, 20) }, (_, n) =>
    row(
      chance() < 0.5
        ? ['', `A-${n}`, 'Take down', 'Mei', '2027-03-01'].slice(1).map(text).join('') + cellOf(chance)
        : Array.from({ length: upTo(chance, 6) }, () =>
            chance() < 0.5
              ? cellOf(chance)
              : text(one(chance, words).slice(0, 100).replaceAll('\u0000', '').toWellFormed()),
          ).join(''),
    ),
  );
  const more = chance() < 0.4 ? one(chance, beside) : '';
  const sheet = `<sheetData>${header}${rows.join('')}</sheetData>${more}`;
  const parts = workbookParts({
    sheets: chance() < 0.3 ? { One: sheet, 'Zwei & 三': sheet } : { One: sheet },
    hidden: chance() < 0.1 ? ['One'] : [],
    formats: [one(chance, formats), one(chance, formats), one(chance, formats)],
    strings: ['<t>shared</t>', '<r><t>rich</t></r><rPh><t>x</t></rPh>'],
    date1904: chance() < 0.1,
    strict: chance() < 0.2,
    prefix: chance() < 0.2 ? 'x' : '',
  });
  const name = one(chance, Object.keys(parts));
  if (chance() < 0.15) parts[name] = spoiled(Buffer.from(parts[name] ?? ''), chance).toString();
  if (chance() < 0.05) parts[name] = '';
  if (chance() < 0.02) parts['xl/sharedStrings.xml'] = `<sst>${'<si><t>x</t></si>'.repeat(200_000)}</sst>`;
  return zipOf(parts, chance() < 0.03 ? upTo(chance, 10_000) : undefined);
}

/** Cut off, spliced, with bytes that are others, or with a piece many times over. */
function spoiled(file: Buffer, chance: Chance): Buffer {
  const at = upTo(chance, file.length);
  switch (upTo(chance, 3)) {
    case 0:
      return file.subarray(0, at);
    case 1:
      return Buffer.concat([file.subarray(0, at), file.subarray(upTo(chance, file.length))]);
    case 2: {
      const changed = Buffer.from(file);
      for (let n = upTo(chance, 20); n > 0 && changed.length > 0; n--)
        changed[Math.floor(chance() * changed.length)] = upTo(chance, 255);
      return changed;
    }
    default: {
      const piece = file.subarray(at, at + upTo(chance, 200));
      return Buffer.concat([
        file.subarray(0, at),
        ...Array.from({ length: upTo(chance, 50) }, () => piece),
        file.subarray(at),
      ]);
    }
  }
}
