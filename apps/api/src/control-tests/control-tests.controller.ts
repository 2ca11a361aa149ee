import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSeen } from '../../../../database/access/unseen.js';
import { marketCalendar } from '../../../../database/calendars/market-calendar.js';
import { loadControlTest } from '../../../../database/control-tests/load.js';
import { planTest } from '../../../../database/control-tests/plan-test.js';
import {
  controlTestRegister,
  controlTestSorts,
  controlTestsWhere,
  findControlTest,
} from '../../../../database/control-tests/row.js';
import { findControl } from '../../../../database/controls/row.js';
import { notThere } from '../../../../database/engine/not-there.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import { mayPlanTests } from '../../../../domain/access/control-test-access.js';
import { controlTestRecipients } from '../../../../domain/control-test/fire.js';
import { stableId } from '../../../../domain/stable-id.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { dueBy } from '../items/due-request.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { ControlTestFilter, controlTestsMeant } from './control-test-filter.js';
import {
  controlTestDetail,
  controlTestDetailSchema,
  controlTestJson,
  controlTestSchema,
  type ControlTestJson,
} from './control-test-json.js';
import { NewControlTest } from './control-test.dto.js';

/** Control tests: planned, a sample drawn and judged one by one, concluded; one that failed raises a finding. */
@Controller('control-tests')
export class ControlTestsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'Lists control tests, those that are due first on top',
    returns: changedPage(controlTestSchema),
    problems: [404, 422],
  })
  async list(@Query() filter: ControlTestFilter, @CurrentActor() actor: Actor): Promise<PageOf<ControlTestJson>> {
    const page = new Page(filter, controlTestSorts, 'due');
    const { manager } = this.dataSource;
    const where = controlTestsWhere(await controlTestsMeant(manager, filter, actor));
    return page.result(await controlTestRegister.list(manager, where, page), controlTestJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts control tests', returns: object({ count: integer }), problems: [404, 422] })
  async count(@Query() filter: ControlTestFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    const where = controlTestsWhere(await controlTestsMeant(manager, filter, actor));
    return { count: await controlTestRegister.count(manager, where) };
  }

  @Get(':id')
  @Describe({
    summary: 'A control test with its sample, and with what may be done to it now',
    returns: controlTestDetailSchema,
    problems: [404],
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return controlTestDetail(manager, await findControlTest(manager, ref), actor);
  }

  @Post()
  @Describe({
    summary: 'Plans a test of a control, by somebody who neither owns nor performs it',
    status: 201,
    location: '/control-tests/:id',
    returns: controlTestDetailSchema,
    problems: [403, 404, 409, 422],
  })
  async plan(@Body() body: NewControlTest, @AskedBy() { actor, key }: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const { facts } = await findControl(manager, body.control);
    if (actor.sight !== undefined && !(await isSeen(manager, actor.sight, 'controls', facts.id)))
      throw notThere('controls', body.control);
    mayPlanTests(actor, facts);
    const id = stableId(actor.id, key, 'control-test');
    const testerId = body.testerId.toLowerCase();
    await this.dataSource.transaction(async (within) => {
      mayPlanTests(await actorKept(within, actor.id), facts);
      const calendar = await marketCalendar(within, facts.markets, facts.ownerId);
      const planned = { id, controlId: facts.id, about: body.about, testerId, due: dueBy(body.due, calendar) };
      await planTest(within, planned, { actorId: actor.id, at: Date.now() });
    });
    return this.get(id, actor);
  }
}

export const ControlTestTimelineController = timelineOf({
  ...{ path: 'control-tests', one: 'a control test', reached: controlTestRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findControlTest(manager, ref)).facts;
    return { id, zone: due?.zone ?? 'UTC' };
  },
  load: (manager, id) => loadControlTest(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
