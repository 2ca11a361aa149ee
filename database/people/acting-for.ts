import type { EntityManager } from 'typeorm';
import { loadDelegationsTo } from '../stand-ins/load-delegations.js';
import { delegationScopes } from '../../domain/stand-in/delegation.js';
import { standInsOf } from '../../domain/stand-in/stand-in.js';
import type { ActingFor, Actor } from '../../domain/access/actor.js';

/** Who asks, with those for whom they stand in: what `access.ts` needs to know besides. At a door it is known with their sight. */
export async function withStandIns(manager: EntityManager, actor: Actor, at = Date.now()): Promise<Actor> {
  if (actor.sight?.standsInFor) return { ...actor, standsInFor: actor.sight.standsInFor };
  const delegations = await loadDelegationsTo(manager, actor.id, at);
  const standsInFor = [...delegations.keys()].flatMap((personId) =>
    delegationScopes.flatMap((scope): ActingFor[] => {
      const found = standInsOf(personId, scope, delegations, at).find((way) => way.personId === actor.id);
      return found ? [{ personId, scope, through: found.path.slice(1) }] : [];
    }),
  );
  return { ...actor, standsInFor };
}
