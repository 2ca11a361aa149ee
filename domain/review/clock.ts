import type { Calendar } from '../calendar/calendar.js';
import { dueInstantAsked, type LocalDue } from '../calendar/due.js';
import { dueAnew } from '../item/due-anew.js';
import { Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import { requireAsked } from './asked.js';
import type { ReviewContent, ReviewRecord, ReviewRound } from './round.js';

/** The ladder of a round that is in time. */
const ladderAtRest = {
  overdue: false,
  breachedAt: null,
  ladderFrom: null,
  ladderLevel: 0,
  ladderAdvance: null,
  acknowledgedAt: null,
  acknowledgedUntil: null,
  pausedMs: 0,
  pausedWorkingMs: 0,
} satisfies Partial<ReviewRound>;

/** Another date, or the same for somebody else: reminders and ladder begin anew. @throws Refusal `invalid-due-date` */
export function anew(
  { facts, calendar }: Pick<ReviewRecord, 'facts' | 'calendar'>,
  due: LocalDue,
  at: Instant,
): Partial<ReviewRound> & Pick<ReviewRound, 'dueAt'> {
  return { ...ladderAtRest, ...dueAnew(facts, due, { calendar, at }) };
}

/** What is said of a round that begins. */
export interface BegunRound
  extends
    ReviewContent,
    Pick<
      ReviewRound,
      | 'id'
      | 'ownerId'
      | 'domainLeadId'
      | 'reviewerIds'
      | 'adjudicatorIds'
      | 'severity'
      | 'sealed'
      | 'due'
      | 'escalationPolicyVersionId'
      | 'reminderPolicyVersionId'
    > {}

/** A round as it is written down. @throws Refusal `invalid-due-date`, `invalid-command`, `separation-of-duties` */
export function newRound(
  given: BegunRound,
  { calendar, actorId, at }: { calendar: Calendar; actorId: string; at: Instant },
): ReviewRound {
  requireAsked(given);
  const dueAt = dueInstantAsked(given.due, calendar);
  requireFuture(dueAt, at);
  return {
    ...given,
    ...ladderAtRest,
    dueAt,
    number: 0,
    raisedBy: actorId,
    status: 'draft',
    ending: null,
    cycle: 1,
    plannedFrom: at,
    openedAt: null,
    closedAt: null,
    version: 1,
  };
}

/** @throws Refusal `invalid-due-date` */
export function requireFuture(dueAt: Instant, at: Instant): void {
  if (dueAt <= at)
    throw new Refusal('invalid-due-date', 'A review round must be due in the future. Give a later date.', {
      path: 'due',
    });
}
