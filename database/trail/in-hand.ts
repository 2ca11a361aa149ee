import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { proposalMark, type OnProposal } from './on-proposal.js';

/** Somebody acts with a token that another has made for them: whoever made it could act with it too. */
export interface Hand {
  /** Whose token it is. */
  personId: string;
  madeBy: { id: string; name: string };
}

const hands = new AsyncLocalStorage<Hand | null>();

/**
 * Whatever is recorded of this person until `work` has ended is marked with who made the token. It goes beside the calls and
 * not through them: a mark that each of a hundred doors had to hand on would be missing at one.
 */
export function inHand<T>(hand: Hand | null, work: () => Promise<T>): Promise<T> {
  return hands.run(hand, work);
}

/** Who made the token with which it is asked for: what is carried out later keeps it. */
export function madeByNow(): string | null {
  return hands.getStore()?.madeBy.id ?? null;
}

/** In whose hand something was asked for that is carried out now. @param table that keeps it by `madeByNow` */
export async function handKept(
  manager: EntityManager,
  table: 'imports' | 'bulk_operations',
  id: string,
): Promise<Hand | null> {
  const [row] = await manager.query<{ person: string; id: string; name: string }[]>(
    `SELECT r.created_by AS person, p.id, p.name FROM ${table} r JOIN people p ON p.id = r.token_made_by WHERE r.id = $1`,
    [id],
  );
  return row ? { personId: row.person, madeBy: { id: row.id, name: row.name } } : null;
}

/** What an event says of it, and of the proposal on which it is done; nothing where its actor is another, or nobody. */
export function markOf(actorId: string | null): { tokenMadeBy?: Hand['madeBy']; onProposal?: OnProposal['proposal'] } {
  const hand = hands.getStore() ?? null;
  const token = hand !== null && hand.personId === actorId ? { tokenMadeBy: hand.madeBy } : {};
  return { ...token, ...proposalMark(actorId) };
}
