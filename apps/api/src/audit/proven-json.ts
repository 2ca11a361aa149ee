import { instant, integer, list, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

/** An event with all that its digest is made of. */
export const eventSchema = schema(
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
    data: nullable(text),
    salt: nullable(text),
    erasedBy: {
      ...nullable(integer),
      description: 'The event by which what it said was erased; then it has no data and no salt.',
    },
    payloadHash: text,
    digest: text,
  }),
);

/** A signed checkpoint. */
export const checkpointSchema = schema(
  'AuditCheckpoint',
  object({
    ...{ size: integer, root: text, chain: text, at: instant },
    ...{ keyId: text, signature: text, peaks: list(text), timeStamp: nullable(text) },
  }),
);
