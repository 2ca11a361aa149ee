import { channels } from '../../../../domain/notification/channels.js';
import { choice, instant, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

/** One channel that a message took. `state` is `inbox` where it went no further, and `dropped` where it was no
 * longer so when it was to leave; `because` says why. */
export const pushSchema = schema(
  'MessageChannel',
  object({
    channel: choice(channels),
    state: text,
    because: nullable(text),
    error: nullable(text),
    sentAt: nullable(instant),
    deliveryId: nullable(uuid),
  }),
);
