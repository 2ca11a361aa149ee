import { requireFit, standingIn } from '../person/standing.js';
import { Refusal } from '../refusal.js';
import type { Calendar } from '../calendar/calendar.js';
import { describeInstant, type Instant } from '../time.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { lapseExtension, ownerOf, stopped } from './decide-life.js';
import { dueInstantAsked, dueWith, sameDue, type LocalDue } from '../calendar/due.js';
import { renewRound } from './renew-round.js';
import type { ActionItem } from './item.js';
import type { ItemOutcome } from './outcome.js';
import { owes, requireConsent } from './own-obligation.js';
import { ladderGoesOn, newCycle } from './pause.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/**
 * It is somebody else's for good. The ladder starts anew, unless whoever owes it gives it away: to and fro, they would keep
 * it at its first level for ever. What the former owner asked for lapses.
 */
export function reassign(change: ItemChange, command: Command<'reassign'>): ItemOutcome {
  change.require('reassign');
  const { current: item, at, began: subject } = change;
  if (command.ownerId === item.ownerId) return change.unchanged();
  const { ownerId: id } = command;
  const successor = standingIn(subject.parts, { id, name: change.nameOf(id) });
  requireFit(new Map([[id, successor]]), [{ id, charge: 'work', path: 'ownerId' }]);
  const former = ownerOf(change);
  lapseExtension(change);
  if (item.status !== 'draft') change.contributed('owned', [item.ownerId]);
  const manager = subject.managers[command.ownerId] ?? null;
  const calendar = subject.calendars[command.ownerId] ?? subject.calendar;
  const moved = dueIn(item, calendar);
  const { due, dueAt } = moved;
  const goesOn = item.ladderFrom !== null && owes(change) ? ladderGoesOn(item) : {};
  change.set({ ownerId: command.ownerId, ...moved, ...newCycle({ ...item, ...moved }, at), ...goesOn });
  change.setRecord({ parts: { ...subject.parts, owner: command.ownerId, owner_manager: manager }, calendar });
  renewRound(change, 'the owner has changed');
  if (item.status !== 'draft') change.tell('assigned', ownerOf(change), { reason: command.reason ?? '' });
  if (item.status !== 'draft') change.tell('reassigned', former, { reason: command.reason ?? '' });
  return change.done('item.reassigned', {
    from: item.ownerId,
    to: command.ownerId,
    reason: command.reason ?? null,
    ...(dueAt === item.dueAt ? {} : { dueFrom: item.dueAt, dueAt, dueText: describeInstant(dueAt, due.zone) }),
  });
}

/**
 * Set by whoever answers for the program; the ladder starts anew from the new due instant.
 *
 * @throws Refusal `invalid-due-date` for one that has passed, unless that is said to be meant
 */
export function changeDue(change: ItemChange, command: Command<'change_due'>): ItemOutcome {
  change.require('change_due');
  const before = change.current;
  const dueAt = dueInstantAsked(command.due, change.began.calendar);
  if (dueAt === before.dueAt && sameDue(command.due, before.due)) return change.unchanged();
  if (dueAt <= change.at && command.past !== true)
    throw new Refusal(
      'invalid-due-date',
      `It would be due ${describeInstant(dueAt, command.due.zone)}, which has passed, and overdue at once. Say a later date, or say "past" where it was really due then.`,
    );
  // The date that was missed is not moved by who owes it, sooner neither: the ladder would start anew from it.
  if (dueAt > before.dueAt || before.breachedAt !== null) requireConsent(change, 'moves the date of', 'time');
  // What was asked for was asked for from the old date.
  lapseExtension(change);
  moveDue(change, command.due);
  // Agreed while it is on hold, and with that in mind: what was agreed last stands when it goes on.
  change.set({ heldSince: null });
  renewRound(change, 'the due date has moved');
  const newDueText = describeInstant(dueAt, command.due.zone);
  if (before.status !== 'draft') change.tell('due_changed', ownerOf(change), { reason: command.reason, newDueText });
  return change.done('item.due_changed', { from: before.dueAt, to: dueAt, reason: command.reason });
}

/** The work was not done after all: a new cycle of the same item. */
export function reopen(change: ItemChange, command: Command<'reopen'>): ItemOutcome {
  change.require('reopen');
  const { current: item, began: subject } = change;
  if (subject.phaseStatus !== 'open' || subject.programStatus !== 'active')
    throw new Refusal('phase-not-open', 'An item can be reopened only while its phase is open and its program active.');
  const due = command.due ?? item.due;
  const dueAt = openAgain(change, due);
  change.tell('reopened', ownerOf(change), {
    reason: command.reason,
    newDueText: describeInstant(dueAt, due.zone),
  });
  return change.done('item.reopened', { reason: command.reason, dueAt, from: item.status });
}

/**
 * The same item in a new cycle, as if nothing had been handed in. Gives the instant at which it is due.
 * @throws Refusal `invalid-due-date` for one that has passed
 */
export function openAgain(change: ItemChange, due: LocalDue): Instant {
  const { current: item, at, began: subject } = change;
  const dueAt = dueInstantAsked(due, subject.calendar);
  if (dueAt <= at)
    throw new Refusal('invalid-due-date', 'The due date has passed. Reopen the item with a new due date.');
  change.set({
    ...newCycle({ ...item, pausedSince: null, plannedFrom: at, breachedAt: null }, at),
    status: 'open',
    activatedAt: item.activatedAt ?? at,
    due,
    dueAt,
    doneAt: null,
    roundId: null,
    statement: null,
    submittedAt: null,
    submittedBy: null,
    // Others have signed for what was done before; of what nobody has signed, it stays known whose work it is.
    contributors: item.status === 'done' && item.roundId !== null ? [] : item.contributors,
    ...stopped,
  });
  return dueAt;
}

export function moveDue(change: ItemChange, due: LocalDue): void {
  const moved = { ...change.current, due, dueAt: dueInstantAsked(due, change.began.calendar) };
  // A moved due date is a new obligation: a breach of the old one stays in the trail only.
  change.set({ due, dueAt: moved.dueAt, ...newCycle({ ...moved, breachedAt: null }, change.at) });
}

/**
 * The item's due date by another calendar. A breach is recorded: the date that was missed does not move any more, only
 * what is still to come is counted by the other calendar.
 */
export function dueIn(
  item: ActionItem,
  calendar: Calendar,
): Pick<ActionItem, 'due' | 'dueAt' | 'calendarVersionId' | 'calendarZone'> {
  const pinned = { calendarVersionId: calendar.versionId, calendarZone: calendar.zone };
  if (item.breachedAt !== null) return { due: item.due, dueAt: item.dueAt, ...pinned };
  const due = dueWith(item.due, calendar);
  return { due, dueAt: dueInstantAsked(due, calendar), ...pinned };
}
