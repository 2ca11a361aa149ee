import { pushChannels } from '../../../../domain/notification/channels.js';
import type { ContactPointRow } from '../../../../database/notifications/contact-points.js';
import { choice, flag, instant, nullable, object, schema, text, uuid } from '../openapi/json-schema.js';

export const contactPointSchema = schema(
  'ContactPoint',
  object(
    {
      id: nullable(uuid),
      channel: choice(pushChannels),
      name: text,
      address: text,
      confirmed: flag,
      createdAt: nullable(instant),
      lastDelivery: nullable(object({ state: text, answer: nullable(text), at: instant })),
    },
    'The address of a webhook or a bot is only hinted at; a bot writes once it is confirmed. The mail address is part of the person and has no id of its own.',
  ),
);

export const testSchema = object({ deliveryId: uuid, state: text });

export function contactPointJson(row: ContactPointRow): object {
  return {
    id: row.id,
    channel: row.channel,
    name: row.name,
    address: row.hint,
    confirmed: row.via === 'webhook' || row.confirmed_at !== null,
    createdAt: row.created_at.toISOString(),
    lastDelivery:
      row.last_state === null || row.last_at === null
        ? null
        : { state: row.last_state, answer: row.last_answer, at: row.last_at.toISOString() },
  };
}
