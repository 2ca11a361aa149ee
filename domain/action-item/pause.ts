import type { Instant } from '../time.js';
import type { ActionItem } from './item.js';

/** The clock of reminders and ladder stands still; the due date does not move. */
export function pause(item: ActionItem, at: Instant): Partial<ActionItem> {
  return item.pausedSince === null ? { pausedSince: at } : {};
}

/**
 * The clock goes on. The ladder's remaining levels move by as long as it stood; reminders that fell into the pause are
 * not sent late.
 */
export function unpause(item: ActionItem, at: Instant): Partial<ActionItem> {
  if (item.pausedSince === null) return {};
  const since = item.ladderFrom === null ? at : Math.max(item.pausedSince, item.ladderFrom);
  return { pausedSince: null, pausedMs: item.pausedMs + Math.max(0, at - since), plannedFrom: at };
}

/** A new obligation, or the same for somebody else: the ladder starts anew. */
export function newCycle(item: ActionItem, at: Instant): Partial<ActionItem> {
  const stillLate = item.breachedAt !== null && item.dueAt <= at;
  return {
    cycle: item.cycle + 1,
    ladderLevel: 0,
    acknowledgedAt: null,
    acknowledgedUntil: null,
    acknowledgedBy: null,
    pausedMs: 0,
    pausedSince: item.pausedSince === null ? null : at,
    plannedFrom: item.plannedFrom === null ? null : at,
    overdue: stillLate,
    breachedAt: stillLate ? item.dueAt : null,
    ladderFrom: stillLate ? at : null,
  };
}
