import type { EntityManager } from 'typeorm';

/** An escalation that reached nobody. */
export interface UnreachedNotice {
  /** Key of the audit event of the level that fired. */
  eventKey: string;
  itemId: string;
  programId: string;
  /** The cycle of the item to which the level belongs. */
  cycle: number;
  level: number;
  /** Business time of the level, epoch ms. */
  at: number;
  /** Whom it was meant for, and what went wrong. */
  people: { personId: string; why: string }[];
}

/**
 * Escalations (messages of kind `level`) that reached nobody.
 *
 * The rule: a person is reached when one of their push deliveries was sent. They count as not reached when there was no way
 * to push it to them at all, or when every push delivery is dead; what was dropped, because it was no longer so, was not to
 * reach them; while one still waits, is tried again, or the message
 * has not been routed yet, nothing is decided and the escalation is not given. A message that stays in the inbox reaches
 * its reader only where nothing else was meant: its policy named no push channel, or none that this installation has.
 * An escalation is given when none of the people it was for is reached. A program's room is nobody: it does not count.
 *
 * @param options.since only what was recorded at or after this, epoch ms
 * @param options.eventKeys only these
 */
export async function unreachedNotices(
  manager: EntityManager,
  options: { since?: number; eventKeys?: string[]; limit?: number } = {},
): Promise<UnreachedNotice[]> {
  const rows = await manager.query<(Omit<UnreachedNotice, 'at'> & { at: Date })[]>(
    `SELECT n.event_key AS "eventKey", n.subject_id AS "itemId", n.program_id AS "programId", (e.data ->> 'cycle')::int AS cycle, n.level, n.at,
       jsonb_agg(jsonb_build_object('personId', n.person_id, 'why', coalesce(w.why, 'no way to push it')) ORDER BY n.id) AS people
     FROM notifications n JOIN audit_events e ON e.key = n.event_key
     LEFT JOIN LATERAL (
       SELECT bool_or(d.state = 'sent' OR u.dropped IS NOT NULL) AS reached, bool_or(d.state = 'pending' AND u.dropped IS NULL) AS open,
         string_agg(u.channel || ': ' || coalesce(d.last_error, u.because, 'dead'), '; ' ORDER BY u.id) AS why
       FROM notification_pushes u LEFT JOIN deliveries d ON d.id = u.delivery_id
       WHERE u.notification_id = n.id AND u.contact_point_id IS NULL) w ON true
     WHERE n.kind = 'level' AND n.created_at >= to_timestamp($1 / 1000.0) AND ($2::text[] IS NULL OR n.event_key = ANY($2))
     GROUP BY n.event_key, n.subject_id, n.program_id, e.seq, n.level, n.at
     HAVING bool_and(n.push = 'routed' AND NOT coalesce(w.reached, false) AND NOT coalesce(w.open, false))
     ORDER BY min(n.id) LIMIT $3`,
    [options.since ?? 0, options.eventKeys ?? null, options.limit ?? 1_000],
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
