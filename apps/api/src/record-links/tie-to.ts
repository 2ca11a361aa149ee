import type { EntityManager } from 'typeorm';
import { link, linkable } from '../../../../database/record-links/links.js';
import type { Sight } from '../../../../domain/access/sight.js';
import type { Linked, Linking } from '../../../../domain/record-link/link.js';
import { Refusal } from '../../../../domain/refusal.js';
import type { Actor } from '../access/actor.js';
import { invalidRequest } from '../problems/problem.js';
import { mayLink } from './may-link.js';

/**
 * Ties a new record to those that it comes out of, as its request names them, by the same rights as linking them afterwards.
 *
 * @param refs cases, findings or controls, by key or id
 * @param to the record, once it is there
 * @param by who asks, as they are now, what they see, and with what of the request its events are called by
 * @throws Problem `invalid-request` at `links.N` for one that is not there, not seen, or of another kind
 */
export async function tieTo(
  manager: EntityManager,
  refs: readonly string[],
  to: { id: string },
  by: { actor: Actor; sight: Sight | undefined; key: string; at: number },
): Promise<void> {
  if (refs.length === 0) return;
  const { actor, sight, key, at } = by;
  const other = await linkable(manager, to.id, undefined);
  for (const [index, ref] of refs.entries()) {
    const one = await seen(manager, ref, index, sight);
    const may = mayLink[one.kind];
    if (may === undefined)
      throw invalidRequest([
        { path: `links.${index}`, message: 'must be a case, a finding or a control, such as CA-12.' },
      ]);
    may(actor);
    await link(manager, one as Linking, other, { actorId: actor.id, key, at });
  }
}

async function seen(manager: EntityManager, ref: string, index: number, sight: Sight | undefined): Promise<Linked> {
  try {
    return await linkable(manager, ref, sight);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found')
      throw invalidRequest([{ path: `links.${index}`, message: `is not there. ${error.message}` }]);
    throw error;
  }
}
