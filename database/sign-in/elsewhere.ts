import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { open, seal } from '../secrets/seal.js';

/** What a session has of the provider by which it was opened. */
export interface Elsewhere {
  providerId: string;
  /** What the provider calls the session there; null where it does not say. */
  sid: string | null;
  /** What it has signed, for signing out there; null where it has no place for that. */
  idToken: string | null;
}

/** Whom somebody who signs out here may sign out at as well. */
export interface LeftAt {
  sessionId: string;
  providerId: string;
  key: string;
  name: string;
}

/** Longer ones are not kept: they would not stand in an address either. In characters. */
const longestToken = 6_000;
/** How long after signing out here one may still do so there, in minutes. */
const leavingMinutes = 10;

/** @param key 32 bytes, of the purpose `sign-out-elsewhere` */
export async function keepElsewhere(
  manager: EntityManager,
  key: Buffer,
  sessionId: string,
  { providerId, sid, idToken }: Elsewhere,
): Promise<void> {
  await forgetIdTokens(manager);
  const kept = idToken !== null && idToken.length <= longestToken ? seal(key, placeOf(sessionId), idToken) : null;
  const hash = sid === null ? null : hashOf(providerId, sid);
  await manager.query('UPDATE sessions SET provider_id = $2, sid_hash = $3, sealed_id_token = $4 WHERE id = $1', [
    ...[sessionId, providerId, hash, kept],
  ]);
}

/** Null where the session was not opened by a provider of OpenID Connect that is on. */
export async function leftAt(manager: EntityManager, sessionId: string): Promise<LeftAt | null> {
  const [row] = await manager.query<LeftAt[]>(
    `SELECT s.id AS "sessionId", v.id AS "providerId", v.key, v.name FROM sessions s JOIN sign_in_providers v ON v.id = s.provider_id
     WHERE s.id = $1 AND v.kind = 'oidc' AND v.active AND v.removed_at IS NULL`,
    [sessionId],
  );
  return row ?? null;
}

/** What the provider signed when somebody came by it, once; null where it is not kept, or not any more. @throws SealBroken */
export async function takeIdToken(
  manager: EntityManager,
  key: Buffer,
  { sessionId, providerId }: Pick<LeftAt, 'sessionId' | 'providerId'>,
): Promise<string | null> {
  await forgetIdTokens(manager);
  const [rows] = await manager.query<[{ sealed: string | null }[], number]>(
    `UPDATE sessions s SET sealed_id_token = NULL FROM (SELECT id, sealed_id_token FROM sessions WHERE id = $1 FOR UPDATE) before
     WHERE s.id = before.id AND s.provider_id = $2 AND s.ended_at IS NOT NULL RETURNING before.sealed_id_token AS sealed`,
    [sessionId, providerId],
  );
  const sealed = rows[0]?.sealed ?? null;
  return sealed === null ? null : open(key, placeOf(sessionId), sealed);
}

/** Of those who have signed out here and did not go on there, and of those whose time is over. */
async function forgetIdTokens(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE sessions SET sealed_id_token = NULL WHERE sealed_id_token IS NOT NULL
       AND (ended_at < now() - make_interval(mins => $1) OR ends_at < now())`,
    [leavingMinutes],
  );
}

/**
 * Ends what was opened by a provider: the session that it calls by `sid`; those of whom it calls by `subject`, where it says no
 * more, or where it never said how it calls them. Gives those that ended.
 */
export async function endSessionsElsewhere(
  manager: EntityManager,
  providerId: string,
  { sid, subject }: { sid: string | null; subject: string | null },
): Promise<{ id: string; personId: string }[]> {
  const [ended] = await manager.query<[{ id: string; personId: string }[], number]>(
    `UPDATE sessions s SET ended_at = now(), sealed_id_token = NULL
     WHERE s.provider_id = $1 AND s.ended_at IS NULL AND (s.sid_hash = $2
       OR (($2::text IS NULL OR s.sid_hash IS NULL)
         AND s.person_id IN (SELECT i.person_id FROM identities i WHERE i.provider_id = $1 AND i.subject = $3)))
     RETURNING s.id, s.person_id AS "personId"`,
    [providerId, sid === null ? null : hashOf(providerId, sid), subject],
  );
  return ended;
}

function hashOf(providerId: string, sid: string): string {
  return createHash('sha256').update(`${providerId}/${sid}`).digest('hex');
}

function placeOf(sessionId: string): string {
  return `session/${sessionId}`;
}
