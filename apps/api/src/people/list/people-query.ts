import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { idNamed, wordNamed } from '../../names/asked-names.js';
import { Ref } from '../../names/ref.field.js';
import { Choice, Flag, Text } from '../../openapi/fields.js';
import { PageQuery } from '../../paging/page.query.js';

export const accessLevels = ['administrator', 'program_manager', 'member', 'auditor'];

/** What a list of people can be narrowed by. */
export class PeopleQuery extends PageQuery {
  @Text({ max: 200, optional: true, description: 'Part of the name or mail address.' })
  q?: string;

  @Text({ max: 254, optional: true, description: 'Exact name, whatever the case.' })
  name?: string;

  @Text({ max: 254, optional: true, description: 'Exact mail address, whatever the case.' })
  email?: string;

  @Ref('team')
  team?: string;

  @Ref('person', { description: 'Those who report to this one.' })
  manager?: string;

  @Text({ max: 20, optional: true })
  market?: string;

  @Choice(accessLevels, { optional: true })
  access?: string;

  @Flag({ optional: true })
  active?: boolean;

  @Choice(['name', '-name', 'created', '-created'], { optional: true })
  sort?: string;
}

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
