import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { stableId } from '../../../../domain/stable-id.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Engine } from '../commands/engine.js';
import { dueOf } from '../items/due-request.js';
import { ConsentRequest, ExtensionDecision, ExtensionRequest, OptionalReason } from '../items/item.dto.js';
import { itemDetailSchema } from '../items/item-detail.js';
import { findItem } from '../../../../database/items/listed-items.js';
import { sendItemCommand } from '../items/send-command.js';
import type { Weaker } from '../../../../domain/item/weaker.js';
import { invalidRequest } from '../problems/problem.js';
import { Describe } from '../openapi/describe.js';
import { listed } from '../openapi/json-schema.js';
import { extensionSchema, extensionsOf } from '../items/extension-json.js';

const answers = { returns: itemDetailSchema, problems: [403, 412] } as const;

/** @throws Problem `invalid-request` where a severity is missing, or said of something else */
function weakerOf(what: Weaker['what'], severity: string | null | undefined): Weaker {
  if (what === 'severity' && severity !== undefined) return { what, severity };
  if (what !== 'severity' && severity === undefined) return { what };
  const message =
    what === 'severity'
      ? 'is needed: the one that is asked for, or null for none.'
      : `says nothing to ${what}. Leave it out.`;
  throw invalidRequest([{ path: 'severity', message }]);
}

/** The same obligation later, or a weaker one: asked for, agreed to by those whom the policy names, or taken back. */
@Controller('action-items/:id/extensions')
export class ExtensionsController {
  constructor(
    readonly dataSource: DataSource,
    readonly engine: Engine,
  ) {}

  @Get()
  @Describe({
    summary: 'Every due-date extension or consent that was asked for, with each decision',
    returns: listed(extensionSchema),
  })
  async extensions(@Param('id') ref: string): Promise<object> {
    const row = await findItem(this.dataSource.manager, ref);
    return { items: await extensionsOf(this.dataSource.manager, row.id) };
  }

  @Post()
  @Describe({ summary: 'Asks for more time; past the limits of the policy it is refused at once', ...answers })
  requestExtension(
    @Param('id') ref: string,
    @Body() { due, reason, ...rest }: ExtensionRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    return sendItemCommand(
      this,
      ref,
      'request_extension',
      async (row) => ({
        type: 'request_extension',
        extensionId: stableId(row.id, asked.actor.id, asked.key),
        due: await dueOf(this.dataSource.manager, row, due),
        reason,
        ...compact(rest),
      }),
      asked,
    );
  }

  @Post('consent')
  @Describe({ summary: 'Asks others to agree to a hold, an end or a lower severity of what one owes', ...answers })
  requestConsent(
    @Param('id') ref: string,
    @Body() { asks: what, severity, reason, ...rest }: ConsentRequest,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const asks = weakerOf(what, severity);
    return sendItemCommand(
      this,
      ref,
      'request_consent',
      (row) => ({
        type: 'request_consent',
        extensionId: stableId(row.id, asked.actor.id, asked.key),
        asks,
        reason,
        ...compact(rest),
      }),
      asked,
    );
  }

  @Post('decision')
  @Describe({
    summary: 'Agrees to the extension or consent that was asked for, or refuses it with a reason',
    decides: true,
    ...answers,
  })
  decideExtension(
    @Param('id') ref: string,
    @Body() { decision, ...rest }: ExtensionDecision,
    @AskedBy() asked: Asked,
  ): Promise<object> {
    const command = () => ({ type: 'decide_extension' as const, decision, ...compact(rest) });
    return sendItemCommand(this, ref, 'decide_extension', command, asked);
  }

  @Post('take-back')
  @Describe({ summary: 'Takes back the extension or consent that one asked for', ...answers })
  takeBackExtension(@Param('id') ref: string, @Body() body: OptionalReason, @AskedBy() asked: Asked): Promise<object> {
    const command = () => ({ type: 'take_back_extension' as const, ...compact(body) });
    return sendItemCommand(this, ref, 'take_back_extension', command, asked);
  }
}
