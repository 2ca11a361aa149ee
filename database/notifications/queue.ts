import type { DataSource, EntityManager } from 'typeorm';
import type { DigestContent, LetterMessage } from '../../domain/notification/compose-letter.js';
import type { NotificationFacts } from '../../domain/notification/messages.js';
import { shownRecord } from '../engine/kinds.js';
import { locks } from '../sql/locks.js';
import type { DeliveryKind } from './new-deliveries.js';

/** A delivery on its way: one person or room, and all that was combined for it. */
export interface Delivery {
  id: string;
  attempts: number;
  kind: DeliveryKind;
  channel: string;
  /** How often it waited in a row without that counting as an attempt. */
  putOff: number;
  /** When it was tried before, epoch ms. */
  attemptedAt: number | null;
  /** Epoch ms. */
  madeAt: number;
  /** Since when it is to leave, epoch ms: since it was made, or was last sent again. */
  offeredSince: number;
  /** Null: a room's. */
  personId: string | null;
  name: string | null;
  /** The mail address; empty where the person has none any more. */
  address: string;
  timeZone: string;
  contactPointId: string | null;
  /** The webhook or the bot's reader, sealed; null for mail, and where the address was removed. */
  sealed: string | null;
  /** How the address is reached; null for mail. A bot knows its reader, a webhook leads into a room. */
  via: 'webhook' | 'bot' | null;
  /** It is still to be shown whose the address is. */
  unconfirmed: boolean;
  content: DigestContent | null;
  messages: DeliveryMessage[];
}

/** A message on its way, with what it said when it was written; null where that is not known. */
export interface DeliveryMessage extends LetterMessage {
  role: string | null;
  /** The trace it comes out of, where one was on. */
  trace: string | null;
  /** The cycle of the item to which it belongs. */
  cycle: number | null;
  said: { facts: NotificationFacts; dueAt: number | null; meantFor: string | null } | null;
}

/** How long whoever took a mail has it; then another takes it. Those that wait for long are held on to, see `lease.ts`. */
export const mailLeaseSeconds = 120;

/** Longer than a chat may take, where it is called for a token, a letter, and both once more, a minute each. */
const chatLeaseSeconds = 300;

const notOnItsWay = `(leased_until IS NULL OR leased_until <= now())`;

/**
 * Takes mails that are due. A worker that dies with them loses nothing: the lease runs out. Whatever else waits for the
 * same reader goes with it, and nobody has two on their way at once: so what happened later never arrives before what
 * happened earlier, and after an outage each has one mail and not twenty.
 *
 * @param options.probe one that waits for the server will do, though it is not its time
 */
export async function claimMails(
  dataSource: DataSource,
  limit: number,
  { probe }: { probe: boolean },
): Promise<Delivery[]> {
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.claimMails]);
    const due = await manager.query<{ id: string }[]>(
      `SELECT id FROM (SELECT d.id, d.next_attempt_at, row_number() OVER (PARTITION BY d.person_id, d.kind
           ORDER BY d.next_attempt_at, d.created_at) AS nth FROM deliveries d
         WHERE d.state = 'pending' AND (d.next_attempt_at <= now() OR ($2 AND d.fault IN ('server', 'us')))
           AND d.channel = 'email' AND ${notOnItsWay}
           AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.person_id = d.person_id AND o.channel = 'email'
             AND o.state = 'pending' AND o.leased_until > now())) waiting
       WHERE nth = 1 ORDER BY next_attempt_at LIMIT $1`,
      [limit, probe],
    );
    return take(
      manager,
      due.map(({ id }) => id),
      mailLeaseSeconds,
    );
  });
}

/** Takes the next delivery to one destination; by whoever holds its lease, so that its limit holds. */
export async function claimNextOf(dataSource: DataSource, destination: string): Promise<Delivery | null> {
  return dataSource.transaction(async (manager) => {
    const due = await manager.query<{ id: string }[]>(
      `SELECT id FROM deliveries WHERE state = 'pending' AND next_attempt_at <= now() AND destination = $1
         AND ${notOnItsWay} ORDER BY next_attempt_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [destination],
    );
    const [delivery] = await take(
      manager,
      due.map(({ id }) => id),
      chatLeaseSeconds,
    );
    return delivery ?? null;
  });
}

/** What else waits for the readers of these goes with the latest of theirs, which is then on its way. */
async function take(manager: EntityManager, ids: string[], leaseSeconds: number): Promise<Delivery[]> {
  if (ids.length === 0) return [];
  const together = await manager.query<{ id: string; taken: string }[]>(
    `SELECT t.id, t.id AS taken FROM deliveries t WHERE t.id = ANY($1)
     UNION SELECT d.id, t.id FROM deliveries t JOIN deliveries d ON d.person_id = t.person_id AND d.channel = t.channel
         AND d.contact_point_id IS NOT DISTINCT FROM t.contact_point_id
       WHERE t.id = ANY($1) AND t.kind IN ('messages', 'digest') AND d.kind = t.kind AND d.state = 'pending'
     UNION SELECT d.id, t.id FROM deliveries t JOIN deliveries d ON d.destination = t.destination
         AND d.contact_point_id = t.contact_point_id AND d.person_id IS NULL
       WHERE t.id = ANY($1) AND t.person_id IS NULL AND t.kind = 'messages' AND d.kind = 'messages' AND d.state = 'pending'`,
    [ids],
  );
  // Whoever had one of them in the meantime, or routed it anew, has it.
  const free = await manager.query<{ id: string }[]>(
    `SELECT id FROM deliveries WHERE id = ANY($1) AND state = 'pending' AND ${notOnItsWay}
     ORDER BY created_at, id FOR UPDATE`,
    [together.map(({ id }) => id)],
  );
  const takenWith = new Map(together.map(({ id, taken }) => [id, taken]));
  const waiting = free.map(({ id }) => ({ id, taken: takenWith.get(id) ?? id }));
  // The latest has the most attempts left, and an id that no receiver can have seen with fewer messages.
  const latest = new Map(waiting.map(({ id, taken }) => [taken, id]));
  const merged = waiting.flatMap(({ id, taken }) => {
    const into = latest.get(taken);
    return into === undefined || into === id ? [] : [{ id, into }];
  });
  if (merged.length > 0) {
    const into = JSON.stringify(merged);
    await manager.query(
      `UPDATE notification_pushes u SET delivery_id = x.into
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "into" uuid) WHERE u.delivery_id = x.id`,
      [into],
    );
    await manager.query(
      `UPDATE deliveries d SET state = 'dropped', merged_into = x.into, last_error = 'said in one with a later message'
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, "into" uuid) WHERE d.id = x.id`,
      [into],
    );
  }
  const taken = [...latest.values()];
  await manager.query(
    `UPDATE deliveries SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2),
       leased_until = now() + make_interval(secs => $2) WHERE id = ANY($1)`,
    [taken, leaseSeconds],
  );
  return loadDeliveries(manager, taken);
}

export async function loadDeliveries(manager: EntityManager, ids: string[]): Promise<Delivery[]> {
  if (ids.length === 0) return [];
  return manager.query<Delivery[]>(
    `SELECT d.id, d.attempts, d.put_off AS "putOff", d.kind, d.channel,
       floor(extract(epoch FROM d.attempted_at) * 1000)::float8 AS "attemptedAt", floor(extract(epoch FROM d.created_at) * 1000)::float8 AS "madeAt",
       floor(extract(epoch FROM coalesce(d.offered_since, d.created_at)) * 1000)::float8 AS "offeredSince",
       d.person_id AS "personId", p.name, CASE WHEN p.active THEN coalesce(p.email, '') ELSE '' END AS address,
       coalesce(p.time_zone, g.time_zone, 'UTC') AS "timeZone", d.contact_point_id AS "contactPointId",
       CASE WHEN c.removed_at IS NULL THEN c.sealed END AS sealed,
       c.via, coalesce(c.via = 'bot' AND c.confirmed_at IS NULL, false) AS unconfirmed, d.content, coalesce(m.messages, '[]') AS messages
     FROM deliveries d LEFT JOIN people p ON p.id = d.person_id
     LEFT JOIN contact_points c ON c.id = d.contact_point_id LEFT JOIN programs g ON g.id = c.program_id
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'role', n.role,
         'title', coalesce(u.anew ->> 'title', n.title), 'body', coalesce(u.anew ->> 'body', n.body), 'said', n.said, 'trace', n.trace,
         'cycle', a.data -> 'cycle',
         'at', extract(epoch FROM n.at) * 1000, 'subjectKind', n.subject_kind, 'subjectId', n.subject_id,
         'record', coalesce('AI-' || i.number, x.key, np.name, n.title), 'programName', np.name) ORDER BY n.id) AS messages
       FROM notification_pushes u JOIN notifications n ON n.id = u.notification_id
       LEFT JOIN audit_events a ON a.key = n.event_key
       LEFT JOIN action_items i ON n.subject_kind = 'action_item' AND i.id = n.subject_id
       LEFT JOIN LATERAL (${shownRecord('n.subject')}) x ON true
       LEFT JOIN programs np ON np.id = n.program_id WHERE u.delivery_id = d.id AND u.dropped IS NULL) m ON true
     WHERE d.id = ANY($1)`,
    [ids],
  );
}
