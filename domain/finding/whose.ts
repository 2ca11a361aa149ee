import { dueWith } from '../calendar/due.js';
import { Refusal } from '../refusal.js';
import { findingObligation, waitFor, type FindingChange } from './change.js';
import { dueText, futureTarget, waitForTarget, waitUntil } from './clock.js';
import type { FindingCommand, FindingOutcome } from './finding.js';

type Command<T extends FindingCommand['type']> = Extract<FindingCommand, { type: T }>;

/** Another target date or another domain lead: nobody does that to their own obligation. */
export function schedule(change: FindingChange, { target, domainLeadId, reason }: Command<'schedule'>): FindingOutcome {
  change.require('schedule');
  requireNotOwner(change, 'moves its target date');
  const { current: before, now: subject, at } = change;
  const changed: string[] = [];
  if (domainLeadId !== undefined && domainLeadId !== before.domainLeadId) {
    change.set({ domainLeadId });
    change.setRecord({ parts: { ...subject.parts, domain_lead: domainLeadId } });
    changed.push('domainLeadId');
  }
  if (target !== undefined) {
    if (waitFor(before.status) !== 'target')
      throw new Refusal(
        'invalid-command',
        'The target date is moved from the agreement until the remediation is done. Propose the finding with another one, or ' +
          'send the remediation back first.',
        { path: 'target' },
      );
    const targetAt = futureTarget(target, subject.calendar, at);
    if (targetAt !== before.targetAt) {
      change.set({ target, targetAt });
      waitForTarget(change);
      changed.push('target');
    }
  }
  if (changed.length === 0) return change.unchanged();
  const { targetAt, ownerId } = change.current;
  if (changed.includes('target'))
    change.tell('finding_scheduled', [{ personId: ownerId, role: 'owner' }], { newDueText: dueText(change), reason });
  return change.done('finding.scheduled', { changed, from: before.targetAt, targetAt, reason });
}

/** It is somebody else's for good: both are told, and what it waits for is counted anew for them. */
export function reassign(change: FindingChange, { ownerId, reason }: Command<'reassign'>): FindingOutcome {
  change.require('reassign');
  const { current: before } = change;
  if (ownerId === before.ownerId) return change.unchanged();
  // Whoever owes a late one does not bring its ladder back to the first level.
  if (before.overdue) requireNotOwner(change, 'gives a late one away');
  handTo(change, ownerId);
  const { due } = change.current;
  if (due !== null && waitFor(before.status) === 'target') waitForTarget(change, before.breachedAt);
  else if (due !== null) waitUntil(change, dueWith(due, change.now.calendar), before.breachedAt);
  change.tell('finding_reassigned', [{ personId: before.ownerId, role: 'hands_over' }], { reason });
  change.tell('finding_assigned', [{ personId: ownerId, role: 'owner' }], { reason });
  return change.done('finding.reassigned', { from: before.ownerId, to: ownerId, reason });
}

/** The part of the manager above follows the owner; so does the calendar, where it is theirs and not the market's. */
export function handTo(change: FindingChange, ownerId: string): void {
  const { now: subject, current } = change;
  if (ownerId === current.ownerId) return;
  const calendar = subject.ofMarket ? subject.calendar : (subject.calendars[ownerId] ?? subject.calendar);
  change.setRecord({
    calendar,
    parts: { ...subject.parts, owner: ownerId, owner_manager: subject.managers[ownerId] ?? null },
  });
  change.set({ ownerId, owners: [...new Set([...current.owners, ownerId])] });
}

/** @throws Refusal `separation-of-duties` */
export function requireNotOwner({ actorId, now: subject, at }: FindingChange, does: string): void {
  if (actorId === null || !findingObligation(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    `Nobody ${does} who owns or owned a finding, or stands in for them. Have the domain lead, the owner’s manager or ` +
      'somebody else who may do it.',
  );
}
