import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  occurrenceRegister,
  occurrenceSorts,
  occurrencesWhere,
  type ShownOccurrence,
} from '../../../../database/occurrences/row.js';
import { controlKey } from '../../../../domain/control/control.js';
import { tagsText } from '../../../../domain/import/row.js';
import { occurrenceKey } from '../../../../domain/occurrence/occurrence.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import type { SeparatorName } from '../exports/csv.js';
import type { ExportColumn } from '../exports/export-table.js';
import { columnsOf } from '../exports/register-columns.js';
import { fileAnswer, FormatField, mediaTypes, registerFile, SeparatorField } from '../exports/register-file.js';
import { Describe } from '../openapi/describe.js';
import { OccurrenceFilter, occurrencesMeant } from './occurrence-filter.js';

class OccurrenceExportQuery extends OmitType(OccurrenceFilter, ['limit', 'cursor'] as const) {
  @FormatField()
  format?: 'csv' | 'xlsx';

  @SeparatorField()
  separator?: SeparatorName;
}

const { text, count, moment, person } = columnsOf<ShownOccurrence>(({ facts }) => facts.due.zone);

/** An occurrence as a row of a spreadsheet. */
const occurrenceTable: ExportColumn<ShownOccurrence>[] = [
  text('Occurrence', 12, ({ facts }) => occurrenceKey(facts.number)),
  text('Control', 10, ({ control }) => controlKey(control.number)),
  text('Title', 50, ({ control }) => control.title),
  count('Run', ({ facts }) => facts.run),
  text('Date', 12, ({ facts }) => facts.date),
  text('Domain', 24, ({ facts }) => facts.domain),
  text('Markets', 16, ({ facts }) => tagsText(facts.markets)),
  text('Operator', 28, (row) => person(row, row.facts.operatorId)),
  text('Status', 16, ({ facts }) => facts.status),
  moment('Due', ({ facts }) => facts.dueAt),
  moment('Missed', ({ facts }) => facts.missedAt),
  moment('Performed', ({ facts }) => facts.performance?.at ?? null),
  text('Done on', 12, ({ facts }) => facts.performance?.doneOn ?? null),
  text('Performed by', 28, (row) => person(row, row.facts.performance?.by ?? null)),
  count('Population', ({ facts }) => facts.performance?.population ?? null),
  count('Exceptions', ({ facts }) => facts.performance?.exceptions ?? null),
  text('Note', 50, ({ facts }) => facts.performance?.note ?? facts.closing?.reason ?? null),
  text('Evidence', 50, ({ facts }) => facts.performance?.links.join('\n') ?? null),
  count('Escalation level', ({ facts }) => facts.ladderLevel),
];

/** Occurrences of controls as a spreadsheet. */
@Controller('exports/occurrences')
export class OccurrenceExportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse(fileAnswer)
  @Describe({
    summary: 'Exports occurrences of controls as CSV or XLSX; takes the filters of the list',
    problems: [404, 422],
  })
  async occurrences(@Query() query: OccurrenceExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const by = await occurrencesMeant(manager, Object.assign(new OccurrenceFilter(), query), actor);
    return registerFile(
      {
        ...{ columns: occurrenceTable, sheet: 'Occurrences', sorts: occurrenceSorts },
        find: (page) => occurrenceRegister.list(manager, occurrencesWhere(by), page),
      },
      query,
      query.sort ?? 'number',
    );
  }
}
