import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendAgain } from '../../../../database/notifications/send-again.js';
import { recordedKeys, saveEvents } from '../../../../database/trail/events.js';
import { pushChannels } from '../../../../domain/notification/channels.js';
import { Refusal } from '../../../../domain/refusal.js';
import { mayAdminister, mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { AskedBy, type Asked } from '../commands/asked.js';
import { Describe } from '../openapi/describe.js';
import { Choice, isUuid, Moment } from '../openapi/fields.js';
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
import { Page, type PageOf, type Sorts } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { idNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';

const states = ['pending', 'sent', 'dead', 'dropped'];

class DeliveryQuery extends PageQuery {
  @Choice(states, { optional: true })
  state?: string;

  @Choice(pushChannels, { optional: true })
  channel?: string;

  @Ref('person', { description: 'To this one.' })
  person?: string;

  @Choice(['created', '-created'], { optional: true })
  sort?: string;
}

class Resend {
  @Choice(pushChannels, { optional: true, description: 'Only those of this channel.' })
  channel?: string;

  @Moment({ optional: true, description: 'Only those made at or after this.' })
  since?: string;
}

class NoBody {}

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
  }),
);

interface DeliveryRow {
  id: string;
  person_id: string | null;
  person_name: string | null;
  room_id: string | null;
  room_name: string | null;
  channel: string;
  kind: string;
  state: string;
  attempts: number;
  address: string | null;
  answer: string | null;
  last_error: string | null;
  fault: string | null;
  messages: number;
  dropped: { title: string; because: string }[];
  instead_of: string | null;
  merged_into: string | null;
  created_at: Date;
  next_attempt_at: Date;
  sent_at: Date | null;
}

const select = `SELECT d.*, p.name AS person_name, c.id AS room_id, c.name AS room_name,
  (SELECT count(*)::int FROM notification_pushes u WHERE u.delivery_id = d.id AND u.dropped IS NULL) AS messages,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('title', n.title, 'because', u.dropped) ORDER BY n.id), '[]')
   FROM notification_pushes u JOIN notifications n ON n.id = u.notification_id
   WHERE u.delivery_id = d.id AND u.dropped IS NOT NULL) AS dropped`;
const from = `FROM deliveries d LEFT JOIN people p ON p.id = d.person_id
  LEFT JOIN contact_points c ON c.id = d.contact_point_id AND c.program_id IS NOT NULL`;
const sorts: Sorts = {
  created: [
    { sql: 'd.created_at', type: 'timestamptz' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

/** What left by which channel, what waits, and what could not be delivered. */
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Lists outgoing messages, newest first', returns: pageOf(deliverySchema), problems: [403, 422] })
  async list(@Query() query: DeliveryQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const page = new Page(query, sorts, '-created');
    const params: unknown[] = [
      query.state ?? null,
      query.channel ?? null,
      await idNamed(this.dataSource.manager, 'person', query.person, 'person', actor),
    ];
    const rows = await this.dataSource.query<DeliveryRow[]>(
      `${select}, ${page.columns} ${from} WHERE ($1::text IS NULL OR d.state = $1) AND ($2::text IS NULL OR d.channel = $2)
         AND ($3::uuid IS NULL OR d.person_id = $3) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, deliveryJson);
  }

  @Get(':id')
  @Describe({ summary: 'An outgoing message', returns: deliverySchema, problems: [403, 404] })
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    return deliveryJson(await this.find(this.dataSource.manager, id));
  }

  @Post('retry')
  @Describe({
    summary: 'Sends all dead messages again, e.g. when a mail server is back',
    returns: object({ sentAgain: integer }),
    problems: [403],
  })
  async retryAll(@Body() body: Resend, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    const sentAgain = await this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<{ id: string }[]>(
        `SELECT id FROM deliveries WHERE state = 'dead' AND ($1::text IS NULL OR channel = $1)
           AND ($2::timestamptz IS NULL OR created_at >= $2) ORDER BY id FOR UPDATE`,
        [body.channel ?? null, body.since ?? null],
      );
      return retry(manager, rows, asked);
    });
    return { sentAgain };
  }

  @Post(':id/retry')
  @Describe({ summary: 'Sends a dead message again', returns: deliverySchema, problems: [403, 404, 409] })
  async retry(@Param('id') id: string, @Body() _body: NoBody, @AskedBy() asked: Asked): Promise<object> {
    mayAdminister(asked.actor);
    await this.dataSource.transaction(async (manager) => {
      const row = await this.find(manager, id, 'FOR UPDATE OF d');
      const sent = await retry(manager, row.state === 'dead' ? [row] : [], asked);
      if (sent > 0 || (await recordedKeys(manager, [retryKey(id, asked)])).size > 0) return;
      throw new Refusal('illegal-transition', `The delivery is ${row.state}; only a dead one is sent again.`);
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

function deliveryJson(row: DeliveryRow): object {
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
  };
}
