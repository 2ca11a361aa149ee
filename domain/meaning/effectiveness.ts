import { ItemChange } from '../item/change.js';
import { askedNow, checkersOf, noCheckYet } from '../item/check.js';
import { requireNotProven } from '../item/decide-check.js';
import { whomItTells } from '../item/fire.js';
import type { Foreseen } from '../item/foresee.js';
import type { ItemRecord } from '../item/item.js';
import { checkSteps } from '../item/plan.js';
import { ownWork } from '../item/signed-content.js';
import type { Recipient } from '../person/recipients.js';
import type { EffectivenessPolicy } from '../policy/effectiveness.js';
import { noOutcome } from '../record/outcome.js';
import type { Instant } from '../time.js';
import { leftOut, unwritten } from './round.js';

/** What it is counted from: that the item was done, its due date, or now where that has passed. */
export const countedFrom = ['done', 'due', 'now'] as const;

export interface CheckMeant {
  counted: (typeof countedFrom)[number];
  from: Instant;
  checkers: Recipient[];
  /** Whom the policy finds, and who do not check: it is their own work. */
  leftOut: Recipient[];
  /** That they are asked, and what fires while nobody answers. */
  steps: Foreseen[];
}

/**
 * What an effectiveness policy would mean for an item: when who is asked whether the problem is gone, planned as it is when the
 * item is done.
 *
 * @throws Refusal `illegal-transition`, `proven-effective` where no check follows any more
 */
export function effectivenessMeant(subject: ItemRecord, policy: EffectivenessPolicy, at: Instant): CheckMeant {
  const { item } = subject;
  const change = new ItemChange(noOutcome(subject), '', null, at);
  change.require('set_effectiveness');
  requireNotProven(change);
  const counted = item.doneAt !== null && item.status === 'done' ? 'done' : item.dueAt > at ? 'due' : 'now';
  const from = counted === 'done' ? (item.doneAt ?? at) : Math.max(item.dueAt, at);
  const done: ItemRecord = {
    ...subject,
    item: { ...item, status: 'done', doneAt: from, check: noCheckYet(unwritten) },
    policies: { ...subject.policies, effectiveness: policy },
  };
  const asks = checkSteps(done);
  const askedAt = asks[0]?.fireAt ?? from;
  const asked = { ...done, item: { ...done.item, check: askedNow(done.item, askedAt) } };
  return {
    counted,
    from,
    checkers: checkersOf(done, at),
    leftOut: leftOut(policy, subject.parts, ownWork(done, at)),
    steps: [
      ...asks.map((step) => ({ step, told: whomItTells(done, step) })),
      ...checkSteps(asked).map((step) => ({ step, told: whomItTells(asked, step) })),
    ],
  };
}
