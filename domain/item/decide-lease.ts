import { findHearers } from '../person/recipients.js';
import type { By } from '../record/command.js';
import type { Instant } from '../time.js';
import { ItemChange } from './change.js';
import type { ExceptionToItem } from './commands.js';
import { askAnew, ownerOf } from './decide-life.js';
import type { ActionItem, ItemRecord, Lease } from './item.js';
import type { ItemOutcome } from './outcome.js';
import { newCycle, pause } from './pause.js';
import { isLive } from './table.js';

type Command<T extends ExceptionToItem['type']> = Extract<ExceptionToItem, { type: T }>;

/**
 * An exception suspends the obligation: on hold, whatever held it before. The due date stands; reminders, ladder and
 * breach stand still. An item that is finished or not yet live is left alone, and so is one that is suspended already.
 */
export function suspend(change: ItemChange, { exceptionId, reason }: Command<'suspend'>): ItemOutcome {
  const { current: item, at } = change;
  if (!isLive(item.status) || item.heldBy === 'exception') return change.unchanged();
  change.require('suspend');
  change.set({
    ...pause(item, at),
    status: 'on_hold',
    resumeStatus: item.status === 'on_hold' ? item.resumeStatus : item.status,
    heldBy: 'exception',
    heldExceptionId: exceptionId,
    holdReason: reason,
    holdBeneath: item.heldBy === 'person' ? item.holdReason : null,
    overdue: false,
  });
  change.tell('suspended', ownerOf(change), { reason });
  return change.done('item.suspended', { exceptionId, reason, from: item.status });
}

/**
 * The exception is over, and the obligation live again: a new cycle, with its ladder from now on. Where another one
 * covers the item it stays suspended without a gap; where its program or a person holds it, it is on hold by them.
 */
export function release(change: ItemChange, { exceptionId, reason }: Command<'release'>): ItemOutcome {
  const { current: item, at, began: subject } = change;
  if (item.heldBy !== 'exception' || item.heldExceptionId !== exceptionId) return change.unchanged();
  change.require('release');
  const next = covering(subject, at, exceptionId);
  if (next) {
    change.set({ heldExceptionId: next.exceptionId, holdReason: next.name });
    return change.done('item.suspended', { exceptionId: next.exceptionId, reason: next.name, after: exceptionId });
  }
  const live = { ...newCycle({ ...item, pausedSince: null }, at), waivedUntil: at, ...freed };
  const holder = holderBeneath(subject);
  if (holder) {
    change.set({ ...live, ...holder, heldSince: item.heldSince ?? at, pausedSince: at });
  } else {
    const status = item.resumeStatus ?? 'open';
    const pausedSince = status === 'submitted' ? at : null;
    change.set({ ...live, status, resumeStatus: null, heldBy: null, heldSince: null, holdReason: null, pausedSince });
    askAnew(change);
  }
  const told = findHearers(['owner', 'owner_manager', 'program_manager'], subject.parts);
  change.tell('released', told, { reason });
  const { status, heldBy, cycle } = change.current;
  return change.done('item.released', { exceptionId, reason, to: status, heldBy, cycle });
}

/** An item that becomes live under an exception is suspended in the same breath. */
export function coverByLease(outcome: ItemOutcome, by: By): ItemOutcome {
  const lease = covering(outcome.after, by.at);
  if (!lease) return outcome;
  const change = new ItemChange(outcome, `${by.key}/exception`, null, by.at);
  return suspend(change, { type: 'suspend', exceptionId: lease.exceptionId, reason: lease.name });
}

/** The exception that covers an item at an instant, besides one; the one that runs longest. */
function covering({ leases }: ItemRecord, at: Instant, besides?: string): Lease | undefined {
  return leases
    .filter(({ exceptionId, startsAt, endsAt }) => exceptionId !== besides && (startsAt ?? at) <= at && endsAt > at)
    .sort((a, b) => b.endsAt - a.endsAt)[0];
}

const freed = { heldExceptionId: null, holdBeneath: null } as const;

/** Who else holds it, when the exception lets it go. */
function holderBeneath({ item, programStatus }: ItemRecord): Partial<ActionItem> | null {
  if (item.holdBeneath !== null) return { heldBy: 'person', holdReason: item.holdBeneath };
  if (programStatus === 'on_hold') return { heldBy: 'program', holdReason: 'Its program is on hold.' };
  return null;
}
