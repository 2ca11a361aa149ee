import { secretText } from '../idempotency/shown-once.js';
import type { EndpointRow } from '../../../../database/webhooks/endpoints.js';
import { messageIdOf } from '../../../../database/webhooks/queue.js';
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

export const webhookSchema = schema('Webhook', object(endpoint));
export const newWebhookSchema = schema(
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

export interface WebhookDeliveryRow {
  id: string;
  event_seq: number;
  key: string;
  type: string;
  subject_kind: string;
  subject_id: string;
  state: string;
  attempts: number;
  replays: number;
  last_answer: string | null;
  created_at: Date;
  next_attempt_at: Date;
  delivered_at: Date | null;
}

export const webhookDeliveryColumns = `d.id, d.event_seq, e.key, e.type, e.subject_kind, e.subject_id, d.state, d.attempts,
  d.replays, d.last_answer, d.created_at, d.next_attempt_at, d.delivered_at`;
export const webhookDeliveryFrom = 'webhook_deliveries d JOIN audit_events e ON e.seq = d.event_seq';

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
