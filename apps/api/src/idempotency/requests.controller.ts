import { Controller, Get, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { whatBecameOf } from '../../../../database/requests/keys.js';
import { Refusal } from '../../../../domain/refusal.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { choice, instant, integer, nullable, object, schema, text } from '../openapi/json-schema.js';

const states = ['done', 'refused', 'in_progress', 'not_known'] as const;

const outcomeSchema = schema(
  'RequestOutcome',
  object({
    key: text,
    state: {
      ...choice(states),
      description: 'Where it is not known, or is kept no more, the same request sent again finds out.',
    },
    sentAt: { ...instant, description: 'When it was sent, the last time that it was not answered yet.' },
    status: { ...nullable(integer), description: 'The HTTP status that was answered.' },
    recordId: { ...nullable(text), description: 'The id in the answer: what was made or changed.' },
    problem: nullable(object({ code: text, detail: text })),
  }),
);

/** What became of requests that were sent with an `Idempotency-Key`, for whoever sent them. */
@Controller('requests')
export class RequestsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get(':key')
  @Describe({
    summary: 'What became of a request of one’s own, by its Idempotency-Key',
    description:
      '404 where nothing came under this key, or it was refused before it began (400, 401, 413, 415, 428, 429).',
    returns: outcomeSchema,
  })
  async get(@Param('key') key: string, @CurrentActor() { id }: Actor): Promise<object> {
    const row = await whatBecameOf(this.dataSource.manager, { personId: id, key });
    if (!row)
      throw new Refusal(
        'not-found',
        'No request of yours came under this key, or it was refused before it began: nothing was done.',
      );
    const { status, response, sent_at: sentAt, going } = row;
    const facts = { key, sentAt: sentAt.toISOString(), status, recordId: null, problem: null };
    if (status === null) return { ...facts, state: going ? 'in_progress' : 'not_known' };
    const { id: recordId, code, detail } = (response?.body ?? {}) as { id?: unknown; code?: unknown; detail?: unknown };
    if (status >= 400) return { ...facts, state: 'refused', problem: { code, detail } };
    return { ...facts, state: 'done', recordId: typeof recordId === 'string' ? recordId : null };
  }
}
