import type { Actor } from './actor.js';
import type { Scope } from './grant.js';
import { has } from './has.js';
import { scopesOf } from './held.js';
import { refuse } from './refuse.js';
import { rights } from './rights.js';
import type { Sight } from './sight.js';

/**
 * Where somebody reads the audit trail: everywhere, or, by a role in a scope, of the records that stand in it. What belongs
 * to no record is read by those alone who read all.
 *
 * @throws Refusal `not-allowed`
 */
export function mayReadTrail(actor: Actor): 'everywhere' | Scope[] {
  if (actor.external !== true && has(actor, 'read_trail')) return 'everywhere';
  const scopes = actor.external ? [] : scopesOf(actor, rights.read_trail.roles);
  return scopes.length > 0 ? scopes : refuse('read this', ['an administrator', 'an auditor']);
}

/** The same as a sight: as far as these scopes reach, restricted or not, and no further by any part. */
export function sightWithin(scopes: readonly Scope[], programId: string | null): Sight {
  return {
    ...{ all: false, people: [], answeredFor: [], teamId: null, open: false, external: false, anyRestricted: true },
    ...{ reach: scopes, restrictedReach: scopes, within: programId },
  };
}
