import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import type { ItemChange } from './change.js';
import type { ItemOutcome } from './outcome.js';
import { closeRoundOn } from '../sign-off/on-record.js';
import { roundAnew } from '../sign-off/round.js';
import { renewRound } from './renew-round.js';
import { requireConsent } from './own-obligation.js';
import { movedByHold, pause, unpause } from './pause.js';

/** The item's phase has opened: the obligation is live from here on. */
export function activate(change: ItemChange): ItemOutcome {
  change.require('activate');
  const { current: item, at } = change;
  change.set({ status: 'open', activatedAt: at, plannedFrom: at });
  change.tell('assigned', [{ personId: item.ownerId, role: 'owner' }]);
  return change.done('item.activated', { dueAt: item.dueAt, ownerId: item.ownerId });
}

export function hold(change: ItemChange, reason: string, heldBy: 'person' | 'program'): ItemOutcome {
  change.require('hold');
  if (heldBy === 'person') requireConsent(change, 'puts on hold', 'consent');
  const { current: item, at } = change;
  // What was asked for is so now; under its program's hold it is asked for still.
  if (heldBy === 'person' && change.began.pendingExtension?.asks?.what === 'hold') lapseExtension(change);
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

export function resume(change: ItemChange, by: 'person' | 'program'): ItemOutcome {
  change.require('resume');
  if (change.current.heldBy === 'exception')
    throw new Refusal(
      'held-by-exception',
      `It is suspended by ${change.current.holdReason ?? 'an exception'}. Revoke that, or wait for its end: the obligation is then live again by itself.`,
      { exceptionId: change.current.heldExceptionId },
    );
  if (by === 'person' && change.began.programStatus === 'on_hold')
    throw new Refusal('illegal-transition', 'Its program is on hold. Resume the program, and its items go on with it.');
  const { current: item, at } = change;
  const status = item.resumeStatus ?? 'open';
  const moved = movedByHold(change.now, at);
  change.set({ ...moved, status, resumeStatus: null, holdReason: null, heldBy: null, heldSince: null });
  if (status !== 'submitted') change.set(unpause(change.current, at, change.began.calendar));
  askAnew(change);
  if (moved.dueAt !== undefined) renewRound(change, 'the due date has moved');
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

export function cancel(change: ItemChange, reason: string, by: 'person' | 'program'): ItemOutcome {
  change.require('cancel');
  if (by === 'person') requireConsent(change, 'cancels', 'consent');
  const { current: item, at } = change;
  closeRoundOn(change, 'cancelled');
  lapseExtension(change);
  change.set({ status: 'cancelled', doneAt: at, overdue: false, ...stopped });
  change.effect({ kind: 'program_evaluate' });
  if (item.status !== 'draft') change.tell('cancelled', ownerOf(change), { reason });
  return change.done('item.cancelled', { reason, from: item.status });
}

/** Nothing stands still any more where nothing goes on, or where all begins anew. */
export const stopped = {
  pausedSince: null,
  resumeStatus: null,
  holdReason: null,
  heldBy: null,
  heldSince: null,
  heldExceptionId: null,
  holdBeneath: null,
} as const;

export function ownerOf(change: ItemChange): Recipient[] {
  return [{ personId: change.current.ownerId, role: 'owner' }];
}

/**
 * Nobody could decide or answer while the clock stood, whatever had stopped it: the time for an open round and for a
 * request that waits starts anew.
 */
export function askAnew(change: ItemChange): void {
  const { pendingExtension, round } = change.began;
  if (round && change.current.status === 'submitted') {
    const renewed = roundAnew(round, change.at);
    change.effect({ kind: 'round', round: renewed });
    change.setRecord({ round: renewed });
  }
  if (pendingExtension) {
    const extension = { ...pendingExtension, answerFrom: change.at };
    change.effect({ kind: 'extension', extension });
    change.setRecord({ pendingExtension: extension });
  }
}

/** A request that nobody answered ends when there is nothing more to extend. */
export function lapseExtension(change: ItemChange): void {
  const { pendingExtension } = change.began;
  if (!pendingExtension) return;
  change.effect({ kind: 'extension', extension: { ...pendingExtension, state: 'lapsed', decidedAt: change.at } });
  change.setRecord({ pendingExtension: null });
}
