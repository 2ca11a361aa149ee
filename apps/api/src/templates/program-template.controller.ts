import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createTemplate } from '../../../../database/templates/edit-template.js';
import { readRunProgram } from '../../../../database/templates/read-program.js';
import { findTemplate } from '../../../../database/templates/templates.js';
import { stableId } from '../../../../domain/stable-id.js';
import { templateOf } from '../../../../domain/template/from-program.js';
import { mayKeepTemplates } from '../../../../domain/access/access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { findProgramRow } from '../../../../database/programs/programs.js';
import { checkedBody } from './checked-body.js';
import { refuseTakenName } from '../commands/taken-name.js';
import { templateJson, templateSchema } from './template-json.js';
import { ProgramTemplate } from './template.dto.js';

/** Templates out of programs. */
@Controller('programs/:id/template')
export class ProgramTemplateController {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @Describe({
    summary: 'Makes a draft of a template from a program: dates as working days from its start, owners as roles',
    status: 201,
    location: '/templates/:id',
    returns: templateSchema,
    problems: [403],
  })
  async create(
    @Param('id') programId: string,
    @Body() { name, description }: ProgramTemplate,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    mayKeepTemplates(asked.actor);
    const program = await findProgramRow(this.dataSource.manager, programId);
    const id = stableId(asked.actor.id, asked.key, 'template');
    await this.dataSource.transaction(async (manager) => {
      await refuseTakenName(manager, 'templates', id, name);
      const body = await checkedBody(manager, templateOf(await readRunProgram(manager, program.id, asked.actor.sight)));
      const template = { id, name, description: description ?? `Made from ${program.name}`, body };
      const by = { actorId: asked.actor.id, key: asked.key, at: Date.now() };
      await createTemplate(manager, template, by, { programId: program.id });
    });
    const row = await findTemplate(this.dataSource.manager, id);
    return templateJson(row);
  }
}
