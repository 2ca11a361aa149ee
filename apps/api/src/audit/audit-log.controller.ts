import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkpointsOf } from '../../../../database/audit/checkpoints.js';
import { checkpointKeys, sealedEntries, unsealedEvents } from '../../../../database/audit/read-log.js';
import { mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Whole } from '../openapi/fields.js';
import { instant, integer, list, listed, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

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

const eventSchema = schema(
  'ProvenEvent',
  object({
    seq: integer,
    key: text,
    subjectKind: text,
    subjectId: uuid,
    programId: nullable(uuid),
    type: text,
    actorId: nullable(uuid),
    at: instant,
    recordedAt: instant,
    version: nullable(integer),
    data: text,
    salt: text,
    payloadHash: text,
    digest: text,
  }),
);

const entrySchema = schema(
  'SealedEntry',
  object({ position: integer, seq: integer, digest: text, chain: text, event: nullable(eventSchema) }),
);

const checkpointSchema = schema(
  'AuditCheckpoint',
  object({
    ...{ size: integer, root: text, chain: text, at: instant },
    ...{ keyId: text, signature: text, peaks: list(text) },
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
      'What `tollgate audit verify` reads. Bytes are hexadecimal; docs/audit.md says how each is made. An event that was removed is null. The checkpoints are those over the places of this answer.',
    returns: object({ entries: list(entrySchema), checkpoints: list(checkpointSchema) }),
    problems: [403],
  })
  async log(@Query() { after = 0, limit = 200 }: LogQuery, @CurrentActor() actor: Actor): Promise<object> {
    mayReadAudit(actor);
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
    mayReadAudit(actor);
    return { events: await unsealedEvents(this.dataSource.manager, after, limit) };
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
}
