import { expectAtMost } from '../at-most.js';
import type { Calendar } from '../calendar/calendar.js';
import { spokenDuration, type TypedDuration } from '../calendar/duration.js';
import { outOfMaintenance, type MaintenanceWindow } from '../duty/maintenance.js';
import { addPolicyTime, policyDuration } from '../policy/policy-time.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import type { Round } from './round.js';
import type { Instant } from '../time.js';
import type { PlannedStep } from '../record/step.js';

/** When a sign-off that nobody decides is late: at its limit, and again as often as its policy says. */
export interface LimitPassed {
  at: Instant;
  /** Rounds count across cycles, so this tells rounds and repetitions apart. */
  occurrence: number;
  because: string;
}

/** Of one step: repetitions are numbered within a thousand. */
const mostTimes = 999;

/** How often something is said again. @throws Refusal `invalid-command` where a stored policy says more than can be */
export function timesOf(repeat: { times: number } | undefined): number {
  const times = repeat?.times ?? 0;
  expectAtMost(times, mostTimes, 'repetitions of one step');
  return times;
}

/** A time within which something is to be decided or answered, and how often its passing is said again. */
interface Limit {
  within: string;
  time?: SignOffPolicy['time'];
  repeat?: SignOffPolicy['repeat'];
}

/** Whose calendar counts, and in which windows nothing escalates. */
export interface LimitClock {
  calendar: Calendar;
  maintenance: readonly MaintenanceWindow[];
}

/**
 * What maintenance holds back leaves at its end, and repetitions keep their distance from there.
 *
 * @param what e.g. `without a decision of stage 1`
 */
export function timesPassed(
  from: Instant,
  { within, time, repeat }: Limit,
  { calendar, maintenance }: LimitClock,
  what: string,
): LimitPassed[] {
  const passed: LimitPassed[] = [];
  let last = from;
  for (let times = 0; times <= timesOf(repeat); times += 1) {
    const wait = times > 0 && repeat ? repeat.every : within;
    const { fireAt, held } = outOfMaintenance(maintenance, addPolicyTime(last, wait, time, calendar));
    const again = times > 0 && repeat ? `, again after ${said(repeat.every, time)}` : '';
    passed.push({ at: fireAt, occurrence: times, because: `${said(within, time)} ${what}${again}${held}` });
    last = fireAt;
  }
  return passed;
}

/** @param what e.g. `of stage 1`, or `at the tollgate of Detection` */
export function limitSteps(
  round: Pick<Round, 'stageOpenedAt' | 'number'>,
  { limit, ...policy }: Pick<SignOffPolicy, 'limit' | 'time' | 'repeat'>,
  clock: LimitClock,
  what: string,
): LimitPassed[] {
  const passed = timesPassed(round.stageOpenedAt, { ...policy, within: limit }, clock, `without a decision ${what}`);
  return passed.map(({ occurrence, ...rest }) => ({ ...rest, occurrence: round.number * 1000 + occurrence }));
}

/**
 * How often a limit has passed before it began anew at an instant: what is planned from then on has numbers of its own,
 * for a step fires once.
 */
export function passedBefore(
  steps: readonly PlannedStep[],
  step: Pick<PlannedStep, 'cycle' | 'policyVersionId' | 'kind' | 'level'> & { round: number },
  since: Instant,
): number {
  const { cycle, policyVersionId, kind, level, round } = step;
  return steps.filter(
    (other) =>
      other.state === 'fired' &&
      other.fireAt <= since &&
      other.kind === kind &&
      other.level === level &&
      other.cycle === cycle &&
      other.policyVersionId === policyVersionId &&
      Math.floor(other.occurrence / 1000) === round,
  ).length;
}

const spoken = new WeakMap<TypedDuration, string>();

/** A duration of a policy as people say it: `2 working days`, `36 hours`. Empty for no time at all. */
export function said(duration: string, time: SignOffPolicy['time'] = 'calendar'): string {
  const typed = policyDuration(duration, time);
  let text = spoken.get(typed);
  // Said of every rung of every plan.
  if (text === undefined) spoken.set(typed, (text = spokenDuration(typed)));
  return text;
}
