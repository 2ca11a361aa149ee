import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changeKinds } from '../../../../database/trail/seen-changes.js';
import { actorOf } from '../access/actor.js';
import { StillIn } from '../access/still-in.js';
import { Sights } from '../access/sights.js';
import { Describe } from '../openapi/describe.js';
import { Id, Text } from '../openapi/fields.js';
import { instant, integer, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { invalidRequest, Problem } from '../problems/problem.js';
import { LiveEvents } from './live-events.js';

class EventsQuery {
  @Text({
    optional: true,
    max: 300,
    description: `Only of these kinds of subjects, by commas: ${changeKinds.join(', ')}.`,
    example: 'action_item,program',
  })
  kinds?: string;

  @Id({ optional: true, description: 'Only of this record, by id.' })
  record?: string;
}

/** The `data` of an event `change`. */
schema(
  'Change',
  object({
    seq: integer,
    type: text,
    subject: object({ kind: text, id: uuid }),
    programId: nullable(uuid),
    version: nullable(integer),
    at: instant,
  }),
);

const mediaType = 'text/event-stream';

@Controller('events')
export class EventsController {
  constructor(
    private readonly live: LiveEvents,
    private readonly stillIn: StillIn,
    private readonly sights: Sights,
  ) {}

  @Get()
  @Describe({
    summary: 'What changes, as it changes: a stream of server-sent events',
    description:
      'Ask with `Accept: text/event-stream`. `ready` says that one listens from there; `change` that something was recorded of a record that one sees (schema `Change`: which and what, and nothing of what it says); `reset` that more has changed than is told one by one, so that whatever is shown is to be read anew. Whoever is cut off sends the last id as `Last-Event-ID`, and is told what they missed. Something may be told twice: `seq` tells it apart.',
    produces: mediaType,
  })
  async listen(@Query() query: EventsQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!request.headers.accept?.includes(mediaType))
      throw new Problem('invalid-request', `This is a stream. Ask for it with the header "Accept: ${mediaType}".`);
    const kinds = kindsOf(query.kinds);
    const actor = actorOf(request);
    const sight = await this.sights.sightOf(actor);
    if (sight === null) throw new Problem('unauthenticated', 'You have left since you came in.');
    void reply.headers({
      'content-type': mediaType,
      'cache-control': 'no-store, no-transform',
      // Proxies of the kind of nginx would keep it until there is more.
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') {
      await reply.send();
      return;
    }
    const last = request.headers['last-event-id'];
    const stream = await this.live.open({
      ...{ who: { ...actor, sight }, standing: this.stillIn.of(request), kinds },
      record: query.record?.toLowerCase() ?? null,
      lastPosition: typeof last === 'string' && last !== '' ? last : null,
    });
    await reply.send(stream);
  }
}

/** @throws Problem `invalid-request` */
function kindsOf(kinds: string | undefined): ReadonlySet<string> | null {
  if (kinds === undefined) return null;
  const wanted = kinds.split(',').map((kind) => kind.trim());
  const unknown = wanted.find((kind) => !(changeKinds as string[]).includes(kind));
  if (unknown !== undefined)
    throw invalidRequest([{ path: 'kinds', message: `${unknown} is none of ${changeKinds.join(', ')}.` }]);
  return new Set(wanted);
}
