import type { Calendar } from '../calendar/calendar.js';
import { parseDuration } from '../calendar/duration.js';
import type { LocalDue } from '../calendar/due.js';
import { addTime, subtractTime } from '../calendar/working-time.js';
import type { PlannedStep } from '../record/step.js';
import { describeInstant, type Instant } from '../time.js';

interface Limited {
  due: LocalDue;
  dueAt: Instant;
  plannedFrom: Instant;
  cycle: number;
  reminderPolicyVersionId: string;
}

/**
 * One reminder within a limit of hours or a few days, where those of a policy would come too early: when half of the hours
 * have passed, or a working day before.
 *
 * @param what that is to be done: `to triage`
 */
export function limitReminder(facts: Limited, calendar: Calendar, what: string): PlannedStep[] {
  const { due, dueAt, plannedFrom, cycle, reminderPolicyVersionId: policyVersionId } = facts;
  if (due.basis === undefined) return [];
  const limit = parseDuration(due.basis.duration);
  const hours = limit.kind === 'working_hours';
  const fireAt = hours
    ? addTime(due.basis.from, { kind: 'working_hours', minutes: Math.floor(limit.minutes / 2) }, calendar)
    : subtractTime(dueAt, { kind: 'working_days', days: 1 }, calendar);
  if (fireAt <= plannedFrom || fireAt >= dueAt) return [];
  const because = `${hours ? `half of the time ${what} has passed` : '1 working day before'}, due ${describeInstant(dueAt, due.zone)}`;
  return [{ cycle, policyVersionId, kind: 'reminder', level: 1, occurrence: 0, fireAt, state: 'planned', because }];
}
