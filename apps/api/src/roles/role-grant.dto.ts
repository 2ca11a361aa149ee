import { roleGrantSorts, roleGrantStates } from '../../../../database/access/role-grants.js';
import { roles, scopeKinds, type Role, type Scope } from '../../../../domain/access/grant.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Id, Moment, Text } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { sortNames } from '../paging/page.js';

export class NewRoleGrantRequest {
  @Choice(roles, { description: 'What they may do; docs/access.md says what each role means.' })
  role!: Role;

  @Id({ optional: true, description: 'Who gets it; or a team, or a group.' })
  personId?: string;

  @Id({ optional: true, description: 'The team that gets it: everybody who is in it.' })
  teamId?: string;

  @Text({ max: 200, optional: true, description: 'The group that gets it, by its name at whoever keeps it (source).' })
  group?: string;

  @Text({ max: 100, optional: true, description: 'Who keeps the group: scim, lark, or oidc/ and the provider.' })
  source?: string;

  @Choice(scopeKinds, { description: 'Where it holds: everywhere, or in one domain, market or program.' })
  scope!: Scope['kind'];

  @Text({ max: 100, optional: true, description: 'The domain, where it holds in one.' })
  domain?: string;

  @Text({ max: 20, optional: true, description: 'The market, where it holds in one.' })
  market?: string;

  @Id({ optional: true, description: 'The program, where it holds in one.' })
  programId?: string;

  @Moment({ optional: true, description: 'From when on; at once where nothing is said.' })
  from?: string;

  @Moment({ optional: true, description: 'Until when; until it is taken where nothing is said.' })
  until?: string;

  @Text({ max: 500 })
  reason!: string;
}

export class RoleGrantQuery extends PageQuery {
  @Ref('person', { description: 'Whose they are, by themself, their team or a group.' })
  person?: string;

  @Ref('team')
  team?: string;

  @Choice(roles, { optional: true, description: 'Only this role.' })
  role?: string;

  @Choice(roleGrantStates, { optional: true })
  state?: string;

  @Choice(sortNames(roleGrantSorts), { optional: true })
  sort?: string;
}
