import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import type { Change } from './change.js';
import type { Outcome } from './outcome.js';
import { movedByHold, pause, unpause } from './pause.js';

/** The item's phase has opened: the obligation is live from here on. */
export function activate(change: Change): Outcome {
  change.require('activate');
  const { current: item, at } = change;
  change.set({ status: 'open', activatedAt: at, plannedFrom: at });
  change.tell('assigned', [{ personId: item.ownerId, role: 'owner' }]);
  return change.done('item.activated', { dueAt: item.dueAt, ownerId: item.ownerId });
}

export function hold(change: Change, reason: string, heldBy: 'person' | 'program'): Outcome {
  change.require('hold');
  const { current: item, at } = change;
  change.set({
    ...pause(item, at),
    status: 'on_hold',
    resumeStatus: item.status,
    holdReason: reason,
    heldBy,
    heldSince: at,
  });
  if (heldBy === 'person') change.tell('held', ownerOf(change), { reason });
  return change.done('item.held', { reason, heldBy, from: item.status });
}

export function resume(change: Change, by: 'person' | 'program'): Outcome {
  change.require('resume');
  if (change.current.heldBy === 'exception')
    throw new Refusal(
      'held-by-exception',
      `It is suspended by ${change.current.holdReason ?? 'an exception'}. Revoke that, or wait for its end: the obligation is then live again by itself.`,
      { exceptionId: change.current.heldExceptionId },
    );
  if (by === 'person' && change.subject.programStatus === 'on_hold')
    throw new Refusal('illegal-transition', 'Its program is on hold. Resume the program, and its items go on with it.');
  const { current: item, at } = change;
  const { round } = change.subject;
  const status = item.resumeStatus ?? 'open';
  const moved = movedByHold(change.caseNow(), at);
  change.set({ ...moved, status, resumeStatus: null, holdReason: null, heldBy: null, heldSince: null });
  if (status === 'submitted' && round) {
    // The approvers could not decide while it was held: their limit starts anew.
    const reopened = { ...round, stageOpenedAt: at };
    change.setCase({ round: reopened });
    change.effect({ kind: 'round', round: reopened });
  } else {
    change.set(unpause(change.current, at, change.subject.calendar));
  }
  const { due, dueAt } = change.current;
  const newDueText = describeInstant(dueAt, due.zone);
  if (moved.dueAt !== undefined) change.tell('due_changed', ownerOf(change), { newDueText, reason: 'it was on hold' });
  else if (item.heldBy === 'person') change.tell('resumed', ownerOf(change));
  const pausedMs = change.current.pausedMs - item.pausedMs;
  return change.done('item.resumed', {
    to: status,
    ladderMovedByMs: pausedMs,
    ...(moved.dueAt === undefined ? {} : { dueFrom: item.dueAt, dueAt }),
  });
}

export function cancel(change: Change, reason: string): Outcome {
  change.require('cancel');
  const { current: item, at } = change;
  closeRound(change);
  lapseExtension(change);
  change.set({ status: 'cancelled', doneAt: at, overdue: false, ...stopped });
  change.effect({ kind: 'program_evaluate' });
  if (item.status !== 'draft') change.tell('cancelled', ownerOf(change), { reason });
  return change.done('item.cancelled', { reason, from: item.status });
}

/** Nothing stands still any more where nothing goes on. */
const stopped = {
  pausedSince: null,
  resumeStatus: null,
  heldBy: null,
  heldSince: null,
  heldExceptionId: null,
  holdBeneath: null,
} as const;

export function ownerOf(change: Change): Recipient[] {
  return [{ personId: change.current.ownerId, role: 'owner' }];
}

/** An open round ends with the item's state that asked for it. */
function closeRound(change: Change): void {
  const { round } = change.subject;
  if (!round) return;
  change.effect({ kind: 'round', round: { ...round, state: 'cancelled', closedAt: change.at } });
  change.setCase({ round: null });
}

/** A request that nobody answered ends when there is nothing more to extend. */
export function lapseExtension(change: Change): void {
  const { pendingExtension } = change.subject;
  if (!pendingExtension) return;
  change.effect({ kind: 'extension', extension: { ...pendingExtension, state: 'lapsed', decidedAt: change.at } });
  change.setCase({ pendingExtension: null });
}
