import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister, mayReadAudit } from '../access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, isUuid } from '../openapi/fields.js';
import {
  instant,
  integer,
  nullable,
  object,
  page as pageOf,
  person,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page, type PageOf, type Sorts } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';

const states = ['pending', 'sent', 'dead'];

class DeliveryQuery extends PageQuery {
  @Choice(states, { optional: true })
  state?: string;

  @Id({ optional: true, description: 'To this person.' })
  person?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

class NoBody {}

const deliverySchema = schema(
  'Delivery',
  object({
    id: uuid,
    person,
    channel: text,
    state: text,
    attempts: integer,
    address: nullable(text),
    lastError: nullable(text),
    messages: integer,
    createdAt: instant,
    nextAttemptAt: instant,
    sentAt: nullable(instant),
  }),
);

interface DeliveryRow {
  id: string;
  person_id: string;
  person_name: string;
  channel: string;
  state: string;
  attempts: number;
  address: string | null;
  last_error: string | null;
  messages: number;
  created_at: Date;
  next_attempt_at: Date;
  sent_at: Date | null;
}

const select = `SELECT d.*, p.name AS person_name,
  (SELECT count(*)::int FROM notifications n WHERE n.delivery_id = d.id) AS messages`;
const from = 'FROM deliveries d JOIN people p ON p.id = d.person_id';
const sorts: Sorts = {
  created: [
    { sql: 'd.created_at', type: 'timestamptz' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

/** What left by mail, what waits, and what could not be delivered. */
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists outgoing messages, newest first', returns: pageOf(deliverySchema), problems: [403] })
  async list(@Query() query: DeliveryQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const page = new Page(query, sorts, '-created');
    const params: unknown[] = [query.state ?? null, query.person ?? null];
    const rows = await this.dataSource.query<DeliveryRow[]>(
      `${select}, ${page.columns} ${from} WHERE ($1::text IS NULL OR d.state = $1)
         AND ($2::uuid IS NULL OR d.person_id = $2) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, deliveryJson);
  }

  @Post(':id/retry')
  @Describe({ summary: 'Sends a dead message again', returns: deliverySchema, problems: [403, 404, 409] })
  async retry(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() { actor, key }: Asked): Promise<object> {
    mayAdminister(actor);
    const event = {
      key: `delivery/${id}#retried:${actor.id}:${key}`,
      type: 'delivery.retried',
      at: Date.now(),
      actorId: actor.id,
      version: 0,
      data: {},
    };
    await this.dataSource.transaction(async (manager) => {
      const row = await this.find(manager, id, 'FOR UPDATE OF d');
      if ((await recordedKeys(manager, [event.key])).has(event.key)) return;
      if (row.state !== 'dead')
        throw new Refusal('illegal-transition', `The delivery is ${row.state}; only a dead one is sent again.`);
      await manager.query(
        `UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = now() WHERE id = $1`,
        [id],
      );
      await saveEvents(manager, [{ subjectKind: 'delivery', subjectId: id, programId: null, event }]);
    });
    return deliveryJson(await this.find(this.dataSource.manager, id));
  }

  private async find(manager: EntityManager, id: string, lock = ''): Promise<DeliveryRow> {
    const [row] = isUuid(id)
      ? await manager.query<DeliveryRow[]>(`${select} ${from} WHERE d.id = $1 ${lock}`, [id])
      : [];
    if (!row) throw new Refusal('not-found', `There is no delivery ${id}. List the deliveries.`);
    return row;
  }
}

function deliveryJson(row: DeliveryRow): object {
  return {
    id: row.id,
    person: { id: row.person_id, name: row.person_name },
    channel: row.channel,
    state: row.state,
    attempts: row.attempts,
    address: row.address,
    lastError: row.last_error,
    messages: row.messages,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.next_attempt_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}
