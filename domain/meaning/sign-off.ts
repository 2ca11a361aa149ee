import { ItemChange } from '../item/change.js';
import { whomItTells } from '../item/fire.js';
import type { Foreseen } from '../item/foresee.js';
import type { ItemRecord } from '../item/item.js';
import { signOffLimit } from '../item/plan.js';
import { openRound, ownWork } from '../item/signed-content.js';
import type { Recipient } from '../person/recipients.js';
import type { SignOffPolicy } from '../policy/sign-off.js';
import { noOutcome } from '../record/outcome.js';
import { whoBreaks } from '../sign-off/break-glass.js';
import type { Instant } from '../time.js';
import { orWhyNot, stagesMeant, unwritten, type StageMeant } from './round.js';

export interface SignOffMeant {
  stages: StageMeant[];
  /** Why nobody could hand the item in by it; null: a round would open. */
  refused: string | null;
  /** What fires, and whom it reaches, while the first stage has not decided on what is handed in now. */
  late: Foreseen[];
  /** Who may have it decided past them; null: nobody. */
  glass: { askers: Recipient[]; seconds: Recipient[]; expires: string } | null;
}

/**
 * What a sign-off policy would mean for an item that is handed in at this instant: found, opened and planned by the functions
 * that do so when it is.
 *
 * @throws Refusal `illegal-transition` for an item that is over: no policy is chosen for it any more
 */
export function signOffMeant(subject: ItemRecord, policy: SignOffPolicy, at: Instant): SignOffMeant {
  new ItemChange(noOutcome(subject), '', null, at).require('replan');
  const own = ownWork(subject, at);
  const { parts, delegations } = subject;
  const tried: ItemRecord = {
    ...subject,
    item: { ...subject.item, signOffPolicyVersionId: unwritten },
    policies: { ...subject.policies, signOff: policy },
  };
  const { made: round, refused } = orWhyNot(() => openRound(tried, at));
  const limits = round === null ? [] : signOffLimit(tried, round);
  return {
    stages: stagesMeant(policy.stages, parts, own),
    refused,
    late: limits.map((step) => ({ step, told: whomItTells({ ...tried, round }, step) })),
    glass: policy.breakGlass
      ? { ...whoBreaks(policy.breakGlass, { ownWork: own, parts, delegations }), expires: policy.breakGlass.expires }
      : null,
  };
}
