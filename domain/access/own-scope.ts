import { Refusal } from '../refusal.js';
import type { Actor } from './actor.js';
import { administers } from './held.js';
import type { Place } from './place.js';
import { standsByRole, type Standing } from './roles.js';

type Stands = Pick<Place, 'domain' | 'markets'>;

/** Where a record stands that belongs to no program: it says so itself. */
export function placeOf({ domain, markets }: Stands): Place {
  return { domain, markets, programIds: [] };
}

/**
 * Nobody moves a record to where a role of theirs would give them more on it than they have.
 *
 * @param parts that somebody has by a role
 * @param noun `a finding`
 * @throws Refusal `separation-of-duties`
 */
export function notIntoOwnScope<Part extends string>(
  actor: Actor,
  { standing, parts, noun }: { standing: Standing<Part>; parts: readonly Part[]; noun: string },
  { before, after }: { before: Stands; after: Stands },
): void {
  if (administers(actor)) return;
  const gains = (part: Part): boolean =>
    standsByRole(actor, standing, [part], placeOf(after)) && !standsByRole(actor, standing, [part], placeOf(before));
  if (parts.some(gains))
    throw new Refusal(
      'separation-of-duties',
      `Nobody moves ${noun} to a domain or markets in which a role of theirs would let them do more to it. Somebody else does it.`,
    );
}
