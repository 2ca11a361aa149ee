import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ItemFilter } from '../items/item-filter.js';
import { itemColumns, itemJoins } from '../items/item-json.js';
import { Describe } from '../openapi/describe.js';
import { Choice } from '../openapi/fields.js';
import { itemSorts } from '../items/item-sorts.js';
import { separatorNames, separators, type SeparatorName } from './csv.js';
import { exportColumns, exportName, type ExportRow } from './export-table.js';
import { csvStream, xlsxStream } from './write-sheet.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { itemConditions } from '../items/item-conditions.js';

class ExportQuery extends OmitType(ItemFilter, ['limit', 'cursor'] as const) {
  @Choice(['csv', 'xlsx'], { optional: true, description: 'csv where nothing is said.' })
  format?: 'csv' | 'xlsx';

  @Choice(separatorNames, {
    optional: true,
    description:
      'Between the cells of a CSV. Excel of Indonesia, Viet Nam and most of Europe opens semicolons. comma where nothing is said.',
  })
  separator?: SeparatorName;
}

/** Rows that are read at a time. */
const batch = 1_000;

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const binary = { schema: { type: 'string', format: 'binary' } };

@Controller('exports')
export class ExportsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('action-items')
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse({ status: 200, description: 'The file.', content: { 'text/csv': binary, [mediaTypes.xlsx]: binary } })
  @Describe({ summary: 'Exports action items as CSV or XLSX; takes the filters of the list', problems: [422] })
  async items(@Query() query: ExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const format = query.format ?? 'csv';
    const { sql, params } = await itemConditions(
      this.dataSource.manager,
      Object.assign(new ItemFilter(), query),
      actor,
    );
    const [names, ids] = await Promise.all([
      this.dataSource.query<{ name: string }[]>(
        `SELECT DISTINCT k AS name FROM action_items i, jsonb_object_keys(i.attributes) k WHERE ${sql} ORDER BY 1`,
        params,
      ),
      this.dataSource.query<{ id: string }[]>(
        `SELECT i.id FROM action_items i WHERE ${sql} ORDER BY ${orderOf(query.sort)}`,
        params,
      ),
    ]);
    const columns = exportColumns(names.map(({ name }) => name));
    const rows = this.rows(ids.map(({ id }) => id));
    return new StreamableFile(
      format === 'csv' ? csvStream(columns, rows, separators[query.separator ?? 'comma']) : xlsxStream(columns, rows),
      {
        type: mediaTypes[format],
        disposition: `attachment; filename="${exportName(Date.now(), format)}"`,
      },
    );
  }

  /** Batch by batch, and no connection held between: a slow reader of a long export costs neither memory nor others. */
  private async *rows(ids: string[]): AsyncGenerator<ExportRow[]> {
    for (let from = 0; from < ids.length; from += batch)
      yield await this.dataSource.query<ExportRow[]>(
        `SELECT ${itemColumns}, o.email AS owner_email FROM unnest($1::uuid[]) WITH ORDINALITY AS x(id, place)
         JOIN action_items i ON i.id = x.id ${itemJoins} ORDER BY x.place`,
        [ids.slice(from, from + batch)],
      );
  }
}

/** By number where nothing is said. */
function orderOf(sort = 'number'): string {
  const descending = sort.startsWith('-');
  const name = (descending ? sort.slice(1) : sort) as keyof typeof itemSorts;
  return itemSorts[name].map(({ sql }) => `${sql} ${descending ? 'DESC' : 'ASC'}`).join(', ');
}
