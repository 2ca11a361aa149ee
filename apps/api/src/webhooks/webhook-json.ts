import { secretText } from '../idempotency/shown-once.js';
import type { EndpointRow } from '../../../../database/webhooks/endpoints.js';
import { messageIdOf } from '../../../../database/webhooks/queue.js';
import type { WebhookDeliveryRow } from '../../../../database/webhooks/deliveries.js';
import {
  flag,
  instant,
  integer,
  list,
  nullable,
  object,
  reference,
  schema,
  text,
  uuid,
  versioned,
} from '../openapi/json-schema.js';

const endpoint = {
  id: uuid,
  name: text,
  url: text,
  events: list(text),
  program: nullable(reference),
  active: flag,
  disabledBecause: nullable(text),
  failingSince: nullable(instant),
  bothSecretsUntil: nullable(instant),
  createdAt: instant,
  version: integer,
};

export const webhookSchema = versioned('Webhook', object(endpoint));
export const newWebhookSchema = versioned(
  'WebhookWithSecret',
  object({ ...endpoint, secret: secretText }, 'The secret is shown this once.'),
);

export function webhookJson(row: EndpointRow) {
  const both = row.previous_until !== null && row.previous_until.getTime() > Date.now();
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    events: row.events,
    program: row.program_id === null ? null : { id: row.program_id, name: row.program_name ?? '' },
    active: row.active,
    disabledBecause: row.disabled_because,
    failingSince: row.failing_since?.toISOString() ?? null,
    bothSecretsUntil: both ? (row.previous_until?.toISOString() ?? null) : null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

const delivery = {
  id: uuid,
  messageId: text,
  event: object({ seq: integer, type: text, subject: object({ kind: text, id: uuid }) }),
  state: text,
  attempts: integer,
  replays: integer,
  lastAnswer: nullable(text),
  createdAt: instant,
  nextAttemptAt: instant,
  deliveredAt: nullable(instant),
};
export const webhookDeliverySchema = schema('WebhookDelivery', object(delivery));
export const webhookLogSchema = schema(
  'WebhookDeliveryLog',
  object({ ...delivery, log: list(object({ at: instant, status: nullable(integer), answer: text, ms: integer })) }),
);

export function webhookDeliveryJson(row: WebhookDeliveryRow) {
  return {
    id: row.id,
    messageId: messageIdOf(row.key),
    event: { seq: row.event_seq, type: row.type, subject: { kind: row.subject_kind, id: row.subject_id } },
    state: row.state,
    attempts: row.attempts,
    replays: row.replays,
    lastAnswer: row.last_answer,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.next_attempt_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  };
}
