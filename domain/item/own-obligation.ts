import { compareRatings, ratings } from '../policy/rating.js';
import { ladderOf, type EscalationPolicy } from '../policy/escalation.js';
import { Refusal } from '../refusal.js';
import { ownObligationOf } from '../sign-off/own-work.js';
import type { Instant } from '../time.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import type { ItemRecord } from './item.js';
import { itemTable } from './table.js';

/**
 * Nobody makes their own obligation weaker, nor has it done in their name: later, on hold, cancelled, by another policy,
 * with another check. Somebody else has to agree: to a request, which those decide on whom the extension policy names, or
 * by doing it themselves. A program that is not launched yet obliges nobody.
 *
 * @throws Refusal `consent-needed` that says who may
 */
export function requireConsent(change: ItemChange, what: string, ask: keyof typeof asking = 'nothing'): void {
  const { at, began: subject } = change;
  if (subject.programStatus === 'draft' || !owes(change)) return;
  const instead = itemTable[subject.item.status].request_consent ? asking[ask] : 'Have';
  throw new Refusal(
    'separation-of-duties',
    `Nobody ${what} their own obligation, as its owner now or before, or standing in for one. ${instead} ` +
      `${othersWhoMay(subject)} do it.`,
    { ownObligation: ownObligationOf(subject.item, { delegations: subject.delegations, at }) },
  );
}

/** What whoever owes it can do about it, while it is open or in progress. */
const asking = {
  time: 'Ask for more time, which others agree to (tollgate extend), or have',
  consent: 'Ask for it, which others agree to (tollgate request), or have',
  nothing: 'Have',
};

/** Whether whoever does it owes it, or does it in the name of somebody who does. */
export function owes({ actorId, onBehalfOf, at, began: subject }: ItemChange): boolean {
  const own = ownObligationOf(subject.item, { delegations: subject.delegations, at });
  return actorId !== null && (own.includes(actorId) || (onBehalfOf !== null && own.includes(onBehalfOf.id)));
}

/** Who could do it in their stead. */
export function othersWhoMay({ parts, item }: ItemRecord): string {
  return item.ownerId === parts.program_manager && parts.domain_lead && parts.domain_lead !== item.ownerId
    ? 'the domain lead or an administrator'
    : 'the program manager or an administrator';
}

/** Whether a re-planning is more than another calendar by which it comes no later. */
export function weakens(command: Extract<ItemCommand, { type: 'replan' }>, dueAt: Instant, before: Instant): boolean {
  const { escalationPolicyVersionId, reminderPolicyVersionId, signOffPolicyVersionId, extensionPolicyVersionId } =
    command;
  const policies = [
    escalationPolicyVersionId,
    reminderPolicyVersionId,
    signOffPolicyVersionId,
    extensionPolicyVersionId,
  ];
  return policies.some((id) => id !== undefined) || dueAt > before;
}

/**
 * Whether another severity may be a smaller duty. A higher one of those whose order is known is none; nor is the first
 * that is said, where it brings the same ladder. Of a team's own words nobody knows which is more.
 */
export function weakensSeverity(policy: EscalationPolicy, before: string | null, after: string | null): boolean {
  const [from, to] = [nameOf(before), nameOf(after)];
  if (from === to) return false;
  if (from === null) return ladderOf(policy, before) !== ladderOf(policy, after);
  const [less, more] = [ratings.find((one) => one === from), ratings.find((one) => one === to)];
  return less === undefined || more === undefined || compareRatings(more, less) < 0;
}

function nameOf(severity: string | null): string | null {
  return severity?.trim().toLowerCase() ?? null;
}
