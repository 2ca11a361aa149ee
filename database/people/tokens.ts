import type { EntityManager } from 'typeorm';
import { narrowed, type Limits } from '../../domain/access/limits.js';
import { Refusal } from '../../domain/refusal.js';
import { tokens, type Token } from '../entities/token.js';
import { insertOnce } from '../entities/write.js';
import { limitsOf } from './came-with.js';
import { newToken, tokenHash, type TokenKind } from './token-text.js';

export type TokenRow = Omit<Token, 'token_hash'>;

export interface TokenDraft {
  id: string;
  personId: string;
  kind: TokenKind;
  name: string;
  /** What it is to be good for; what is not said is as that with which it is made. */
  limits: Partial<Limits>;
  /** Null: without an end, or as long as that with which it is made. */
  expiresAt: Date | null;
  /** Whether that end was asked for, and not given because nothing was. */
  endAsked: boolean;
  /** Hash of the token with which it is made; null: with what has no limits. */
  madeWith: string | null;
}

/** One person has so many that work, at most: more are forgotten, and nobody notices who uses them. */
const mostTokens = 50;

/**
 * Makes a token that is good for no more than that with which it is made, and ends no later. Gives it in plain, to be shown
 * this once; null where it was made before.
 *
 * @throws Refusal `token-too-narrow`, `invalid-command` for a later end, `too-many-secrets`, `unknown-reference`
 */
export async function addToken(
  manager: EntityManager,
  draft: TokenDraft,
): Promise<{ row: TokenRow; plain: string | null }> {
  const before = await manager.findOneBy(tokens, { id: draft.id });
  if (before) return { row: before, plain: null };
  // The person first: of two made at once each would find room for one.
  await manager.query('SELECT FROM people WHERE id = $1 FOR NO KEY UPDATE', [draft.personId]);
  const maker = await makerOf(manager, draft.madeWith);
  const limits = narrowed(maker && limitsOf(maker), draft.limits);
  const end = endOf(draft, maker?.expires_at ?? null);
  await haveRoom(manager, draft.personId);
  const plain = newToken(draft.kind);
  const { id, personId, name } = draft;
  const row = await insertOnce(manager, tokens, {
    id,
    person_id: personId,
    name,
    token_hash: tokenHash(plain),
    expires_at: end,
    made_with: maker?.id ?? null,
    level: limits.level,
    program_id: limits.programId,
  });
  // Only the same request at the same moment comes here: it is told to ask again.
  if (!row) throw new Refusal('illegal-transition', 'The same token is being made. Ask again in a second.');
  return { row, plain };
}

/** The token that makes it: it cannot be revoked meanwhile. */
async function makerOf(manager: EntityManager, hash: string | null): Promise<TokenRow | undefined> {
  if (hash === null) return undefined;
  const maker = await manager.findOne(tokens, { where: { token_hash: hash }, lock: { mode: 'pessimistic_read' } });
  if (!maker || maker.revoked_at !== null)
    throw new Refusal('not-allowed', 'The token with which it was asked for was revoked meanwhile. Use another.');
  return maker;
}

/** No later than that with which it is made; where no end was asked for, the earlier of the two. */
function endOf({ expiresAt, endAsked }: TokenDraft, last: Date | null): Date | null {
  if (last === null) return expiresAt;
  if (expiresAt !== null && expiresAt <= last) return expiresAt;
  if (!endAsked) return last;
  throw new Refusal(
    'invalid-command',
    `expiresAt is later than the end of the token with which it is made, ${last.toISOString()}. Name that or an earlier ` +
      'one, or none; or make it with one that ends later.',
  );
}

/** @throws Refusal `too-many-secrets` */
async function haveRoom(manager: EntityManager, personId: string): Promise<void> {
  const [counted] = await manager.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM api_tokens
     WHERE person_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [personId],
  );
  if ((counted?.count ?? 0) >= mostTokens)
    throw new Refusal('too-many-secrets', `A person has ${mostTokens} tokens at most. Revoke one that is not used.`);
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
