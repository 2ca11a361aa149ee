import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { loadFinding } from '../../../../database/findings/load.js';
import { recordFinding } from '../../../../database/findings/record-finding.js';
import {
  ages,
  countAges,
  findFinding,
  findingRegister,
  findingSorts,
  findingsWhere,
} from '../../../../database/findings/row.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayWriteFindings } from '../../../../domain/access/finding-access.js';
import { findingRecipients } from '../../../../domain/finding/fire.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { choice, integer, list, nullable, object, changedPage, schema } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { findingAsked } from './asked-finding.js';
import { NewFindingRequest } from './finding.dto.js';
import { FindingFilter, findingsMeant } from './finding-filter.js';
import { findingDetail, findingDetailSchema, findingJson, findingSchema, type FindingJson } from './finding-json.js';

/** All findings are counted: there are no pages, and no order. */
class AgesQuery extends OmitType(FindingFilter, ['limit', 'cursor', 'sort'] as const) {}

const agesSchema = schema(
  'FindingsByAge',
  object({
    cells: list(object({ rating: nullable(choice(ratings)), age: choice(ages), count: integer, overdue: integer })),
  }),
);

/** Findings: gaps that were confirmed, proposed to their owner, agreed, remediated and verified; and observations. */
@Controller('findings')
export class FindingsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists findings and observations, those that are due first on top',
    returns: changedPage(findingSchema),
    problems: [422],
  })
  async list(@Query() filter: FindingFilter, @CurrentActor() actor: Actor): Promise<PageOf<FindingJson>> {
    const page = new Page(filter, findingSorts, 'due');
    const { manager } = this.dataSource;
    const where = findingsWhere(await findingsMeant(manager, filter, actor));
    return page.result(await findingRegister.list(manager, where, page), findingJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts findings', returns: object({ count: integer }), problems: [422] })
  async count(@Query() filter: FindingFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await findingRegister.count(manager, findingsWhere(await findingsMeant(manager, filter, actor))) };
  }

  @Get('by-age')
  @Describe({
    summary: 'Counts findings by rating and by how long they are open, or were until they were closed',
    returns: agesSchema,
    problems: [422],
  })
  async byAge(@Query() filter: AgesQuery, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return { cells: await countAges(manager, findingsWhere(await findingsMeant(manager, filter, actor))) };
  }

  @Get(':id')
  @Describe({ summary: 'A finding, with what may be done to it now', returns: findingDetailSchema, problems: [404] })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return findingDetail(manager, await findFinding(manager, ref), actor);
  }

  @Post()
  @Describe({
    summary: 'Writes a finding down as a draft, or notes an observation, linked to what it came out of',
    status: 201,
    location: '/findings/:id',
    returns: findingDetailSchema,
    problems: [403, 404, 422],
  })
  async add(@Body() body: NewFindingRequest, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayWriteFindings(actor);
    const id = stableId(actor.id, key, 'finding');
    const { given, ...besides } = await findingAsked(this.dataSource.manager, body, { id, actor });
    await this.dataSource.transaction(async (within) => {
      mayWriteFindings(await actorKept(within, actor.id));
      await recordFinding(within, given, besides, { actorId: actor.id, key, at: Date.now() });
    });
    return this.get(id, actor);
  }
}

export const FindingTimelineController = timelineOf({
  ...{ path: 'findings', one: 'a finding', reached: findingRecipients },
  find: async (manager, ref) => {
    const { id, due, target } = (await findFinding(manager, ref)).facts;
    return { id, zone: due?.zone ?? target?.zone ?? 'UTC' };
  },
  load: (manager, id) => loadFinding(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
