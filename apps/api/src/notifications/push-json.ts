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

/** SQL: the channels that a notification took, as JSON. @param n the alias of the notification */
export function channelsOf(n: string): string {
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('channel', u.channel,
      'state', CASE WHEN u.channel = 'inbox' THEN 'inbox' WHEN u.dropped IS NOT NULL THEN 'dropped'
        ELSE coalesce(d.state, 'pending') END, 'because', coalesce(u.dropped, u.because),
      'error', d.last_error, 'sentAt', d.sent_at, 'deliveryId', u.delivery_id) ORDER BY u.id), '[]')
    FROM notification_pushes u LEFT JOIN deliveries d ON d.id = u.delivery_id
    WHERE u.notification_id = ${n}.id AND u.contact_point_id IS NULL)`;
}
