import type { EntityManager } from 'typeorm';

/** What became of matches under a licence, by stratum. */
export interface UsesOfStratum {
  stratum: string;
  acted: number;
  held: number;
  /** Acts whose command the record refused. */
  failed: number;
  /** Of those that went to people: what they decided. */
  approved: number;
  /** Approved, but with changes. */
  changed: number;
  rejected: number;
  /** From the event to the effect, in ms: of acts, and of what people approved. */
  acted_ms: number[];
  held_ms: number[];
}

/** So many times are taken of each at most, the newest. */
const mostTimes = 2_000;

const times = (how: 'acted' | 'held'): string =>
  `coalesce((SELECT array_agg(t.ms) FROM (SELECT extract(epoch FROM p2.ended_at - e2.at)::float8 * 1000 AS ms FROM acting_licence_uses u2
     JOIN proposals p2 ON p2.id = u2.proposal_id JOIN audit_events e2 ON e2.seq = u2.event_seq
     WHERE u2.licence_id = $1 AND u2.stratum = u.stratum AND u2.how = '${how}' AND p2.status = 'carried_out'
     ORDER BY u2.used_at DESC LIMIT ${mostTimes}) t), '{}')`;

export function usesUnder(manager: EntityManager, licenceId: string): Promise<UsesOfStratum[]> {
  return manager.query<UsesOfStratum[]>(
    `SELECT u.stratum, count(*) FILTER (WHERE u.how = 'acted')::integer AS acted, count(*) FILTER (WHERE u.how = 'held')::integer AS held,
       count(*) FILTER (WHERE u.how = 'acted' AND p.status = 'failed')::integer AS failed,
       count(*) FILTER (WHERE u.how = 'held' AND p.status IN ('approved', 'carried_out', 'failed') AND p.approved_as IS NULL)::integer AS approved,
       count(*) FILTER (WHERE u.how = 'held' AND p.approved_as IS NOT NULL)::integer AS changed,
       count(*) FILTER (WHERE u.how = 'held' AND p.status = 'rejected' AND p.decision ->> 'reason' <> 'done_already')::integer AS rejected,
       ${times('acted')} AS acted_ms, ${times('held')} AS held_ms
     FROM acting_licence_uses u LEFT JOIN proposals p ON p.id = u.proposal_id
     WHERE u.licence_id = $1 AND u.how <> 'proposed' GROUP BY u.stratum ORDER BY u.stratum`,
    [licenceId],
  );
}

/** How many matches the licence said nothing of, and were proposed. */
export async function proposedBeside(manager: EntityManager, licenceId: string): Promise<number> {
  const [row] = await manager.query<{ many: number }[]>(
    `SELECT count(*)::integer AS many FROM acting_licence_uses WHERE licence_id = $1 AND how = 'proposed'`,
    [licenceId],
  );
  return row?.many ?? 0;
}
