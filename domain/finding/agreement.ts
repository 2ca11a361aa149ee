import { dueInstantAsked } from '../calendar/due.js';
import { findHearers } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import { findingAuthors, type FindingChange } from './change.js';
import { atRest, dueText, earlierTarget, targetByPolicy, waitForTarget, waitWithin } from './clock.js';
import { ratedAsRepeat } from './carry.js';
import type { FindingCommand, FindingOutcome } from './finding.js';
import { handTo, requireNotOwner } from './whose.js';

type Command<T extends FindingCommand['type']> = Extract<FindingCommand, { type: T }>;

/** The observation is a gap after all, with what that takes. */
export function raise(change: FindingChange, command: Command<'raise'>): FindingOutcome {
  change.require('raise');
  const { current: before } = change;
  const { criteria = before.criteria, ownerId = before.ownerId, note } = command;
  const { rating, repeated } = ratedAsRepeat(before.repeated, command.rating);
  if (criteria === null)
    throw new Refusal('invalid-command', 'Say what should be so, and by which rule: give "criteria".', {
      path: 'criteria',
    });
  handTo(change, ownerId);
  change.set({ grade: 'finding', status: 'draft', rating, repeated, criteria });
  byThis(change);
  return change.done('finding.raised', { rating, ownerId, note: note ?? null });
}

/** It asks for no action after all. */
export function lower(change: FindingChange, { reason }: Command<'lower'>): FindingOutcome {
  change.require('lower');
  const { rating, status } = change.current;
  if (status !== 'draft') requireNotOwner(change, 'makes an observation of it');
  change.set({ ...atRest, grade: 'observation', status: 'noted', rating: null, agreement: null, dispute: null });
  change.set({ target: null, targetAt: null, ...ratedAsRepeat(change.current.repeated, null) });
  change.tell('finding_lowered', findHearers(['owner', 'requester'], change.now.parts), { reason });
  return change.done('finding.lowered', { from: status, rating, reason });
}

/** The owner is asked, with a target date. @throws Refusal `invalid-command`, `invalid-due-date` */
export function propose(change: FindingChange, { target: asked, note }: Command<'propose'>): FindingOutcome {
  change.require('propose');
  const { now: subject, at, current } = change;
  if (current.criteria === null)
    throw new Refusal(
      'invalid-command',
      'Nobody agrees to a gap without what should be so. Give the finding its "criteria", then propose it.',
      { path: 'criteria' },
    );
  const byPolicy = targetByPolicy(subject, at);
  const { due: target, dueAt: targetAt } =
    asked === undefined
      ? { due: byPolicy, dueAt: dueInstantAsked(byPolicy, subject.calendar) }
      : earlierTarget(subject, asked, at);
  change.set({ status: 'proposed', proposedAt: at, target, targetAt });
  waitWithin(change, 'agreeWithin');
  const told = change.tell('finding_proposed', [{ personId: current.ownerId, role: 'owner' }], {
    newDueText: dueText(change),
    reason: `its target date would be ${describeInstant(targetAt, target.zone)}`,
  });
  const { dueAt, rating, ownerId } = change.current;
  return change.done('finding.proposed', { ownerId, rating, dueAt, targetAt, note: note ?? null, told });
}

/** It is so, and will be closed by the target date. */
export function agree(change: FindingChange, { note }: Command<'agree'>): FindingOutcome {
  change.require('agree');
  const { actorId, at, current, now: subject } = change;
  if (actorId !== null && findingAuthors(subject, at).includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody agrees to a finding which they wrote, or in the name of whoever wrote it. Have its owner, their manager or the ' +
        'domain lead agree.',
    );
  const agreement = { note: note ?? null, by: actorId ?? current.ownerId, at };
  const { target, targetAt } = current;
  change.set({ status: 'agreed', agreement });
  if (current.firstTarget === null) change.set({ firstTarget: target, firstTargetAt: targetAt });
  waitForTarget(change);
  const told = change.tell('finding_agreed', findHearers(['requester', 'owner', 'domain_lead'], subject.parts), {
    newDueText: dueText(change),
  });
  // Who decides over a dispute leaves the dissent on record.
  return change.done('finding.agreed', { targetAt, disputed: current.status === 'disputed', note: note ?? null, told });
}

export function dispute(change: FindingChange, { reason, wouldChange }: Command<'dispute'>): FindingOutcome {
  change.require('dispute');
  const { actorId, at, current, now: subject } = change;
  change.set({ status: 'disputed', dispute: { reason, wouldChange, by: actorId ?? current.ownerId, at } });
  waitWithin(change, 'agreeWithin');
  const told = change.tell('finding_disputed', findHearers(['requester', 'domain_lead'], subject.parts), {
    reason,
    newDueText: dueText(change),
  });
  const { dueAt } = change.current;
  return change.done('finding.disputed', { reason, wouldChange, dueAt, told });
}

/** It is none. */
export function withdraw(change: FindingChange, { reason }: Command<'withdraw'>): FindingOutcome {
  change.require('withdraw');
  const { status } = change.current;
  if (status !== 'draft' && status !== 'noted') requireNotOwner(change, 'withdraws it');
  change.set({ ...atRest, status: 'withdrawn', withdrawal: reason, closedAt: change.at });
  change.tell('finding_withdrawn', findHearers(['owner', 'requester'], change.now.parts), { reason });
  return change.done('finding.withdrawn', { from: status, reason });
}

function byThis(change: FindingChange): void {
  const { actorId, current } = change;
  if (actorId !== null && !current.authors.includes(actorId)) change.set({ authors: [...current.authors, actorId] });
}
