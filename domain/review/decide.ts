import { dueWith } from '../calendar/due.js';
import { acknowledgedAt } from '../item/acknowledgement.js';
import { isAmong } from '../person/accounts.js';
import { changedContent } from '../record/changed-content.js';
import type { By } from '../record/command.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import { requireAsked } from './asked.js';
import { ReviewChange, reviewObligation } from './change.js';
import { anew, requireFuture } from './clock.js';
import type { ReviewCommand, ReviewContent, ReviewOutcome, ReviewRecord } from './round.js';
import { closed, endingOf, people } from './settle.js';

type Command<T extends ReviewCommand['type']> = Extract<ReviewCommand, { type: T }>;

/**
 * Carries a command out on the facts of a review round. Pure.
 *
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideReview(outcome: ReviewOutcome, command: ReviewCommand, by: By): ReviewOutcome {
  const change = new ReviewChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) change.actFor(by.onBehalfOf);
  switch (command.type) {
    case 'edit':
      return edit(change, command.content);
    case 'staff':
      return staff(change, command);
    case 'open':
      return open(change);
    case 'close':
      change.require('close');
      return closed(change, command.reason);
    case 'cancel':
      return cancel(change, command);
    case 'acknowledge':
      return acknowledge(change, command);
    case 'schedule':
      return schedule(change, command);
    case 'reassign':
      return reassign(change, command);
  }
}

function edit(change: ReviewChange, content: Partial<ReviewContent>): ReviewOutcome {
  change.require('edit');
  const facts = changedContent<ReviewContent>(change.current, content);
  if (Object.keys(facts).length === 0) return change.unchanged();
  change.set(facts);
  requireAsked(change.current);
  return change.done('review_round.edited', { changed: Object.keys(facts) });
}

/** Who judges. What was answered stays; whoever is named while it is open is told. */
function staff(change: ReviewChange, { reviewerIds, adjudicatorIds }: Command<'staff'>): ReviewOutcome {
  change.require('staff');
  const { current: before } = change;
  const next = changedContent<Pick<typeof before, 'reviewerIds' | 'adjudicatorIds'>>(before, {
    ...(reviewerIds === undefined ? {} : { reviewerIds }),
    ...(adjudicatorIds === undefined ? {} : { adjudicatorIds }),
  });
  if (Object.keys(next).length === 0) return change.unchanged();
  change.set(next);
  requireBlind(change.now);
  if (before.status !== 'draft') requireStaff(change.now);
  const { reviewerIds: reviewers, adjudicatorIds: adjudicators, status } = change.current;
  const told = [
    ...(status === 'open' ? change.tell('review_opened', people(added(before.reviewerIds, reviewers))) : []),
    ...(status === 'adjudicating'
      ? change.tell('review_adjudicating', people(added(before.adjudicatorIds, adjudicators)))
      : []),
  ];
  return change.done('review_round.staffed', { reviewerIds: reviewers, adjudicatorIds: adjudicators, told });
}

function added(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((id) => !before.includes(id));
}

function open(change: ReviewChange): ReviewOutcome {
  change.require('open');
  const { now: subject, at } = change;
  if (subject.progress.items === 0)
    throw new Refusal(
      'review-not-ready',
      'There is nothing to judge yet. Send the list from which the sample is drawn first.',
    );
  if (subject.progress.strays > 0)
    throw new Refusal(
      'review-not-ready',
      `${subject.progress.strays} known answers of the list cannot be decided any more. Draw the sample again, from a list with the answers of now.`,
    );
  requireBlind(subject);
  requireStaff(subject);
  requireFuture(subject.facts.dueAt, at);
  change.set({ status: 'open', openedAt: at });
  const told = change.tell('review_opened', people(subject.facts.reviewerIds));
  return change.done('review_round.opened', { items: subject.progress.items, perItem: subject.facts.perItem, told });
}

/**
 * Whoever owns the round or has drawn its sample knows the golden set, and judges nothing in it.
 *
 * @throws Refusal `separation-of-duties`
 */
export function requireBlind({
  facts,
  progress,
  parts,
  names,
}: Pick<ReviewRecord, 'facts' | 'progress' | 'parts' | 'names'>): void {
  const judges = [...facts.reviewerIds, ...facts.adjudicatorIds];
  for (const id of [facts.ownerId, ...progress.drawers])
    if (isAmong(id, judges, parts.accounts))
      throw new Refusal(
        'separation-of-duties',
        `${names[id] ?? 'One of them'} owns the round or has drawn its sample, and knows which answers are expected. Name others to review and to adjudicate.`,
      );
}

/** @throws Refusal `review-not-ready` */
function requireStaff({ facts, parts }: ReviewRecord): void {
  const persons = new Set(facts.reviewerIds.map((id) => parts.accounts?.get(id)?.[0] ?? id));
  if (persons.size < facts.perItem)
    throw new Refusal(
      'review-not-ready',
      `Each item is judged by ${facts.perItem}, who are not one and the same person; ${persons.size} ${persons.size === 1 ? 'is' : 'are'} named. Name more reviewers.`,
      { path: 'reviewerIds' },
    );
  if (facts.perItem > 1 && facts.adjudicatorIds.length === 0)
    throw new Refusal(
      'review-not-ready',
      'Where two differ a third decides, and nobody is named. Name an adjudicator.',
      {
        path: 'adjudicatorIds',
      },
    );
}

function cancel(change: ReviewChange, { reason }: Command<'cancel'>): ReviewOutcome {
  change.require('cancel');
  const { status, reviewerIds, ownerId } = change.current;
  change.set({ status: 'cancelled', closedAt: change.at, overdue: false, ending: endingOf(change.now, reason) });
  change.tell(
    'review_cancelled',
    [{ personId: ownerId, role: 'owner' }, ...(status === 'draft' ? [] : people(reviewerIds))],
    { reason },
  );
  return change.done('review_round.cancelled', { reason });
}

/** "I have seen it": the ladder is held for a stated time; breach and date stand. */
function acknowledge(change: ReviewChange, { holdFor: asked, note }: Command<'acknowledge'>): ReviewOutcome {
  change.require('acknowledge');
  const { current: facts, at, now: subject } = change;
  const { steps, calendar, policies } = subject;
  const {
    until,
    holdFor,
    facts: held,
  } = acknowledgedAt(
    at,
    { item: facts, steps, calendar, escalation: policies.escalation },
    { noun: 'review round', holdFor: asked, instead: 'See to it that the rest is judged.' },
  );
  change.set(held);
  return change.done('review_round.acknowledged', { until, holdFor, note: note ?? null });
}

/** Another date or another domain lead: nobody does that to their own obligation. */
function schedule(change: ReviewChange, { due, domainLeadId, reason }: Command<'schedule'>): ReviewOutcome {
  change.require('schedule');
  const { current: before, now: subject, at, actorId } = change;
  if (actorId !== null && reviewObligation(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody moves the date of a review round as its owner or standing in for them. Have the domain lead, the owner’s manager or an administrator do it.',
    );
  const changed: string[] = [];
  if (domainLeadId !== undefined && domainLeadId !== before.domainLeadId) {
    change.set({ domainLeadId });
    change.setRecord({ parts: { ...subject.parts, domain_lead: domainLeadId } });
    changed.push('domainLeadId');
  }
  const moved = due === undefined ? undefined : anew({ ...subject, facts: { ...before, breachedAt: null } }, due, at);
  if (moved !== undefined && moved.dueAt !== before.dueAt) {
    requireFuture(moved.dueAt, at);
    change.set(moved);
    changed.push('due');
  }
  if (changed.length === 0) return change.unchanged();
  const { dueAt, due: now, ownerId } = change.current;
  if (changed.includes('due'))
    change.tell('review_scheduled', [{ personId: ownerId, role: 'owner' }], {
      newDueText: describeInstant(dueAt, now.zone),
      reason,
    });
  return change.done('review_round.scheduled', { changed, dueAt, reason });
}

/** It is somebody else's for good: both are told, and the ladder begins anew. */
function reassign(change: ReviewChange, { ownerId, reason }: Command<'reassign'>): ReviewOutcome {
  change.require('reassign');
  const { current: before, now: subject, at, actorId } = change;
  if (ownerId === before.ownerId) return change.unchanged();
  if (before.overdue && actorId !== null && reviewObligation(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody gives their own late review round away. Have the domain lead, the owner’s manager or an administrator do it.',
    );
  change.setRecord({
    calendar: subject.calendars[ownerId] ?? subject.calendar,
    parts: { ...subject.parts, owner: ownerId, owner_manager: subject.managers[ownerId] ?? null },
  });
  change.set({ ownerId });
  requireBlind({ ...change.now, progress: { ...subject.progress, drawers: [] } });
  change.set(anew(change.now, dueWith(before.due, change.now.calendar), at));
  change.tell('review_reassigned', [{ personId: before.ownerId, role: 'hands_over' }], { reason });
  change.tell('review_assigned', [{ personId: ownerId, role: 'owner' }], { reason });
  return change.done('review_round.reassigned', { from: before.ownerId, to: ownerId, reason });
}
