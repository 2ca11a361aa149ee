import type { Calendar } from '../calendar/calendar.js';
import { parseDuration, readDuration, type TimeKind, type TypedDuration } from '../calendar/duration.js';
import { addTime, subtractTime } from '../calendar/working-time.js';
import type { Instant } from '../time.js';

const read = new Map<string, TypedDuration>();

/**
 * A duration as a policy means it: ISO 8601 in the policy's own kind of time, a text such as `2 working days` as it
 * stands.
 *
 * @throws DurationProblem
 */
export function policyDuration(text: string, time: TimeKind = 'calendar'): TypedDuration {
  const key = `${time} ${text}`;
  const known = read.get(key);
  if (known) return known;
  const duration = /^p/i.test(text) ? readDuration(text, time) : parseDuration(text);
  // Policies hold few different durations; a caller that makes them up must not fill the memory.
  if (read.size > 10_000) read.clear();
  read.set(key, duration);
  return duration;
}

/** @throws DurationProblem */
export function addPolicyTime(at: Instant, text: string, time: TimeKind | undefined, calendar: Calendar): Instant {
  return addTime(at, policyDuration(text, time), calendar);
}

/** @throws DurationProblem */
export function subtractPolicyTime(at: Instant, text: string, time: TimeKind | undefined, calendar: Calendar): Instant {
  return subtractTime(at, policyDuration(text, time), calendar);
}
