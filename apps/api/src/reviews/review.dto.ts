import { PickType } from '@nestjs/swagger';
import { ratings, type Rating } from '../../../../domain/policy/rating.js';
import {
  longestHold,
  mostLabels,
  mostPolicyLines,
  mostQuestions,
  mostReviewers,
  usualHold,
} from '../../../../domain/review/round.js';
import { CasePolicyChoice } from '../cases/case.dto.js';
import { DueDate } from '../items/item.dto.js';
import { Choice, Flag, Id, Ids, JsonObject, Nested, Text, Texts, Whole, type FieldOptions } from '../openapi/fields.js';

const due = 'By when all is to be judged.';

export class LabelBody {
  @Text({ max: 100, description: 'What is decided, in a word: `counterfeit`.', example: 'counterfeit' })
  value!: string;

  @Flag({ optional: true, description: 'It counts as a violation; false where nothing is said.' })
  violation?: boolean;
}

export class DecisionBody {
  @Text({ max: 1000, description: 'The question.', example: 'Is it a counterfeit?' })
  text!: string;

  @Nested(() => LabelBody, {
    list: true,
    most: mostLabels,
    description: `What can be decided, from 2 to ${mostLabels}.`,
    example: [{ value: 'counterfeit', violation: true }, { value: 'genuine' }],
  })
  labels!: LabelBody[];
}

export class QuestionBody {
  @Text({ max: 50, description: 'By which answers name it.', example: 'evidence' })
  key!: string;

  @Text({ max: 1000, description: 'The question.' })
  text!: string;

  @Flag({ optional: true, description: 'No item is done without it; false where nothing is said.' })
  required?: boolean;

  @Texts({ max: 200, most: mostLabels, optional: true, description: 'What can be answered; anything where left out.' })
  options?: string[];
}

/** Of these a round is made, and by these it is changed. */
function Content({ optional }: Pick<FieldOptions, 'optional'>) {
  const sometimes = optional === true ? { optional } : {};
  class ContentBody {
    @Text({
      max: 200,
      description: 'What is judged, in one line.',
      example: 'Live streams of November, VN',
      ...sometimes,
    })
    title!: string;

    @Text({ max: 20_000, min: 0, optional: true, description: 'What reviewers are told.' })
    text?: string;

    @Text({ max: 100, optional: true, nullable: true })
    domain?: string | null;

    @Texts({ max: 20, most: 50, optional: true, description: 'E.g. SG, MY.' })
    markets?: string[];

    @Nested(() => DecisionBody, { description: 'The decision that is asked for of each item.', ...sometimes })
    decision!: DecisionBody;

    @Nested(() => QuestionBody, {
      list: true,
      most: mostQuestions,
      optional: true,
      description: 'What is asked besides.',
      example: [],
    })
    questions?: QuestionBody[];

    @Texts({
      max: 500,
      most: mostPolicyLines,
      optional: true,
      description: 'Of which whoever decides for a violation names one. None is asked for where there are none.',
      example: [],
    })
    policyLines?: string[];

    @Whole({ min: 1, max: 2, description: 'How many judge an item, neither seeing the other’s answer.', ...sometimes })
    perItem!: number;

    @Whole({
      min: 1,
      max: longestHold,
      optional: true,
      description: `Minutes for which an item is one’s own; ${usualHold} where nothing is said.`,
    })
    holdMinutes?: number;
  }
  return ContentBody;
}

const reviewers = { most: mostReviewers, optional: true, description: 'Who reviews.', example: [] };
const adjudicators = {
  most: mostReviewers,
  optional: true,
  description: 'Who decides where two differ; never of what they have reviewed themselves.',
  example: [],
};

export class NewReviewRequest extends Content({}) {
  @Nested(() => DueDate, { description: due })
  due!: DueDate;

  @Id({ optional: true, description: 'Who answers for it; whoever begins it, where nothing is said.' })
  ownerId?: string;

  @Id({ optional: true, nullable: true, description: 'Who leads its domain, and hears of what is late.' })
  domainLeadId?: string | null;

  @Ids(reviewers)
  reviewerIds?: string[];

  @Ids(adjudicators)
  adjudicatorIds?: string[];

  @Choice(ratings, { optional: true, description: 'By which rungs its ladder climbs; medium where nothing is said.' })
  severity?: Rating;

  @Nested(() => CasePolicyChoice, {
    optional: true,
    description: 'Policies by name; the defaults where nothing is said.',
  })
  policies?: CasePolicyChoice;
}

/** Only what is given changes. */
export class ReviewChanges extends Content({ optional: true }) {}

/** Whoever is left out of a list judges no more. */
export class ReviewStaff {
  @Ids(reviewers)
  reviewerIds?: string[];

  @Ids(adjudicators)
  adjudicatorIds?: string[];
}

export class ReviewReason {
  @Text({ max: 2000 })
  reason!: string;
}

export class ReviewSchedule extends ReviewReason {
  @Nested(() => DueDate, { optional: true, description: due })
  due?: DueDate;

  @Id({ optional: true, nullable: true, description: 'Who leads its domain, and hears of what is late.' })
  domainLeadId?: string | null;
}

export class ReviewReassignment extends ReviewReason {
  @Id({ description: 'Who answers for it from now on.' })
  ownerId!: string;
}

export class AnswerBody {
  @Id({ description: 'What was given, by its id.' })
  assignmentId!: string;

  @Text({ max: 100, description: 'One of the labels of the round.', example: 'genuine' })
  decision!: string;

  @Text({
    max: 500,
    optional: true,
    nullable: true,
    description: 'By which line; needed of a violation where the round has lines.',
  })
  policyLine?: string | null;

  @JsonObject({
    max: 40_000,
    optional: true,
    description: 'What is answered to the other questions, by their keys; texts of at most 2000 characters.',
    schema: { type: 'object', additionalProperties: { type: 'string', maxLength: 2000 }, maxProperties: mostQuestions },
    example: {},
  })
  answers?: Record<string, unknown>;

  @Text({ max: 2000, optional: true, nullable: true, description: 'What is to be said besides.' })
  note?: string | null;
}

export class HandBackBody extends PickType(AnswerBody, ['assignmentId', 'note'] as const) {}
