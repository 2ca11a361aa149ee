import { firstLadder } from '../item/ladder-run.js';
import { breach, ladder, reminders } from '../item/plan.js';
import type { Climbing } from '../item/rungs.js';
import type { NotificationFacts } from '../notification/messages.js';
import { Change, type ChangeRules } from '../record/change.js';
import type { PlannedStep } from '../record/step.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { withStandIns } from '../stand-in/stand-in.js';
import { describeInstant, type Instant } from '../time.js';
import { reviewKey, type ReviewOutcome, type ReviewRecord, type ReviewRound } from './round.js';
import { allowedReviewEvents, reviewTable, type ReviewEvent, type ReviewStatus } from './table.js';

const rules: ChangeRules<ReviewRecord, ReviewRound, ReviewStatus, ReviewEvent> = {
  noun: 'A review round',
  table: reviewTable,
  allowed: allowedReviewEvents,
  nothingMore: 'It is at its end.',
  factsOf: ({ facts }) => facts,
  withFacts: (subject, facts) => ({ ...subject, facts }),
  plan: planReview,
  reaches: ({ delegations }, kind, to, at) =>
    // Nobody judges for somebody else: the two answers of an item would be one person's.
    kind === 'review_opened' || kind === 'review_adjudicating'
      ? to
      : withStandIns(to, 'everything', { delegations, at }),
  channels: ({ policies }) => policies.reminder.channels,
};

/** A command or a step of a review round being carried out. */
export class ReviewChange extends Change<ReviewRecord, ReviewRound, ReviewStatus, ReviewEvent, never> {
  constructor(outcome: ReviewOutcome, key: string, actorId: string | null, at: Instant) {
    super(rules, outcome, key, actorId, at);
  }
}

/** Whose own obligation a round is: nobody makes it due later for themselves. */
export function reviewObligation({ facts, delegations }: ReviewRecord, at: Instant): string[] {
  return withTheirStandIns([facts.ownerId], { delegations, at });
}

/** What every message about a round says. */
export function aboutReview({ facts }: ReviewRecord): NotificationFacts {
  return {
    itemTitle: facts.title,
    itemNumber: null,
    programName: '',
    recordKey: reviewKey(facts.number),
    dueText: describeInstant(facts.dueAt, facts.due.zone),
  };
}

/** Whether nothing more happens to it. */
export function hasEnded({ status }: Pick<ReviewRound, 'status'>): boolean {
  return status === 'closed' || status === 'cancelled';
}

/** What fires next for a round: reminders, the breach, and the ladder. */
export function planReview(subject: ReviewRecord): PlannedStep[] {
  const { facts } = subject;
  if (hasEnded(facts)) return [];
  const item = { ...facts, ...climbing(facts), waivedUntil: null };
  if (facts.breachedAt === null) return [...reminders({ ...subject, item }), breach(item)];
  return facts.ladderFrom === null ? [] : ladder({ ...subject, item });
}

/** A round as the ladder knows it. */
export function climbing(facts: ReviewRound): Climbing {
  return { ...facts, ladderFloor: 0, ladderRun: firstLadder };
}
