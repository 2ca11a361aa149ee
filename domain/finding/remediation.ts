import { findHearers } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { findingOwnWork, waitingParts, type FindingChange } from './change.js';
import { atRest, dueText, futureTarget, targetByPolicy, waitForTarget, waitWithin } from './clock.js';
import type { FailedCheck, FindingCommand, FindingOutcome } from './finding.js';
import { requireNotOwner } from './whose.js';

type Command<T extends FindingCommand['type']> = Extract<FindingCommand, { type: T }>;

/** Work on it has begun. */
export function remediate(change: FindingChange, { note, record }: Command<'remediate'>): FindingOutcome {
  change.require('remediate');
  change.set({ status: 'remediating' });
  return change.done('finding.remediating', { record: record ?? null, note: note ?? null });
}

/** The owner says that it is done; somebody else looks whether it is. */
export function finish(change: FindingChange, { text, links }: Command<'finish'>): FindingOutcome {
  change.require('finish');
  const { actorId, at, current, now: subject } = change;
  change.set({ status: 'remediated', remediation: { text, links, by: actorId ?? current.ownerId, at } });
  // What failed before is why it was done once more.
  change.set({ checkedUntil: Math.max(at, current.checkedUntil ?? at, subject.failedCheck?.at ?? at) });
  change.setRecord({ failedCheck: null });
  const late = current.targetAt !== null && at > current.targetAt;
  waitWithin(change, 'verifyWithin');
  const to = findHearers(['owner', 'domain_lead', 'requester'], waitingParts(change.now, at));
  const told = change.tell('finding_done', to, { newDueText: dueText(change) });
  return change.done('finding.remediated', { text, links, late, dueAt: change.current.dueAt, told });
}

/** It is closed: by somebody who neither owned, wrote nor remediated it. */
export function verify(change: FindingChange, { text }: Command<'verify'>): FindingOutcome {
  change.require('verify');
  requireOthers(change);
  const { actorId, at, now: subject } = change;
  if (subject.retest !== null)
    throw new Refusal(
      'invalid-command',
      `Its control is to pass the retest ${subject.retest} first. Have it concluded, or cancelled with a reason.`,
    );
  change.set({ ...atRest, status: 'verified', verification: { text, by: actorId ?? '', at }, closedAt: at });
  change.tell('finding_verified', findHearers(['owner', 'requester'], change.now.parts), {});
  return change.done('finding.verified', { text });
}

/** It is not done: the target date holds, late or not. */
export function sendBack(change: FindingChange, { reason }: Command<'send_back'>): FindingOutcome {
  change.require('send_back');
  requireOthers(change);
  change.set({ status: 'remediating' });
  const { targetAt, remediation } = change.current;
  // Said to be done after its date, it was late then, and is so still.
  waitForTarget(change, targetAt !== null && remediation !== null && remediation.at > targetAt ? targetAt : null);
  change.tell('finding_sent_back', findHearers(['owner'], change.now.parts), { reason, newDueText: dueText(change) });
  return change.done('finding.sent_back', { reason, dueAt: change.current.dueAt });
}

/** It was closed, and is there after all. @throws Refusal `separation-of-duties`, `invalid-due-date` */
export function reopen(change: FindingChange, { target, reason }: Command<'reopen'>): FindingOutcome {
  change.require('reopen');
  const { current: before, at, now: subject } = change;
  if (before.status === 'withdrawn') {
    if (target !== undefined)
      throw new Refusal('invalid-command', 'It becomes a draft; its target date is said when it is proposed.', {
        path: 'target',
      });
    const status = before.grade === 'observation' ? 'noted' : 'draft';
    change.set({ ...atRest, status, withdrawal: null, closedAt: null });
    change.tell('finding_reopened', findHearers(['owner', 'requester'], subject.parts), { reason });
    return change.done('finding.reopened', { from: before.status, to: status, reason, check: null });
  }
  requireNotOwner(change, 'opens it again');
  if (target !== undefined) futureTarget(target, subject.calendar, at);
  return openAgain(change, { reason, target, check: null });
}

/** What remediated it did not help, as was found at an effectiveness check: it is opened again by itself. */
export function reopenByCheck(change: FindingChange, { what, itemKey, found, at }: FailedCheck): FindingOutcome {
  change.require('reopen');
  change.set({ checkedUntil: at });
  change.setRecord({ failedCheck: null });
  const reason =
    what === 'retest'
      ? `the retest ${itemKey} failed: ${found}`
      : `the effectiveness check of ${itemKey} failed: ${found}`;
  return openAgain(change, { reason, target: undefined, check: itemKey });
}

function openAgain(
  change: FindingChange,
  { reason, target, check }: { reason: string; target: Command<'reopen'>['target']; check: string | null },
): FindingOutcome {
  const { current: before, at, now: subject, actorId } = change;
  const due = target ?? targetByPolicy(subject, at);
  change.set({
    ...{ status: 'remediating', target: due, targetAt: futureTarget(due, subject.calendar, at) },
    ...{ closedAt: null, verification: null, limitsVersion: subject.limits.version },
    ...{ reopening: { reason, by: actorId, at }, reopened: before.reopened + 1 },
  });
  waitForTarget(change);
  const to = findHearers(['owner', 'owner_manager', 'domain_lead', 'requester'], subject.parts);
  const told = change.tell('finding_reopened', to, { reason, newDueText: dueText(change) });
  const { targetAt } = change.current;
  return change.done('finding.reopened', { from: before.status, to: 'remediating', reason, targetAt, check, told });
}

/** @throws Refusal `separation-of-duties` */
function requireOthers({ actorId, now: subject, at }: FindingChange): void {
  if (actorId === null || !findingOwnWork(subject, at).includes(actorId)) return;
  throw new Refusal(
    'separation-of-duties',
    'Nobody verifies a finding which they own or owned, wrote on or remediated, or whose owner or author they stand in for. ' +
      'Have somebody else who may verify it look.',
  );
}
