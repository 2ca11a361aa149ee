import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventJson, type EventRow } from '../../../../database/trail/event-json.js';
import { mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Choice, Id, Moment } from '../openapi/fields.js';
import {
  anyObject,
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
import { idNamed } from '../names/asked-names.js';
import { Ref } from '../names/ref.field.js';
import { KnownEvent } from '../webhooks/webhook.dto.js';

class AuditQuery extends PageQuery {
  @Id({ optional: true })
  subjectId?: string;

  @Ref('program')
  programId?: string;

  @KnownEvent()
  type?: string;

  @Ref('person', { description: 'Who did it.' })
  actor?: string;

  @Moment({ optional: true })
  after?: string;

  @Moment({ optional: true })
  before?: string;

  @Choice(['seq', '-seq'], {
    optional: true,
    description: 'In the order in which it was recorded; newest first is -seq.',
  })
  sort?: string;
}

const eventSchema = schema(
  'AuditEvent',
  object({
    seq: integer,
    key: text,
    subject: object({ kind: text, id: uuid }),
    programId: nullable(uuid),
    type: text,
    actor: nullable(person),
    at: instant,
    recordedAt: instant,
    version: nullable(integer),
    data: anyObject,
  }),
);

const sorts: Sorts = { seq: [{ sql: 'e.seq', type: 'bigint' }] };

@Controller('audit-events')
export class AuditController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'The audit trail across all records, newest first',
    returns: pageOf(eventSchema),
    problems: [403, 422],
  })
  async list(@Query() query: AuditQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    mayReadAudit(actor);
    const page = new Page(query, sorts, '-seq');
    const params: unknown[] = [];
    const conditions: string[] = [];
    const add = (sql: string, value: unknown): void => {
      if (value === undefined) return;
      params.push(value);
      conditions.push(`${sql} $${params.length}`);
    };
    add('e.subject_id =', query.subjectId);
    const { manager } = this.dataSource;
    add('e.program_id =', (await idNamed(manager, 'program', query.programId, 'programId')) ?? undefined);
    add('e.type =', query.type);
    add('e.actor_id =', (await idNamed(manager, 'person', query.actor, 'actor', actor)) ?? undefined);
    add('e.at >=', query.after);
    add('e.at <', query.before);
    const rows = await this.dataSource.query<EventRow[]>(
      `SELECT e.*, p.name AS actor_name, ${page.columns} FROM audit_events e LEFT JOIN people p ON p.id = e.actor_id
       WHERE ${[...conditions, page.after(params)].join(' AND ')} ${page.orderBy}`,
      params,
    );
    return page.result(rows, eventJson);
  }
}
