import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister, mayReadAudit } from '../access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Choice, isUuid } from '../openapi/fields.js';
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
    const params: unknown[] = [query.state ?? null];
    const rows = await this.dataSource.query<DeliveryRow[]>(
      `${select}, ${page.columns} ${from} WHERE ($1::text IS NULL OR d.state = $1) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, deliveryJson);
  }

  @Post(':id/retry')
  @Describe({ summary: 'Sends a dead message again', returns: deliverySchema, problems: [403, 404, 409] })
  async retry(@Param('id') id: string, @Body() _body: NoBody, @CurrentActor() actor: Actor): Promise<object> {
    mayAdminister(actor);
    const [row] = isUuid(id)
      ? await this.dataSource.query<DeliveryRow[]>(`${select} ${from} WHERE d.id = $1`, [id])
      : [];
    if (!row) throw new Refusal('not-found', `There is no delivery ${id}. List the deliveries.`);
    if (row.state !== 'dead')
      throw new Refusal('illegal-transition', `The delivery is ${row.state}; only a dead one is sent again.`);
    await this.dataSource.query(
      `UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = now() WHERE id = $1 AND state = 'dead'`,
      [id],
    );
    return deliveryJson({ ...row, state: 'pending', attempts: 0, next_attempt_at: new Date() });
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
