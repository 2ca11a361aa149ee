import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendAgain } from '../../../../database/notifications/send-again.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import {
  deliveriesBy,
  deliverySorts,
  findDelivery,
  lockDead,
  lockDelivery,
  type DeliveryRow,
} from '../../../../database/notifications/deliveries.js';
import { pushChannels } from '../../../../domain/notification/channels.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { tried } from '../access/tried.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { NoBody } from '../http/no-body.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Moment } from '../openapi/fields.js';
import {
  choice,
  instant,
  integer,
  list,
  nullable,
  object,
  page as pageOf,
  person,
  reference,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { refusedSchema } from '../items/refused-json.js';
import { Page, type PageOf } from '../paging/page.js';
import { deliveriesMeant, DeliveryQuery } from './delivery-query.js';

class Resend {
  @Choice(pushChannels, { optional: true, description: 'Only those of this channel.' })
  channel?: string;

  @Moment({ optional: true, description: 'Only those made at or after this.' })
  since?: string;
}

const deliverySchema = schema(
  'Delivery',
  object({
    id: uuid,
    person: nullable(person),
    room: nullable(reference),
    channel: choice(pushChannels),
    kind: text,
    state: text,
    attempts: integer,
    address: nullable(text),
    answer: nullable(text),
    lastError: nullable(text),
    fault: nullable(text),
    messages: integer,
    dropped: list(object({ title: text, because: text })),
    insteadOf: nullable(uuid),
    mergedInto: nullable(uuid),
    createdAt: instant,
    nextAttemptAt: instant,
    sentAt: nullable(instant),
    allowed: list(text),
    refused: list(refusedSchema),
  }),
);

/** What left by which channel, what waits, and what could not be delivered. */
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists outgoing messages, newest first', returns: pageOf(deliverySchema), problems: [403, 422] })
  async list(@Query() query: DeliveryQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const page = new Page(query, deliverySorts, '-created');
    const { manager } = this.dataSource;
    return page.result(await deliveriesBy(manager, await deliveriesMeant(manager, query, actor), page), (row) =>
      deliveryJson(row, actor),
    );
  }

  @Get(':id')
  @Describe({ summary: 'An outgoing message', returns: deliverySchema, problems: [403] })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    return deliveryJson(await findDelivery(this.dataSource.manager, id), actor);
  }

  @Post('retry')
  @Describe({
    summary: 'Sends all dead messages again, e.g. when a mail server is back',
    returns: object({ sentAgain: integer }),
    problems: [403],
  })
  async retryAll(@Body() body: Resend, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const sentAgain = await this.dataSource.transaction(async (manager) =>
      retry(manager, await lockDead(manager, body), asked),
    );
    return { sentAgain };
  }

  @Post(':id/retry')
  @Describe({ summary: 'Sends a dead message again', returns: deliverySchema, problems: [403] })
  async retry(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await this.dataSource.transaction(async (manager) => {
      const row = await lockDelivery(manager, id);
      const sent = await retry(manager, row.state === 'dead' ? [row] : [], asked);
      if (sent > 0 || (await recordedKeys(manager, [retryKey(id, asked)])).size > 0) return;
      throw new Refusal('illegal-transition', `The delivery is ${row.state}; only a dead one is sent again.`);
    });
    return deliveryJson(await findDelivery(this.dataSource.manager, id), asked.actor);
  }
}

/** Puts dead messages back into the queue, each once for a request. Gives how many. */
async function retry(manager: EntityManager, dead: { id: string }[], asked: Asked): Promise<number> {
  const known = await recordedKeys(
    manager,
    dead.map(({ id }) => retryKey(id, asked)),
  );
  const fresh = dead.filter(({ id }) => !known.has(retryKey(id, asked))).map(({ id }) => id);
  await sendAgain(manager, fresh);
  await saveEvents(
    manager,
    fresh.map((id) => ({
      subjectKind: 'delivery',
      subjectId: id,
      programId: null,
      event: {
        key: retryKey(id, asked),
        type: 'delivery.retried',
        at: Date.now(),
        actorId: asked.actor.id,
        version: 0,
        data: {},
      },
    })),
  );
  return fresh.length;
}

function retryKey(id: string, { actor, key }: Asked): string {
  return `delivery/${id}#retried:${actor.id}:${key}`;
}

/** @param actor what they may do with it is part of it */
function deliveryJson(row: DeliveryRow, actor: Actor): object {
  return {
    id: row.id,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    room: row.room_id === null ? null : { id: row.room_id, name: row.room_name ?? '' },
    channel: row.channel,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    address: row.address,
    answer: row.answer,
    lastError: row.last_error,
    fault: row.fault,
    messages: row.messages,
    dropped: row.dropped,
    insteadOf: row.instead_of,
    mergedInto: row.merged_into,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.next_attempt_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    ...tried(row.state === 'dead' ? { retry: () => mayAdminister(actor) } : {}),
  };
}
