import type { Calendar } from '../calendar/calendar.js';
import { durationText } from '../calendar/duration.js';
import { addPolicyTime, policyDuration } from '../policy/policy-time.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import type { Round } from '../sign-off/round.js';
import type { Instant } from '../time.js';

/** When a sign-off that nobody decides is late: at its limit, and again as often as its policy says. */
export interface LimitPassed {
  at: Instant;
  /** Rounds count across cycles, so this tells rounds and repetitions apart. */
  occurrence: number;
  because: string;
}

/** @param what e.g. `stage 1`, or `the tollgate of Detection` */
export function limitSteps(
  round: Pick<Round, 'stageOpenedAt' | 'number'>,
  policy: Pick<SignOffPolicy, 'limit' | 'time' | 'repeat'>,
  calendar: Calendar,
  what: string,
): LimitPassed[] {
  const { limit, time, repeat } = policy;
  const passed: LimitPassed[] = [];
  let at = addPolicyTime(round.stageOpenedAt, limit, time, calendar);
  for (let times = 0; times <= (repeat?.times ?? 0); times += 1) {
    if (times > 0 && repeat) at = addPolicyTime(at, repeat.every, time, calendar);
    const again = times > 0 && repeat ? `, again after ${said(repeat.every, time)}` : '';
    const because = `${said(limit, time)} without a decision ${what}${again}`;
    passed.push({ at, occurrence: round.number * 1000 + times, because });
  }
  return passed;
}

/** `2 working days`; ISO 8601 stays as the policy has it where it says the same. */
export function said(duration: string, time: SignOffPolicy['time']): string {
  const typed = policyDuration(duration, time);
  return typed.kind === 'calendar' ? duration : durationText(typed);
}
