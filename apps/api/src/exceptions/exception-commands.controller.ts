import { Body, Controller, Param, Post } from '@nestjs/common';
import { Settings } from '../../../../config/settings.js';
import type { ExceptionCommand } from '../../../../domain/exception/commands.js';
import { mayDoToException } from '../../../../domain/access/exception-access.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { RecordCommands } from '../commands/record-commands.js';
import { Proposable } from '../commands/proposable.js';
import { OptionalReason } from '../items/item.dto.js';
import { breakGlassWords, GlassConfirmation, GlassRequest } from '../sign-off/sign-off.dto.js';
import { requireHash } from '../sign-off/hash-needed.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { ExceptionDecision, ExceptionReason, Reassessment } from './exception.dto.js';
import { commandedException, exceptionDetailSchema } from './exception-detail.js';
import type { ShownException } from '../../../../database/exceptions/read-exceptions.js';
import { exceptionParts } from './exception-json.js';

const answers = {
  returns: exceptionDetailSchema,
  problems: [403, 412],
} as const;

/** What people do to an exception. Each goes through its workflow, and answers when its facts are recorded. */
@Controller('exceptions/:id')
export class ExceptionCommandsController {
  constructor(
    private readonly commands: RecordCommands,
    private readonly settings: Settings,
  ) {}

  @Post('request')
  @Describe({ summary: 'Asks again for one that was sent back', ...answers })
  request(@Param('id') ref: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'request' }, asked);
  }

  @Post('sign-off')
  @Describe({ summary: 'Approves it, sends it back to be mended, or refuses it', decides: true, ...answers })
  sign(
    @Param('id') ref: string,
    @Body() { decision, ...rest }: ExceptionDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    requireHash(this.settings, rest);
    // Who may sign is decided by the round: its approvers, and nobody on their own work.
    return this.send(ref, { type: 'sign', decision, ...compact(rest) }, asked);
  }

  @Post('break-glass')
  @Describe({
    summary: 'Asks that it be approved past its approvers; a second person confirms it',
    description: breakGlassWords,
    decides: true,
    ...answers,
  })
  breakGlass(@Param('id') ref: string, @Body() body: GlassRequest, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'break_glass', ...body }, asked);
  }

  @Post('break-glass/confirm')
  @Describe({
    summary: 'Confirms a break-glass as the second person: it is approved, and is marked',
    decides: true,
    ...answers,
  })
  confirmGlass(@Param('id') ref: string, @Body() body: GlassConfirmation, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'confirm_glass', ...body }, asked);
  }

  @Post('break-glass/refuse')
  @Describe({ summary: 'Refuses a break-glass as the second person, or takes one’s own back', ...answers })
  refuseGlass(@Param('id') ref: string, @Body() body: OptionalReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'refuse_glass', ...compact(body) }, asked);
  }

  @Post('withdraw')
  @Proposable()
  @Describe({ summary: 'Takes the request back', ...answers })
  withdraw(@Param('id') ref: string, @Body() { reason }: ExceptionReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'withdraw', reason }, asked);
  }

  @Post('revoke')
  @Proposable()
  @Describe({ summary: 'Ends it before its time: what it suspends is live again at once', ...answers })
  revoke(@Param('id') ref: string, @Body() { reason }: ExceptionReason, @AskedBy() asked: Asked): Promise<object> {
    return this.send(ref, { type: 'revoke', reason }, asked);
  }

  @Post('reassess')
  @Proposable()
  @Describe({
    summary: 'Rates the risk anew: what was approved for another rating is stale and must be approved again',
    ...answers,
  })
  reassess(
    @Param('id') ref: string,
    @Body() { inherentRating, residualRating, reason }: Reassessment,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const rated = compact({ inherent: inherentRating, residual: residualRating });
    return this.send(ref, { type: 'reassess', ...rated, reason }, asked);
  }

  private send(ref: string, command: ExceptionCommand, asked: Asked): Promise<object> {
    const made = (row: ShownException): ExceptionCommand => {
      mayDoToException(asked.actor, command.type, exceptionParts(row));
      return command;
    };
    return this.commands.send(commandedException(this.commands.dataSource), ref, made, asked);
  }
}
