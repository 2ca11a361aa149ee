import type { EntityManager } from 'typeorm';
import type { ProvenEvent } from '../../domain/audit/event-digest.js';

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/**
 * SQL: an event `e` as it is proven, as JSON; instants to the microsecond, `data` as the text that is hashed. Of one that was
 * erased, what stands in its place is proven by nothing, and is not given.
 */
export const provenEvent = `json_build_object('seq', e.seq, 'key', e.key, 'subjectKind', e.subject_kind, 'subjectId', e.subject_id,
  'programId', e.program_id, 'type', e.type, 'actorId', e.actor_id, 'at', ${instant('e.at')},
  'recordedAt', ${instant('e.recorded_at')}, 'version', e.subject_version, 'data', CASE WHEN e.salt IS NOT NULL THEN e.data::text END,
  'salt', encode(e.salt, 'hex'), 'erasedBy', CASE WHEN e.salt IS NULL THEN
    (SELECT min(x.erased_by) FROM audit_erasures x WHERE x.event_seq = e.seq) END,
  'payloadHash', encode(e.payload_hash, 'hex'), 'digest', encode(e.digest, 'hex'))`;

/** Events after this number, the one with the smallest first. */
export async function provenEvents(manager: EntityManager, after: number, limit: number): Promise<ProvenEvent[]> {
  const rows = await manager.query<{ event: ProvenEvent }[]>(
    `SELECT ${provenEvent} AS event FROM audit_events e WHERE e.seq > $1 ORDER BY e.seq LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ event }) => event);
}
