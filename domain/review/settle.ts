import { findHearers, type Recipient } from '../person/recipients.js';
import type { Instant } from '../time.js';
import { ReviewChange } from './change.js';
import type { Ending, Progress, ReviewOutcome, ReviewRecord } from './round.js';

/** What is missing of a round. */
export function missingOf({ needed, answered, disagreements, adjudicated }: Progress): {
  unanswered: number;
  unadjudicated: number;
} {
  return { unanswered: Math.max(0, needed - answered), unadjudicated: Math.max(0, disagreements - adjudicated) };
}

/** Where all is answered, disagreements are adjudicated; where all of these are too, the round closes by itself. */
export function settle(outcome: ReviewOutcome, now: Instant): ReviewOutcome {
  const { facts, progress } = outcome.after;
  if (facts.status !== 'open' && facts.status !== 'adjudicating') return outcome;
  const { unanswered, unadjudicated } = missingOf(progress);
  if (unanswered > 0) return outcome;
  if (unadjudicated === 0) return finish(outcome, now);
  if (facts.status === 'adjudicating') return outcome;
  const change = new ReviewChange(outcome, `review_round/${facts.id}#adjudicating`, null, now);
  change.require('adjudicate');
  change.set({ status: 'adjudicating' });
  const told = change.tell('review_adjudicating', people(facts.adjudicatorIds));
  return change.done('review_round.adjudicating', { disagreements: progress.disagreements, told });
}

function finish(outcome: ReviewOutcome, now: Instant): ReviewOutcome {
  const { facts } = outcome.after;
  const change = new ReviewChange(outcome, `review_round/${facts.id}#closed`, null, now);
  change.require('finish');
  return closed(change, null);
}

/** Closed, with what is missing, and what the answers come to as a hash. */
export function closed(change: ReviewChange, reason: string | null): ReviewOutcome {
  const ending = endingOf(change.now, reason);
  change.set({ status: 'closed', closedAt: change.at, overdue: false, ending });
  const told = change.tell('review_closed', findHearers(['owner', 'requester', 'domain_lead'], change.now.parts));
  return change.done('review_round.closed', { ...ending, early: reason !== null, told });
}

/** How it stands at its end. */
export function endingOf({ progress }: ReviewRecord, reason: string | null): Ending {
  return { reason, ...missingOf(progress), digest: progress.digest };
}

/** As they are told of what is theirs to judge. */
export function people(ids: readonly string[]): Recipient[] {
  return ids.map((personId) => ({ personId, role: 'checker' }));
}
