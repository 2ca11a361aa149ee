import { Duration } from 'luxon';
import type { BodyProblem } from '../body-checks.js';
import { DurationProblem, parseDuration } from '../calendar/duration.js';
import { ruleProblems } from './check-rule.js';

export const recurrenceModes = ['fixed', 'after_completion'] as const;
export const dayOffChoices = ['same', 'next_working_day', 'previous_working_day'] as const;
export const missedChoices = ['catch_up', 'report'] as const;

/** When something happens again and again, as people say it: local dates, one time of day, one zone. */
export interface Schedule {
  /** `fixed`: by the rule, whatever becomes of the last one; `after_completion`: so long after the last one is complete. */
  mode: (typeof recurrenceModes)[number];
  /** RFC 5545, e.g. `FREQ=MONTHLY;BYDAY=-1FR`; null after completion. */
  rule: string | null;
  /** As `parseDuration` reads it, e.g. `3 months`; null where it is fixed. */
  every: string | null;
  /** `YYYY-MM-DD`: the first date from which the rule counts. */
  startsOn: string;
  /** `HH:mm` */
  time: string;
  zone: string;
  onDayOff: (typeof dayOffChoices)[number];
  /** What becomes of an occurrence that was overtaken by the next before anybody could begin it. */
  missed: (typeof missedChoices)[number];
  /** `YYYY-MM-DD`: no occurrence after it. */
  until: string | null;
  /** So many occurrences in all. */
  count: number | null;
}

/** Whether its dates depend on days off. */
export function countsDaysOff({ onDayOff, every }: Schedule): boolean {
  return onDayOff !== 'same' || (every !== null && parseDuration(every).kind !== 'calendar');
}

/** Series are counted from their start: one long ago is a slip of the finger, and costs the counting. */
const firstStart = '1970-01-01';
const lastStart = '2199-12-31';

/** What is wrong with a schedule whose fields are right each by itself. */
export function scheduleProblems(schedule: Schedule): BodyProblem[] {
  const { mode, rule, every, startsOn, until } = schedule;
  const problems: BodyProblem[] = [];
  if (mode === 'fixed' && rule === null)
    problems.push({ path: 'rule', message: 'is needed, such as FREQ=MONTHLY;BYDAY=-1FR.' });
  if (mode === 'fixed' && every !== null)
    problems.push({ path: 'every', message: 'is for after_completion; a fixed sequence has a rule.' });
  if (mode === 'after_completion' && every === null)
    problems.push({ path: 'every', message: 'is needed, such as "3 months" or "20 working days".' });
  if (mode === 'after_completion' && rule !== null)
    problems.push({ path: 'rule', message: 'is for fixed sequences; after completion say every.' });
  if (startsOn < firstStart || startsOn > lastStart)
    problems.push({ path: 'startsOn', message: `must lie between ${firstStart} and ${lastStart}.` });
  else if (mode === 'fixed' && rule !== null)
    problems.push(...ruleProblems(schedule).map((message) => ({ path: 'rule', message })));
  const wrongEvery = every === null ? null : everyProblem(every);
  if (wrongEvery !== null) problems.push({ path: 'every', message: wrongEvery });
  if (until !== null && until < startsOn) problems.push({ path: 'until', message: 'lies before startsOn.' });
  return problems;
}

/** In days. */
const longestEvery = 36_525;

/** What is wrong with a distance between two of a series; null: nothing. */
export function everyProblem(every: string): string | null {
  try {
    const duration = parseDuration(every);
    if (duration.kind === 'calendar' && Duration.fromISO(duration.iso).as('days') > longestEvery)
      return 'must be a hundred years at most, such as P3M.';
    const whole =
      (duration.kind === 'working_days' && duration.days > 0) ||
      (duration.kind === 'calendar' && !duration.iso.includes('T') && /[1-9]/.test(duration.iso));
    return whole ? null : 'must be a day or more, in whole days, such as "20 working days" or P3M.';
  } catch (error) {
    if (error instanceof DurationProblem) return error.message;
    throw error;
  }
}
