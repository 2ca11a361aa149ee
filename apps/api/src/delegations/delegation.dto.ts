import { delegationScopes } from '../../../../domain/stand-in/delegation.js';
import { Choice, Day, Id, Moment, Nested, Text, TimeOfDay, Zone } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';

export class FromWhen {
  @Day()
  date!: string;

  @TimeOfDay({ optional: true, description: 'The beginning of the day where nothing is said.' })
  time?: string;
}

export class UntilWhen {
  @Day()
  date!: string;

  @TimeOfDay({ optional: true, description: 'The end of the day where nothing is said.' })
  time?: string;
}

export class NewDelegationRequest {
  @Id({ optional: true, description: 'Who is away; you, where nobody is named.' })
  personId?: string;

  @Id()
  standInId!: string;

  @Choice(delegationScopes, { description: 'What the stand-in may do: decide and sign only, or everything.' })
  scope!: 'approvals' | 'everything';

  @Nested(() => FromWhen, { optional: true, description: 'Now, where nothing is said.' })
  from?: FromWhen;

  @Nested(() => UntilWhen)
  until!: UntilWhen;

  @Zone({ optional: true, description: 'That of the person who is away, where nothing is said.' })
  timeZone?: string;

  @Text({ max: 500, min: 0, optional: true })
  reason?: string;
}

export class DelegationQuery extends PageQuery {
  @Ref('person', { description: 'Who is away.' })
  person?: string;

  @Ref('person', { description: 'Who stands in.' })
  standIn?: string;

  @Choice(delegationScopes, { optional: true })
  scope?: string;

  @Choice(['coming', 'active', 'ended', 'revoked'], { optional: true })
  state?: string;

  @Moment({ optional: true, description: 'Holding at this instant.' })
  at?: string;

  @Choice(['start', '-start'], { optional: true })
  sort?: string;
}

export class StandInQuery {
  @Moment({ optional: true, description: 'Now, where nothing is said.' })
  at?: string;
}
