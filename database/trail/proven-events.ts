import type { EntityManager } from 'typeorm';
import type { ProvenEvent } from '../../domain/audit/event-digest.js';

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** SQL: an event `e` as it is proven, as JSON; instants to the microsecond, `data` as the text that is hashed. */
export const provenEvent = `json_build_object('seq', e.seq, 'key', e.key, 'subjectKind', e.subject_kind, 'subjectId', e.subject_id,
  'programId', e.program_id, 'type', e.type, 'actorId', e.actor_id, 'at', ${instant('e.at')},
  'recordedAt', ${instant('e.recorded_at')}, 'version', e.subject_version, 'data', e.data::text,
  'salt', encode(e.salt, 'hex'), 'payloadHash', encode(e.payload_hash, 'hex'), 'digest', encode(e.digest, 'hex'))`;

/** Events after this number, the one with the smallest first. */
export async function provenEvents(manager: EntityManager, after: number, limit: number): Promise<ProvenEvent[]> {
  const rows = await manager.query<{ event: ProvenEvent }[]>(
    `SELECT ${provenEvent} AS event FROM audit_events e WHERE e.seq > $1 ORDER BY e.seq LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ event }) => event);
}
