import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { holdingsOf } from '../../../../database/people/holdings.js';
import { findPerson, peopleBy, personSorts } from '../../../../database/people/people.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { NewPerson, PersonPatch } from './person.dto.js';
import { countsOf } from './holdings.controller.js';
import { personChangedSchema, personJson, personSchema } from './person-json.js';
import { createPerson, editPerson } from './write-person.js';
import { peopleMeant, PeopleQuery } from './list/people-query.js';

@Controller('people')
export class PeopleController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists people', returns: pageOf(personSchema), problems: [422] })
  async list(@Query() query: PeopleQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, personSorts, 'name');
    const { manager } = this.dataSource;
    const rows = await peopleBy(manager, await peopleMeant(manager, query, actor), page);
    return page.result(rows, (row) => personJson(row, actor));
  }

  @Get('me')
  @Describe({ summary: 'The person whose token it is', returns: personSchema })
  async me(@CurrentActor() actor: Actor): Promise<object> {
    return personJson(await findPerson(this.dataSource.manager, actor.id), actor);
  }

  @Get(':id')
  @Describe({ summary: 'A person', returns: personSchema })
  get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    return this.answer(id, actor);
  }

  @Post()
  @Describe({ summary: 'Adds a person', status: 201, location: '/people/:id', returns: personSchema, problems: [403] })
  async create(@Body() body: NewPerson, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'person');
    await this.dataSource.transaction((manager) => createPerson(manager, id, body, asked));
    return this.answer(id, asked.actor);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes a person; one who leaves is answered with what still hangs on them',
    returns: personChangedSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('id') id: string, @Body() body: PersonPatch, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const before = await findPerson(this.dataSource.manager, id);
    const version = requireVersion(asked, before.version);
    await this.dataSource.transaction((manager) => editPerson(manager, id, body, asked, version));
    const answer = await this.answer(id, asked.actor);
    if (body.active !== false) return answer;
    return { ...answer, stillHolds: countsOf(await holdingsOf(this.dataSource.manager, id)) };
  }

  private async answer(id: string, actor: Actor): Promise<object> {
    const row = await findPerson(this.dataSource.manager, id);
    return personJson(row, actor);
  }
}
