import { Body, Controller, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { holdingsOf } from '../../../../database/people/holdings.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayAdminister } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, etagOf, requireVersion, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf, type Sorts } from '../paging/page.js';
import { NewPerson, PeopleQuery, PersonPatch } from './person.dto.js';
import { countsOf } from './holdings.controller.js';
import {
  findPerson,
  personChangedSchema,
  personColumns,
  personFrom,
  personJson,
  personSchema,
  type PersonRow,
} from './person-json.js';
import { createPerson, editPerson } from './write-person.js';
import { idNamed, wordNamed } from '../names/asked-names.js';

const sorts: Sorts = {
  name: [
    { sql: 'p.name_folded', type: 'text' },
    { sql: 'p.id', type: 'uuid' },
  ],
  created: [
    { sql: 'p.created_at', type: 'timestamptz' },
    { sql: 'p.id', type: 'uuid' },
  ],
};

@Controller('people')
export class PeopleController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists people', returns: pageOf(personSchema), problems: [422] })
  async list(@Query() query: PeopleQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, sorts, 'name');
    const { q, name, email, access, active } = query;
    const known = this.dataSource.manager;
    const team = await idNamed(known, 'team', query.team, 'team');
    const manager = await idNamed(known, 'person', query.manager, 'manager', actor);
    const market = await wordNamed(known, 'market', query.market, 'market');
    const params: unknown[] = [q, name, email, team, access, active, manager, market].map((value) => value ?? null);
    const rows = await this.dataSource.query<PersonRow[]>(
      `SELECT ${personColumns}, ${page.columns} FROM ${personFrom}
       WHERE ($1::text IS NULL OR strpos(concat_ws(' ', p.name_folded, p.email_folded), folded($1)) > 0)
         AND ($2::text IS NULL OR p.name_folded = folded($2)) AND ($3::text IS NULL OR p.email_folded = folded($3))
         AND ($4::uuid IS NULL OR p.team_id = $4) AND ($5::text IS NULL OR p.access = $5)
         AND ($6::boolean IS NULL OR p.active = $6) AND ($7::uuid IS NULL OR p.manager_id = $7)
         AND ($8::text IS NULL OR folded(p.market) = folded($8)) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, personJson);
  }

  @Get('me')
  @Describe({ summary: 'The person whose token it is', returns: personSchema })
  async me(@CurrentActor() actor: Actor): Promise<object> {
    return personJson(await findPerson(this.dataSource.manager, actor.id));
  }

  @Get(':id')
  @Describe({ summary: 'A person', returns: personSchema, problems: [404] })
  get(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.answer(id, reply);
  }

  @Post()
  @Describe({ summary: 'Adds a person', status: 201, returns: personSchema, problems: [403] })
  async create(
    @Body() body: NewPerson,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mayAdminister(asked.actor);
    const id = stableId(asked.actor.id, asked.key, 'person');
    await this.dataSource.transaction((manager) => createPerson(manager, id, body, asked));
    void reply.header('location', `/people/${id}`);
    return this.answer(id, reply);
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes a person; one who leaves is answered with what still hangs on them',
    returns: personChangedSchema,
    problems: [403, 404, 409, 412, 422, 428],
  })
  async edit(
    @Param('id') id: string,
    @Body() body: PersonPatch,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    mayAdminister(asked.actor);
    const before = await findPerson(this.dataSource.manager, id);
    const version = requireVersion(asked, before.version);
    await this.dataSource.transaction((manager) => editPerson(manager, id, body, asked, version));
    const answer = await this.answer(id, reply);
    if (body.active !== false) return answer;
    return { ...answer, stillHolds: countsOf(await holdingsOf(this.dataSource.manager, id)) };
  }

  private async answer(id: string, reply: FastifyReply): Promise<object> {
    const row = await findPerson(this.dataSource.manager, id);
    void reply.header('etag', etagOf(row.version));
    return personJson(row);
  }
}
