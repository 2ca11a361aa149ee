import type { Extension } from '../action-item/extension.js';
import type { Calendar } from '../calendar/calendar.js';
import type { ExtensionPolicy } from '../policy/extension.js';
import { addPolicyTime } from '../policy/policy-time.js';
import { said, type LimitPassed } from './limit-steps.js';

/** When a request that nobody answers is late: after the policy's time, and again as often as it says. */
export function planExtension(policy: ExtensionPolicy, extension: Extension, calendar: Calendar): LimitPassed[] {
  const { answerWithin, time, repeat } = policy;
  const passed: LimitPassed[] = [];
  let at = addPolicyTime(extension.answerFrom, answerWithin, time, calendar);
  for (let times = 0; times <= (repeat?.times ?? 0); times += 1) {
    if (times > 0 && repeat) at = addPolicyTime(at, repeat.every, time, calendar);
    const again = times > 0 && repeat ? `, again after ${said(repeat.every, time)}` : '';
    const because = `${said(answerWithin, time)} without an answer to extension ${extension.number}${again}`;
    passed.push({ at, occurrence: times, because });
  }
  return passed;
}
