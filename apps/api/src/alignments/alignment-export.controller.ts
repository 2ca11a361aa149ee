import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse, OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import {
  alignmentRegister,
  alignmentSorts,
  alignmentsWhere,
  type ShownAlignment,
} from '../../../../database/alignments/row.js';
import { alignmentKey } from '../../../../domain/alignment/alignment.js';
import { ruleText, standOf, type Stand } from '../../../../domain/alignment/rule.js';
import { tagsText } from '../../../../domain/import/row.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import type { SeparatorName } from '../exports/csv.js';
import type { ExportColumn } from '../exports/export-table.js';
import { columnsOf } from '../exports/register-columns.js';
import { fileAnswer, FormatField, mediaTypes, registerFile, SeparatorField } from '../exports/register-file.js';
import { Describe } from '../openapi/describe.js';
import { AlignmentFilter, alignmentsMeant } from './alignment-filter.js';

class AlignmentExportQuery extends OmitType(AlignmentFilter, ['limit', 'cursor'] as const) {
  @FormatField()
  format?: 'csv' | 'xlsx';

  @SeparatorField()
  separator?: SeparatorName;
}

const { text, count, moment, person } = columnsOf<ShownAlignment>(({ facts }) => facts.due.zone);
const teamsThat =
  (stand: Stand) =>
  ({ facts }: ShownAlignment): string =>
    facts.participants
      .filter((one) => standOf(one) === stand)
      .map(({ team }) => team)
      .join('\n');

/** A round as a row of a spreadsheet. */
const alignmentColumns: ExportColumn<ShownAlignment>[] = [
  text('Round', 10, ({ facts }) => alignmentKey(facts.number)),
  text('Finding', 10, (row) => row.finding_key),
  text('Title', 50, ({ facts }) => facts.title),
  text('Status', 14, ({ facts }) => facts.status),
  text('Proposal', 50, ({ facts }) => facts.content.proposal),
  count('Revision', ({ facts }) => facts.revision),
  text('Rule', 24, ({ facts }) => ruleText(facts.rule)),
  text('Agree', 30, teamsThat('consents')),
  text('Conditions', 30, teamsThat('conditional')),
  text('Object', 30, teamsThat('against')),
  text('Abstain', 30, teamsThat('abstains')),
  text('Silent', 30, teamsThat('silent')),
  text('Chair', 28, (row) => person(row, row.facts.chairId)),
  text('Domain', 24, ({ facts }) => facts.domain),
  text('Markets', 16, ({ facts }) => tagsText(facts.markets)),
  moment('Opened', ({ created_at: at }) => at.getTime()),
  moment('First due', ({ facts }) => facts.firstDueAt),
  moment('Due', ({ facts }) => facts.dueAt),
  text('Overdue', 10, ({ facts }) => (facts.overdue ? 'yes' : 'no')),
  count('Escalation level', ({ facts }) => facts.ladderLevel),
  text('Outcome', 50, ({ facts }) => facts.outcome?.because ?? facts.withdrawal),
  text('Decided because', 50, ({ facts }) => facts.outcome?.reason ?? null),
  moment('Closed', ({ facts }) => facts.closedAt),
  text('Restricted', 10, ({ restricted }) => (restricted ? 'yes' : 'no')),
];

/** Alignment rounds as a spreadsheet. */
@Controller('exports/alignments')
export class AlignmentExportController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiProduces('text/csv', mediaTypes.xlsx)
  @ApiResponse(fileAnswer)
  @Describe({ summary: 'Exports alignment rounds as CSV or XLSX; takes the filters of the list', problems: [404, 422] })
  async alignments(@Query() query: AlignmentExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const by = await alignmentsMeant(manager, Object.assign(new AlignmentFilter(), query), actor);
    return registerFile(
      {
        ...{ columns: alignmentColumns, sheet: 'Alignments', sorts: alignmentSorts },
        find: (page) => alignmentRegister.list(manager, alignmentsWhere(by), page),
      },
      query,
      query.sort ?? 'number',
    );
  }
}
