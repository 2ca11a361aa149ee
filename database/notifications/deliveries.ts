import type { EntityManager } from 'typeorm';
import { Refusal } from '../../domain/refusal.js';
import { isUuid } from '../../domain/uuid.js';
import type { Keyset, Sorts } from '../paging/keyset.js';

/** A message on its way out, to a person or into a room. */
export interface DeliveryRow {
  id: string;
  person_id: string | null;
  person_name: string | null;
  room_id: string | null;
  room_name: string | null;
  channel: string;
  kind: string;
  state: string;
  attempts: number;
  address: string | null;
  answer: string | null;
  last_error: string | null;
  fault: string | null;
  messages: number;
  dropped: { title: string; because: string }[];
  instead_of: string | null;
  merged_into: string | null;
  created_at: Date;
  next_attempt_at: Date;
  sent_at: Date | null;
}

const select = `SELECT d.*, p.name AS person_name, c.id AS room_id, c.name AS room_name,
  (SELECT count(*)::int FROM notification_pushes u WHERE u.delivery_id = d.id AND u.dropped IS NULL) AS messages,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('title', n.title, 'because', u.dropped) ORDER BY n.id), '[]')
   FROM notification_pushes u JOIN notifications n ON n.id = u.notification_id
   WHERE u.delivery_id = d.id AND u.dropped IS NOT NULL) AS dropped`;
const from = `FROM deliveries d LEFT JOIN people p ON p.id = d.person_id
  LEFT JOIN contact_points c ON c.id = d.contact_point_id AND c.program_id IS NOT NULL`;

export const deliverySorts: Sorts = {
  created: [
    { sql: 'd.created_at', type: 'timestamptz' },
    { sql: 'd.id', type: 'uuid' },
  ],
};

export interface DeliveryFilter {
  state?: string | undefined;
  channel?: string | undefined;
  personId: string | null;
  /** Made at or after this, an ISO 8601 instant. */
  since?: string | undefined;
}

/** Outgoing messages in the order of the slice. */
export function deliveriesBy(
  manager: EntityManager,
  { state, channel, personId, since }: DeliveryFilter,
  slice: Keyset,
): Promise<DeliveryRow[]> {
  const params: unknown[] = [state ?? null, channel ?? null, personId, since ?? null];
  return manager.query<DeliveryRow[]>(
    `${select}, ${slice.columns} ${from} WHERE ($1::text IS NULL OR d.state = $1) AND ($2::text IS NULL OR d.channel = $2)
       AND ($3::uuid IS NULL OR d.person_id = $3) AND ($4::timestamptz IS NULL OR d.created_at >= $4) AND ${slice.after(params)} ${slice.orderBy}`,
    params,
  );
}

/** @throws Refusal `not-found` */
export function findDelivery(manager: EntityManager, id: string): Promise<DeliveryRow> {
  return oneDelivery(manager, id, '');
}

/** Nobody else sends it until the transaction ends. @throws Refusal `not-found` */
export function lockDelivery(manager: EntityManager, id: string): Promise<DeliveryRow> {
  return oneDelivery(manager, id, 'FOR UPDATE OF d');
}

async function oneDelivery(manager: EntityManager, id: string, lock: '' | 'FOR UPDATE OF d'): Promise<DeliveryRow> {
  const [row] = isUuid(id) ? await manager.query<DeliveryRow[]>(`${select} ${from} WHERE d.id = $1 ${lock}`, [id]) : [];
  if (!row) throw new Refusal('not-found', `There is no delivery ${id}. List the deliveries.`);
  return row;
}

/** Those that could not be delivered, locked: of a channel, and made since then (an ISO 8601 instant). */
export function lockDead(
  manager: EntityManager,
  { channel, since }: { channel?: string | undefined; since?: string | undefined },
): Promise<{ id: string }[]> {
  return manager.query<{ id: string }[]>(
    `SELECT id FROM deliveries WHERE state = 'dead' AND ($1::text IS NULL OR channel = $1)
       AND ($2::timestamptz IS NULL OR created_at >= $2) ORDER BY id FOR UPDATE`,
    [channel ?? null, since ?? null],
  );
}
