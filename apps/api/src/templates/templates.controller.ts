import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  createTemplate,
  publishDraft,
  saveDraft,
  type TemplateChange,
} from '../../../../database/templates/edit-template.js';
import { findTemplateVersion, templateVersions } from '../../../../database/templates/template-rows.js';
import { findTemplate, templatesBy, templateSorts } from '../../../../database/templates/templates.js';
import { Refusal } from '../../../../domain/refusal.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayKeepTemplates } from '../../../../domain/access/access.js';
import { AskedBy, requireVersion, versionAsked, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { listed, page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { checkedBody } from './checked-body.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { templateJson, templateSchema, templateVersionJson, templateVersionSchema } from './template-json.js';
import { NewTemplate, TemplateDraft, TemplateQuery } from './template.dto.js';

/** Templates are edited as drafts and published as versions; a published version never changes. */
@Controller('templates')
export class TemplatesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists templates with their versions, newest first', returns: pageOf(templateSchema) })
  async list(@Query() query: TemplateQuery): Promise<PageOf<object>> {
    const page = new Page(query, templateSorts, 'name');
    return page.result(await templatesBy(this.dataSource.manager, query, page), templateJson);
  }

  @Get(':id')
  @Describe({
    summary: 'A template, its versions and the parameters it takes',
    returns: templateSchema,
  })
  get(@Param('id') id: string): Promise<object> {
    return this.answer(id);
  }

  @Get(':id/versions')
  @Describe({
    summary: 'The versions of a template, newest first',
    returns: listed(templateVersionSchema),
  })
  async versions(@Param('id') id: string): Promise<object> {
    const row = await findTemplate(this.dataSource.manager, id);
    return { items: (await templateVersions(this.dataSource.manager, row.id)).map(templateVersionJson) };
  }

  @Get(':id/versions/:version')
  @Describe({ summary: 'A version of a template with its body', returns: templateVersionSchema })
  async version(@Param('id') id: string, @Param('version') version: string): Promise<object> {
    const row = await findTemplate(this.dataSource.manager, id);
    if (!/^\d{1,9}$/.test(version))
      throw new Refusal('not-found', `The template has no version ${version}. Read the template to see its versions.`);
    return templateVersionJson(await findTemplateVersion(this.dataSource.manager, row.id, Number(version)));
  }

  @Post()
  @Describe({
    summary: 'Creates a template; its first version is a draft',
    status: 201,
    location: '/templates/:id',
    returns: templateSchema,
    problems: [403],
  })
  async create(@Body() { name, description = '', body }: NewTemplate, @AskedBy() asked: Asked): Promise<object> {
    mayKeepTemplates(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'template');
    await this.dataSource.transaction(async (manager) => {
      const checked = await checkedBody(manager, body);
      await refuseTakenName(manager, 'templates', id, name);
      await createTemplate(manager, { id, name, description, body: checked }, changeOf(asked, 0));
    });
    return this.answer(id);
  }

  @Put(':id/draft')
  @Describe({
    summary: 'Replaces the draft of a template, or begins one',
    returns: templateSchema,
    problems: [403, 412, 428],
  })
  async draft(
    @Param('id') id: string,
    @Body() { body, ...about }: TemplateDraft,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayKeepTemplates(asked.actor);
    const row = await findTemplate(this.dataSource.manager, id);
    requireVersion(asked, row.version);
    await this.dataSource.transaction(async (manager) => {
      const checked = await checkedBody(manager, body);
      if (about.name !== undefined) await refuseTakenName(manager, 'templates', row.id, about.name);
      await saveDraft(manager, row.id, { ...compact(about), body: checked }, changeOf(asked, row.version));
    });
    return this.answer(row.id);
  }

  @Post(':id/publish')
  @Describe({
    summary: 'Publishes the draft as a version; it never changes again',
    returns: templateSchema,
    problems: [403, 412],
  })
  async publish(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    mayKeepTemplates(asked.actor);
    const row = await findTemplate(this.dataSource.manager, id);
    await this.dataSource.transaction((manager) => publishDraft(manager, row.id, changeOf(asked, row.version)));
    return this.answer(row.id);
  }

  private async answer(id: string): Promise<object> {
    const row = await findTemplate(this.dataSource.manager, id);
    return templateJson(row);
  }
}

function changeOf(asked: Asked, present: number): TemplateChange {
  const { actor, key } = asked;
  const expectedVersion = versionAsked(asked, present);
  return { actorId: actor.id, key, at: Date.now(), ...(expectedVersion === undefined ? {} : { expectedVersion }) };
}
