import type { Calendar } from '../calendar/calendar.js';
import { dueAfter, dueInstantAsked, type LocalDue } from '../calendar/due.js';
import { ladderAtRest } from '../item/at-rest.js';
import { dueAnew } from '../item/due-anew.js';
import { ratings, type Rating } from '../policy/rating.js';
import { Refusal } from '../refusal.js';
import { describeInstant, type Instant } from '../time.js';
import type { FindingChange } from './change.js';
import type { Finding, FindingContent, FindingRecord } from './finding.js';
import type { FindingLimits } from './limits.js';

/** No date, and nobody it waits for. */
export const atRest = { ...ladderAtRest, due: null, dueAt: null } satisfies Partial<Finding>;

/**
 * What it is waited for until now: reminders and ladder begin anew.
 *
 * @param missed when it was late, where that is on record and stays so
 * @throws Refusal `invalid-due-date`
 */
export function waitUntil(change: FindingChange, due: LocalDue, missed: Instant | null = null): void {
  const { now: subject, at, current } = change;
  const { calendar } = subject;
  change.set({ ...ladderAtRest, ...dueAnew({ ...current, breachedAt: missed }, due, { calendar, at }) });
}

/** When it is due, for messages. */
export function dueText({ current: { due, dueAt } }: FindingChange): string {
  return due === null || dueAt === null ? 'no date' : describeInstant(dueAt, due.zone);
}

/** Within a limit of the present version, by the rating. */
export function waitWithin(change: FindingChange, limit: 'agreeWithin' | 'verifyWithin'): void {
  const { now: subject, at, current } = change;
  const { limits, calendar } = subject;
  change.set({ limitsVersion: limits.version });
  waitUntil(change, dueAfter({ from: at, duration: limits[limit][ratingOf(current)] }, calendar));
}

/** The clock is that of the target date from now on. @param missed as for `waitUntil`; otherwise a breach is recorded by now */
export function waitForTarget(change: FindingChange, missed: Instant | null = null): void {
  const { target } = change.current;
  if (target === null) throw new Error('a finding that is agreed has no target date');
  waitUntil(change, target, missed);
}

/** The target date by the policy, counted in the working time of the market. */
export function targetByPolicy({ limits, calendar, facts }: FindingRecord, at: Instant): LocalDue {
  return dueAfter({ from: at, duration: limits.remediateWithin[ratingOf(facts)] }, calendar);
}

/**
 * A target date that was asked for in the place of that of the policy: earlier, and to come.
 * @throws Refusal `invalid-due-date`
 */
export function earlierTarget(subject: FindingRecord, asked: LocalDue, at: Instant): { due: LocalDue; dueAt: Instant } {
  const policy = targetByPolicy(subject, at);
  const latest = dueInstantAsked(policy, subject.calendar);
  const dueAt = futureTarget(asked, subject.calendar, at);
  if (dueAt > latest)
    throw new Refusal(
      'invalid-due-date',
      `The limits give it until ${describeInstant(latest, policy.zone)}. Give that date or an earlier one; once it is agreed, ` +
        'somebody other than its owner moves it, with a reason.',
      { path: 'target' },
    );
  return { due: asked, dueAt };
}

/** @throws Refusal `invalid-due-date` */
export function futureTarget(asked: LocalDue, calendar: Calendar, at: Instant): Instant {
  const dueAt = dueInstantAsked(asked, calendar);
  if (dueAt > at) return dueAt;
  throw new Refusal('invalid-due-date', 'The target date must lie in the future. Give a later one.', {
    path: 'target',
  });
}

function ratingOf({ rating }: Pick<Finding, 'rating'>): Rating {
  return rating ?? ratings[0];
}

/** What is said of a finding that is written down. */
export interface WrittenFinding
  extends
    FindingContent,
    Pick<
      Finding,
      'id' | 'grade' | 'ownerId' | 'domainLeadId' | 'escalationPolicyVersionId' | 'reminderPolicyVersionId'
    > {}

/**
 * A finding, as a draft, or an observation as it is written down.
 * @throws Refusal `invalid-command` where grade and rating do not go together
 */
export function newFinding(
  given: WrittenFinding,
  { limits, actorId, at }: { limits: FindingLimits; actorId: string; at: Instant },
): Finding {
  requireRating(given);
  return {
    ...given,
    ...atRest,
    number: 0,
    owners: [given.ownerId],
    authorId: actorId,
    authors: [actorId],
    status: given.grade === 'observation' ? 'noted' : 'draft',
    proposedAt: null,
    agreement: null,
    dispute: null,
    remediation: null,
    verification: null,
    withdrawal: null,
    carried: null,
    repeated: null,
    reopening: null,
    reopened: 0,
    checkedUntil: null,
    closedAt: null,
    firstTarget: null,
    firstTargetAt: null,
    target: null,
    targetAt: null,
    cycle: 1,
    plannedFrom: at,
    limitsVersion: limits.version,
    version: 1,
  };
}

/** @throws Refusal `invalid-command` */
export function requireRating({ grade, rating }: Pick<Finding, 'grade' | 'rating'>): void {
  if (grade === 'observation' && rating !== null)
    throw new Refusal(
      'invalid-command',
      'An observation asks for no action and has no rating. Leave "rating" out, or make it a finding.',
      { path: 'rating' },
    );
  if (grade === 'finding' && rating === null)
    throw new Refusal(
      'invalid-command',
      `A finding is rated ${ratings.join(', ')}. Give "rating", or write it down as an observation.`,
      { path: 'rating' },
    );
}
