import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { findingRegister, findingSorts, findingsWhere } from '../../../../database/findings/row.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import type { SeparatorName } from '../exports/csv.js';
import { fileAnswer, FormatField, mediaTypes, registerFile, SeparatorField } from '../exports/register-file.js';
import { Describe } from '../openapi/describe.js';
import { FindingFilter, findingsMeant } from './finding-filter.js';
import { findingTable } from './finding-table.js';

class FindingExportQuery extends OmitType(FindingFilter, ['limit', 'cursor'] as const) {
  @FormatField()
  format?: 'csv' | 'xlsx';

  @SeparatorField()
  separator?: SeparatorName;
}

/** Findings as a spreadsheet. */
@Controller('exports/findings')
export class FindingExportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse(fileAnswer)
  @Describe({ summary: 'Exports findings as CSV or XLSX; takes the filters of the list', problems: [422] })
  async findings(@Query() query: FindingExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const by = await findingsMeant(manager, Object.assign(new FindingFilter(), query), actor);
    return registerFile(
      {
        ...{ columns: findingTable, sheet: 'Findings', sorts: findingSorts },
        find: (page) => findingRegister.list(manager, findingsWhere(by), page),
      },
      query,
      query.sort ?? 'number',
    );
  }
}
