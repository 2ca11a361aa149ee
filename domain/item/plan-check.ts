import { presentCheck } from './check.js';
import type { ActionItem } from './item.js';
import { addPolicyTime } from '../policy/policy-time.js';
import type { EffectivenessPolicy } from '../policy/effectiveness.js';
import { limitSteps, said, type LimitClock, type LimitPassed } from '../sign-off/limit-steps.js';

/**
 * The check of an item that is done: asked for so long after, and late when nobody has answered. That it is late is an
 * escalation; that it is asked for is none, and no maintenance holds it back.
 */
export function planCheck(
  item: ActionItem,
  policy: EffectivenessPolicy,
  clock: LimitClock,
): { kind: 'effectiveness_due' | 'effectiveness_limit'; passed: LimitPassed }[] {
  const { askedAt } = presentCheck(item);
  const { after, limit, time, repeat } = policy;
  if (askedAt === null) {
    const at = addPolicyTime(item.doneAt ?? 0, after, time, clock.calendar);
    const because = `${said(after, time)} after it was done`;
    return [{ kind: 'effectiveness_due', passed: { at, occurrence: 0, because } }];
  }
  const asked = { stageOpenedAt: askedAt, number: 0 };
  const limits = { limit, ...(time === undefined ? {} : { time }), ...(repeat === undefined ? {} : { repeat }) };
  return limitSteps(asked, limits, clock, 'of the effectiveness check').map((passed) => ({
    kind: 'effectiveness_limit',
    passed,
  }));
}
