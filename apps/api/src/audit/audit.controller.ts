import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { calledNow } from '../../../../database/trail/called.js';
import { eventJson } from '../../../../database/trail/event-json.js';
import { eventsBy, eventSorts } from '../../../../database/trail/read-events.js';
import { seenEvents } from '../../../../database/access/seen-events.js';
import { mayReadTrail, sightWithin } from '../../../../domain/access/trail-reach.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import {
  anyObject,
  flag,
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
import { Page, type PageOf } from '../paging/page.js';
import { AuditQuery, trailMeant } from './audit-query.js';

const eventSchema = schema(
  'AuditEvent',
  object({
    seq: integer,
    key: text,
    subject: object({
      kind: text,
      id: uuid,
      key: nullable(text),
      title: {
        ...nullable(text),
        description: 'What it is called now; null where it is gone, has no name, or is not seen by whoever asks.',
      },
      gone: { ...flag, description: 'It was there, and is not any more.' },
    }),
    programId: nullable(uuid),
    type: text,
    actor: nullable(person),
    at: instant,
    recordedAt: instant,
    version: nullable(integer),
    data: anyObject,
  }),
);

@Controller('audit-events')
export class AuditController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'The audit trail across all records, newest first',
    description: 'Whoever reads it by a role in a scope reads the events of the records that stand there.',
    returns: pageOf(eventSchema),
    problems: [403, 422],
  })
  async list(@Query() query: AuditQuery, @CurrentActor() actor: Actor): Promise<PageOf<object>> {
    const reach = mayReadTrail(actor);
    const page = new Page(query, eventSorts, '-seq');
    const { manager } = this.dataSource;
    const filter = {
      ...(await trailMeant(manager, query, actor)),
      ...(reach === 'everywhere' ? {} : { standsIn: sightWithin(reach, actor.within?.programId ?? null) }),
    };
    const { items, nextCursor } = page.result(await eventsBy(manager, filter, page), (row) => row);
    // What names another record, which they do not see, is left out of the page.
    const seen = (await seenEvents(manager, actor.sight, items)).map(eventJson);
    const called = await calledNow(
      manager,
      actor.sight,
      seen.map(({ subject }) => subject),
    );
    const nameless = { key: null, title: null, gone: false };
    return {
      items: seen.map((event) => ({
        ...event,
        subject: { ...event.subject, ...(called.get(event.subject.id) ?? nameless) },
      })),
      nextCursor,
    };
  }
}
