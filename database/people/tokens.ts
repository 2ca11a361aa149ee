import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/actor.js';
import { Refusal } from '../../domain/refusal.js';
import { tokens, type Token } from '../entities/token.js';
import { insertOnce } from '../entities/write.js';
import type { Hand } from '../trail/in-hand.js';
import { actorColumns, actorOfRow, type ActorRow } from './load-actor.js';

export type TokenRow = Omit<Token, 'token_hash'>;

export interface TokenDraft {
  id: string;
  personId: string;
  name: string;
  /** Null: as long as that with which it is made. */
  expiresAt: Date | null;
  /** Hash of the token with which it is made; null: in a browser, by whoever has signed in there. */
  madeWith: string | null;
}

/** One person has so many that work, at most: more are forgotten, and nobody notices who uses them. */
const mostTokens = 50;

/**
 * Makes a token that ends no later than that with which it is made. Gives it in plain, to be shown this once; null where
 * it was made before.
 *
 * @throws Refusal `invalid-command` for a later end, `too-many-secrets`
 */
export async function addToken(
  manager: EntityManager,
  draft: TokenDraft,
): Promise<{ row: TokenRow; plain: string | null }> {
  const before = await manager.findOneBy(tokens, { id: draft.id });
  if (before) return { row: before, plain: null };
  // The person first: of two made at once each would find room for one. The token that makes it cannot be revoked meanwhile.
  await manager.query('SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE', [draft.personId]);
  const maker =
    draft.madeWith === null
      ? null
      : await manager.findOne(tokens, { where: { token_hash: draft.madeWith }, lock: { mode: 'pessimistic_read' } });
  if (draft.madeWith !== null && (!maker || maker.revoked_at !== null))
    throw new Refusal('not-allowed', 'The token with which it was asked for was revoked meanwhile. Use another.');
  const last = maker?.expires_at ?? null;
  if (last !== null && draft.expiresAt !== null && draft.expiresAt > last)
    throw new Refusal(
      'invalid-command',
      `expiresAt is later than the end of the token with which it is made, ${last.toISOString()}. Name that or an earlier one, or none.`,
    );
  const [counted] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM api_tokens
     WHERE person_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [draft.personId],
  );
  if ((counted?.count ?? 0) >= mostTokens)
    throw new Refusal('too-many-secrets', `A person has ${mostTokens} tokens at most. Revoke one that is not used.`);
  const plain = newToken();
  const { id, personId, name, expiresAt } = draft;
  const row = await insertOnce(manager, tokens, {
    id,
    person_id: personId,
    name,
    token_hash: tokenHash(plain),
    expires_at: expiresAt ?? last,
    made_with: maker?.id ?? null,
  });
  // Only the same request at the same moment comes here: it is told to ask again.
  if (!row) throw new Refusal('illegal-transition', 'The same token is being made. Ask again in a second.');
  return { row, plain };
}

/** The person behind a token, and for how long it still holds, in ms; null: for ever. */
export interface TokenHolder {
  actor: Actor;
  msLeft: number | null;
  /** Where somebody else made it for them, or made that with which they made it. */
  hand: Hand | null;
}

/** Null: unknown, expired, revoked, or the person is not active any more. */
export async function holderOf(manager: EntityManager, hash: string): Promise<TokenHolder | null> {
  const [row] = await manager.query<(ActorRow & { token_id: string; ms_left: number | null })[]>(
    `SELECT t.id AS token_id, ${actorColumns('p')}, extract(epoch FROM t.expires_at - now())::float8 * 1000 AS ms_left
     FROM api_tokens t JOIN people p ON p.id = t.person_id
     WHERE t.token_hash = $1 AND p.active AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`,
    [hash],
  );
  if (!row) return null;
  const { id, token_id, ms_left } = row;
  return { actor: actorOfRow(row), msLeft: ms_left, hand: await handOf(manager, id, token_id) };
}

/** Who made a token, or one of those by which it came about: the trail knows it of old ones too. */
async function handOf(manager: EntityManager, personId: string, tokenId: string): Promise<Hand | null> {
  const [madeBy] = await manager.query<Hand['madeBy'][]>(
    `WITH RECURSIVE line AS (
       SELECT id, person_id, made_with, 0 AS n FROM api_tokens WHERE id = $1
       UNION ALL SELECT t.id, t.person_id, t.made_with, n + 1 FROM api_tokens t JOIN line l ON t.id = l.made_with)
     SELECT p.id, p.name FROM line l
     JOIN audit_events e ON e.key = 'person/' || l.person_id || '#person.token_created:' || l.id
     JOIN people p ON p.id = coalesce((e.data->'tokenMadeBy'->>'id')::uuid, e.actor_id) WHERE p.id <> $2 ORDER BY l.n LIMIT 1`,
    [tokenId, personId],
  );
  return madeBy ? { personId, madeBy } : null;
}

/** How a command says by which token its sender came in: the beginning of its hash tells it apart, and opens nothing. */
export function tokenDoor(hash: string): string {
  return `token/${hash.slice(0, doorDigits)}`;
}

const doorDigits = 12;

/** In whose hand a command's sender was, by the door that its envelope names. */
export async function handAtDoor(manager: EntityManager, personId: string, door: string): Promise<Hand | null> {
  const [kind, digits = ''] = door.split('/');
  if (kind !== 'token' || digits.length !== doorDigits) return null;
  const [token] = await manager.query<{ id: string }[]>(
    'SELECT id FROM api_tokens WHERE person_id = $1 AND left(token_hash, $3) = $2',
    [personId, digits, doorDigits],
  );
  return token ? handOf(manager, personId, token.id) : null;
}

export function tokensOf(manager: EntityManager, personId: string): Promise<TokenRow[]> {
  return manager.find(tokens, { where: { person_id: personId }, order: { created_at: 'ASC', id: 'ASC' } });
}

/**
 * Revokes a token, and those that the person made with it for themselves: whoever had it would have them still. What was
 * made with it for others is theirs. Gives all that ended now or before, that which was asked for first; none where the
 * person has no such token.
 */
export async function revokeToken(manager: EntityManager, personId: string, id: string): Promise<TokenRow[]> {
  const [rows] = await manager.query<[TokenRow[], number]>(
    `WITH RECURSIVE ended AS (
       SELECT id FROM api_tokens WHERE id = $1 AND person_id = $2
       UNION SELECT t.id FROM api_tokens t JOIN ended e ON t.made_with = e.id WHERE t.person_id = $2)
     UPDATE api_tokens SET revoked_at = coalesce(revoked_at, now()) WHERE id IN (SELECT id FROM ended) RETURNING *`,
    [id, personId],
  );
  return rows.sort((a, b) => Number(b.id === id) - Number(a.id === id));
}

/** A new API token: `tg_` and 43 characters of 256 random bits. */
export function newToken(): string {
  return `tg_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token. It is random enough that a plain SHA-256 cannot be turned back. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
