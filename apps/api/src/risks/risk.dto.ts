import { OmitType, PickType } from '@nestjs/swagger';
import { riskSorts } from '../../../../database/risks/row.js';
import { ratings } from '../../../../domain/policy/rating.js';
import { mostOfScale } from '../../../../domain/risk/risk.js';
import { riskOutcomes, riskStatuses, type RiskOutcomeState } from '../../../../domain/risk/table.js';
import { DueDate } from '../items/item.dto.js';
import { Ref } from '../names/ref.field.js';
import { Choice, Flag, Id, Moment, Nested, Text, Texts, TimeSpan, Whole } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';
import { ItemPolicyChoice } from '../policies/policy-choice.js';
import { SignOffDecision } from '../sign-off/sign-off.dto.js';

const likelihood = {
  min: 1,
  max: mostOfScale,
  description: 'How likely it is, from 1 (hardly ever) to 5 (all the time).',
};
const impact = { min: 1, max: mostOfScale, description: 'How much it would matter, from 1 (hardly) to 5 (gravely).' };
const every = { description: 'So long after a review was signed the next one is due, e.g. `P3M`; whole days or more.' };

/** Policies by name; the default where nothing is said. */
export class RiskPolicyChoice extends PickType(ItemPolicyChoice, ['escalation', 'reminder', 'signOff'] as const) {}

export class NewRiskRequest {
  @Text({ max: 200 })
  title!: string;

  @Text({ max: 20_000, description: 'What could happen, why, and what is done about it.' })
  text!: string;

  @Id({ description: 'Who answers for it, and reviews it.' })
  ownerId!: string;

  @Id({
    optional: true,
    nullable: true,
    description: 'Who signs its reviews, where its sign-off policy asks the lead.',
  })
  domainLeadId?: string | null;

  @Text({ max: 100, optional: true, nullable: true })
  domain?: string | null;

  @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
  markets?: string[];

  @Whole(likelihood)
  likelihood!: number;

  @Whole(impact)
  impact!: number;

  @TimeSpan(every)
  reviewEvery!: string;

  @Nested(() => DueDate, { optional: true, description: 'When the first review is due; else counted from now.' })
  reviewDue?: DueDate;

  @Nested(() => RiskPolicyChoice, {
    optional: true,
    description: 'Policies by name; the defaults where nothing is said.',
  })
  policies?: RiskPolicyChoice;
}

/** Only what is given changes. */
export class RiskChanges {
  @Text({ max: 200, optional: true })
  title?: string;

  @Text({ max: 20_000, optional: true, description: 'What could happen, why, and what is done about it.' })
  text?: string;

  @Text({ max: 100, optional: true, nullable: true })
  domain?: string | null;

  @Texts({ max: 20, most: 50, optional: true })
  markets?: string[];
}

export class RiskReviewRequest {
  @Choice(riskOutcomes, { description: 'What is to become of it: it stays open, is accepted, mitigated, or closed.' })
  outcome!: RiskOutcomeState;

  @Text({ max: 20_000, description: 'What was looked at, and what was found.' })
  statement!: string;

  @Whole({ ...likelihood, optional: true })
  likelihood?: number;

  @Whole({ ...impact, optional: true })
  impact?: number;
}

export class RiskDecision extends OmitType(SignOffDecision, ['followUps'] as const) {}

export class RiskReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class RiskSchedule extends RiskReason {
  @Nested(() => DueDate, { optional: true, description: 'When the review is due.' })
  reviewDue?: DueDate;

  @TimeSpan({ ...every, optional: true })
  reviewEvery?: string;

  @Id({
    optional: true,
    nullable: true,
    description: 'Who signs its reviews, where its sign-off policy asks the lead.',
  })
  domainLeadId?: string | null;
}

export class RiskReassignment extends RiskReason {
  @Id({ description: 'Who answers for it from now on.' })
  ownerId!: string;
}

export class RiskReopening extends RiskReason {
  @Nested(() => DueDate, { optional: true, description: 'When its review is due; else counted from now.' })
  reviewDue?: DueDate;
}

/** What a list of risks can be narrowed by. */
export class RiskFilter extends PageQuery {
  @Text({ max: 200, optional: true, description: `One or more of ${riskStatuses.join(', ')}, with commas between.` })
  status?: string;

  @Choice(ratings, { optional: true, description: 'The level that likelihood and impact come to.' })
  rating?: string;

  @Ref('person')
  owner?: string;

  @Ref('person', { description: 'Who leads its domain.' })
  domainLead?: string;

  @Ref('person', { description: 'Who is asked to sign now.' })
  waitingFor?: string;

  @Text({ max: 20, optional: true })
  market?: string;

  @Text({ max: 100, optional: true })
  domain?: string;

  @Flag({ optional: true, description: 'Only those whose review is overdue, or only those whose is not.' })
  overdue?: boolean;

  @Flag({ optional: true, description: 'Signed off past its approvers, by a broken glass, in any round.' })
  brokenGlass?: boolean;

  @Moment({ optional: true })
  dueBefore?: string;

  @Moment({ optional: true })
  dueAfter?: string;

  @Moment({ optional: true, description: 'Changed at or after; the answer says what to send the next time.' })
  changedSince?: string;

  @Text({ max: 200, optional: true, description: 'Part of the title.' })
  q?: string;

  @Choice(sortNames(riskSorts), { optional: true })
  sort?: string;
}
