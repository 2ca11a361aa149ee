import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Flag, Id } from '../openapi/fields.js';
import {
  instant,
  integer,
  list,
  nullable,
  object,
  page as pageOf,
  schema,
  text,
  uuid,
} from '../openapi/json-schema.js';
import { Page, type PageOf, type Sorts } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { channelsOf } from '../../../../database/notifications/pushes.js';
import { pushSchema } from './push-json.js';
import { idNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { notificationKinds } from '../../../../domain/notification/messages.js';

class InboxQuery extends PageQuery {
  @Flag({ optional: true, description: 'Only what has not been read.' })
  unread?: boolean;

  @Choice(notificationKinds, { optional: true })
  kind?: string;

  @Ref('program', { description: 'About this one and its items.' })
  program?: string;

  @Id({ optional: true, description: 'About this item, or the program itself.' })
  subject?: string;

  @Choice(['at', '-at'], { optional: true, description: 'In the order in which they were told; newest first is -at.' })
  sort?: string;
}

class NoBody {}

const notificationSchema = schema(
  'Notification',
  object({
    id: integer,
    kind: text,
    title: text,
    body: text,
    level: nullable(integer),
    role: nullable(text),
    at: instant,
    subject: object({ kind: text, id: uuid }),
    programId: nullable(uuid),
    push: text,
    channels: list(pushSchema),
    readAt: nullable(instant),
  }),
);

interface NotificationRow {
  id: number;
  kind: string;
  title: string;
  body: string;
  level: number | null;
  role: string | null;
  at: Date;
  subject_kind: string;
  subject_id: string;
  program_id: string | null;
  push: string;
  pushes: object[];
  read_at: Date | null;
}

const sorts: Sorts = { at: [{ sql: 'n.id', type: 'bigint' }] };

/** The inbox: what a person was told, whether it was mailed besides or not. */
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Your inbox, newest first', returns: pageOf(notificationSchema), problems: [422] })
  async list(@Query() query: InboxQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, sorts, '-at');
    const { unread, kind, subject } = query;
    const program = await idNamed(this.dataSource.manager, 'program', query.program, 'program');
    const params: unknown[] = [actor.id, unread ?? null, kind ?? null, program, subject ?? null];
    const rows = await this.dataSource.query<NotificationRow[]>(
      `SELECT n.*, ${channelsOf('n')} AS pushes, ${page.columns} FROM notifications n
       WHERE n.person_id = $1 AND ($2::boolean IS NULL OR (n.read_at IS NULL) = $2)
         AND ($3::text IS NULL OR n.kind = $3) AND ($4::uuid IS NULL OR n.program_id = $4)
         AND ($5::uuid IS NULL OR n.subject_id = $5) AND ${page.after(params)} ${page.orderBy}`,
      params,
    );
    return page.result(rows, notificationJson);
  }

  @Post('read-all')
  @Describe({ summary: 'Marks your whole inbox as read', returns: object({ read: integer }) })
  async readAll(@Body() _body: NoBody, @CurrentActor() actor: Actor): Promise<object> {
    const [, read] = await this.dataSource.query<[unknown[], number]>(
      'UPDATE notifications SET read_at = now() WHERE person_id = $1 AND read_at IS NULL',
      [actor.id],
    );
    return { read };
  }

  @Post(':id/read')
  @Describe({ summary: 'Marks a message of yours as read', returns: notificationSchema, problems: [404] })
  async read(@Param('id') id: string, @Body() _body: NoBody, @CurrentActor() actor: Actor): Promise<object> {
    const [rows] = /^\d{1,15}$/.test(id)
      ? await this.dataSource.query<[NotificationRow[], number]>(
          `UPDATE notifications n SET read_at = coalesce(read_at, now()) WHERE id = $1 AND person_id = $2
           RETURNING *, ${channelsOf('n')} AS pushes`,
          [Number(id), actor.id],
        )
      : [[]];
    const [row] = rows;
    if (!row) throw new Refusal('not-found', `Your inbox has no message ${id}.`);
    return notificationJson(row);
  }
}

function notificationJson(row: NotificationRow): object {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    body: row.body,
    level: row.level,
    role: row.role,
    at: row.at.toISOString(),
    subject: { kind: row.subject_kind, id: row.subject_id },
    programId: row.program_id,
    push: row.push,
    channels: row.pushes,
    readAt: row.read_at?.toISOString() ?? null,
  };
}
