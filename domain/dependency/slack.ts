import type { Calendar } from '../calendar/calendar.js';
import { workingDaysBetween } from '../calendar/working-time.js';
import type { Instant } from '../time.js';

/** Working days between a due date and what comes after it; negative where that comes first. Null: nothing does. */
export interface Slack {
  /** To the earliest due date among the items that wait for it. */
  toNext: number | null;
  /** To the target of its phase, or of its program where the phase has none. */
  toTarget: number | null;
}

/** @param calendar of the item */
export function slackOf(dueAt: Instant, heldUp: readonly Instant[], target: Instant | null, calendar: Calendar): Slack {
  return {
    toNext: heldUp.length === 0 ? null : workingDaysBetween(dueAt, Math.min(...heldUp), calendar),
    toTarget: target === null ? null : workingDaysBetween(dueAt, target, calendar),
  };
}
