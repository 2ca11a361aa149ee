import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkpointsOf, lastCheckpoints } from '../../../../database/audit/checkpoints.js';
import { destinationStates, ways } from '../../../../database/audit/destinations.js';
import { checkpointKeys, sealedEntries, unsealedEvents } from '../../../../database/audit/read-log.js';
import { recordTrailReading } from '../../../../database/restrictions/restrict.js';
import { mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Whole } from '../openapi/fields.js';
import { choice, instant, integer, list, listed, nullable, object, schema, text } from '../openapi/json-schema.js';
import { checkpointSchema, eventSchema } from './proven-json.js';

/** Places of one answer at most. */
const largest = 1_000;

class LogQuery {
  @Whole({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description: 'Behind which position; 0 at the beginning.',
  })
  after?: number;

  @Whole({ min: 1, max: largest, optional: true, description: 'How many at most; 200 where nothing is said.' })
  limit?: number;
}

class CheckpointsQuery {
  @Whole({
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description: 'Those over fewer events than so many; the newest where nothing is said.',
  })
  before?: number;

  @Whole({ min: 1, max: largest, optional: true, description: 'How many at most; 20 where nothing is said.' })
  limit?: number;
}

class UnsealedQuery {
  @Whole({
    min: -999_999_999_999_999,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description: 'Behind which number of an event.',
  })
  after?: number;

  @Whole({ min: 1, max: largest, optional: true, description: 'How many at most; 200 where nothing is said.' })
  limit?: number;
}

const entrySchema = schema(
  'SealedEntry',
  object({ position: integer, seq: integer, digest: text, chain: text, event: nullable(eventSchema) }),
);

const destinationSchema = schema(
  'CheckpointDestination',
  object({
    ...{ way: choice(ways), destination: text, deliveredSize: integer },
    ...{ deliveredAt: nullable(instant), waiting: integer, attempts: integer },
    ...{ nextAt: nullable(instant), answer: nullable(text) },
  }),
);

const keySchema = schema('AuditKey', object({ id: text, publicKey: text, firstUsedAt: instant }));

/** The trail as it was sealed, for whoever proves it: all of it, in the order of its seals. */
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Describe({
    summary: 'The sealed audit trail, place after place, with the checkpoints over it',
    description:
      'What `tollgate audit verify` reads. Bytes are hexadecimal; docs/audit.md says how each is made. That somebody read it is an event of the trail, once a day. An event that was removed is null. `timeStamp` is the token of RFC 3161 over a checkpoint, in Base64, where an authority was asked. The checkpoints are those over the places of this answer.',
    returns: object({ entries: list(entrySchema), checkpoints: list(checkpointSchema) }),
    problems: [403],
  })
  async log(@Query() { after = 0, limit = 200 }: LogQuery, @CurrentActor() actor: Actor): Promise<object> {
    await this.reading(actor);
    // As of one moment: a checkpoint is never ahead of its places.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const entries = await sealedEntries(manager, after, limit);
      const upTo = entries.length < limit ? Number.MAX_SAFE_INTEGER : (entries.at(-1)?.position ?? after);
      return { entries, checkpoints: await checkpointsOf(manager, { after, upTo }) };
    });
  }

  @Get('unsealed')
  @Describe({
    summary: 'Events that are not sealed yet',
    description:
      'Within seconds they are. One that stays here was written past the product, or the sealer does not run.',
    returns: object({ events: list(eventSchema) }),
    problems: [403],
  })
  async unsealed(
    @Query() { after = Number.MIN_SAFE_INTEGER, limit = 200 }: UnsealedQuery,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    await this.reading(actor);
    return { events: await unsealedEvents(this.dataSource.manager, after, limit) };
  }

  @Get('checkpoints')
  @Describe({
    summary: 'Checkpoints that were signed, the newest first, and which of the places they are sent to has them',
    description:
      'Where they go is set by CHECKPOINT_FILE, CHECKPOINT_MAIL and CHECKPOINT_URL of the workers, who attests their time (`stamp`) by TIMESTAMP_URL. `deliveredSize` is over how many events the last checkpoint is that a place has, `waiting` how many it does not have, `answer` what came of the last attempt.',
    returns: object({ items: list(checkpointSchema), destinations: list(destinationSchema) }),
    problems: [403],
  })
  async checkpoints(
    @Query() { before = Number.MAX_SAFE_INTEGER, limit = 20 }: CheckpointsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<object> {
    mayReadAudit(actor);
    const { manager } = this.dataSource;
    return { items: await lastCheckpoints(manager, before, limit), destinations: await destinationStates(manager) };
  }

  @Get('keys')
  @Describe({
    summary: 'Public keys by which checkpoints were signed',
    description:
      'Ed25519, 32 bytes. Keep them elsewhere, and compare: whoever can alter the database can put another one here.',
    returns: listed(keySchema),
    problems: [403],
  })
  async keys(@CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
    return { items: await checkpointKeys(this.dataSource.manager) };
  }

  /** What they read is of all records. @throws Refusal */
  private async reading(actor: Actor): Promise<void> {
    mayReadAudit(actor);
    await recordTrailReading(this.dataSource.manager, actor.id, Date.now());
  }
}
