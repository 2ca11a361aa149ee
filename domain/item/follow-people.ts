import { checkersOf, isCheckPending, presentCheck } from './check.js';
import type { Recipient } from '../person/recipients.js';
import { whoCanCure } from '../person/who-can-cure.js';
import { approversChanged, shortText, followRoles } from '../sign-off/follow-roles.js';
import type { Instant } from '../time.js';
import { ItemChange } from './change.js';
import { askedFor, decidersOf, decidersWaitedFor } from './extension.js';
import type { ItemRecord } from './item.js';
import type { ItemOutcome } from './outcome.js';
import { ownWork } from './signed-content.js';

/**
 * The machine's look at the people: what waits for a decision is asked of whoever has the role now. Those newly asked
 * and those no longer asked are told; where nobody is left who could decide, whoever can cure that. Nothing happens where
 * nothing has changed.
 */
export function followPeople(outcome: ItemOutcome, at: Instant): ItemOutcome {
  return followCheck(followExtension(followRound(outcome, at), at), at);
}

function followRound(outcome: ItemOutcome, at: Instant): ItemOutcome {
  const { item, round, policies, parts } = outcome.after;
  if (!round || round.policyVersionId !== item.signOffPolicyVersionId) return outcome;
  const followed = followRoles(round, policies.signOff, parts, ownWork(outcome.after, at));
  if (!followed) return outcome;
  const change = new ItemChange(outcome, keyOf(outcome.after, 'round'), null, at);
  change.effect({ kind: 'round', round: followed.round });
  change.setRecord({ round: followed.round });
  const { channels } = policies.signOff;
  change.tell('submitted', followed.asked, {}, { channels });
  change.tell('no_longer_asked', followed.released);
  if (followed.short.length > 0) tellShort(change, shortText(followed));
  return change.done('item.approvers_changed', approversChanged(followed));
}

function followExtension(outcome: ItemOutcome, at: Instant): ItemOutcome {
  const { pendingExtension: pending, item } = outcome.after;
  if (!pending) return outcome;
  const deciders = decidersOf(outcome.after, pending, at);
  const waited = decidersWaitedFor(outcome.after, pending, at);
  const agreed = pending.decisions.filter(({ decision }) => decision === 'agreed').length;
  const asked = waited.filter(({ personId }) => item.asked !== null && !item.asked.includes(personId));
  const decided = pending.decisions.map(({ personId, forId }) => forId ?? personId);
  const released = formerOf(item.asked, deciders).filter(({ personId }) => !decided.includes(personId));
  const short = agreed + waited.length < pending.terms.required;
  if (!differs(item.asked, deciders, short)) return outcome;
  const change = new ItemChange(outcome, keyOf(outcome.after, 'extension'), null, at);
  change.set({ asked: deciders.map(({ personId }) => personId) });
  change.tell('extension_requested', asked, { reason: pending.reason, ...askedFor(pending) });
  change.tell('no_longer_asked', released);
  if (short) tellShort(change, 'Too few are left who may agree to what was asked for');
  return change.done('item.deciders_changed', { about: 'extension', asked, released, short });
}

function followCheck(outcome: ItemOutcome, at: Instant): ItemOutcome {
  const { item, policies } = outcome.after;
  if (!isCheckPending(item) || presentCheck(item).askedAt === null) return outcome;
  const checkers = checkersOf(outcome.after, at);
  const asked = checkers.filter(({ personId }) => item.asked !== null && !item.asked.includes(personId));
  const released = formerOf(item.asked, checkers);
  const short = checkers.length === 0;
  if (!differs(item.asked, checkers, short)) return outcome;
  const change = new ItemChange(outcome, keyOf(outcome.after, 'check'), null, at);
  change.set({ asked: checkers.map(({ personId }) => personId) });
  change.tell('check_asked', asked, {}, { channels: policies.effectiveness?.channels ?? ['inbox'] });
  change.tell('no_longer_asked', released);
  if (short) tellShort(change, 'Nobody is left who may check whether it was effective');
  return change.done('item.deciders_changed', { about: 'check', asked, released, short });
}

/** Of what was asked before people were remembered, only that nobody is left is worth an event. */
function differs(before: readonly string[] | null, now: readonly Recipient[], short: boolean): boolean {
  if (before === null) return short;
  return before.length !== now.length || before.some((id) => !isAmong(now, id));
}

function isAmong(people: readonly Recipient[], id: string): boolean {
  return people.some(({ personId }) => personId === id);
}

/** Those who were asked and are not among those who are. */
function formerOf(asked: readonly string[] | null, now: readonly Recipient[]): Recipient[] {
  return (asked ?? []).filter((id) => !isAmong(now, id)).map((personId) => ({ personId, role: 'approver' }));
}

function tellShort(change: ItemChange, reason: string): void {
  change.tell('nobody_can_decide', whoCanCure(change.began.parts), { reason });
}

/** One for each version: a second look at the same facts finds nothing to do. */
function keyOf({ item }: ItemRecord, what: string): string {
  return `action-item/${item.id}#people:${what}/v${item.version}`;
}
