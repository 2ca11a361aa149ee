import type { DataSource, EntityManager } from 'typeorm';
import type { DigestContent, LetterMessage } from '../../domain/notification/compose-letter.js';

/** A delivery on its way: one person or room, and all that was combined for it. */
export interface Delivery {
  id: string;
  attempts: number;
  kind: 'messages' | 'digest' | 'test';
  channel: string;
  /** Epoch ms. */
  madeAt: number;
  /** Null: a room's. */
  personId: string | null;
  name: string | null;
  /** The mail address; empty where the person has none any more. */
  address: string;
  timeZone: string;
  contactPointId: string | null;
  /** The webhook, sealed; null for mail, and where the address was removed. */
  sealed: string | null;
  content: DigestContent | null;
  messages: (LetterMessage & { role: string | null })[];
}

/** How long whoever took a delivery may take to send it; then another takes it. */
const leaseSeconds = 120;

/** Takes mails that are due. A worker that dies with them loses nothing: the lease runs out. */
export async function claimMails(dataSource: DataSource, limit: number): Promise<Delivery[]> {
  const [claimed] = await dataSource.query<[{ id: string }[], number]>(
    `UPDATE deliveries SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id IN (SELECT id FROM deliveries WHERE state = 'pending' AND next_attempt_at <= now() AND channel = 'email'
       ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [limit, leaseSeconds],
  );
  return loadDeliveries(
    dataSource.manager,
    claimed.map(({ id }) => id),
  );
}

/** Takes the next delivery to one destination; by whoever holds its lease, so that its limit holds. */
export async function claimNextOf(dataSource: DataSource, destination: string): Promise<Delivery | null> {
  const [claimed] = await dataSource.query<[{ id: string }[], number]>(
    `UPDATE deliveries SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id = (SELECT id FROM deliveries WHERE state = 'pending' AND next_attempt_at <= now() AND destination = $1
       ORDER BY next_attempt_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [destination, leaseSeconds],
  );
  const [delivery] = await loadDeliveries(
    dataSource.manager,
    claimed.map(({ id }) => id),
  );
  return delivery ?? null;
}

export async function loadDeliveries(manager: EntityManager, ids: string[]): Promise<Delivery[]> {
  if (ids.length === 0) return [];
  return manager.query<Delivery[]>(
    `SELECT d.id, d.attempts, d.kind, d.channel, floor(extract(epoch FROM d.created_at) * 1000)::float8 AS "madeAt",
       d.person_id AS "personId", p.name, CASE WHEN p.active THEN coalesce(p.email, '') ELSE '' END AS address,
       coalesce(p.time_zone, g.time_zone, 'UTC') AS "timeZone", d.contact_point_id AS "contactPointId",
       CASE WHEN c.removed_at IS NULL THEN c.sealed END AS sealed, d.content, coalesce(m.messages, '[]') AS messages
     FROM deliveries d LEFT JOIN people p ON p.id = d.person_id
     LEFT JOIN contact_points c ON c.id = d.contact_point_id LEFT JOIN programs g ON g.id = c.program_id
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'role', n.role, 'title', n.title, 'body', n.body,
         'at', extract(epoch FROM n.at) * 1000, 'subjectKind', n.subject_kind, 'subjectId', n.subject_id,
         'record', coalesce('AI-' || i.number, 'EX-' || x.number, np.name, n.title), 'programName', np.name) ORDER BY n.id) AS messages
       FROM notification_pushes u JOIN notifications n ON n.id = u.notification_id
       LEFT JOIN action_items i ON n.subject_kind = 'action_item' AND i.id = n.subject_id
       LEFT JOIN exceptions x ON n.subject_kind = 'exception' AND x.id = n.subject_id
       LEFT JOIN programs np ON np.id = n.program_id WHERE u.delivery_id = d.id) m ON true
     WHERE d.id = ANY($1)`,
    [ids],
  );
}
