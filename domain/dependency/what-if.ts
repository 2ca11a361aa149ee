import type { Calendar } from '../calendar/calendar.js';
import { workingDaysBetween, workingTimeBetween } from '../calendar/working-time.js';
import type { Instant } from '../time.js';
import { networkOf, type NetworkItem } from './network.js';
import type { NetworkPhase } from './phase-edges.js';
import { isOver } from '../item/predecessor.js';
import { schedule } from './schedule.js';

/** By how much a date is missed, in working time of whoever answers for it. */
export interface Delay {
  /** Working days from the day that was agreed to the one that can be kept. */
  workingDays: number;
  workingMinutes: number;
}

/** A date that can no longer be kept. */
export interface Missed {
  id: string;
  agreed: Instant;
  /** The earliest that can be kept. */
  expected: Instant;
  by: Delay;
  /** It could not be kept before either. */
  already: boolean;
}

export interface TargetedPhase extends NetworkPhase {
  targetAt: Instant | null;
  /** Of the program's manager, in the program's zone. */
  calendar: Calendar;
}

export function delay(agreed: Instant, expected: Instant, calendar: Calendar): Delay {
  return {
    workingDays: workingDaysBetween(agreed, expected, calendar),
    workingMinutes: Math.round(workingTimeBetween(agreed, expected, calendar) / 60_000),
  };
}

/**
 * Which dates of other items and of phases can no longer be kept when an item ends at another time, and by how much.
 * Changes nothing.
 */
export function whatIf(
  items: readonly NetworkItem[],
  phases: readonly TargetedPhase[],
  slip: { id: string; to: Instant },
  now: Instant,
): { items: Missed[]; phases: Missed[] } {
  const before = schedule(networkOf(items, phases, now));
  const after = schedule(networkOf(items, phases, now, slip));
  const missed = (
    id: string,
    agreed: Instant,
    was: Instant | undefined,
    expected: Instant | undefined,
    calendar: Calendar,
  ): Missed[] => {
    // What stands in a circle has no date that it could keep; what the slip does not move is no consequence of it.
    if (was === undefined || expected === undefined || expected <= agreed || expected <= was) return [];
    return [{ id, agreed, expected, by: delay(agreed, expected, calendar), already: was > agreed }];
  };
  const lastOf = (of: typeof before, phaseId: string): Instant | undefined => {
    const ends = items.filter((item) => item.phaseId === phaseId).map(({ id }) => of.get(id)?.end);
    return ends.includes(undefined) ? undefined : Math.max(0, ...ends.filter((end) => end !== undefined));
  };
  return {
    items: items
      .filter(({ id, status }) => id !== slip.id && !isOver(status))
      .flatMap(({ id, dueAt, calendar }) => missed(id, dueAt, before.get(id)?.end, after.get(id)?.end, calendar))
      .sort((a, b) => a.expected - b.expected),
    phases: phases.flatMap(({ id, targetAt, calendar }) =>
      targetAt === null ? [] : missed(id, targetAt, lastOf(before, id), lastOf(after, id), calendar),
    ),
  };
}
