import type { EntityManager } from 'typeorm';
import type { ProvenEvent } from '../../domain/audit/event-digest.js';
import type { SealedEntry } from '../../domain/audit/log-verifier.js';
import { provenEvent } from '../trail/proven-events.js';

/** Places of the sealed trail after this one, in their order, each with its event where that is there. */
export function sealedEntries(manager: EntityManager, after: number, limit: number): Promise<SealedEntry[]> {
  return manager.query(
    `SELECT s.position, s.event_seq AS seq, encode(s.digest, 'hex') AS digest, encode(s.chain, 'hex') AS chain,
       CASE WHEN e.seq IS NULL THEN NULL ELSE ${provenEvent} END AS event
     FROM (SELECT * FROM audit_seals WHERE position > $1 ORDER BY position LIMIT $2) s
     LEFT JOIN audit_events e ON e.seq = s.event_seq ORDER BY s.position`,
    [after, limit],
  );
}

/** Events without a seal after this number, the one with the smallest first. */
export async function unsealedEvents(manager: EntityManager, after: number, limit: number): Promise<ProvenEvent[]> {
  const rows = await manager.query<{ event: ProvenEvent }[]>(
    `SELECT ${provenEvent} AS event FROM audit_events e WHERE e.seq > $1
     AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.event_seq = e.seq) ORDER BY e.seq LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ event }) => event);
}

/** Public keys of checkpoints, the one that signs since longest first. */
export async function checkpointKeys(
  manager: EntityManager,
): Promise<{ id: string; publicKey: string; firstUsedAt: string }[]> {
  const rows = await manager.query<{ id: string; publicKey: string; at: Date }[]>(
    `SELECT id, encode(public_key, 'hex') AS "publicKey", first_used_at AS at FROM audit_keys ORDER BY first_used_at, id`,
  );
  return rows.map(({ id, publicKey, at }) => ({ id, publicKey, firstUsedAt: at.toISOString() }));
}
