import type { DataSource } from 'typeorm';

export interface DeliveryMessage {
  kind: string;
  title: string;
  body: string;
  /** Epoch ms, business time. */
  at: number;
  subjectKind: string;
  subjectId: string;
  programName: string | null;
}

/** A mail on its way: one person, and all that was combined for him. */
export interface Delivery {
  id: string;
  attempts: number;
  name: string;
  address: string;
  timeZone: string;
  messages: DeliveryMessage[];
}

/** How long whoever took a delivery may take to send it; then another takes it. */
const leaseSeconds = 120;

/** After so many attempts a delivery is dead: visible, and sent again only when somebody asks for it. */
export const mostAttempts = 8;

/** Takes deliveries that are due. A worker that dies with them loses nothing: the lease runs out. */
export async function claimDeliveries(dataSource: DataSource, limit: number): Promise<Delivery[]> {
  const [claimed] = await dataSource.query<[{ id: string }[], number]>(
    `UPDATE deliveries SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id IN (SELECT id FROM deliveries WHERE state = 'pending' AND next_attempt_at <= now()
       ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING id`,
    [limit, leaseSeconds],
  );
  if (claimed.length === 0) return [];
  return dataSource.query<Delivery[]>(
    `SELECT d.id, d.attempts, p.name, coalesce(p.email, '') AS address, p.time_zone AS "timeZone",
       coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'title', n.title, 'body', n.body,
         'at', extract(epoch FROM n.at) * 1000, 'subjectKind', n.subject_kind, 'subjectId', n.subject_id,
         'programName', g.name) ORDER BY n.id) FILTER (WHERE n.id IS NOT NULL), '[]') AS messages
     FROM deliveries d JOIN people p ON p.id = d.person_id
     LEFT JOIN notifications n ON n.delivery_id = d.id LEFT JOIN programs g ON g.id = n.program_id
     WHERE d.id = ANY($1) GROUP BY d.id, p.id`,
    [claimed.map(({ id }) => id)],
  );
}

export interface Attempt {
  id: string;
  address: string;
  /** Null: it was accepted. */
  error: string | null;
  messageId: string;
  /** Trying again is useless: the receiver said no for good, or has said no too often. */
  dead: boolean;
  attempts: number;
}

/** Writes down how attempts went; what failed is tried again later each time, an hour at most. */
export async function recordAttempts(dataSource: DataSource, attempts: Attempt[]): Promise<void> {
  if (attempts.length === 0) return;
  await dataSource.query(
    `UPDATE deliveries d SET address = x.address, message_id = x.message_id, last_error = x.error,
       state = CASE WHEN x.error IS NULL THEN 'sent' WHEN x.dead THEN 'dead' ELSE 'pending' END,
       sent_at = CASE WHEN x.error IS NULL THEN now() END,
       next_attempt_at = CASE WHEN x.error IS NULL THEN d.next_attempt_at
         ELSE now() + make_interval(secs => least(3600, 2 * power(3, x.attempts - 1))) END
     FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, address text, message_id text, error text, dead boolean, attempts integer)
     WHERE d.id = x.id`,
    [
      JSON.stringify(
        attempts.map(({ id, address, error, messageId, dead, attempts: n }) => ({
          id,
          address,
          message_id: messageId,
          error,
          dead,
          attempts: n,
        })),
      ),
    ],
  );
}
