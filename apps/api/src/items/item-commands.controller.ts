import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ItemCommand } from '../../../../domain/item/commands.js';
import type { ItemEvent } from '../../../../domain/item/table.js';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { Proposable } from '../commands/proposable.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { dueOf } from './due-request.js';
import { Acknowledgement, DueChange, ItemReason, Reassignment, Replanning, Reopening, Submission } from './item.dto.js';
import { itemDetailSchema } from './item-detail.js';
import type { ListedItem } from '../../../../database/items/listed-items.js';
import { sendItemCommand } from './send-command.js';
import { withPolicies } from '../policies/policy-choice.js';

const answers = { returns: itemDetailSchema, problems: [403, 412] } as const;

/** What people do to an item. Each goes through its workflow, and answers when its facts are recorded. */
@Controller('action-items/:id')
export class ItemCommandsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  @Post('start')
  @Describe({ summary: 'Begins the work', ...answers })
  start(@Param('id') ref: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, 'start', () => ({ type: 'start' }), asked);
  }

  @Post('acknowledge')
  @Describe({ summary: 'Says "I have seen it": the ladder is held for a while', ...answers })
  acknowledge(@Param('id') ref: string, @Body() body: Acknowledgement, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, 'acknowledge', () => ({ type: 'acknowledge', ...compact(body) }), asked);
  }

  @Post('submit')
  @Describe({ summary: 'Hands the item in for sign-off', ...answers })
  submit(@Param('id') ref: string, @Body() body: Submission, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, 'submit', () => ({ type: 'submit', ...compact(body) }), asked);
  }

  @Post('reassign')
  @Proposable()
  @Describe({ summary: 'Gives the item to somebody else for good; the ladder starts anew', ...answers })
  reassign(@Param('id') ref: string, @Body() body: Reassignment, @AskedBy() asked: Asked): Promise<object> {
    const { ownerId, ...rest } = body;
    return this.send(ref, 'reassign', () => ({ type: 'reassign', ownerId, ...compact(rest) }), asked);
  }

  @Post('hold')
  @Proposable()
  @Describe({
    summary: 'Puts the item on hold: reminders and ladder stand still, the due date does not move',
    ...answers,
  })
  hold(@Param('id') ref: string, @Body() { reason }: ItemReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, 'hold', () => ({ type: 'hold', reason }), asked);
  }

  @Post('resume')
  @Proposable()
  @Describe({ summary: 'Lets the item go on', ...answers })
  resume(@Param('id') ref: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, 'resume', () => ({ type: 'resume' }), asked);
  }

  @Post('change-due')
  @Proposable()
  @Describe({ summary: 'Sets another due date; the ladder starts anew', ...answers })
  changeDue(@Param('id') ref: string, @Body() body: DueChange, @AskedBy() asked: Asked): Promise<object> {
    return this.send(
      ref,
      'change_due',
      async (row) => ({
        type: 'change_due',
        due: await dueOf(this.dataSource.manager, row, body.due),
        reason: body.reason,
        ...(body.past === undefined ? {} : { past: body.past }),
      }),
      asked,
    );
  }

  @Post('cancel')
  @Proposable()
  @Describe({ summary: 'Cancels the item', ...answers })
  cancel(@Param('id') ref: string, @Body() { reason }: ItemReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, 'cancel', () => ({ type: 'cancel', reason }), asked);
  }

  @Post('reopen')
  @Proposable()
  @Describe({ summary: 'Opens a finished item again, in a new cycle', ...answers })
  reopen(@Param('id') ref: string, @Body() body: Reopening, @AskedBy() asked: Asked): Promise<object> {
    const { reason, due } = body;
    return this.send(
      ref,
      'reopen',
      async (row) => ({
        type: 'reopen',
        reason,
        ...(due ? { due: await dueOf(this.dataSource.manager, row, due) } : {}),
      }),
      asked,
    );
  }

  @Post('replan')
  @Proposable()
  @Describe({
    summary: 'Moves the item to other policy versions, or to the present version of its owner’s calendar',
    description: 'What has fired has fired: levels that were climbed are not climbed again.',
    ...answers,
  })
  replan(@Param('id') ref: string, @Body() body: Replanning, @AskedBy() asked: Asked): Promise<object> {
    const command = async (): Promise<ItemCommand> => {
      const { reason, ...rest } = await withPolicies(this.dataSource.manager, body);
      await checkVersions(this.dataSource.manager, rest);
      return { type: 'replan', reason, ...compact(rest) };
    };
    return this.send(ref, 'replan', command, asked);
  }

  private send(
    ref: string,
    event: ItemEvent,
    command: (row: ListedItem) => ItemCommand | Promise<ItemCommand>,
    asked: Asked,
  ): Promise<object> {
    return sendItemCommand({ dataSource: this.dataSource, engine: this.engine }, ref, event, command, asked);
  }
}
