import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP file. `claimed` is what it says that a part unpacks to, where that is not true. */
export function zipOf(parts: Record<string, string | Buffer>, claimed?: number): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimed ?? content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), head, rest, Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\u0005\u0006'), end]);
}

export interface WorkbookParts {
  /** Name of a sheet → what stands within its `worksheet`. */
  sheets: Record<string, string>;
  hidden?: string[];
  /** Number formats; a cell's `s` is the place of its format here, counted from 1. */
  formats?: string[];
  /** What stands within each `si`. */
  strings?: string[];
  date1904?: boolean;
  /** As Strict Open XML names things. */
  strict?: boolean;
  /** As some programs prefix every name. */
  prefix?: string;
}

const plainXml = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strictXml = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook, written by hand as any program might write it. */
export function workbookOf(parts: WorkbookParts): Buffer {
  return zipOf(workbookParts(parts));
}

export function workbookParts(parts: WorkbookParts): Record<string, string> {
  const { sheets, hidden = [], formats = [], strings = [], date1904 = false, prefix = '' } = parts;
  const { main, relations } = parts.strict === true ? strictXml : plainXml;
  const names = Object.keys(sheets);
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const document = (name: string, content: string): string =>
    prefixed(`<${name} ${xmlns}="${main}" xmlns:r="${relations}">${content}</${name}>`, prefix);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const relationsOf = (content: string): string =>
    `<Relationships xmlns="${packageRelations}">${content}</Relationships>`;
  const own = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`).join('');
  const styles = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('');
  const listed = names
    .map((name, at) => {
      const state = hidden.includes(name) ? ' state="hidden"' : '';
      return `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`;
    })
    .join('');
  return {
    '_rels/.rels': relationsOf(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': document('workbook', `<workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${listed}</sheets>`),
    'xl/_rels/workbook.xml.rels': relationsOf(
      names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('') +
        relation('rIdS', 'styles', 'styles.xml') +
        relation('rIdT', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': document('styleSheet', `<numFmts>${own}</numFmts><cellXfs><xf numFmtId="0"/>${styles}</cellXfs>`),
    'xl/sharedStrings.xml': document('sst', strings.map((text) => `<si>${text}</si>`).join('')),
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at + 1}.xml`, document('worksheet', sheets[name] ?? '')]),
    ),
  };
}

/** Cells of rows, each a text, or a number with the place of its format; blank ones are left out. */
export function rowsOf(rows: (string | { v: number | string; s?: number; t?: string } | null)[][]): string {
  const cell = (value: (typeof rows)[number][number], row: number, column: number): string => {
    const r = `${columnOf(column)}${row + 1}`;
    if (value === null) return '';
    if (typeof value === 'string') return `<c r="${r}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    return `<c r="${r}" s="${value.s ?? 0}" t="${value.t ?? 'n'}"><v>${escaped(String(value.v))}</v></c>`;
  };
  const lines = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((value, column) => cell(value, row, column)).join('')}</row>`,
  );
  return `<sheetData>${lines.join('')}</sheetData>`;
}

function columnOf(index: number): string {
  return (index >= 26 ? columnOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replaceAll(/<(\/?)(\w)/g, `<$1${prefix}:$2`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
