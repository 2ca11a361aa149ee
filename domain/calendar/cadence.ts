import { Refusal } from '../refusal.js';
import { addDuration } from '../time.js';
import { DurationProblem, inHours, parseDuration, type TypedDuration } from './duration.js';

const longestCadence = 10 * 366 * 86_400_000;

/**
 * How often something comes again.
 *
 * @param path of the field that says it
 * @throws Refusal `invalid-command` for what is no duration, none of whole days, or none at all
 */
export function cadence(every: string, path: string): string {
  const typed = durationOf(every, path);
  const long =
    typed.kind === 'working_days' ? typed.days * 86_400_000 : typed.kind === 'calendar' ? lengthOf(typed.iso) : 0;
  if (inHours(typed) || !(long > 0 && long <= longestCadence))
    throw new Refusal('invalid-command', `${path}: say ${every} in days or more, ten years at most, such as P3M.`);
  return every;
}

function lengthOf(iso: string): number {
  return addDuration(0, iso, 'UTC');
}

/** @throws Refusal `invalid-command` where it is none */
function durationOf(every: string, path: string): TypedDuration {
  try {
    return parseDuration(every);
  } catch (error) {
    if (error instanceof DurationProblem) throw new Refusal('invalid-command', `${path}: ${error.message}`);
    throw error;
  }
}
