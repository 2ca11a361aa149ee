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
    data: text,
    salt: text,
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
