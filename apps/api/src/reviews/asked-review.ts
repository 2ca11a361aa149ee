import type { EntityManager } from 'typeorm';
import type { NewReview } from '../../../../database/reviews/begin.js';
import { usualHold, type Question, type ReviewContent } from '../../../../domain/review/round.js';
import { compact } from '../commands/compact.js';
import { dueRequested } from '../items/due-request.js';
import { marketsNamed } from '../names/asked-names.js';
import { withPolicies } from '../policies/policy-choice.js';
import type { DecisionBody, NewReviewRequest, QuestionBody, ReviewChanges } from './review.dto.js';

const lower = (ids: readonly string[] = []): string[] => ids.map((id) => id.toLowerCase());

/**
 * What a request says of a new round, with the markets and policies in it looked up.
 *
 * @throws Problem `invalid-request`, Refusal `unknown-name`, `ambiguous-name`
 */
export async function reviewAsked(
  manager: EntityManager,
  body: NewReviewRequest,
  { id, actorId }: { id: string; actorId: string },
): Promise<NewReview> {
  const { text = '', domain = null, markets = [], policyLines = [], ...rest } = await withPolicies(manager, body);
  const { questions, decision, due, holdMinutes = usualHold, severity = 'medium', ...named } = rest;
  const ownerId = body.ownerId?.toLowerCase() ?? actorId;
  return {
    ...named,
    ...{ id, text, domain, policyLines, holdMinutes, severity, ownerId, sealed: false },
    markets: await marketsNamed(manager, markets, 'markets'),
    decision: decisionOf(decision),
    questions: (questions ?? []).map(questionOf),
    due: await dueRequested(manager, due, ownerId),
    domainLeadId: body.domainLeadId?.toLowerCase() ?? null,
    reviewerIds: lower(body.reviewerIds),
    adjudicatorIds: lower(body.adjudicatorIds),
  };
}

/** What a request changes of what a round says. @throws Refusal `unknown-name`, `ambiguous-name` */
export async function reviewChangesAsked(manager: EntityManager, body: ReviewChanges): Promise<Partial<ReviewContent>> {
  const { markets, decision, questions, ...content } = body;
  return {
    ...compact(content),
    ...(markets === undefined ? {} : { markets: await marketsNamed(manager, markets, 'markets') }),
    ...(decision === undefined ? {} : { decision: decisionOf(decision) }),
    ...(questions === undefined ? {} : { questions: questions.map(questionOf) }),
  };
}

function decisionOf({ text, labels }: DecisionBody): ReviewContent['decision'] {
  return { text, labels: labels.map(({ value, violation = false }) => ({ value, violation })) };
}

function questionOf({ key, text, required = false, options = [] }: QuestionBody): Question {
  return { key, text, required, options };
}

/** Those who are named, in the form in which ids are kept. */
export function staffAsked({ reviewerIds, adjudicatorIds }: { reviewerIds?: string[]; adjudicatorIds?: string[] }): {
  reviewerIds?: string[];
  adjudicatorIds?: string[];
} {
  return {
    ...(reviewerIds === undefined ? {} : { reviewerIds: lower(reviewerIds) }),
    ...(adjudicatorIds === undefined ? {} : { adjudicatorIds: lower(adjudicatorIds) }),
  };
}
