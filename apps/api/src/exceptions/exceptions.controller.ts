import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { loadExceptionRecord } from '../../../../database/exceptions/load-exception.js';
import { exceptionRecipients } from '../../../../domain/exception/fire.js';
import { timelineOf } from '../timeline/record-timeline.controller.js';
import {
  exceptionRegister,
  findException,
  type ShownException,
} from '../../../../database/exceptions/read-exceptions.js';
import {
  lockException,
  requestException,
  type NewException,
} from '../../../../database/exceptions/request-exception.js';
import { exceptionsWhere, exceptionSorts } from '../../../../database/exceptions/select-exceptions.js';
import { actorKept } from '../../../../database/people/actor-now.js';
import type { ExceptionCommand } from '../../../../domain/exception/commands.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayDoToException, mayRequestException } from '../../../../domain/access/exception-access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, requireVersion, type Asked } from '../commands/asked.js';
import { RecordCommands } from '../commands/record-commands.js';
import { asSeen } from '../../../../database/exceptions/as-seen.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, changedPage } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { contentOf, patchOf, renewalOf } from './asked-content.js';
import { ExceptionChanges, NewExceptionRequest, Renewal } from './exception.dto.js';
import { commandedException, exceptionDetail, exceptionDetailSchema } from './exception-detail.js';
import { ExceptionFilter, exceptionsMeant } from './exception-filter.js';
import { exceptionJson, exceptionParts, exceptionSchema, type ExceptionJson } from './exception-json.js';

/** Policy exceptions and risk acceptances: a rule suspended, or a risk owned, until a date. */
@Controller('exceptions')
export class ExceptionsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly commands: RecordCommands,
  ) {}

  @Get()
  @Describe({
    summary: 'Lists policy exceptions and risk acceptances',
    returns: changedPage(exceptionSchema),
    problems: [422],
  })
  async list(@Query() filter: ExceptionFilter, @CurrentActor() actor: Actor): Promise<PageOf<ExceptionJson>> {
    const page = new Page(filter, exceptionSorts, 'ends');
    const { manager } = this.dataSource;
    const where = exceptionsWhere(await exceptionsMeant(manager, filter, actor));
    const rows = await exceptionRegister.list(manager, where, page);
    return page.result(await asSeen(manager, actor.sight, rows), exceptionJson);
  }

  @Get('count')
  @Describe({
    summary: 'Counts policy exceptions and risk acceptances',
    returns: object({ count: integer }),
    problems: [422],
  })
  async count(@Query() filter: ExceptionFilter, @CurrentActor() actor: Actor): Promise<{ count: number }> {
    const { manager } = this.dataSource;
    const where = exceptionsWhere(await exceptionsMeant(manager, filter, actor));
    return { count: await exceptionRegister.count(manager, where) };
  }

  @Get(':id')
  @Describe({
    summary: 'An exception, with what may be done to it now',
    returns: exceptionDetailSchema,
  })
  async get(@Param('id') ref: string, @CurrentActor() actor: Actor): Promise<object> {
    const row = await findException(this.dataSource.manager, ref);
    return exceptionDetail(this.dataSource.manager, row, actor);
  }

  @Post()
  @Describe({
    summary: 'Asks for a policy exception or a risk acceptance; its approvers are found by the residual rating',
    status: 201,
    location: '/exceptions/:id',
    returns: exceptionDetailSchema,
    problems: [403, 404],
  })
  async request(@Body() body: NewExceptionRequest, @AskedBy() asked: Asked): Promise<object> {
    mayRequestException(asked.actor);
    const content = await contentOf(this.dataSource.manager, body, asked.actor);
    return this.create(content, asked, (_, actor) => {
      mayRequestException(actor);
    });
  }

  @Post(':id/renew')
  @Describe({
    summary: 'Asks for a renewal: a new request with a decision of its own; this one runs to its end',
    status: 201,
    location: '/exceptions/:id',
    returns: exceptionDetailSchema,
    problems: [403],
  })
  async renew(@Param('id') ref: string, @Body() body: Renewal, @AskedBy() asked: Asked): Promise<object> {
    const row = await findException(this.dataSource.manager, ref);
    mayDoToException(asked.actor, 'renew', exceptionParts(row));
    const content = await renewalOf(this.dataSource.manager, body, row, asked.actor);
    return this.create(content, asked, async (manager, actor) => {
      await lockException(manager, row.facts.id);
      mayDoToException(actor, 'renew', exceptionParts(await findException(manager, row.facts.id)));
    });
  }

  @Patch(':id')
  @Describe({
    summary: 'Changes what is asked for; signatures on it fall',
    returns: exceptionDetailSchema,
    problems: [403, 412, 428],
  })
  async edit(@Param('id') ref: string, @Body() body: ExceptionChanges, @AskedBy() asked: Asked): Promise<object> {
    const made = async (row: ShownException): Promise<ExceptionCommand> => {
      mayDoToException(asked.actor, 'edit', exceptionParts(row));
      requireVersion(asked, row.facts.version);
      return { type: 'edit', content: await patchOf(this.dataSource.manager, body, row, asked.actor) };
    };
    return this.commands.send(commandedException(this.dataSource), ref, made, asked);
  }

  /** @param ask whether they may, on the facts as they are until the transaction ends */
  private async create(
    content: Omit<NewException, 'id'>,
    { actor, key }: Asked,
    ask: (manager: EntityManager, actor: Actor) => void | Promise<void>,
  ): Promise<object> {
    const id = stableId(actor.id, key, 'exception');
    await this.dataSource.transaction(async (manager) => {
      await ask(manager, await actorKept(manager, actor.id));
      const by = { actorId: actor.id, key: stableId(actor.id, key), at: Date.now() };
      await requestException(manager, { ...content, id }, by);
    });
    return this.get(id, actor);
  }
}

export const ExceptionTimelineController = timelineOf({
  ...{ path: 'exceptions', one: 'an exception', reached: exceptionRecipients },
  find: async (manager, ref) => {
    const { id, ends } = (await findException(manager, ref)).facts;
    return { id, zone: ends.zone };
  },
  load: (manager, id) => loadExceptionRecord(manager, id, { lock: false, at: Date.now() }),
  paused: () => null,
});
