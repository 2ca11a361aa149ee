import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { personalLevels, type Limits } from '../../domain/access/limits.js';
import type { Hand } from '../trail/in-hand.js';
import { limitsOf, type CameWith, type LimitsRow } from './came-with.js';
import { sooner } from './held-for.js';
import { actorColumns, actorOfRow, rolesHoldFor, type ActorRow } from './load-actor.js';

/** The person behind a token, and for how long it and their roles still hold, in ms; null: for ever. */
export interface TokenHolder {
  actor: Actor;
  tokenId: string;
  msLeft: number | null;
  /** Where somebody else made it for them, or made that with which they made it. */
  hand: Hand | null;
}

/** When a token was used is written down no more often than this. */
const usedEvery = '5 minutes';

/** Null: unknown, expired, revoked, or the person is not active any more. */
export async function holderOf(manager: EntityManager, hash: string): Promise<TokenHolder | null> {
  const [row] = await manager.query<(ActorRow & LimitsRow & TokenRow)[]>(
    `SELECT t.id AS token_id, t.level, t.program_id, ${actorColumns('p')},
       extract(epoch FROM t.expires_at - now())::float8 * 1000 AS ms_left, ${rolesHoldFor('p')} AS roles_ms,
       t.last_used_at IS NULL OR t.last_used_at < now() - $2::interval AS unnoted,
       ${makerOf('t.id', 't.person_id')} AS made_by
     FROM api_tokens t JOIN people p ON p.id = t.person_id
     WHERE t.token_hash = $1 AND p.active AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`,
    [hash, usedEvery],
  );
  if (!row) return null;
  const { id: personId, token_id: tokenId, made_by: madeBy } = row;
  const msLeft = sooner(row.ms_left, row.roles_ms);
  if (row.unnoted) await noteUse(manager, tokenId);
  const within = limitsOf(row);
  const actor = { ...actorOfRow(row), ...(within === undefined ? {} : { within }) };
  return { actor, tokenId, msLeft, hand: madeBy && { personId, madeBy } };
}

interface TokenRow {
  token_id: string;
  ms_left: number | null;
  roles_ms: number | null;
  unnoted: boolean;
  made_by: Hand['madeBy'] | null;
}

/** Nobody waits for whoever changes the token meanwhile: the next one writes it down. */
async function noteUse(manager: EntityManager, tokenId: string): Promise<void> {
  await manager.query(
    `UPDATE api_tokens SET last_used_at = now() WHERE id = (SELECT id FROM api_tokens WHERE id = $1
       AND (last_used_at IS NULL OR last_used_at < now() - $2::interval) FOR NO KEY UPDATE SKIP LOCKED)`,
    [tokenId, usedEvery],
  );
}

/**
 * SQL: who made a token, or one of those by which it came about, where that is another than whose it is: the trail knows it of
 * old ones too. An object of `id` and `name`, or NULL. The event is looked for by its key, one for each token: joined, a trail that
 * is small was read as a whole, with each request.
 *
 * @param token the id of the token, @param person whose it is: columns or placeholders
 */
function makerOf(token: string, person: string): string {
  return `(WITH RECURSIVE line AS (
       SELECT id, person_id, made_with, 0 AS n FROM api_tokens WHERE id = ${token}
       UNION ALL SELECT t.id, t.person_id, t.made_with, n + 1 FROM api_tokens t JOIN line l ON t.id = l.made_with)
     SELECT jsonb_build_object('id', p.id, 'name', p.name) FROM line l
     CROSS JOIN LATERAL (SELECT coalesce((e.data->'tokenMadeBy'->>'id')::uuid, e.actor_id) AS id FROM audit_events e
       WHERE e.key = 'person/' || l.person_id || '#person.token_created:' || l.id LIMIT 1) made
     JOIN people p ON p.id = made.id WHERE p.id <> ${person} ORDER BY l.n LIMIT 1)`;
}

/** How a command says by which token its sender came in: the beginning of its hash tells it apart, and opens nothing. */
export function tokenDoor(hash: string): string {
  return `token/${hash.slice(0, doorDigits)}`;
}

/** The same of somebody for whom a trusted issuer vouches: nothing is kept of that, so the door itself says how wide it was. */
export function vouchedDoor(within: Limits | undefined): string {
  const { level, programId, issuer = '' } = within ?? { level: 'administer', programId: null };
  return `jwt/${level}/${programId ?? ''}/${issuer}`;
}

function throughVouchedDoor(door: string): Limits | null {
  const [kind, level, programId = '', issuer = ''] = door.split('/');
  const known = personalLevels.find((one) => one === level);
  return kind === 'jwt' && known ? { level: known, programId: programId === '' ? null : programId, issuer } : null;
}

const doorDigits = 12;

/** By what a command's sender came in: how narrow that was, and in whose hand they were. */
export interface Door {
  came: CameWith | null;
  hand: Hand | null;
}

/**
 * The token of this person, by the door that the envelope of their command names, or what a trusted issuer vouched for; null where
 * it is none of theirs.
 */
export async function tokenAtDoor(manager: EntityManager, personId: string, door: string): Promise<Door | null> {
  const vouched = throughVouchedDoor(door);
  if (vouched) return { came: { personId, tokenId: null, within: vouched }, hand: null };
  const [kind, digits = ''] = door.split('/');
  if (kind !== 'token' || digits.length !== doorDigits) return null;
  const [token] = await manager.query<(LimitsRow & { id: string; maker: Hand['madeBy'] | null })[]>(
    `SELECT a.id, a.level, a.program_id, ${makerOf('a.id', 'a.person_id')} AS maker
     FROM api_tokens a WHERE a.person_id = $1 AND left(a.token_hash, $3) = $2`,
    [personId, digits, doorDigits],
  );
  if (!token) return null;
  const { id: tokenId, maker: madeBy } = token;
  return { came: { personId, tokenId, within: limitsOf(token) }, hand: madeBy && { personId, madeBy } };
}
