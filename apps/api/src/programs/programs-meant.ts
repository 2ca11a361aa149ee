import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { idNamed, wordNamed } from '../names/asked-names.js';
import type { ProgramQuery } from './program.dto.js';

/** What a list of programs is narrowed by, with the names in it looked up. @throws Refusal `unknown-name`, `ambiguous-name` */
export async function programsMeant(manager: EntityManager, query: ProgramQuery, actor: Actor) {
  const { status, name, q, changedSince } = query;
  return {
    ...{ status, name, q, changedSince, seenBy: actor.sight },
    managerId: await idNamed(manager, 'person', query.manager, 'manager', actor),
    domain: await wordNamed(manager, 'domain', query.domain, 'domain', actor),
    market: await wordNamed(manager, 'market', query.market, 'market', actor),
  };
}
