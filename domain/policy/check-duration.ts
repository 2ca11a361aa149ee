import { isWhole, objectOf, type Report } from '../body-checks.js';
import { DurationProblem, timeKinds, type TimeKind, type TypedDuration } from '../calendar/duration.js';
import { addDuration } from '../time.js';
import { policyLimits } from './policy-limits.js';
import { policyDuration } from './policy-time.js';

const shortestRepeatMs = 5 * 60_000;

/** How the policy reads ISO 8601 durations. */
export function checkTime(body: Record<string, unknown>, report: Report): TimeKind {
  const { time } = body;
  if (time === undefined) return 'calendar';
  if (typeof time === 'string' && (timeKinds as readonly string[]).includes(time)) return time as TimeKind;
  report('time', `must be ${timeKinds.join(' or ')}.`);
  return 'calendar';
}

export function positive(value: unknown, path: string, time: TimeKind, report: Report): void {
  const duration = checkDuration(value, path, time, report);
  if (duration && lengthOf(duration) <= 0) report(path, 'must be longer than nothing, such as PT8H or 3 working days.');
}

export function checkRepeat(value: unknown, path: string, time: TimeKind, report: Report): void {
  const repeat = objectOf(value, ['every', 'times'], path, report);
  if (!repeat) return;
  const every = checkDuration(repeat['every'], `${path}.every`, time, report);
  if (every && lengthOf(every) < shortestRepeatMs)
    report(`${path}.every`, `must be at least ${shortestRepeatMs / 60_000} minutes.`);
  if (!isWhole(repeat['times'], 1, 100)) report(`${path}.times`, 'must be a whole number between 1 and 100.');
}

export function checkDuration(value: unknown, path: string, time: TimeKind, report: Report): TypedDuration | null {
  try {
    if (typeof value === 'string' && value.length <= policyLimits.duration) return policyDuration(value, time);
    report(path, 'must be a duration such as PT8H, P2D or "2 working days".');
  } catch (error) {
    if (!(error instanceof DurationProblem)) throw error;
    report(path, error.message);
  }
  return null;
}

/** For comparing durations of one kind: ms of calendar time, days or minutes of working time as if none were off. */
export function lengthOf(duration: TypedDuration): number {
  if (duration.kind === 'calendar') return addDuration(0, duration.iso, 'UTC');
  return duration.kind === 'working_days' ? duration.days * 86_400_000 : duration.minutes * 60_000;
}
