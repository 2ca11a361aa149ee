import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordedData, saveEvents } from '../../../../database/trail/events.js';
import { mostReplayed, replayMissed, replayOne, replayRange } from '../../../../database/webhooks/replay.js';
import {
  attemptsOf,
  deliveriesTo,
  deliveryTo,
  webhookDeliverySorts,
} from '../../../../database/webhooks/deliveries.js';
import { findEndpoint, lockEndpoint } from '../../../../database/webhooks/endpoints.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { compact } from '../commands/compact.js';
import { Describe } from '../openapi/describe.js';
import { integer, object, page as pageOf } from '../openapi/json-schema.js';
import { Page, type PageOf } from '../paging/page.js';
import { invalidRequest } from '../problems/problem.js';
import { Replay, WebhookDeliveryQuery } from './webhook.dto.js';
import { webhookDeliveryJson, webhookDeliverySchema, webhookLogSchema } from './webhook-json.js';

/** How deliveries to an outgoing webhook went, attempt by attempt, and sending again. */
@Controller('webhooks/:id')
export class WebhookDeliveriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('deliveries')
  @Describe({
    summary: 'The deliveries to an outgoing webhook, newest first',
    returns: pageOf(webhookDeliverySchema),
    problems: [403],
  })
  async list(
    @Param('id') id: string,
    @Query() query: WebhookDeliveryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<PageOf<object>> {
    mayReadAudit(actor);
    await findEndpoint(this.dataSource.manager, id);
    const page = new Page(query, webhookDeliverySorts, '-created');
    return page.result(await deliveriesTo(this.dataSource.manager, id, query, page), webhookDeliveryJson);
  }

  @Get('deliveries/:deliveryId')
  @Describe({
    summary: 'A delivery with every attempt and what was answered',
    returns: webhookLogSchema,
    problems: [403],
  })
  async get(
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    mayReadAudit(actor);
    await findEndpoint(this.dataSource.manager, id);
    const row = await deliveryTo(this.dataSource.manager, id, deliveryId);
    if (!row) throw unknownDelivery(deliveryId);
    const log = await attemptsOf(this.dataSource.manager, row.id);
    return { ...webhookDeliveryJson(row), log: log.map((entry) => ({ ...entry, at: entry.at.toISOString() })) };
  }

  @Post('replay')
  @Describe({
    summary:
      'Sends one delivery again, what was missed since a time, or everything recorded in one; with the ids they had',
    description:
      'With `since`, what the endpoint did not take: what was given up, and what was recorded while it was switched off. ' +
      'The oldest 10,000 of it at a time; `left` says how many there are besides.',
    returns: object({ replayed: integer, left: integer }),
    problems: [403],
  })
  async replay(@Param('id') id: string, @Body() body: Replay, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await findEndpoint(this.dataSource.manager, id);
    const { deliveryId, since, from, to } = body;
    const ways = [deliveryId !== undefined, since !== undefined, from !== undefined && to !== undefined];
    if (ways.filter(Boolean).length !== 1)
      throw invalidRequest([{ path: '', message: 'Say one of: deliveryId; since; both from and to.' }]);
    const key = `webhook/${id}#replayed:${asked.actor.id}:${asked.key}`;
    return this.dataSource.transaction(async (manager) => {
      const { name, active } = await lockEndpoint(manager, id);
      const before = await recordedData(manager, key);
      if (before) return { replayed: before['replayed'], left: before['left'] ?? 0 };
      if (!active) throw new Refusal('illegal-transition', `${name} is switched off. Switch it on, then replay.`);
      const done = await again(manager, id, body);
      const data = { ...compact({ deliveryId, since, from, to }), ...done };
      const event = { key, type: 'webhook.replayed', at: Date.now(), actorId: asked.actor.id, version: 0, data };
      await saveEvents(manager, [{ subjectKind: 'webhook', subjectId: id, programId: null, event }]);
      return done;
    });
  }
}

/** @throws Refusal where there is no such delivery, or too many of them */
async function again(
  manager: EntityManager,
  id: string,
  { deliveryId, since, from = '', to = '' }: Replay,
): Promise<{ replayed: number; left: number }> {
  if (since !== undefined) return replayMissed(manager, id, since);
  if (deliveryId !== undefined) {
    if (await replayOne(manager, id, deliveryId)) return { replayed: 1, left: 0 };
    throw unknownDelivery(deliveryId);
  }
  const replayed = await replayRange(manager, id, from, to);
  if (replayed === null)
    throw new Refusal(
      'invalid-command',
      `There are more than ${mostReplayed} events in that time. Replay it in shorter parts.`,
    );
  return { replayed, left: 0 };
}

function unknownDelivery(id: string): Refusal {
  return new Refusal('not-found', `The webhook has no delivery ${id}. List its deliveries.`);
}
