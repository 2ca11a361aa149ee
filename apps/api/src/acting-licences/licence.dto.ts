import { licenceSorts } from '../../../../database/rules/licences.js';
import { licenceLimits, licenceStates, usualPlan } from '../../../../domain/acting-licence/licence.js';
import { mostReviewers } from '../../../../domain/review/round.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Decimal, Ids, Moment, Nested, Text, Whole } from '../openapi/fields.js';
import { sortNames } from '../paging/page.js';
import { PageQuery } from '../paging/page.query.js';

const { allowed, errors, unmatched, share, days } = licenceLimits;

export class LicenceQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: `One or more of ${licenceStates.join(', ')}, with commas between.` })
  state?: string;

  @Text({ max: 100, optional: true, description: 'Of this rule, by its key or its id.' })
  rule?: string;

  @Choice(sortNames(licenceSorts), { optional: true })
  sort?: string;
}

/** Of this a plan is made; it is fixed before anything is labelled. */
export class NewLicence {
  @Text({ max: 100, description: 'The rule, by its key or its id: the version that listens is licensed.' })
  rule!: string;

  @Moment({ description: 'Matches of what happened at this instant or later are drawn from.' })
  from!: string;

  @Moment({ optional: true, description: 'Only what happened before this instant; now where nothing is said.' })
  until?: string;

  @Decimal({
    ...allowed,
    optional: true,
    description: `The share of errors that is allowed, in percent; ${usualPlan.allowed} where nothing is said.`,
  })
  allowed?: number;

  @Whole({
    min: 0,
    ...errors,
    optional: true,
    description: `So many errors a stratum may have among its labels and still pass; with more of them, more labels are needed. ${usualPlan.errors} where nothing is said.`,
  })
  errors?: number;

  @Whole({
    ...unmatched,
    optional: true,
    description: `So many records of a stratum that the rule did not match are labelled, so that recall is known; ${usualPlan.unmatched} where nothing is said.`,
  })
  unmatched?: number;

  @Decimal({
    ...share,
    optional: true,
    description: `The share of what it would do that goes to people anyway, in percent; ${usualPlan.share} where nothing is said.`,
  })
  share?: number;

  @Moment({ description: `When it ends: within ${days} days.` })
  endsAt!: string;
}

export class LicenceLabelling {
  @Ids({ most: mostReviewers, description: 'Who labels: none of those who have written the rule or set it to work.' })
  reviewerIds!: string[];

  @Ids({ most: mostReviewers, optional: true, description: 'Who decides where two differ.', example: [] })
  adjudicatorIds?: string[];

  @Whole({
    min: 1,
    max: 2,
    optional: true,
    description: 'How many label each record, neither seeing what the other says; 2 where nothing is said.',
  })
  perItem?: 1 | 2;

  @Nested(() => DueDate, { description: 'By when all is to be labelled.' })
  due!: DueDate;
}

export class LicenceSignature {
  @Text({ max: 64, description: 'The digest of what was read: plan, and what the labels came to.' })
  digest!: string;
}

export class LicenceReason {
  @Text({ max: 2000, optional: true, description: 'Why.' })
  reason?: string;
}
