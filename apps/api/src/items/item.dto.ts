import {
  Choice,
  Day,
  Flag,
  Id,
  JsonObject,
  Moment,
  Nested,
  Text,
  TimeSpan,
  Texts,
  TimeOfDay,
  Zone,
} from '../openapi/fields.js';
import { weakerKinds, type Weaker } from '../../../../domain/item/weaker.js';
import { ItemPolicyChoice, ReplanPolicyChoice } from '../policies/policy-choice.js';

/** When something is due, as people agree on it. */
export class DueDate {
  @Day({ optional: true, description: 'Either this or `in`.' })
  date?: string;

  @TimeOfDay({
    optional: true,
    nullable: true,
    description: 'Null, as where nothing is said for a new item: the end of the owner’s working day.',
  })
  time?: string | null;

  @Zone({ optional: true, description: 'The zone of the owner where nothing is said.' })
  zone?: string;

  @TimeSpan({
    optional: true,
    description: 'Counted by the owner’s calendar instead of a date, e.g. `10 working days`.',
  })
  in?: string;

  @Moment({ optional: true, description: 'What `in` counts from; now where nothing is said.' })
  from?: string;
}

export class CreateItem {
  @Id()
  programId!: string;

  @Id({ optional: true, description: 'The open phase, or the next to come, where none is named.' })
  phaseId?: string;

  @Text({ max: 200, optional: true, nullable: true, description: 'Its id in another system; once per program.' })
  externalId?: string | null;

  @Text({ max: 500 })
  title!: string;

  @Text({ max: 50_000, min: 0, optional: true })
  description?: string;

  @Text({ max: 100, optional: true, nullable: true })
  severity?: string | null;

  @Text({ max: 2000, optional: true, nullable: true })
  rootCause?: string | null;

  @Texts({ max: 100, most: 50, optional: true })
  tags?: string[];

  @JsonObject({ max: 100_000, optional: true })
  attributes?: Record<string, unknown>;

  @Id()
  ownerId!: string;

  @Nested(() => DueDate)
  due!: DueDate;

  @Day({ optional: true, nullable: true })
  raisedOn?: string | null;

  @Choice(['start', 'catch-up', 'silent'], {
    optional: true,
    description: 'What the ladder does where the item is late already.',
  })
  late?: 'start' | 'catch-up' | 'silent';

  @Id({ optional: true })
  escalationPolicyVersionId?: string;

  @Id({ optional: true })
  reminderPolicyVersionId?: string;

  @Id({ optional: true })
  signOffPolicyVersionId?: string;

  @Id({ optional: true })
  extensionPolicyVersionId?: string;

  @Id({
    optional: true,
    nullable: true,
    description: 'That of its program where nothing is said; null: no check follows.',
  })
  effectivenessPolicyVersionId?: string | null;

  @Nested(() => ItemPolicyChoice, { optional: true, description: 'By name, instead of ids of versions.' })
  policies?: ItemPolicyChoice;

  @Texts({
    ...{ max: 100, most: 20, optional: true },
    description:
      'Cases, findings and controls that it comes out of, by key or id, such as CA-12: it is linked to them.',
  })
  links?: string[];
}

export class ItemChanges {
  @Text({ max: 500, optional: true })
  title?: string;

  @Text({ max: 50_000, min: 0, optional: true })
  description?: string;

  @Text({ max: 100, optional: true, nullable: true })
  severity?: string | null;

  @Text({ max: 2000, optional: true, nullable: true })
  rootCause?: string | null;

  @Texts({ max: 100, most: 50, optional: true })
  tags?: string[];

  @JsonObject({ max: 100_000, optional: true })
  attributes?: Record<string, unknown>;
}

export class Acknowledgement {
  @TimeSpan({
    optional: true,
    description: 'How long the ladder is held; the most that the policy allows where nothing is said.',
  })
  holdFor?: string;

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class Submission {
  @Text({ max: 20_000, min: 0, optional: true, description: 'What was done; needed where there is no evidence.' })
  statement?: string;
}

export class ExtensionRequest {
  @Nested(() => DueDate)
  due!: DueDate;

  @Text({ max: 2000 })
  reason!: string;

  @Text({ max: 2000, min: 0, optional: true })
  impact?: string;
}

export class ConsentRequest {
  @Choice(weakerKinds, { description: 'That it be put on hold, cancelled, or given another severity.' })
  asks!: Weaker['what'];

  @Text({ max: 100, optional: true, nullable: true, description: 'The severity that is asked for; null: none.' })
  severity?: string | null;

  @Text({ max: 2000 })
  reason!: string;

  @Text({ max: 2000, min: 0, optional: true })
  impact?: string;
}

export class ExtensionDecision {
  @Choice(['grant', 'refuse'])
  decision!: 'grant' | 'refuse';

  @Text({ max: 2000, optional: true, description: 'Needed to refuse.' })
  reason?: string;

  @Id({ optional: true, description: 'In whose name, where you stand in for several who are asked.' })
  onBehalfOf?: string;
}

export class OptionalReason {
  @Text({ max: 2000, min: 0, optional: true })
  reason?: string;
}

export class Reassignment {
  @Id()
  ownerId!: string;

  @Text({ max: 2000, optional: true })
  reason?: string;
}

export class ItemReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class DueChange {
  @Nested(() => DueDate)
  due!: DueDate;

  @Flag({ optional: true, description: 'It was really due then, though that has passed: it is overdue at once.' })
  past?: boolean;

  @Text({ max: 2000 })
  reason!: string;
}

export class Replanning {
  @Id({ optional: true })
  escalationPolicyVersionId?: string;

  @Id({ optional: true })
  reminderPolicyVersionId?: string;

  @Id({ optional: true })
  signOffPolicyVersionId?: string;

  @Id({ optional: true })
  extensionPolicyVersionId?: string;

  @Nested(() => ReplanPolicyChoice, { optional: true, description: 'By name, instead of ids of versions.' })
  policies?: ReplanPolicyChoice;

  @Choice(['present'], { optional: true, description: 'Count by the present version of the owner’s calendar.' })
  calendar?: 'present';

  @Text({ max: 2000 })
  reason!: string;
}

export class Reopening {
  @Text({ max: 2000 })
  reason!: string;

  @Nested(() => DueDate, { optional: true, description: 'Needed where the old one has passed.' })
  due?: DueDate;
}
