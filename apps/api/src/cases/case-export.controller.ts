import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { caseRegister, caseSorts, casesWhere } from '../../../../database/cases/row.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import type { SeparatorName } from '../exports/csv.js';
import { fileAnswer, FormatField, mediaTypes, registerFile, SeparatorField } from '../exports/register-file.js';
import { Describe } from '../openapi/describe.js';
import { CaseFilter, casesMeant } from './case-filter.js';
import { caseTable } from './case-table.js';

class CaseExportQuery extends OmitType(CaseFilter, ['limit', 'cursor'] as const) {
  @FormatField()
  format?: 'csv' | 'xlsx';

  @SeparatorField()
  separator?: SeparatorName;
}

/** Cases as a spreadsheet. */
@Controller('exports/cases')
export class CaseExportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse(fileAnswer)
  @Describe({ summary: 'Exports cases as CSV or XLSX; takes the filters of the list', problems: [422] })
  async cases(@Query() query: CaseExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const by = await casesMeant(manager, Object.assign(new CaseFilter(), query), actor);
    return registerFile(
      {
        ...{ columns: caseTable, sheet: 'Cases', sorts: caseSorts },
        find: (page) => caseRegister.list(manager, casesWhere(by), page),
      },
      query,
      query.sort ?? 'number',
    );
  }
}
