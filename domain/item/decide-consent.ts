import { termsWithoutBounds } from '../policy/extension.js';
import { Refusal } from '../refusal.js';
import { askDeciders, newRequest, requireNonePending } from './ask-deciders.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import type { ItemOutcome } from './outcome.js';
import { othersWhoMay, owes, weakensSeverity } from './own-obligation.js';
import { premiseOf, type Weaker } from './weaker.js';

/**
 * Whoever owes it asks that it be put on hold, ended, or less severe: what they may not do themselves. Those who would agree
 * to more time without bounds are asked, in the same way.
 */
export function requestConsent(
  change: ItemChange,
  { extensionId: id, asks, reason, impact = '' }: Extract<ItemCommand, { type: 'request_consent' }>,
): ItemOutcome {
  change.require('request_consent');
  const { current: item, began: subject, actorId } = change;
  requireNonePending(change);
  const others = othersWhoMay(subject);
  if (actorId === null || !owes(change))
    throw new Refusal('not-allowed', `Whoever owes it asks for consent. Others need none: ${others} can do it.`);
  requireWeaker(change, asks);
  const { due, dueAt } = item;
  const { date, time, zone } = due;
  const terms = termsWithoutBounds(subject.policies.extension);
  const facts = {
    id,
    reason,
    impact,
    asks,
    premise: premiseOf(item),
    due: { date, time, zone },
    dueAt,
    days: 0,
    terms,
  };
  const extension = newRequest(change, actorId, facts);
  const deciders = askDeciders(change, extension, `Have ${others} do it.`);
  const { number } = extension;
  const { required } = terms;
  return change.done('item.consent_requested', {
    id,
    number,
    ...consentData(asks),
    reason,
    impact,
    required,
    deciders,
  });
}

/** What the trail says that was asked for. */
export function consentData(asks: Weaker): { asks: Weaker['what']; severity?: string | null } {
  return asks.what === 'severity' ? { asks: asks.what, severity: asks.severity } : { asks: asks.what };
}

/** @throws Refusal `invalid-command` for a severity that anybody may give who may at all */
function requireWeaker({ current, began }: ItemChange, asks: Weaker): void {
  if (asks.what !== 'severity' || weakensSeverity(began.policies.escalation, current.severity, asks.severity)) return;
  throw new Refusal(
    'invalid-command',
    'This severity makes it no weaker, so it needs no consent. Change it (tollgate items edit).',
  );
}
