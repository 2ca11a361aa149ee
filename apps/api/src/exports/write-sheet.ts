import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Separator } from '../../../../domain/spreadsheet/formula-guard.js';
import { csvLine } from './csv.js';
import type { ExportRow } from '../../../../database/items/export-items.js';
import type { ExportColumn } from './export-table.js';

type Batches = AsyncIterable<ExportRow[]>;

/** UTF-8 with a byte order mark, by which Excel knows the encoding. */
export function csvStream(columns: ExportColumn[], batches: Batches, separator: Separator): Readable {
  return Readable.from(csvText(columns, batches, separator));
}

async function* csvText(columns: ExportColumn[], batches: Batches, separator: Separator): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(
    columns.map(({ name }) => name),
    separator,
  )}`;
  for await (const rows of batches)
    yield rows
      .map((row) =>
        csvLine(
          columns.map(({ cell }) => cell(row)),
          separator,
        ),
      )
      .join('');
}

/**
 * A workbook, written row by row. Dates are dates and numbers are numbers, to be sorted and counted with. All else is
 * text and formatted as such: one that begins with "=" is no formula, also after somebody has edited it.
 */
export function xlsxStream(columns: ExportColumn[], batches: Batches): Readable {
  const out = new PassThrough();
  writeXlsx(out, columns, batches).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

async function writeXlsx(out: PassThrough, columns: ExportColumn[], batches: Batches): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Action items', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ name, width, format = '@' }) => ({
    header: name,
    width,
    style: { numFmt: format },
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  for await (const rows of batches) {
    for (const row of rows)
      sheet.addRow(columns.map(({ cell, value }) => (value ? value(row) : cell(row) || null))).commit();
    await drained(out);
  }
  sheet.commit();
  await workbook.commit();
}

/** Waits for a reader that is slower than the database; gives up with one that is gone. */
async function drained(out: PassThrough): Promise<void> {
  while (out.writableNeedDrain || out.readableLength > out.readableHighWaterMark) {
    if (out.destroyed) throw new Error('the reader is gone');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
