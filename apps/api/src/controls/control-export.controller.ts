import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { controlRegister, controlSorts, controlsWhere, type ShownControl } from '../../../../database/controls/row.js';
import { controlKey } from '../../../../domain/control/control.js';
import { tagsText } from '../../../../domain/import/row.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import type { SeparatorName } from '../exports/csv.js';
import type { ExportColumn } from '../exports/export-table.js';
import { columnsOf } from '../exports/register-columns.js';
import { fileAnswer, FormatField, mediaTypes, registerFile, SeparatorField } from '../exports/register-file.js';
import { Describe } from '../openapi/describe.js';
import { ControlFilter, controlsMeant } from './control-filter.js';

class ControlExportQuery extends OmitType(ControlFilter, ['limit', 'cursor'] as const) {
  @FormatField()
  format?: 'csv' | 'xlsx';

  @SeparatorField()
  separator?: SeparatorName;
}

const { text, count, moment, person } = columnsOf<ShownControl>(({ facts }) => facts.frequency.zone);

/** A control as a row of a spreadsheet. */
const controlTable: ExportColumn<ShownControl>[] = [
  text('Control', 10, ({ facts }) => controlKey(facts.number)),
  text('Title', 50, ({ facts }) => facts.title),
  text('Objective', 50, ({ facts }) => facts.objective),
  text('Procedure', 50, ({ facts }) => facts.procedure),
  text('Type', 14, ({ facts }) => facts.type),
  text('Automation', 16, ({ facts }) => facts.automation),
  text('Stage', 24, ({ facts }) => facts.stage),
  text('Domain', 24, ({ facts }) => facts.domain),
  text('Markets', 16, ({ facts }) => tagsText(facts.markets)),
  text('Status', 14, ({ facts }) => facts.status),
  text('Frequency', 30, ({ facts }) => facts.frequency.rule),
  text('Within', 18, ({ facts }) => facts.within),
  text('Owner', 28, (row) => person(row, row.facts.ownerId)),
  text('Operator', 28, (row) => person(row, row.facts.operatorId)),
  text('Domain lead', 28, (row) => person(row, row.facts.domainLeadId)),
  count('Version', ({ facts }) => facts.revision),
  moment('Attested', ({ facts }) => facts.attestation?.at ?? null),
  text('Attestation holds', 10, ({ facts }) => (facts.attestation?.hash === facts.contentHash ? 'yes' : 'no')),
  moment('Attestation due', ({ facts }) => facts.dueAt),
  text('Overdue', 10, ({ facts }) => (facts.overdue ? 'yes' : 'no')),
  count('Runs', ({ facts }) => facts.runs),
  count('Missed in a row', ({ missed_in_a_row: missed }) => missed),
  moment('Next run', ({ facts }) => facts.next?.at ?? null),
  text('Restricted', 10, ({ restricted }) => (restricted ? 'yes' : 'no')),
];

/** Controls as a spreadsheet. */
@Controller('exports/controls')
export class ControlExportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse(fileAnswer)
  @Describe({ summary: 'Exports controls as CSV or XLSX; takes the filters of the list', problems: [422] })
  async controls(@Query() query: ControlExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const by = await controlsMeant(manager, Object.assign(new ControlFilter(), query), actor);
    return registerFile(
      {
        ...{ columns: controlTable, sheet: 'Controls', sorts: controlSorts },
        find: (page) => controlRegister.list(manager, controlsWhere(by), page),
      },
      query,
      query.sort ?? 'number',
    );
  }
}
