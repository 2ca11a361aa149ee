import { StreamableFile } from '@nestjs/common';
import { Choice } from '../openapi/fields.js';
import type { Sorts } from '../../../../database/paging/keyset.js';
import { largestLimit, Page } from '../paging/page.js';
import { separatorNames, separators, type SeparatorName } from './csv.js';
import { exportName, type ExportColumn } from './export-table.js';
import { csvStream, xlsxStream } from './write-sheet.js';

export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const binary = { schema: { type: 'string', format: 'binary' } };

/** What the document says of a file. */
export const fileAnswer = {
  status: 200,
  description: 'The file.',
  content: { 'text/csv': binary, [mediaTypes.xlsx]: binary },
};

/** How a file is wanted, beside what narrows its list. */
export interface FileWanted {
  format?: 'csv' | 'xlsx';
  separator?: SeparatorName;
}

/** The fields of that. */
export const FormatField = (): PropertyDecorator =>
  Choice(['csv', 'xlsx'], { optional: true, description: 'csv where nothing is said.' });
export const SeparatorField = (): PropertyDecorator =>
  Choice(separatorNames, { optional: true, description: 'Between the cells of a CSV; comma where nothing is said.' });

/** A list as a file, read page by page: a slow reader of a long one costs neither memory nor others. */
export function registerFile<R extends object>(
  {
    columns,
    sheet,
    sorts,
    find,
  }: {
    columns: ExportColumn<R>[];
    /** `Cases`, as the sheet is called; the file is named by it. */
    sheet: string;
    sorts: Sorts;
    find: (page: Page) => Promise<R[]>;
  },
  { format = 'csv', separator = 'comma' }: FileWanted,
  sort: string,
): StreamableFile {
  const rows = pages(find, sorts, sort);
  return new StreamableFile(
    format === 'csv' ? csvStream(columns, rows, separators[separator]) : xlsxStream(columns, rows, sheet),
    {
      type: mediaTypes[format],
      disposition: `attachment; filename="${exportName(Date.now(), format, sheet.toLowerCase())}"`,
    },
  );
}

/** No connection is held between two of them. */
async function* pages<R extends object>(
  find: (page: Page) => Promise<R[]>,
  sorts: Sorts,
  sort: string,
): AsyncGenerator<R[]> {
  for (let cursor: string | undefined, more = true; more;) {
    const page = new Page({ limit: largestLimit, cursor, sort }, sorts, 'number');
    const { items, nextCursor } = page.result(await find(page), (row): R => row);
    yield items;
    cursor = nextCursor ?? undefined;
    more = nextCursor !== null;
  }
}
