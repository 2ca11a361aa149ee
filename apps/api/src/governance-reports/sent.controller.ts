import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { publicUrlOf, Settings } from '../../../../config/settings.js';
import { findSent, sentSorts, sentTo } from '../../../../database/governance-reports/sent.js';
import { composeReport, sentPage } from '../../../../domain/governance-report/written/compose.js';
import { writtenReport } from '../../../../domain/governance-report/written/fit.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf, text } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { lookerOf } from '../views/looker.js';
import { reportFile } from './report-file.js';
import { reportJson, reportSchema } from './report-json.js';
import { SentDocumentQuery } from './report.dto.js';
import { SentQuery } from './subscription.dto.js';
import { sentJson, sentSchema } from './subscription-json.js';

/** Weekly reports as they were sent: whoever got one reads it again, and nobody else. */
@Controller('governance-reports/sent')
export class SentReportsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Describe({ summary: 'Lists the weekly reports that were sent to you', returns: pageOf(sentSchema) })
  async list(@Query() query: SentQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, sentSorts, '-made');
    return page.result(await sentTo(this.dataSource.manager, actor.id, page), sentJson);
  }

  @Get(':sentId')
  @Describe({
    summary: 'What a weekly report said that was sent to you',
    description: 'Records that you do not see any more are left out; how many were, `withheld` says.',
    returns: reportSchema,
  })
  async get(@Param('sentId') id: string, @CurrentActor() actor: Actor): Promise<object> {
    const { report } = await findSent(this.dataSource.manager, id, lookerOf(actor));
    return reportJson(report);
  }

  @Get(':sentId/document')
  @ApiProduces('text/html', 'text/plain')
  @ApiResponse({
    status: 200,
    description: 'The file.',
    content: { 'text/html': { schema: text }, 'text/plain': { schema: text } },
  })
  @Describe({ summary: 'The same as it was mailed: one file of HTML that prints, or plain text' })
  async document(
    @Param('sentId') id: string,
    @Query() { format = 'html', language }: SentDocumentQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const sent = await findSent(this.dataSource.manager, id, lookerOf(actor));
    const composed = composeReport(sent.report, language ?? sent.language, sentPage(id));
    const written = writtenReport(composed, publicUrlOf(this.settings));
    return reportFile(written, format, `governance-report-${sent.report.week.name}`, reply);
  }
}
