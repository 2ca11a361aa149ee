import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import type { HowProved } from '../../domain/sign-in/how.js';
import { sessions, type Session } from '../entities/session.js';
import { sooner } from '../people/held-for.js';
import { actorColumns, actorOfRow, rolesHoldFor, type ActorRow } from '../people/load-actor.js';
import type { Hand } from '../trail/in-hand.js';

export type SessionRow = Omit<Session, 'session_hash' | 'provider_id' | 'sid_hash' | 'sealed_id_token'>;

/** A session as a request bears it. */
export interface OpenSession {
  id: string;
  personId: string;
  how: HowProved;
  /** When they last proved who they are; null where nobody knows. */
  provedAt: Date | null;
  endsAt: Date;
  /** Tells it apart, for limits and doors; opens nothing. */
  hash: string;
}

export interface SessionDraft {
  personId: string;
  how: HowProved;
  at: Date;
  /** When they proved who they are; null where nobody knows; as they come where nothing is said. */
  provedAt?: Date | null;
  /** How long it holds at most, in hours. */
  hours: number;
  /** Who made the link by which they come, where it was another. */
  madeBy?: string | null;
  address?: string | null;
  browser?: string | null;
}

/** Opens a session. `value` is the cookie's, in plain; it is never shown again. */
export async function openSession(
  manager: EntityManager,
  { personId, how, at, provedAt = at, hours, madeBy = null, address = null, browser = null }: SessionDraft,
): Promise<{ id: string; value: string; endsAt: Date }> {
  const value = randomBytes(32).toString('base64url');
  const endsAt = new Date(at.getTime() + hours * 3_600_000);
  const { identifiers } = await manager.insert(sessions, {
    person_id: personId,
    session_hash: sessionHash(value),
    how: how.kind,
    provider: how.kind === 'provider' ? how.provider : null,
    proved_at: provedAt,
    opened_at: at,
    used_at: at,
    ends_at: endsAt,
    made_by: madeBy === personId ? null : madeBy,
    address,
    browser: browser?.slice(0, 200) ?? null,
  });
  return { id: (identifiers[0] as { id: string }).id, value, endsAt };
}

/** Whoever comes by a session. */
export interface SessionHolder {
  actor: Actor;
  session: OpenSession;
  hand: Hand | null;
  /** For how long it and their roles still hold, in ms. */
  msLeft: number | null;
}

type HolderRow = ActorRow &
  Pick<SessionRow, 'how' | 'provider' | 'proved_at' | 'ends_at' | 'made_by'> & {
    session_id: string;
    maker: string | null;
    rests: boolean;
    roles_ms: number | null;
  };

/**
 * Whose session it is; null where it is unknown, over, was not used for too long, or the person is not active any more.
 *
 * @param idleMinutes for so long it may go unused
 * @param uses whether this is a use of it; a page that merely stays open is none
 */
export async function sessionHolder(
  manager: EntityManager,
  hash: string,
  idleMinutes: number,
  uses = true,
): Promise<SessionHolder | null> {
  const [row] = await manager.query<HolderRow[]>(
    `SELECT s.id AS session_id, s.how, s.provider, s.proved_at, s.ends_at, s.made_by, m.name AS maker,
       s.used_at < now() - interval '1 minute' AS rests, ${actorColumns('p')}, ${rolesHoldFor('p')} AS roles_ms
     FROM sessions s JOIN people p ON p.id = s.person_id LEFT JOIN people m ON m.id = s.made_by
     WHERE s.session_hash = $1 AND p.active AND NOT p.service AND s.ended_at IS NULL AND s.ends_at > now()
       AND s.used_at > now() - make_interval(mins => $2)`,
    [hash, idleMinutes],
  );
  if (!row) return null;
  // To the minute, so that reading seldom writes.
  if (uses && row.rests)
    await manager.query(
      `UPDATE sessions SET used_at = now() WHERE id = $1 AND used_at < now() - interval '1 minute' AND ended_at IS NULL`,
      [row.session_id],
    );
  const session = { id: row.session_id, personId: row.id, provedAt: row.proved_at, endsAt: row.ends_at, hash };
  return {
    actor: actorOfRow(row),
    session: { ...session, how: howOf(row) },
    msLeft: sooner(row.ends_at.getTime() - Date.now(), row.roles_ms),
    hand: row.made_by === null ? null : { personId: row.id, madeBy: { id: row.made_by, name: row.maker ?? '' } },
  };
}

/** By what a session was opened, or proved last. */
export function howOf({ how, provider }: Pick<SessionRow, 'how' | 'provider'>): HowProved {
  return how === 'provider' ? { kind: how, provider: provider ?? '' } : { kind: how };
}

/** They have proved again who they are, in this session. */
export async function proveAgain(manager: EntityManager, id: string, how: HowProved, at: Date): Promise<void> {
  const provider = how.kind === 'provider' ? how.provider : null;
  await manager.update(sessions, { id }, { how: how.kind, provider, proved_at: at });
}

/** Those of a person that hold, newest first. */
export function sessionsOf(manager: EntityManager, personId: string, idleMinutes: number): Promise<SessionRow[]> {
  return manager.query<SessionRow[]>(
    `SELECT id, person_id, how, provider, proved_at, opened_at, used_at, ends_at, ended_at, made_by, address, browser
     FROM sessions WHERE person_id = $1 AND ended_at IS NULL AND ends_at > now()
       AND used_at > now() - make_interval(mins => $2) ORDER BY opened_at DESC, id LIMIT 200`,
    [personId, idleMinutes],
  );
}

/**
 * Ends one of a person's: whether it ended now, or had ended before; null where they have none of this id.
 *
 * @param leaving they may still sign out where they came from: what that needs is kept for a while
 */
export async function endSession(
  manager: EntityManager,
  personId: string,
  id: string,
  leaving = false,
): Promise<'ended' | 'before' | null> {
  const [, ended] = await manager.query<[unknown, number]>(
    `UPDATE sessions SET ended_at = now(), sealed_id_token = CASE WHEN $3 THEN sealed_id_token END
     WHERE id = $1 AND person_id = $2 AND ended_at IS NULL`,
    [id, personId, leaving],
  );
  if (ended > 0) return 'ended';
  return (await manager.existsBy(sessions, { id, person_id: personId })) ? 'before' : null;
}

/** Ends all of a person's, but one that is to stay; gives how many there were. */
export async function endSessionsOf(
  manager: EntityManager,
  personId: string,
  { but = null }: { but?: string | null } = {},
): Promise<number> {
  const [, ended] = await manager.query<[unknown, number]>(
    `UPDATE sessions SET ended_at = now(), sealed_id_token = NULL
     WHERE person_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2`,
    [personId, but],
  );
  return ended;
}

/** What is stored of the cookie's value. It is random enough that a plain SHA-256 cannot be turned back. */
export function sessionHash(value: string): string {
  return createHash('sha256').update(`session:${value}`).digest('hex');
}

/** How a command says by which session its sender came in. */
export function sessionDoor(hash: string): string {
  return `session/${hash.slice(0, sessionDoorDigits)}`;
}

export const sessionDoorDigits = 12;
