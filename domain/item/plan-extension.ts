import type { Extension } from './extension.js';
import type { ExtensionPolicy } from '../policy/extension.js';
import { timesPassed, type LimitClock, type LimitPassed } from '../sign-off/limit-steps.js';

/** When a request that nobody answers is late: after the policy's time, and again as often as it says. */
export function planExtension(policy: ExtensionPolicy, extension: Extension, clock: LimitClock): LimitPassed[] {
  const { answerWithin, ...rest } = policy;
  const what = `without an answer to ${extension.asks === null ? 'extension' : 'request'} ${extension.number}`;
  return timesPassed(extension.answerFrom, { ...rest, within: answerWithin }, clock, what);
}
