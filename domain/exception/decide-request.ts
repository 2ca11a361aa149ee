import { Refusal } from '../refusal.js';
import { findRecipients } from '../person/recipients.js';
import { waitingFor } from '../sign-off/round.js';
import type { ExceptionChange } from './change.js';
import { checkItems, checkRequest, leaseInstant } from './check-request.js';
import type { ExceptionPatch } from './commands.js';
import type { Exception, LinkedItem } from './exception.js';
import type { ExceptionOutcome } from './outcome.js';
import { askersToTell, partsOfItems } from './people.js';
import { openRound, renewRound } from './rounds.js';
import { closeRoundOn } from '../sign-off/on-record.js';

/** Asks for it: a round opens over the content as it stands, of the approvers that the residual rating asks for. */
export function request(change: ExceptionChange): ExceptionOutcome {
  change.require('request');
  const { current, at } = change;
  if (current.status === 'active') {
    if (current.staleSince === null)
      throw new Refusal('illegal-transition', 'It is approved and not stale; there is nothing to ask for.');
    if (change.now.round)
      throw new Refusal('illegal-transition', 'It waits for a new approval already. Have that decided.');
  } else {
    checkItems(change.now.items);
    checkRequest(change.now, at);
    change.set({ status: 'requested' });
  }
  const round = openRound(change);
  const told = change.tell(current.status === 'active' ? 'exception_stale' : 'exception_requested', waitingFor(round), {
    reason: current.staleReason ?? '',
  });
  if (current.status !== 'active')
    change.tell('risk_owner_named', findRecipients(['risk_owner'], [], change.now.parts));
  const { number, contentHash } = round;
  return change.done('exception.requested', { round: number, contentHash, endsAt: current.endsAt, approvers: told });
}

/** Changes what it says. Whoever writes on it does not sign; signatures on the former content fall. */
export function edit(change: ExceptionChange, patch: ExceptionPatch, candidates: LinkedItem[]): ExceptionOutcome {
  change.require('edit');
  const { current: before, now: subject } = change;
  const { itemIds, ...given } = patch;
  if (before.status === 'active') checkStaleEdit(before, patch);
  const facts = Object.fromEntries(
    Object.entries(given).filter(
      ([field, value]) => value !== undefined && !same(before[field as keyof Exception], value),
    ),
  ) as Partial<Exception>;
  if (facts.ends) facts.endsAt = leaseInstant(facts.ends);
  if (facts.starts !== undefined) facts.startsAt = facts.starts === null ? null : leaseInstant(facts.starts);
  const items = itemIds === undefined ? subject.items : linked(itemIds, candidates);
  const moved = !same(
    items.map(({ id }) => id),
    subject.items.map(({ id }) => id),
  );
  const changed = [...Object.keys(facts).filter((field) => !field.endsWith('At')), ...(moved ? ['items'] : [])];
  if (changed.length === 0) return change.unchanged();
  change.set({ ...facts, authors: withAuthor(before, change.actorId) });
  const { riskOwnerId, domainLeadId } = change.current;
  const people = { risk_owner: riskOwnerId, domain_lead: domainLeadId };
  const above = riskOwnerId === before.riskOwnerId ? subject.parts.risk_owner_manager : subject.managers[riskOwnerId];
  change.setRecord({
    items,
    parts: { ...subject.parts, ...people, ...partsOfItems(items), risk_owner_manager: above ?? null },
  });
  if (moved) checkItems(items);
  if (change.current.status === 'requested') checkRequest(change.now, change.at);
  const renewed = renewRound(change);
  if (renewed) change.tell('exception_changed', waitingFor(renewed), { reason: 'the content was edited' });
  return change.done('exception.edited', { changed });
}

/** Nobody needs it any more. */
export function withdraw(change: ExceptionChange, reason: string): ExceptionOutcome {
  change.require('withdraw');
  const { round } = change.now;
  change.tell('exception_withdrawn', [...(round ? waitingFor(round) : []), ...askersToTell(change.now)], { reason });
  closeRoundOn(change, 'cancelled');
  change.set({ status: 'withdrawn', endedAt: change.at, endReason: reason });
  return change.done('exception.withdrawn', { reason });
}

/** Longer, wider or for more items is a new decision: what was approved stays what it was. */
function checkStaleEdit(exception: Exception, patch: ExceptionPatch): void {
  if (exception.staleSince === null)
    throw new Refusal(
      'illegal-transition',
      'An approved exception is not edited. Renew it: a new request with a decision of its own.',
    );
  const free = ['rationale', 'controls'];
  const others = Object.keys(patch).filter((field) => !free.includes(field));
  if (others.length > 0)
    throw new Refusal(
      'invalid-command',
      `While it is stale, only rationale and compensating controls can be edited, not ${others.join(', ')}. Renew it for more.`,
    );
}

function linked(ids: string[], candidates: LinkedItem[]): LinkedItem[] {
  const missing = ids.filter((id) => !candidates.some((item) => item.id === id));
  if (missing.length > 0) throw new Refusal('not-found', `There is no action item ${missing.join(', ')}.`);
  return candidates.filter(({ id }) => ids.includes(id)).sort((a, b) => a.number - b.number);
}

export function withAuthor({ authors }: Exception, personId: string | null): string[] {
  return personId === null || authors.includes(personId) ? authors : [...authors, personId];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
