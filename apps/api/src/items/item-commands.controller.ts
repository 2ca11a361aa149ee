import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { ItemCommand } from '../../../../domain/action-item/commands.js';
import type { LocalDue } from '../../../../domain/action-item/due.js';
import type { ItemEvent } from '../../../../domain/action-item/table.js';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import { stableId } from '../../../../domain/stable-id.js';
import { mayDoToItem } from '../access/access.js';
import { AskedBy, etagOf, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { Describe } from '../openapi/describe.js';
import { list, object } from '../openapi/json-schema.js';
import { dueRequested } from './due-request.js';
import {
  Acknowledgement,
  DueChange,
  ExtensionDecision,
  ExtensionRequest,
  ItemReason,
  Nothing,
  Reassignment,
  Replanning,
  Reopening,
  SignOffDecision,
  Submission,
  type DueDate,
} from './item.dto.js';
import { extensionSchema, extensionsOf, itemDetail, itemDetailSchema } from './item-detail.js';
import { findItem, partsOf, type ItemJsonRow } from './item-json.js';

const answers = { returns: itemDetailSchema, problems: [403, 404, 409, 412, 422] as (403 | 404 | 409 | 412 | 422)[] };

/** What people do to an item. Each goes through its workflow, and answers when its facts are recorded. */
@Controller('action-items/:id')
export class ItemCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Post('start')
  @Describe({ summary: 'Begins the work', ...answers })
  start(
    @Param('id') ref: string,
    @Body() _body: Nothing,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(ref, 'start', () => ({ type: 'start' }), asked, reply);
  }

  @Post('acknowledge')
  @Describe({ summary: 'Says "I have seen it": the ladder is held for a while', ...answers })
  acknowledge(
    @Param('id') ref: string,
    @Body() body: Acknowledgement,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(ref, 'acknowledge', () => ({ type: 'acknowledge', ...compact(body) }), asked, reply);
  }

  @Post('submit')
  @Describe({ summary: 'Hands the item in for sign-off', ...answers })
  submit(
    @Param('id') ref: string,
    @Body() body: Submission,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(ref, 'submit', () => ({ type: 'submit', ...compact(body) }), asked, reply);
  }

  @Post('sign-off')
  @Describe({ summary: 'Approves the item, or sends it back with a reason', ...answers })
  sign(
    @Param('id') ref: string,
    @Body() body: SignOffDecision,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { decision, ...rest } = body;
    return this.send(ref, 'sign', () => ({ type: 'sign', decision, ...compact(rest) }), asked, reply);
  }

  @Get('extensions')
  @Describe({
    summary: 'Every due-date extension that was asked for',
    returns: object({ items: list(extensionSchema) }),
    problems: [404],
  })
  async extensions(@Param('id') ref: string): Promise<object> {
    const row = await findItem(this.dataSource.manager, ref);
    return { items: await extensionsOf(this.dataSource.manager, row.id) };
  }

  @Post('extensions')
  @Describe({ summary: 'Asks for more time', ...answers })
  requestExtension(
    @Param('id') ref: string,
    @Body() body: ExtensionRequest,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { due, reason, ...rest } = body;
    const command = async (row: ItemJsonRow): Promise<ItemCommand> => ({
      type: 'request_extension',
      extensionId: stableId(row.id, asked.actor.id, asked.key),
      due: await this.due(row, due),
      reason,
      ...compact(rest),
    });
    return this.send(ref, 'request_extension', command, asked, reply);
  }

  @Post('extensions/decision')
  @Describe({ summary: 'Grants or refuses the extension that was asked for', ...answers })
  decideExtension(
    @Param('id') ref: string,
    @Body() body: ExtensionDecision,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { decision, ...rest } = body;
    return this.send(
      ref,
      'decide_extension',
      () => ({ type: 'decide_extension', decision, ...compact(rest) }),
      asked,
      reply,
    );
  }

  @Post('reassign')
  @Describe({ summary: 'Gives the item to somebody else for good; the ladder starts anew', ...answers })
  reassign(
    @Param('id') ref: string,
    @Body() body: Reassignment,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { ownerId, ...rest } = body;
    return this.send(ref, 'reassign', () => ({ type: 'reassign', ownerId, ...compact(rest) }), asked, reply);
  }

  @Post('hold')
  @Describe({
    summary: 'Puts the item on hold: reminders and ladder stand still, the due date does not move',
    ...answers,
  })
  hold(
    @Param('id') ref: string,
    @Body() { reason }: ItemReason,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(ref, 'hold', () => ({ type: 'hold', reason }), asked, reply);
  }

  @Post('resume')
  @Describe({ summary: 'Lets the item go on', ...answers })
  resume(
    @Param('id') ref: string,
    @Body() _body: Nothing,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(ref, 'resume', () => ({ type: 'resume' }), asked, reply);
  }

  @Post('change-due')
  @Describe({ summary: 'Sets another due date; the ladder starts anew', ...answers })
  changeDue(
    @Param('id') ref: string,
    @Body() body: DueChange,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(
      ref,
      'change_due',
      async (row) => ({ type: 'change_due', due: await this.due(row, body.due), reason: body.reason }),
      asked,
      reply,
    );
  }

  @Post('cancel')
  @Describe({ summary: 'Cancels the item', ...answers })
  cancel(
    @Param('id') ref: string,
    @Body() { reason }: ItemReason,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.send(ref, 'cancel', () => ({ type: 'cancel', reason }), asked, reply);
  }

  @Post('reopen')
  @Describe({ summary: 'Opens a finished item again, in a new cycle', ...answers })
  reopen(
    @Param('id') ref: string,
    @Body() body: Reopening,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { reason, due } = body;
    return this.send(
      ref,
      'reopen',
      async (row) => ({ type: 'reopen', reason, ...(due ? { due: await this.due(row, due) } : {}) }),
      asked,
      reply,
    );
  }

  @Post('replan')
  @Describe({
    summary: 'Moves the item to other policy versions, or to the present version of its owner’s calendar',
    description: 'What has fired has fired: levels that were climbed are not climbed again.',
    ...answers,
  })
  replan(
    @Param('id') ref: string,
    @Body() body: Replanning,
    @AskedBy() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { reason, ...rest } = body;
    const command = async (): Promise<ItemCommand> => {
      await checkVersions(this.dataSource.manager, body);
      return { type: 'replan', reason, ...compact(rest) };
    };
    return this.send(ref, 'replan', command, asked, reply);
  }

  /** What is not said stays as it is. */
  private due(row: ItemJsonRow, due: DueDate): Promise<LocalDue> {
    return dueRequested(this.dataSource.manager, due, row.owner_id, { time: row.due_time, zone: row.due_zone });
  }

  private async send(
    ref: string,
    event: ItemEvent,
    command: (row: ItemJsonRow) => ItemCommand | Promise<ItemCommand>,
    { actor, key, expectedVersion }: Asked,
    reply: FastifyReply,
  ): Promise<object> {
    const row = await findItem(this.dataSource.manager, ref);
    mayDoToItem(actor, event, partsOf(row));
    await this.engine.item(row.id, await command(row), {
      actorId: actor.id,
      key,
      seenVersion: row.version,
      expectedVersion,
    });
    const after = await findItem(this.dataSource.manager, row.id);
    void reply.header('etag', etagOf(after.version));
    return itemDetail(this.dataSource.manager, after, actor);
  }
}
