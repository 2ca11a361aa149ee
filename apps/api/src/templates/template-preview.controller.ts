import { Body, Controller, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { prepareLaunch } from '../../../../database/templates/prepare-launch.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { checkedBody } from './checked-body.js';
import { draftPreviewSchema, wouldMakeJson } from './template-json.js';
import { DraftPreview } from './template.dto.js';

/** What is being written, before it is saved. */
@Controller('templates')
export class TemplatePreviewController {
  constructor(private readonly dataSource: DataSource) {}

  @Post('preview')
  @Describe({
    summary: 'What a body that is being written would make: dates, owners, and what stands in the way; nothing is kept',
    returns: draftPreviewSchema,
    previews: true,
  })
  async preview(
    @Body() { body, name = 'A program', parameters = {}, domainLeadId = null, ...asked }: DraftPreview,
    @AskedBy() { actor }: Asked,
  ): Promise<object> {
    const { manager } = this.dataSource;
    const unsaved = {
      ...{ id: '', templateId: '', templateName: name, version: 0, status: 'draft' as const },
      body: await checkedBody(manager, body),
    };
    const managerId = asked.managerId ?? actor.id;
    const zone = asked.timeZone === undefined ? {} : { timeZone: asked.timeZone };
    const request = { name, parameters, managerId, domainLeadId, ...zone };
    return wouldMakeJson(await prepareLaunch(manager, unsaved, request, Date.now()));
  }
}
