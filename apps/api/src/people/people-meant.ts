import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import type { PeopleQuery } from './person.dto.js';

/** What a list of people is narrowed by, with the names in it looked up. @throws Refusal `unknown-name`, `ambiguous-name` */
export async function peopleMeant(manager: EntityManager, query: PeopleQuery, actor: Actor) {
  const { q, name, email, access, active } = query;
  return {
    ...{ q, name, email, access, active, seenBy: actor.sight },
    teamId: await idNamed(manager, 'team', query.team, 'team', actor),
    managerId: await idNamed(manager, 'person', query.manager, 'manager', actor),
    market: await wordNamed(manager, 'market', query.market, 'market'),
  };
}
