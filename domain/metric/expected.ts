import type { Calendar } from '../calendar/calendar.js';
import { inZone } from '../calendar/in-zone.js';
import { DurationProblem, parseDuration } from '../calendar/duration.js';
import { addTime } from '../calendar/working-time.js';
import { atMost } from '../at-most.js';
import type { Report } from '../body-checks.js';
import type { Instant } from '../time.js';
import type { MetricMeaning } from './metric.js';
import { endOfPeriod, nextPeriod } from './period.js';
import { sliceKey, sliceProblem, type Slice } from './slice.js';

/** Of which slices a value is expected each period, and until when. */
export interface Expected {
  /** `{}`: the whole. */
  slices: Slice[];
  /** After the end of the period, as `parseDuration` reads it: `1 working day`. */
  grace: string;
}

/** Each has a record of its own that waits. */
export const mostExpected = 100;
const longestGraceDays = 60;
/** Periods that are looked through: twenty-five years of days. */
const mostPeriods = 10_000;

/**
 * The first period from `since` on that has no value.
 *
 * @param periods those that have one
 */
export function firstWithout(
  since: string,
  periods: ReadonlySet<string>,
  { cadence }: Pick<MetricMeaning, 'cadence'>,
): string {
  const turn = atMost(mostPeriods, 'periods that have values');
  let period = since;
  while (periods.has(period)) {
    turn();
    period = nextPeriod(period, cadence);
  }
  return period;
}

/** By when the value of a period is to come. @param calendar of whoever answers for it */
export function expectedBy(
  period: string,
  { cadence, zone }: Pick<MetricMeaning, 'cadence' | 'zone'>,
  grace: string,
  calendar: Calendar,
): Instant {
  return addTime(endOfPeriod(period, cadence, zone), parseDuration(grace), inZone(calendar, zone));
}

/** What is wrong with what is expected, each with its place. */
export function checkExpected(
  { slices, grace }: Expected,
  { dimensions }: Pick<MetricMeaning, 'dimensions'>,
  report: Report,
): void {
  if (slices.length === 0 || slices.length > mostExpected)
    report('expected.slices', `must be a list of 1 to ${mostExpected} slices; {} is the whole.`);
  for (const [index, slice] of slices.entries()) {
    const wrong = sliceProblem(slice, dimensions);
    if (wrong !== null) report(`expected.slices.${index}`, wrong);
    else if (slices.findIndex((other) => sliceKey(other, dimensions) === sliceKey(slice, dimensions)) < index)
      report(`expected.slices.${index}`, 'stands there twice. Leave one out.');
  }
  const says = `must be a duration up to ${longestGraceDays} days, such as "1 working day" or "12 hours".`;
  if (graceDays(grace) > longestGraceDays) report('expected.grace', says);
}

/** In days, a working day being one; infinite of what is no duration, or is counted in months. */
function graceDays(grace: string): number {
  try {
    const duration = parseDuration(grace);
    if (duration.kind === 'working_days') return duration.days;
    if (duration.kind === 'working_hours') return duration.minutes / 60 / 24;
    const [days = '', time = ''] = duration.iso.slice(1).split('T');
    return /[YMW]/.test(days) ? Infinity : number(days, 'D') + number(time, 'H') / 24 + number(time, 'M') / 1440;
  } catch (error) {
    if (error instanceof DurationProblem) return Infinity;
    throw error;
  }
}

function number(text: string, unit: string): number {
  return Number(new RegExp(String.raw`(\d+(?:\.\d+)?)${unit}`).exec(text)?.[1] ?? 0);
}
