import type { EntityManager } from 'typeorm';
import { isPresent } from './presence.js';

/** A key as it is sent: of whom, and the digest of the request that came with it. */
export interface SentKey {
  personId: string;
  key: string;
  fingerprint: string;
}

export interface KeyRow {
  fingerprint: string;
  /** Somebody else has sent it. */
  others: boolean;
  status: number | null;
  response: { body: unknown; headers: Record<string, string> } | null;
}

/**
 * Claims a key for one request of a process. True where it is the process's now: it was new, or its request has come to no
 * end that is known, and who had it is gone.
 *
 * @param by.mine the process that asks carries the same request out already
 */
export async function claimKey(
  manager: EntityManager,
  { personId, key, fingerprint }: SentKey,
  by: { processId: string; mine: boolean },
): Promise<boolean> {
  const claimed = await manager.query<unknown[]>(
    `INSERT INTO idempotency_keys AS k (person_id, key, fingerprint, claimed_by)
     SELECT $1::uuid, $2::text, $3::text, $4::uuid WHERE NOT EXISTS (SELECT FROM idempotency_keys WHERE key = $2 AND person_id <> $1)
     ON CONFLICT (person_id, key) DO UPDATE SET created_at = now(), claimed_by = excluded.claimed_by
       WHERE k.status IS NULL AND k.fingerprint = excluded.fingerprint
         AND CASE WHEN k.claimed_by = excluded.claimed_by THEN NOT $5 ELSE NOT ${isPresent('k.claimed_by')} END
     RETURNING key`,
    [personId, key, fingerprint, by.processId, by.mine],
  );
  return claimed.length > 0;
}

/** What is known of a key. One's own first: before keys were asked for across people, two could have the same. */
export async function keyRow(
  manager: EntityManager,
  { personId, key }: Pick<SentKey, 'personId' | 'key'>,
): Promise<KeyRow | undefined> {
  const [row] = await manager.query<KeyRow[]>(
    `SELECT fingerprint, status, response, person_id <> $1 AS others FROM idempotency_keys WHERE key = $2
     ORDER BY person_id = $1 DESC LIMIT 1`,
    [personId, key],
  );
  return row;
}

/** What is known of a person's own key: what was answered, or whether a process that lives carries it out. */
export async function whatBecameOf(
  manager: EntityManager,
  { personId, key }: Pick<SentKey, 'personId' | 'key'>,
): Promise<(Pick<KeyRow, 'status' | 'response'> & { sent_at: Date; going: boolean }) | undefined> {
  const [row] = await manager.query<(Pick<KeyRow, 'status' | 'response'> & { sent_at: Date; going: boolean })[]>(
    `SELECT status, response, created_at AS sent_at, claimed_by IS NOT NULL AND ${isPresent('k.claimed_by')} AS going
     FROM idempotency_keys k WHERE person_id = $1 AND key = $2`,
    [personId, key],
  );
  return row;
}

/** Keeps what was answered, to be answered again. */
export async function keepAnswer(
  manager: EntityManager,
  { personId, key }: Pick<SentKey, 'personId' | 'key'>,
  status: number,
  response: NonNullable<KeyRow['response']>,
): Promise<void> {
  await manager.query('UPDATE idempotency_keys SET status = $3, response = $4 WHERE person_id = $1 AND key = $2', [
    personId,
    key,
    status,
    JSON.stringify(response),
  ]);
}

/** What came of it is not known: the same request may claim it again. */
export async function releaseKey(manager: EntityManager, personId: string, key: string): Promise<void> {
  await manager.query(
    'UPDATE idempotency_keys SET claimed_by = NULL WHERE person_id = $1 AND key = $2 AND status IS NULL',
    [personId, key],
  );
}

/** Nothing came of it: any request may claim it. */
export async function freeKey(manager: EntityManager, personId: string, key: string): Promise<void> {
  await manager.query('DELETE FROM idempotency_keys WHERE person_id = $1 AND key = $2 AND status IS NULL', [
    personId,
    key,
  ]);
}
