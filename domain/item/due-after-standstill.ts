import type { Calendar } from '../calendar/calendar.js';
import { parseDuration, type TypedDuration } from '../calendar/duration.js';
import { addTime, workingDaysBetween, workingTimeBetween } from '../calendar/working-time.js';
import { localDate, toLocal, type Instant } from '../time.js';
import { daysBetween } from '../policy/extension.js';
import { dueAfter, dueInstant, type LocalDue } from '../calendar/due.js';

/** From when to when the clock of a due date stood. */
export interface Standstill {
  from: Instant;
  to: Instant;
  /** Counted in working time, where the date itself does not say how it was counted. */
  working: boolean;
}

/**
 * The due date when the clock has stood, in the terms in which it was agreed: a date that was counted is counted from so
 * much later, a day stays a day, and only a time that was said moves by the minute.
 *
 * @param calendar of the owner, in their zone
 */
export function dueAfterStandstill(due: LocalDue, stood: Standstill, calendar: Calendar): LocalDue {
  if (due.basis) {
    const { from, duration } = due.basis;
    const length = lengthOf(stood, unitOf(parseDuration(duration)), calendar);
    return length === null ? due : dueAfter({ from: addTime(from, length, calendar), duration }, calendar);
  }
  const dueAt = dueInstant(due, calendar);
  const days = stood.working ? 'working days' : 'days';
  const minutes = stood.working ? 'working minutes' : 'minutes';
  const length = lengthOf(stood, due.time === null ? days : minutes, calendar);
  if (length === null) return due;
  if (due.time !== null) return toLocal(addTime(dueAt, length, calendar), due.zone);
  return { ...due, date: localDate(addTime(dueAt, length, calendar), calendar.zone) };
}

type Unit = 'working days' | 'working minutes' | 'days' | 'minutes';

function unitOf(duration: TypedDuration): Unit {
  if (duration.kind === 'working_days') return 'working days';
  if (duration.kind === 'working_hours') return 'working minutes';
  return duration.iso.includes('T') ? 'minutes' : 'days';
}

/** How long it stood; null where that is nothing. */
function lengthOf({ from, to }: Standstill, unit: Unit, calendar: Calendar): TypedDuration | null {
  const { zone } = calendar;
  switch (unit) {
    case 'working days': {
      const days = workingDaysBetween(from, to, calendar);
      return days === 0 ? null : { kind: 'working_days', days };
    }
    case 'working minutes': {
      const minutes = Math.round(workingTimeBetween(from, to, calendar) / 60_000);
      return minutes === 0 ? null : { kind: 'working_hours', minutes };
    }
    case 'days': {
      const days = daysBetween(localDate(from, zone), localDate(to, zone));
      return days === 0 ? null : { kind: 'calendar', iso: `P${days}D` };
    }
    case 'minutes': {
      const minutes = Math.round((to - from) / 60_000);
      return minutes === 0 ? null : { kind: 'calendar', iso: `PT${minutes}M` };
    }
  }
}
