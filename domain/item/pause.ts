import type { Calendar } from '../calendar/calendar.js';
import { workingTimeBetween } from '../calendar/working-time.js';
import type { Instant } from '../time.js';
import { firstLadder } from './ladder-run.js';
import { dueInstant, sameDue } from '../calendar/due.js';
import { dueAfterStandstill } from './due-after-standstill.js';
import type { ActionItem, ItemRecord } from './item.js';

/** How a ladder stands, of an item or of another record that has one. */
export type LadderClock = Pick<
  ActionItem,
  'pausedSince' | 'pausedMs' | 'pausedWorkingMs' | 'plannedFrom' | 'ladderFrom' | 'acknowledgedUntil'
>;

/** The clock of reminders and ladder stands still; the due date does not move. */
export function pause(item: Pick<LadderClock, 'pausedSince'>, at: Instant): Partial<Pick<LadderClock, 'pausedSince'>> {
  return item.pausedSince === null ? { pausedSince: at } : {};
}

/**
 * The clock goes on. The ladder's remaining levels move by as long as it stood; reminders that fell into the pause are
 * not sent late.
 */
export function unpause(item: LadderClock, at: Instant, calendar: Calendar): Partial<LadderClock> {
  if (item.pausedSince === null) return {};
  // What an acknowledgement holds already is not counted twice.
  const since = Math.max(item.pausedSince, item.ladderFrom ?? 0, item.acknowledgedUntil ?? 0);
  return { pausedSince: null, plannedFrom: at, ...standStill(item, since, at, calendar) };
}

/** The ladder stands still from one instant to another; nothing where it has not begun, or the other is no later. */
export function standStill(
  item: Pick<LadderClock, 'ladderFrom' | 'pausedMs' | 'pausedWorkingMs'>,
  from: Instant,
  to: Instant,
  calendar: Calendar,
): Partial<Pick<LadderClock, 'pausedMs' | 'pausedWorkingMs'>> {
  if (item.ladderFrom === null || to <= from) return {};
  return {
    pausedMs: item.pausedMs + to - from,
    pausedWorkingMs: item.pausedWorkingMs + workingTimeBetween(from, to, calendar),
  };
}

/**
 * The due date of an item that was on hold, where its policy moves it by that time. A date that had passed before stays,
 * and so does one that was agreed meanwhile.
 */
export function movedByHold({ item, policies, calendar }: ItemRecord, at: Instant): Partial<ActionItem> {
  const { heldSince, dueAt, due, breachedAt } = item;
  const { onHold, time } = policies.escalation;
  if (onHold !== 'due_moves' || heldSince === null || heldSince >= dueAt || breachedAt !== null) return {};
  const moved = dueAfterStandstill(due, { from: heldSince, to: at, working: time === 'working' }, calendar);
  return sameDue(moved, due) ? {} : { due: moved, dueAt: dueInstant(moved, calendar) };
}

/** The same ladder in a new cycle: what was climbed is behind it, and what is still to come keeps its time. */
export function ladderGoesOn(item: ActionItem): Partial<ActionItem> {
  const { ladderLevel, ladderFrom, ladderRun, ladderAdvance, pausedSince, pausedMs, pausedWorkingMs } = item;
  const { acknowledgedAt, acknowledgedUntil, acknowledgedBy } = item;
  return {
    ...{ ladderLevel, ladderFloor: Math.max(item.ladderFloor, ladderLevel), ladderFrom, ladderRun, ladderAdvance },
    ...{ pausedSince, pausedMs, pausedWorkingMs, acknowledgedAt, acknowledgedUntil, acknowledgedBy },
  };
}

/** A new obligation, or the same for somebody else: the ladder starts anew. */
export function newCycle(item: ActionItem, at: Instant): Partial<ActionItem> {
  const stillLate = item.breachedAt !== null && item.dueAt <= at;
  return {
    cycle: item.cycle + 1,
    ladderLevel: 0,
    ladderFloor: 0,
    ladderRun: firstLadder,
    ladderAdvance: null,
    acknowledgedAt: null,
    acknowledgedUntil: null,
    acknowledgedBy: null,
    pausedMs: 0,
    pausedWorkingMs: 0,
    pausedSince: item.pausedSince === null ? null : at,
    plannedFrom: item.plannedFrom === null ? null : at,
    overdue: stillLate,
    breachedAt: stillLate ? item.breachedAt : null,
    ladderFrom: stillLate ? at : null,
  };
}
