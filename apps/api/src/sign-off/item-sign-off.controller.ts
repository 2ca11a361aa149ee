import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings } from '../../../../config/settings.js';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { itemDetailSchema } from '../items/item-detail.js';
import { OptionalReason } from '../items/item.dto.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { sendItemCommand } from '../items/send-command.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { requireHash } from './hash-needed.js';
import { questionsOf } from '../../../../database/sign-off/questions.js';
import { questionSchema } from '../items/question-json.js';
import { followUpsOf } from './read-follow-ups.js';
import { AnswerRequest, GlassConfirmation, GlassRequest, QuestionRequest, SignOffDecision } from './sign-off.dto.js';

const answers = { returns: itemDetailSchema, problems: [403, 412] } as const;

/** The sign-off of an item: decided, taken back, withdrawn, asked about. */
@Controller('action-items/:id')
export class ItemSignOffController {
  constructor(
    readonly dataSource: DataSource,
    readonly engine: Engine,
    private readonly settings: Settings,
  ) {}

  @Post('sign-off')
  @Describe({
    summary: 'Approves the item, or sends it back with a reason',
    description: 'With `followUps` the approval is conditional: they become items when the round is approved.',
    decides: true,
    ...answers,
  })
  sign(
    @Param('id') ref: string,
    @Body() { decision, followUps, ...rest }: SignOffDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireHash(this.settings, rest);
    return sendItemCommand(
      this,
      ref,
      'sign',
      async (row) => ({
        type: 'sign',
        decision,
        ...compact(rest),
        ...(followUps ? { followUps: await followUpsOf(this.dataSource.manager, row.program_id, followUps) } : {}),
      }),
      asked,
    );
  }

  @Post('sign-off/revoke')
  @Describe({ summary: 'Takes back one’s own signature before the round ends', ...answers })
  revoke(@Param('id') ref: string, @Body() body: OptionalReason, @AskedBy() asked: Asked): Promise<object> {
    return sendItemCommand(this, ref, 'revoke', () => ({ type: 'revoke', ...compact(body) }), asked);
  }

  @Post('break-glass')
  @Describe({
    summary: 'Asks that the item be signed off past its approvers; a second person confirms it',
    description:
      'Where its sign-off policy allows it (`breakGlass`), for what cannot wait. Everybody in the round, the manager, the domain lead and all administrators are told.',
    decides: true,
    ...answers,
  })
  breakGlass(@Param('id') ref: string, @Body() body: GlassRequest, @AskedBy() asked: Asked): Promise<object> {
    return sendItemCommand(this, ref, 'break_glass', () => ({ type: 'break_glass', ...body }), asked);
  }

  @Post('break-glass/confirm')
  @Describe({
    summary: 'Confirms a break-glass as the second person: the item is signed off, and marked',
    decides: true,
    ...answers,
  })
  confirmGlass(@Param('id') ref: string, @Body() body: GlassConfirmation, @AskedBy() asked: Asked): Promise<object> {
    return sendItemCommand(this, ref, 'confirm_glass', () => ({ type: 'confirm_glass', ...body }), asked);
  }

  @Post('break-glass/refuse')
  @Describe({ summary: 'Refuses a break-glass as the second person, or takes one’s own back', ...answers })
  refuseGlass(@Param('id') ref: string, @Body() body: OptionalReason, @AskedBy() asked: Asked): Promise<object> {
    return sendItemCommand(this, ref, 'refuse_glass', () => ({ type: 'refuse_glass', ...compact(body) }), asked);
  }

  @Post('withdraw')
  @Describe({ summary: 'Takes a submission back; the item is in progress again', ...answers })
  withdraw(@Param('id') ref: string, @Body() body: OptionalReason, @AskedBy() asked: Asked): Promise<object> {
    return sendItemCommand(this, ref, 'withdraw', () => ({ type: 'withdraw', ...compact(body) }), asked);
  }

  @Get('questions')
  @Describe({
    summary: 'What approvers asked about an item, and the answers',
    returns: listed(questionSchema),
  })
  async questions(@Param('id') ref: string): Promise<object> {
    const { id } = await findItem(this.dataSource.manager, ref);
    return { items: await questionsOf(this.dataSource.manager, id) };
  }

  @Post('questions')
  @Describe({ summary: 'Asks about an item before deciding; the limit of the sign-off runs on', ...answers })
  ask(
    @Param('id') ref: string,
    @Body() { question, ...rest }: QuestionRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return sendItemCommand(
      this,
      ref,
      'ask',
      (row) => ({
        type: 'ask',
        questionId: stableId(row.id, asked.actor.id, asked.key, 'question'),
        question,
        ...compact(rest),
      }),
      asked,
    );
  }

  @Post('questions/:questionId/answer')
  @Describe({ summary: 'Answers a question of an approver', ...answers })
  answer(
    @Param('id') ref: string,
    @Param('questionId') questionId: string,
    @Body() { answer }: AnswerRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return sendItemCommand(this, ref, 'answer', () => ({ type: 'answer', questionId, answer }), asked);
  }
}
