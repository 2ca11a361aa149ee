import { cadence } from '../calendar/cadence.js';
import type { Calendar } from '../calendar/calendar.js';
import { dueAfter, dueInstantAsked, dueWith, type LocalDue } from '../calendar/due.js';
import { acknowledgedAt } from '../item/acknowledgement.js';
import { changedContent } from '../record/changed-content.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { describeInstant, type Instant } from '../time.js';
import { RiskChange, riskObligation } from './change.js';
import { breakGlass, confirmGlass, refuseGlass } from './decide-glass.js';
import { anew, handIn, ladderAtRest, renewRound, signReview, withdraw } from './review.js';
import { levelOf, type Risk, type RiskCommand, type RiskContent, type RiskOutcome, type RiskRecord } from './risk.js';

type Command<T extends RiskCommand['type']> = Extract<RiskCommand, { type: T }>;

/**
 * Carries a command out on the facts of a risk. Pure.
 *
 * @param by.onBehalfOf the absent person by whose part it is done
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideRisk(outcome: RiskOutcome, command: RiskCommand, by: By): RiskOutcome {
  const change = new RiskChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  switch (command.type) {
    case 'review':
      return handIn(change, command);
    case 'sign':
      return signReview(change, command, by.proof);
    case 'break_glass':
      return breakGlass(change, command, by.proof);
    case 'confirm_glass':
      return confirmGlass(change, command, by.proof);
    case 'refuse_glass':
      return refuseGlass(change, command);
    case 'withdraw':
      return withdraw(change, command);
    case 'acknowledge':
      return acknowledge(change, command);
    case 'edit':
      return edit(change, command.content);
    case 'schedule':
      return schedule(change, command);
    case 'reassign':
      return reassign(change, command);
    case 'reopen':
      return reopen(change, command);
  }
}

/** "I have seen it": the ladder is held for a stated time; breach and date stand. */
function acknowledge(change: RiskChange, { holdFor: asked, note }: Command<'acknowledge'>): RiskOutcome {
  change.require('acknowledge');
  const { current: risk, at, now: subject } = change;
  const { steps, calendar, policies } = subject;
  const { until, holdFor, facts } = acknowledgedAt(
    at,
    { item: risk, steps, calendar, escalation: policies.escalation },
    { noun: 'review', holdFor: asked, instead: 'Hand the review in.' },
  );
  change.set(facts);
  const lead = subject.parts.domain_lead;
  if (lead)
    change.tell('risk_acknowledged', [{ personId: lead, role: 'domain_lead' }], {
      untilText: describeInstant(until, risk.due.zone),
    });
  return change.done('risk.acknowledged', { until, holdFor, note: note ?? null });
}

/** What it says. Whoever writes on it does not sign its next review; signatures on the former content fall. */
function edit(change: RiskChange, content: Partial<RiskContent>): RiskOutcome {
  change.require('edit');
  const facts = changedContent<RiskContent>(change.current, content);
  if (Object.keys(facts).length === 0) return change.unchanged();
  change.set(facts);
  if (change.current.status === 'in_review') change.worked(change.actorId);
  renewRound(change, 'the risk was edited');
  return change.done('risk.edited', { changed: Object.keys(facts) });
}

/** Another date or cadence of its reviews, or another domain lead: nobody does that to their own obligation. */
function schedule(change: RiskChange, { due, reviewEvery, domainLeadId, reason }: Command<'schedule'>): RiskOutcome {
  change.require('schedule');
  requireOthers(change);
  const { current: before, now: subject } = change;
  const changed: string[] = [];
  if (reviewEvery !== undefined && reviewEvery !== before.reviewEvery) {
    change.set({ reviewEvery: cadence(reviewEvery, 'reviewEvery') });
    changed.push('reviewEvery');
  }
  if (domainLeadId !== undefined && domainLeadId !== before.domainLeadId) {
    change.set({ domainLeadId });
    change.setRecord({ parts: { ...subject.parts, domain_lead: domainLeadId } });
    // Whoever chooses, while it waits to be signed, who decides is none of those who do.
    if (before.status === 'in_review') change.worked(change.actorId);
    changed.push('domainLeadId');
  }
  if (due !== undefined) {
    const moved = anew(subject, due, change.at);
    if (moved.dueAt !== before.dueAt) {
      change.set(moved);
      changed.push('due');
    }
  }
  if (changed.length === 0) return change.unchanged();
  const { dueAt, due: now, ownerId } = change.current;
  renewRound(change, 'its reviews were scheduled anew');
  if (changed.includes('due'))
    change.tell('risk_scheduled', [{ personId: ownerId, role: 'owner' }], {
      newDueText: describeInstant(dueAt, now.zone),
      reason,
    });
  return change.done('risk.scheduled', { changed, dueAt, reviewEvery: change.current.reviewEvery, reason });
}

/** It is somebody else's for good: both are told, and the ladder begins anew. */
function reassign(change: RiskChange, { ownerId, reason }: Command<'reassign'>): RiskOutcome {
  change.require('reassign');
  const { current: before, now: subject } = change;
  if (ownerId === before.ownerId) return change.unchanged();
  // Whoever owes a late review does not bring its ladder back to the first level.
  if (before.overdue) requireOthers(change);
  change.worked(before.ownerId);
  // A date without a time is the end of the owner's working day: it is that of the new one.
  const calendar = subject.calendars[ownerId] ?? subject.calendar;
  change.setRecord({ calendar });
  change.set({ ...anew(change.now, dueWith(before.due, calendar), change.at), ownerId });
  const above = subject.managers[ownerId] ?? null;
  change.setRecord({ parts: { ...subject.parts, owner: ownerId, owner_manager: above } });
  change.tell('risk_reassigned', [{ personId: before.ownerId, role: 'hands_over' }], { reason });
  change.tell('risk_assigned', [{ personId: ownerId, role: 'owner' }], { reason });
  renewRound(change, 'it has another owner');
  return change.done('risk.reassigned', { from: before.ownerId, to: ownerId, reason });
}

/** It was closed, and is there after all. */
function reopen(change: RiskChange, { due, reason }: Command<'reopen'>): RiskOutcome {
  change.require('reopen');
  const { now: subject, at, current } = change;
  const usual = nextReview(subject, at);
  const next = due ?? usual;
  change.set({ status: 'open', closedAt: null, ...anew(subject, next, at) });
  if (change.current.dueAt > anew(subject, usual, at).dueAt) requireOthers(change);
  if (change.current.dueAt <= at)
    throw new Refusal('invalid-due-date', 'The next review must be in the future. Give a later date.');
  change.tell('risk_reopened', [{ personId: current.ownerId, role: 'owner' }], {
    reason,
    newDueText: describeInstant(change.current.dueAt, next.zone),
  });
  return change.done('risk.reopened', { reason, dueAt: change.current.dueAt });
}

/** @throws Refusal `separation-of-duties` */
function requireOthers({ actorId, now: subject, at }: RiskChange): void {
  if (actorId === null || !riskObligation(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    'Nobody makes their own reviews later, gives a late one away or chooses who signs, as the owner of the risk or ' +
      'standing in for them. Have the domain lead, the owner’s manager or an administrator do it.',
  );
}

/** When the next review is due, counted from an instant. */
export function nextReview(
  { risk, calendar }: Pick<RiskRecord, 'calendar'> & { risk: Pick<Risk, 'reviewEvery'> },
  at: Instant,
): LocalDue {
  return dueAfter({ from: at, duration: risk.reviewEvery }, calendar);
}

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
  const reviewEvery = cadence(given.reviewEvery, 'reviewEvery');
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
