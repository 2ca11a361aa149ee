import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  inboxOf,
  inboxSorts,
  readInbox,
  readMessage,
  type NotificationRow,
} from '../../../../database/notifications/inbox.js';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { NoBody } from '../http/no-body.js';
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
import { Page, type PageOf } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
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

/** The inbox: what a person was told, whether it was mailed besides or not. */
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({ summary: 'Your inbox, newest first', returns: pageOf(notificationSchema), problems: [422] })
  async list(@Query() query: InboxQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const page = new Page(query, inboxSorts, '-at');
    const { unread, kind, subject: subjectId } = query;
    const { manager } = this.dataSource;
    const programId = await idNamed(manager, 'program', query.program, 'program', actor);
    const rows = await inboxOf(manager, actor.id, { unread, kind, programId, subjectId, seenBy: actor.sight }, page);
    return page.result(rows, notificationJson);
  }

  @Post('read-all')
  @Describe({ summary: 'Marks your whole inbox as read', returns: object({ read: integer }) })
  async readAll(@Body() _body: NoBody, @CurrentActor() actor: Actor): Promise<object> {
    return { read: await readInbox(this.dataSource.manager, actor.id, actor.sight) };
  }

  @Post(':id/read')
  @Describe({ summary: 'Marks a message of yours as read', returns: notificationSchema })
  async read(@Param('id') id: string, @Body() _body: NoBody, @CurrentActor() actor: Actor): Promise<object> {
    const row = await readMessage(this.dataSource.manager, actor.id, id, actor.sight);
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
