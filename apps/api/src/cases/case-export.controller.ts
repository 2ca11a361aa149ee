import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  caseRegister,
  caseSorts,
  casesWhere,
  type CaseSelection,
  type ShownCase,
} from '../../../../database/cases/row.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { separatorNames, separators, type SeparatorName } from '../exports/csv.js';
import { exportName } from '../exports/export-table.js';
import { csvStream, xlsxStream } from '../exports/write-sheet.js';
import { Describe } from '../openapi/describe.js';
import { Choice } from '../openapi/fields.js';
import { largestLimit, Page } from '../paging/page.js';
import { CaseFilter, casesMeant } from './case-filter.js';
import { caseTable } from './case-table.js';

class CaseExportQuery extends OmitType(CaseFilter, ['limit', 'cursor'] as const) {
  @Choice(['csv', 'xlsx'], { optional: true, description: 'csv where nothing is said.' })
  format?: 'csv' | 'xlsx';

  @Choice(separatorNames, { optional: true, description: 'Between the cells of a CSV; comma where nothing is said.' })
  separator?: SeparatorName;
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const binary = { schema: { type: 'string', format: 'binary' } };

/** Cases as a spreadsheet. */
@Controller('exports/cases')
export class CaseExportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse({ status: 200, description: 'The file.', content: { 'text/csv': binary, [mediaTypes.xlsx]: binary } })
  @Describe({ summary: 'Exports cases as CSV or XLSX; takes the filters of the list', problems: [422] })
  async cases(@Query() query: CaseExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { format = 'csv', separator = 'comma', sort = 'number' } = query;
    const by = await casesMeant(this.dataSource.manager, Object.assign(new CaseFilter(), query), actor);
    const rows = this.rows(by, sort);
    return new StreamableFile(
      format === 'csv' ? csvStream(caseTable, rows, separators[separator]) : xlsxStream(caseTable, rows, 'Cases'),
      { type: mediaTypes[format], disposition: `attachment; filename="${exportName(Date.now(), format, 'cases')}"` },
    );
  }

  /** Page by page, and no connection held between: a slow reader of a long export costs neither memory nor others. */
  private async *rows(by: CaseSelection, sort: string): AsyncGenerator<ShownCase[]> {
    for (let cursor: string | undefined, more = true; more;) {
      const page = new Page({ limit: largestLimit, cursor, sort }, caseSorts, 'number');
      const found = await caseRegister.list(this.dataSource.manager, casesWhere(by), page);
      const { items, nextCursor } = page.result(found, (row): ShownCase => row);
      yield items;
      cursor = nextCursor ?? undefined;
      more = nextCursor !== null;
    }
  }
}
