import type { EntityManager } from 'typeorm';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** An event on its way to an outgoing webhook. */
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

export interface AttemptRow {
  at: Date;
  /** Of HTTP; null where nobody answered. */
  status: number | null;
  answer: string;
  ms: number;
}

const columns = `d.id, d.event_seq, e.key, e.type, e.subject_kind, e.subject_id, d.state, d.attempts,
  d.replays, d.last_answer, d.created_at, d.next_attempt_at, d.delivered_at`;
const from = 'webhook_deliveries d JOIN audit_events e ON e.seq = d.event_seq';

export const webhookDeliverySorts: Sorts = {
  created: [
    { sql: 'd.created_at', type: 'timestamptz' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

/** The deliveries to an endpoint, in the order of the slice. */
export function deliveriesTo(
  manager: EntityManager,
  endpointId: string,
  { state, type }: { state?: string | undefined; type?: string | undefined },
  slice: Keyset,
): Promise<WebhookDeliveryRow[]> {
  const params: unknown[] = [endpointId, state ?? null, type ?? null];
  return manager.query<WebhookDeliveryRow[]>(
    `SELECT ${columns}, ${slice.columns} FROM ${from}
     WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::text IS NULL OR e.type = $3)
       AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** One delivery to an endpoint; undefined where it has none of this id. */
export async function deliveryTo(
  manager: EntityManager,
  endpointId: string,
  id: string,
): Promise<WebhookDeliveryRow | undefined> {
  const [row] = isUuid(id)
    ? await manager.query<WebhookDeliveryRow[]>(
        `SELECT ${columns} FROM ${from} WHERE d.endpoint_id = $1 AND d.id = $2`,
        [endpointId, id],
      )
    : [];
  return row;
}

/** Every attempt of a delivery, in order. */
export function attemptsOf(manager: EntityManager, deliveryId: string): Promise<AttemptRow[]> {
  return manager.query<AttemptRow[]>(
    'SELECT at, status, answer, ms FROM webhook_attempts WHERE delivery_id = $1 ORDER BY id',
    [deliveryId],
  );
}
