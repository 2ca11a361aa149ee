import type { EntityManager } from 'typeorm';
import type { Progress } from '../../domain/review/round.js';

/** How far the reviewing of a round is. The digest is worked out where it will be written down, and is empty elsewhere. */
export async function loadProgress(manager: EntityManager, id: string, withDigest: boolean): Promise<Progress> {
  const [row] = await manager.query<Omit<Progress, 'digest'>[]>(
    `SELECT
       (SELECT count(*) FROM review_items i WHERE i.round_id = r.id) AS items,
       (SELECT count(*) * r.per_item FROM review_items i WHERE i.round_id = r.id) AS needed,
       (SELECT count(*) FROM review_assignments a WHERE a.round_id = r.id AND a.state = 'answered' AND a.duty = 'review') AS answered,
       (SELECT count(*) FROM review_items i WHERE i.round_id = r.id AND i.differs) AS disagreements,
       (SELECT count(*) FROM review_assignments a WHERE a.round_id = r.id AND a.state = 'answered' AND a.duty = 'adjudicate') AS adjudicated,
       (SELECT count(*) FROM review_items i WHERE i.round_id = r.id AND i.golden IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM jsonb_array_elements(r.decision -> 'labels') l WHERE l ->> 'value' = i.golden)) AS strays,
       ARRAY(SELECT DISTINCT e.actor_id FROM audit_events e
         WHERE e.subject_id = r.id AND e.type = 'review_round.drawn' AND e.actor_id IS NOT NULL ORDER BY 1) AS drawers,
       ARRAY(SELECT DISTINCT a.person_id FROM review_assignments a WHERE a.round_id = r.id ORDER BY 1) AS judges
     FROM review_rounds r WHERE r.id = $1`,
    [id],
  );
  if (!row) throw new Error(`there is no review round ${id}`);
  return { ...row, digest: withDigest ? await answersDigest(manager, id) : '' };
}

/**
 * SHA-256 over all answers in the order of their items: of each the item's id in the list, the duty, the side, who, the decision,
 * the policy line, the note and the other answers, with U+001F between, a line each.
 */
export async function answersDigest(manager: EntityManager, id: string): Promise<string> {
  const [row] = await manager.query<{ digest: string }[]>(
    `SELECT encode(sha256(convert_to(coalesce(string_agg(
         concat_ws(U&'\\001F', i.key, a.duty, a.side, a.person_id, a.decision, coalesce(a.policy_line, ''), coalesce(a.note, ''), a.answers),
         U&'\\000A' ORDER BY i.place, a.duty, a.side), ''), 'UTF8')), 'hex') AS digest
     FROM review_assignments a JOIN review_items i ON i.id = a.item_id
     WHERE a.round_id = $1 AND a.state = 'answered'`,
    [id],
  );
  return row?.digest ?? '';
}
