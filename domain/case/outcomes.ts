import { findHearers } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { withTheirStandIns } from '../sign-off/own-work.js';
import { describeInstant } from '../time.js';
import type { CaseCommand, CaseOutcome } from './case.js';
import { caseObligation, type CaseChange } from './change.js';
import { anew, triageDue } from './clock.js';

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

/** What the investigation has found; somebody else closes it. */
export function conclude(change: CaseChange, { verdict, text }: Command<'conclude'>): CaseOutcome {
  change.require('conclude');
  const { at, current, now: subject } = change;
  const by = change.actorId ?? current.leadId;
  change.set({ status: 'concluded', conclusion: { verdict, text, by, at } });
  const told = change.tell('case_concluded', findHearers(['domain_lead', 'owner_manager'], subject.parts), {
    reason: `it is ${verdict}`,
  });
  return change.done('case.concluded', { verdict, text, told });
}

/** @throws Refusal `separation-of-duties` where whoever concluded it, or stands in for them, would close it */
export function close(change: CaseChange, { note }: Command<'close'>): CaseOutcome {
  change.require('close');
  const { at, actorId, current, now: subject } = change;
  const { conclusion } = current;
  const theirs = conclusion ? withTheirStandIns([conclusion.by], { delegations: subject.delegations, at }) : [];
  if (actorId !== null && theirs.includes(actorId))
    throw new Refusal(
      'separation-of-duties',
      'Nobody closes a case whose conclusion is their own, or that of somebody they stand in for. Have the domain lead, ' +
        'the lead’s manager or an administrator close it.',
    );
  change.set({ status: 'closed', closedAt: at, overdue: false });
  change.tell('case_closed', findHearers(['owner', 'requester'], subject.parts), {
    reason: `it is ${conclusion?.verdict ?? 'concluded'}`,
  });
  return change.done('case.closed', { verdict: conclusion?.verdict ?? null, note: note ?? null });
}

/** It is no case. */
export function reject(change: CaseChange, { reason }: Command<'reject'>): CaseOutcome {
  change.require('reject');
  const { at, now: subject } = change;
  change.set({ status: 'rejected', rejection: reason, closedAt: at, overdue: false });
  change.tell('case_rejected', findHearers(['owner', 'requester'], subject.parts), { reason });
  return change.done('case.rejected', { reason });
}

/**
 * It was at its end, and is there after all: a rejected one is to be triaged, another one goes on to be investigated.
 *
 * @throws Refusal `invalid-command` without a date where it has no limit of triage, `invalid-due-date`
 */
export function reopen(change: CaseChange, { due, reason }: Command<'reopen'>): CaseOutcome {
  change.require('reopen');
  const { at, current: before, now: subject, actorId } = change;
  const own = actorId !== null && caseObligation(subject, at).includes(actorId);
  const status = before.status === 'rejected' ? 'new' : 'investigating';
  const running = before.status === 'concluded';
  if (status === 'new' && due !== undefined)
    throw new Refusal('invalid-command', 'The limit of triage follows from the severity. Leave "due" out.', {
      path: 'due',
    });
  if (status === 'investigating' && !running && due === undefined)
    throw new Refusal('invalid-command', 'Say by when a case that is opened again is to be closed. Give "due".', {
      path: 'due',
    });
  if (running && due !== undefined && own)
    throw new Refusal(
      'separation-of-duties',
      'Nobody moves the date of their own case. Leave "due" out, or have the domain lead or the lead’s manager do it.',
    );
  const { calendar, matrix } = subject;
  const next = due ?? (status === 'new' ? triageDue(matrix, before.severity, { from: at, calendar }) : null);
  if (next !== null) change.set(anew({ ...subject, facts: { ...before, breachedAt: null } }, next, at));
  if (next !== null && change.current.dueAt <= at)
    throw new Refusal('invalid-due-date', 'A case must be due in the future. Give a later date.', { path: 'due' });
  change.set({ status, conclusion: null, rejection: null, closedAt: null });
  const { dueAt, due: agreed } = change.current;
  change.tell('case_reopened', findHearers(['owner'], subject.parts), {
    reason,
    newDueText: describeInstant(dueAt, agreed.zone),
  });
  return change.done('case.reopened', { from: before.status, to: status, reason, dueAt });
}
