import { Controller, Get, Param, Query, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { checkpointsOf } from '../../../../database/audit/checkpoints.js';
import { erasersOf, erasuresOf, sealedEventsOf, sealedPlaces } from '../../../../database/audit/proofs.js';
import { versionOf } from '../../../../database/record/version-of.js';
import { mayReadAudit } from '../../../../domain/access/access.js';
import { CurrentActor, type Actor } from '../access/actor.js';
import { Describe } from '../openapi/describe.js';
import { Whole } from '../openapi/fields.js';
import { integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';
import { invalidRequest } from '../problems/problem.js';
import { checkpointSchema, eventSchema } from './proven-json.js';
import { provenKinds, type ProvenKind } from './proven-kinds.js';

/** Events of one answer at most: each needs hashes of its own. */
const largest = 200;

class RecordEventsQuery {
  @Whole({
    min: -999_999_999_999_999,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description: 'Behind which number of an event.',
  })
  after?: number;

  @Whole({ min: 1, max: largest, optional: true, description: 'How many at most; 100 where nothing is said.' })
  limit?: number;

  @Whole({
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
    description:
      'Of how many places the tree is to which the proofs lead: those of a checkpoint that was kept elsewhere. The last checkpoint where nothing is said.',
  })
  size?: number;
}

const provenSchema = schema(
  'SealedRecordEvent',
  object({ event: eventSchema, position: nullable(integer), proof: nullable(list(text)) }),
);

function recordEventsOf(kind: ProvenKind): Type {
  const { path, one, find } = provenKinds[kind];

  @Controller(`${path}/:id/sealed-events`)
  class RecordEventsController {
    constructor(private readonly dataSource: DataSource) {}

    @Get()
    @Describe({
      summary: `Events of ${one} with the proof that each stands in the sealed trail`,
      description:
        'What `tollgate audit verify --record` reads. A proof of inclusion (RFC 6962, 2.1.1) leads from the digest of an event to the root of the checkpoint; docs/audit.md says how. It is null of an event that the checkpoint does not reach, and its place is null where it is not sealed yet. `erasures` are the events by which some of these lost their words.',
      returns: object({
        ...{ id: uuid, version: integer, size: integer, checkpoint: nullable(checkpointSchema) },
        ...{ events: list(provenSchema), erasures: list(provenSchema) },
      }),
      problems: [403],
    })
    async events(
      @Param('id') ref: string,
      @Query() { after = Number.MIN_SAFE_INTEGER, limit = 100, size: asked }: RecordEventsQuery,
      @CurrentActor() actor: Actor,
    ): Promise<object> {
      mayReadAudit(actor);
      // As of one moment: no event without the version that it made.
      return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
        const { id } = await find(manager, ref);
        const [checkpoint = null] = await checkpointsOf(
          manager,
          asked === undefined ? 'last' : { after: asked - 1, upTo: asked },
        );
        const size = asked ?? checkpoint?.size ?? 0;
        const places = await sealedPlaces(manager);
        if (size > places)
          throw invalidRequest([{ path: 'size', message: `must be at most ${places}: so many places are sealed.` }]);
        const events = await sealedEventsOf(manager, { subjectId: id }, { after, limit, size });
        const erasures = await erasuresOf(manager, erasersOf(events), size);
        return { id, version: (await versionOf(manager, kind, id)) ?? 0, size, checkpoint, events, erasures };
      });
    }
  }
  return RecordEventsController;
}

export const recordEventsControllers = (Object.keys(provenKinds) as ProvenKind[]).map(recordEventsOf);
