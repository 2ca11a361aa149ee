import { programStatuses } from '../../../../domain/program/table.js';
import { Choice, Day, Flag, Id, Moment, Nested, Text, Texts, Zone } from '../openapi/fields.js';
import { PageQuery } from '../paging/page.query.js';
import { Ref } from '../names/ref.field.js';
import { ProgramPolicyChoice } from '../policies/policy-choice.js';

export class NewPhase {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 5000, min: 0, optional: true })
  description?: string;

  @Day({ optional: true, nullable: true, description: 'Ends with that day in the zone of the program.' })
  targetDate?: string | null;
}

export class PhasePatch {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ max: 5000, min: 0, optional: true })
  description?: string;

  @Day({ optional: true, nullable: true })
  targetDate?: string | null;
}

export class CreateProgram {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 20_000, min: 0, optional: true })
  description?: string;

  @Text({ max: 100, optional: true, nullable: true, description: 'E.g. counterfeit and IP.' })
  domain?: string | null;

  @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
  markets?: string[];

  @Id({ optional: true, description: 'Program manager; who asks, where nobody is named.' })
  managerId?: string;

  @Id({ optional: true, nullable: true })
  domainLeadId?: string | null;

  @Zone({ optional: true })
  timeZone?: string;

  @Nested(() => NewPhase, {
    list: true,
    most: 30,
    optional: true,
    description: 'In order; one phase "Remediation" where none is named.',
  })
  phases?: NewPhase[];

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
    description: 'By which its items are checked once they are done; none where nothing is said.',
  })
  effectivenessPolicyVersionId?: string | null;

  @Id({ optional: true })
  tollgatePolicyVersionId?: string;

  @Nested(() => ProgramPolicyChoice, { optional: true, description: 'By name, instead of ids of versions.' })
  policies?: ProgramPolicyChoice;

  @Flag({ optional: true, description: 'Launch it at once.' })
  launch?: boolean;
}

export class ProgramChanges {
  @Text({ max: 200, optional: true })
  name?: string;

  @Text({ max: 20_000, min: 0, optional: true })
  description?: string;

  @Text({ max: 100, optional: true, nullable: true })
  domain?: string | null;

  @Texts({ max: 20, most: 50, optional: true })
  markets?: string[];

  @Id({ optional: true })
  managerId?: string;

  @Id({ optional: true, nullable: true })
  domainLeadId?: string | null;

  @Nested(() => ProgramPolicyChoice, {
    optional: true,
    description:
      'By name; for items that are still to come, and tollgates. Items that there are keep theirs: `replan` them in bulk, which can be previewed.',
  })
  policies?: ProgramPolicyChoice;
}

export class ProgramReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class ProgramQuery extends PageQuery {
  @Choice(programStatuses, { optional: true })
  status?: string;

  @Ref('person', { description: 'Program manager.' })
  manager?: string;

  @Text({ max: 100, optional: true, description: 'Exact domain, whatever the case.' })
  domain?: string;

  @Text({ max: 20, optional: true, description: 'E.g. SG.' })
  market?: string;

  @Text({ max: 200, optional: true, description: 'Exact name, whatever the case.' })
  name?: string;

  @Text({ max: 200, optional: true, description: 'Part of the name.' })
  q?: string;

  @Moment({ optional: true, description: 'Changed at or after; the answer says what to send the next time.' })
  changedSince?: string;

  @Choice(['name', '-name', 'created', '-created'], { optional: true })
  sort?: string;
}
