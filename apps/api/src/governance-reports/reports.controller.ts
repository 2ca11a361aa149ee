import { Controller, Get, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import type { GovernanceReport } from '../../../../domain/governance-report/report.js';
import { composeReport } from '../../../../domain/governance-report/written/compose.js';
import { writtenReport } from '../../../../domain/governance-report/written/fit.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { text } from '../openapi/json-schema.js';
import { reportMeant } from './asked-report.js';
import { reportFile } from './report-file.js';
import { reportJson, reportSchema } from './report-json.js';
import { ReportDocumentQuery, ReportQuery } from './report.dto.js';
import { ReportsMade } from './reports-made.js';

/** Weekly governance reports, each in the right of whoever reads it. */
@Controller('governance-reports')
export class GovernanceReportsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reports: ReportsMade,
    private readonly settings: Settings,
  ) {}

  @Get('preview')
  @Describe({
    summary: 'The governance report of a week, made now and in your own right',
    description:
      'What you do not see is in no list and no count. Lists are as of now, whatever the week; what happened is counted within it, beside the week before.',
    returns: reportSchema,
    problems: [422],
  })
  async preview(@Query() query: ReportQuery, @CurrentActor() actor: Actor): Promise<object> {
    return reportJson(await this.made(query, actor));
  }

  @Get('preview/document')
  @ApiProduces('text/html', 'text/plain')
  @ApiResponse({
    status: 200,
    description: 'The file.',
    content: { 'text/html': { schema: text }, 'text/plain': { schema: text } },
  })
  @Describe({
    summary: 'The same as it is mailed: one file of HTML that prints, or plain text',
    description:
      'With charts as inline SVG and their figures as tables; nothing in it runs or fetches. Lists are cut where it would be more than mail programs show.',
    problems: [422],
  })
  async document(
    @Query() query: ReportDocumentQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { format = 'html', language = 'en' } = query;
    const report = await this.made(query, actor);
    const written = writtenReport(composeReport(report, language), publicUrlOf(this.settings));
    return reportFile(written, format, `governance-report-${report.week.name}`, reply);
  }

  private async made(query: ReportQuery, actor: Actor): Promise<GovernanceReport> {
    const now = Date.now();
    return this.reports.make(actor, await reportMeant(this.dataSource.manager, query, actor, now), now);
  }
}
