import type { ExportColumn } from './export-table.js';
import { escaped } from './sheet-xml.js';

/** What of a column its sheet must know, whatever its rows are. */
type Styled = Pick<ExportColumn, 'name' | 'width' | 'format'>;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const inPackage = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Where in the archive its only sheet lies. */
export const sheetPath = 'xl/worksheets/sheet1.xml';

export const textFormat = '@';

/** Styles by their place in the workbook: 0 is what Excel demands, 1 the header, then one for each number format. */
export function styleOf(columns: readonly Styled[], { format = textFormat }: Styled): number {
  return 2 + formatsOf(columns).indexOf(format);
}

function formatsOf(columns: readonly Styled[]): string[] {
  return [...new Set(columns.map(({ format = textFormat }) => format))];
}

/** Everything of a workbook with one sheet but the sheet itself, by path. */
export function workbookParts(sheetName: string, columns: readonly Styled[]): [path: string, xml: string][] {
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const relationList = (list: string): string =>
    `<Relationships xmlns="${inPackage}/relationships">${list}</Relationships>`;
  const part = (path: string, kind: string): string =>
    `<Override PartName="/${path}" ContentType="${kinds}.${kind}+xml"/>`;
  const parts: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${inPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${part(sheetPath, 'worksheet')}${part('xl/styles.xml', 'styles')}</Types>`,
    ],
    ['_rels/.rels', relationList(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relationList(relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'styles', 'styles.xml')),
    ],
    ['xl/styles.xml', styles(formatsOf(columns))],
  ];
  return parts.map(([path, xml]) => [path, declaration + xml]);
}

/** Numbers below it are formats of Excel's own. */
const firstFormat = 164;
/** Excel's own number of the format of texts. */
const textFormatId = 49;

function styles(formats: string[]): string {
  const idOf = (format: string): number =>
    format === textFormat ? textFormatId : firstFormat + formats.indexOf(format);
  const own = formats.filter((format) => format !== textFormat);
  const numberFormats = own.map((format) => `<numFmt numFmtId="${idOf(format)}" formatCode="${escaped(format)}"/>`);
  const style = (format: number, font: number): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  const all = [style(0, 0), style(textFormatId, 1), ...formats.map((format) => style(idOf(format), 0))];
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  return `<styleSheet xmlns="${main}">${
    own.length === 0 ? '' : `<numFmts count="${own.length}">${numberFormats.join('')}</numFmts>`
  }<fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${all.length}">${all.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** What comes before and behind the rows: the first row stays in sight. */
export function sheetFrame(columns: readonly Styled[]): { before: string; behind: string } {
  const widths = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${column.width}" style="${styleOf(columns, column)}" customWidth="1"/>`,
  );
  return {
    before: `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`,
    behind: '</sheetData></worksheet>',
  };
}
