import type { DataSource } from 'typeorm';
import { stableId } from '../../domain/stable-id.js';
import { eventJson, type EventRow } from '../trail/event-json.js';

/** A webhook on its way. */
export interface WebhookDelivery {
  id: string;
  attempts: number;
  /** How often it was replayed; what comes of an attempt counts only while it is this. */
  replays: number;
  /** Since when it has been offered, epoch ms. */
  offeredSince: number;
  /** `webhook-id`: the same for an event whenever it is sent, replayed too. */
  messageId: string;
  body: string;
  /** The trace that its event comes out of, where one was on. */
  trace: string | null;
}

export interface WebhookEndpoint {
  id: string;
  name: string;
  url: string;
  sealed_secret: string;
  sealed_previous: string | null;
  previous_until: Date | null;
}

/** How long whoever took a delivery may take to send it, and to write down how ten of them went; one may take a minute. */
const leaseSeconds = 180;

/** Endpoints that have something due. */
export async function dueEndpoints(dataSource: DataSource): Promise<WebhookEndpoint[]> {
  return dataSource.query(
    `SELECT e.id, e.name, e.url, e.sealed_secret, e.sealed_previous, e.previous_until FROM webhook_endpoints e
     WHERE e.active AND e.removed_at IS NULL AND EXISTS (
       SELECT 1 FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.state = 'pending' AND d.next_attempt_at <= now())`,
  );
}

/** Takes deliveries to one endpoint that are due, in the order of their events. */
export async function claimWebhooks(
  dataSource: DataSource,
  endpointId: string,
  limit: number,
): Promise<WebhookDelivery[]> {
  const [claimed] = await dataSource.query<[{ id: string }[], number]>(
    `UPDATE webhook_deliveries SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $3),
       offered_since = CASE WHEN attempts = 0 THEN now() ELSE offered_since END
     WHERE id IN (SELECT d.id FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id AND e.active
       WHERE d.endpoint_id = $1 AND d.state = 'pending' AND d.next_attempt_at <= now()
       ORDER BY d.event_seq LIMIT $2 FOR UPDATE OF d SKIP LOCKED) RETURNING id`,
    [endpointId, limit, leaseSeconds],
  );
  if (claimed.length === 0) return [];
  const rows = await dataSource.query<
    (EventRow & { delivery_id: string; attempts: number; replays: number; since: Date; trace: string | null })[]
  >(
    `SELECT e.*, p.name AS actor_name, d.id AS delivery_id, d.attempts, d.replays, d.trace,
       coalesce(d.offered_since, d.created_at) AS since FROM webhook_deliveries d
     JOIN audit_events e ON e.seq = d.event_seq LEFT JOIN people p ON p.id = e.actor_id
     WHERE d.id = ANY($1) ORDER BY d.event_seq`,
    [claimed.map(({ id }) => id)],
  );
  return rows.map((row) => ({
    id: row.delivery_id,
    attempts: row.attempts,
    replays: row.replays,
    trace: row.trace,
    offeredSince: row.since.getTime(),
    messageId: messageIdOf(row.key),
    body: JSON.stringify({ type: row.type, timestamp: row.at.toISOString(), data: eventJson(row) }),
  }));
}

export function messageIdOf(eventKey: string): string {
  return `evt_${stableId(eventKey).replaceAll('-', '')}`;
}
