import { DurationProblem, parseDuration } from './duration.js';

/** What is wrong with a limit that is to be working time of at most so many days; null: nothing. */
export function workingLimitProblem(text: string, mostDays: number): string | null {
  const says = `must be working time of at most ${mostDays} working days, such as "4 working hours" or "2 working days".`;
  try {
    const duration = parseDuration(text);
    if (duration.kind === 'working_hours')
      return duration.minutes > 0 && duration.minutes <= mostDays * 24 * 60 ? null : says;
    return duration.kind === 'working_days' && duration.days > 0 && duration.days <= mostDays ? null : says;
  } catch (error) {
    if (error instanceof DurationProblem) return says;
    throw error;
  }
}
