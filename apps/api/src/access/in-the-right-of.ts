import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyRequest } from 'fastify';

/** Who came in and by what, as the token guard has found it. */
export type CameIn = Pick<FastifyRequest, 'actor' | 'hand' | 'tokenHash' | 'tokenId' | 'vouched'>;

const asking = new AsyncLocalStorage<CameIn>();

/**
 * What the work asks the API for within this process, it asks in the right of whoever came in: with the same token, which is good for no
 * more by it, and is not shown again (one that is taken once was used by the request that came in).
 */
export function inTheRightOf<T>(came: CameIn, work: () => Promise<T>): Promise<T> {
  return asking.run(came, work);
}

/** In whose right this request was made by this process itself; undefined for what came from outside. */
export function askedWithin(): CameIn | undefined {
  return asking.getStore();
}

/** Of a request that came in: what another is given that is asked in its right. */
export function cameIn({ actor, hand, tokenHash, tokenId, vouched }: FastifyRequest): CameIn {
  const found: CameIn = { hand: hand ?? null };
  // Without what it sees: that is looked up anew, for each request.
  if (actor) {
    const { sight: _, ...person } = actor;
    found.actor = person;
  }
  if (tokenHash !== undefined) found.tokenHash = tokenHash;
  if (tokenId !== undefined) found.tokenId = tokenId;
  if (vouched !== undefined) found.vouched = vouched;
  return found;
}
