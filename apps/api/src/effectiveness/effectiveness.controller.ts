import { Body, Controller, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkVersions } from '../../../../database/policies/check-versions.js';
import type { ItemCommand } from '../../../../domain/item/commands.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { dueOf } from '../items/due-request.js';
import { itemDetailSchema } from '../items/item-detail.js';
import type { ListedItem } from '../../../../database/items/listed-items.js';
import { sendItemCommand } from '../items/send-command.js';
import { Describe } from '../openapi/describe.js';
import { invalidRequest } from '../problems/problem.js';
import { CheckAnswer, CheckPolicy } from './effectiveness.dto.js';

const answers = { returns: itemDetailSchema, problems: [403, 412] } as const;

/** Whether what was done has helped. */
@Controller('action-items/:id')
export class EffectivenessController {
  constructor(
    readonly dataSource: DataSource,
    readonly engine: Engine,
  ) {}

  @Post('effectiveness')
  @Describe({
    summary: 'Answers the effectiveness check: passed closes the item for good, failed opens it again',
    decides: true,
    ...answers,
  })
  answer(
    @Param('id') ref: string,
    @Body() { result, finding, due, ...rest }: CheckAnswer,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    if (result === 'passed') {
      if (due !== undefined)
        throw invalidRequest([{ path: 'due', message: 'belongs to a check that failed. Leave it out.' }]);
      const command = (): ItemCommand => ({ type: 'pass_effectiveness', ...compact({ finding, ...rest }) });
      return sendItemCommand(this, ref, 'pass_effectiveness', command, asked);
    }
    if (finding === undefined)
      throw invalidRequest([{ path: 'finding', message: 'is needed: say what was found, so that it can be mended.' }]);
    if (due === undefined)
      throw invalidRequest([{ path: 'due', message: 'is needed: the work is open again, so say until when.' }]);
    const command = async (row: ListedItem): Promise<ItemCommand> => ({
      type: 'fail_effectiveness',
      finding,
      due: await dueOf(this.dataSource.manager, row, due),
      ...compact(rest),
    });
    return sendItemCommand(this, ref, 'fail_effectiveness', command, asked);
  }

  @Post('effectiveness/policy')
  @Describe({
    summary: 'Says by which policy it is checked whether the item was effective, or that it is not',
    ...answers,
  })
  policy(@Param('id') ref: string, @Body() body: CheckPolicy, @AskedBy() asked: Asked): Promise<object> {
    const { effectivenessPolicyVersionId: policyVersionId, reason } = body;
    const command = async (): Promise<ItemCommand> => {
      await checkVersions(this.dataSource.manager, body);
      return { type: 'set_effectiveness', policyVersionId, ...compact({ reason }) };
    };
    return sendItemCommand(this, ref, 'set_effectiveness', command, asked);
  }
}
