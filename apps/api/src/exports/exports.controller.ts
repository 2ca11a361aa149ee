import { Readable } from 'node:stream';
import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import ExcelJS from 'exceljs';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { itemConditions, ItemFilter } from '../items/item-filter.js';
import { itemColumns, itemJoins, type ItemJsonRow } from '../items/item-json.js';
import { Describe } from '../openapi/describe.js';
import { Choice } from '../openapi/fields.js';
import { csvLine } from './csv.js';
import { exportName, exportTable } from './export-table.js';

class ExportQuery extends ItemFilter {
  @Choice(['csv', 'xlsx'], { optional: true })
  format?: 'csv' | 'xlsx';
}

/** Rows that are read at a time. */
const batch = 2_000;

const mediaTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

@Controller('exports')
export class ExportsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items')
  @Describe({ summary: 'Exports action items as CSV or XLSX; takes the filters of the list', produces: 'text/csv' })
  async items(@Query() query: ExportQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const format = query.format ?? 'csv';
    const { sql, params } = itemConditions(query);
    const names = await this.dataSource.query<{ name: string }[]>(
      `SELECT DISTINCT k AS name FROM action_items i, jsonb_object_keys(i.attributes) k WHERE ${sql} ORDER BY 1`,
      params,
    );
    const table = exportTable(names.map(({ name }) => name));
    const rows = this.rows(sql, params);
    void reply.header('x-content-type-options', 'nosniff');
    const options = { type: mediaTypes[format], disposition: `attachment; filename="${exportName(Date.now(), format)}"` };
    if (format === 'csv') return new StreamableFile(Readable.from(csv(table, rows)), options);
    return new StreamableFile(await xlsx(table, rows), options);
  }

  /** In order of number, batch by batch: an export of everything does not fill the memory. */
  private async *rows(sql: string, params: unknown[]): AsyncGenerator<ItemJsonRow[]> {
    for (let last = 0; ; ) {
      const rows = await this.dataSource.query<ItemJsonRow[]>(
        `SELECT ${itemColumns} FROM action_items i ${itemJoins} WHERE ${sql} AND i.number > $${params.length + 1}
         ORDER BY i.number LIMIT ${batch}`,
        [...params, last],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < batch) return;
      last = rows.at(-1)?.number ?? last;
    }
  }
}

type ExportTable = ReturnType<typeof exportTable>;

async function* csv({ header, cells }: ExportTable, batches: AsyncIterable<ItemJsonRow[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}`;
  for await (const rows of batches) yield rows.map((row) => csvLine(cells(row))).join('');
}

async function xlsx({ header, cells }: ExportTable, batches: AsyncIterable<ItemJsonRow[]>): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Action items', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map((name, index) => ({ header: name, width: index === 1 ? 50 : 18 }));
  sheet.getRow(1).font = { bold: true };
  // Cells are texts: a workbook keeps a text that begins with "=" a text.
  for await (const rows of batches) sheet.addRows(rows.map(cells));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
