import type { Calendar } from '../calendar/calendar.js';
import { dueInstantAsked, type LocalDue } from '../calendar/due.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import { cadence, nextReview } from './decide.js';
import { ladderAtRest } from './review.js';
import { levelOf, type Risk, type RiskContent } from './risk.js';

/** What is said of a risk that is raised. */
export interface RaisedRisk
  extends
    RiskContent,
    Pick<
      Risk,
      | 'id'
      | 'ownerId'
      | 'domainLeadId'
      | 'likelihood'
      | 'impact'
      | 'reviewEvery'
      | 'escalationPolicyVersionId'
      | 'reminderPolicyVersionId'
      | 'signOffPolicyVersionId'
    > {
  /** Of its first review. Null: so long from now as its cadence says. */
  due: LocalDue | null;
}

/**
 * A risk as it is written into the register.
 *
 * @param calendar of its owner
 * @throws Refusal `invalid-command`, `invalid-due-date`
 */
export function newRisk(
  { due: asked, ...given }: RaisedRisk,
  { calendar, actorId, at }: { calendar: Calendar; actorId: string; at: Instant },
): Risk {
  const reviewEvery = cadence(given.reviewEvery);
  const due = asked ?? nextReview({ risk: { reviewEvery }, calendar }, at);
  const dueAt = dueInstantAsked(due, calendar);
  if (dueAt <= at) throw new Refusal('invalid-due-date', 'The first review must be in the future. Give a later date.');
  return {
    ...given,
    ...ladderAtRest,
    ...{ reviewEvery, due, dueAt, level: levelOf(given.likelihood, given.impact) },
    number: 0,
    raisedBy: actorId,
    status: 'open',
    review: null,
    cycle: 1,
    plannedFrom: at,
    roundId: null,
    authors: [],
    closedAt: null,
    version: 1,
  };
}
