import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { loadBreach } from '../../../../database/breaches/load.js';
import {
  breachesWhere,
  breachRegister,
  breachSorts,
  findBreach,
  type ShownBreach,
} from '../../../../database/breaches/row.js';
import type { BreachCommand } from '../../../../domain/breach/breach.js';
import { breachRecipients } from '../../../../domain/breach/fire.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { Acknowledgement } from '../items/item.dto.js';
import { Describe } from '../openapi/describe.js';
import { Id, Text } from '../openapi/fields.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import { BreachFilter, breachesMeant } from './breach-filter.js';
import { breachDetail, breachDetailSchema, breachJson, breachSchema, type BreachJson } from './breach-json.js';

class BreachReassignment {
  @Id({ description: 'Who answers for it from now on.' })
  ownerId!: string;

  @Text({ max: 2000 })
  reason!: string;
}

const answers = {
  returns: breachDetailSchema,
  problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[],
};

/** Breaches of metrics: what is out of band, and values that did not come. They begin and end by themselves. */
@Controller('breaches')
export class BreachesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists breaches of metrics, the newest on top',
    description: 'A value that is only expected is among them where status asks for it.',
    returns: changedPage(breachSchema),
    problems: [404, 422],
  })
  async list(@Query() filter: BreachFilter, @CurrentActor() actor: Actor): Promise<PageOf<BreachJson>> {
    const page = new Page(filter, breachSorts, '-created');
    const { manager } = this.dataSource;
    const where = breachesWhere(await breachesMeant(manager, filter, actor));
    return page.result(await breachRegister.list(manager, where, page), breachJson);
  }

  @Get('count')
  @Describe({ summary: 'Counts breaches of metrics', returns: object({ count: integer }), problems: [404, 422] })
  async count(@Query() filter: BreachFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    return { count: await breachRegister.count(manager, breachesWhere(await breachesMeant(manager, filter, actor))) };
  }

  @Get(':id')
  @Describe({ summary: 'A breach, with what may be done to it now', returns: breachDetailSchema, problems: [404] })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const { manager } = this.dataSource;
    return breachDetail(manager, await findBreach(manager, ref), actor);
  }

  @Post(':id/acknowledge')
  @Describe({ summary: 'Says that somebody is on an open breach: the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'acknowledge', ...compact(body) }, asked);
  }

  @Post(':id/reassign')
  @Proposable()
  @Describe({
    summary: 'Gives a breach to somebody else for good; both are told, and the ladder begins anew',
    ...answers,
  })
  reassign(
    @Param('id') ref: string,
    @Body() { ownerId, reason }: BreachReassignment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return this.send(ref, { type: 'reassign', ownerId: ownerId.toLowerCase(), reason }, asked);
  }

  private send(ref: string, command: BreachCommand, asked: Asked): Promise<object> {
    const { manager } = this.dataSource;
    const breaches = {
      kind: 'breach' as const,
      find: (one: string) => findBreach(manager, one),
      answer: (row: ShownBreach, actor: Actor) => breachDetail(manager, row, actor),
    };
    return this.commands.send(breaches, ref, () => command, asked);
  }
}

export const BreachTimelineController = timelineOf({
  ...{ path: 'breaches', one: 'a breach', reached: breachRecipients },
  find: async (manager, ref) => {
    const { id, due } = (await findBreach(manager, ref)).facts;
    return { id, zone: due.zone };
  },
  load: (manager, id) => loadBreach(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
