import { dueInstantAsked } from '../calendar/due.js';
import { eachOnce } from '../person/accounts.js';
import { findSeat } from '../stand-in/seat.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Recipient } from '../person/recipients.js';
import { provedFacts, provenBy, type Proof } from '../proof/proof.js';
import { daysBetween, termsOf } from '../policy/extension.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { askDeciders, newRequest, requireNonePending } from './ask-deciders.js';
import { carryOutConsent } from './carry-out-consent.js';
import { consentData } from './decide-consent.js';
import { moveDue } from './decide-obligation.js';
import {
  askedBy,
  askedFor,
  decidersOf,
  decidersWaitedFor,
  ownRequest,
  type Extension,
  type ExtensionDecision,
} from './extension.js';
import type { ItemOutcome } from './outcome.js';
import { premiseOf } from './weaker.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** Asks for the same obligation later. Those who must agree are told; past the policy's limits it is refused at once. */
export function requestExtension(change: ItemChange, command: Command<'request_extension'>): ItemOutcome {
  change.require('request_extension');
  const { current: item, at, began: subject, actorId } = change;
  requireNonePending(change);
  const dueAt = dueInstantAsked(command.due, subject.calendar);
  if (dueAt <= item.dueAt || dueAt <= at)
    throw new Refusal(
      'invalid-due-date',
      `The new date must be later than ${describeInstant(item.dueAt, item.due.zone)} and in the future.`,
    );
  if (actorId === null) throw new Refusal('not-allowed', 'Only a person asks for more time.');
  // What is asked for is a date; how it was counted is no part of what is granted.
  const { date, time, zone } = command.due;
  const days = daysBetween(item.due.date, date);
  const extension = newRequest(change, actorId, {
    id: command.extensionId,
    reason: command.reason,
    impact: command.impact ?? '',
    asks: null,
    premise: null,
    due: { date, time, zone },
    dueAt,
    days,
    terms: termsOf(subject.policies.extension, subject.granted, days),
  });
  const instead = 'Give the program a domain lead, or have the program manager set another due date.';
  const deciders = askDeciders(change, extension, instead);
  const { id, number, impact } = extension;
  const { required } = extension.terms;
  return change.done('item.extension_requested', {
    id,
    number,
    dueAt,
    days,
    reason: command.reason,
    impact,
    required,
    deciders,
  });
}

/**
 * One of those who must agree decides. Refused by one, it is refused; agreed by as many as the policy wants, the item has
 * a new due instant and a new cycle, or what was asked for is done.
 */
export function decideExtension(change: ItemChange, command: Command<'decide_extension'>, proof?: Proof): ItemOutcome {
  change.require('decide_extension');
  const { at, began: subject, actorId } = change;
  const pending = subject.pendingExtension;
  if (!pending || actorId === null) throw nothingPending();
  const seat = findSeat({
    actorId,
    onBehalfOf: command.onBehalfOf ?? null,
    seats: decidersOf(subject, pending, at),
    votes: pending.decisions,
    barred: ownRequest(subject, pending, at),
    delegations: subject.delegations,
    at,
    words: {
      ownWork: 'Nobody decides on their own request. Ask the program manager or the domain lead.',
      notAsked:
        'Only those who must agree by the extension policy, and those who stand in for them, may decide on this.',
    },
  });
  if (seat.personId !== actorId) change.actFor(seat.personId);
  const agreed = command.decision === 'grant';
  if (!agreed && !command.reason?.trim())
    throw new Refusal('invalid-command', 'Refusing needs a reason, so that the owner knows why.');
  if (agreed) requireAsAsked(change, pending);
  const reason = command.reason ?? null;
  const proved = provenBy(pending.terms.proof, proof);
  const decision: ExtensionDecision = {
    personId: actorId,
    forId: seat.personId === actorId ? null : seat.personId,
    decision: agreed ? 'agreed' : 'refused',
    reason,
    at,
    proved,
  };
  const decisions = [...pending.decisions, decision];
  const agreeing = decisions.filter((d) => d.decision === 'agreed');
  const count = eachOnce(agreeing, subject.delegations.accounts).length;
  change.effect({ kind: 'extension_decision', extensionId: pending.id, decision });
  const facts = { reason: reason ?? '', ...askedFor(pending) };
  const data = {
    ...namedData(pending),
    ...{ reason, agreed: count, required: pending.terms.required },
    ...provedFacts(proved),
  };
  if (agreed && count < pending.terms.required) {
    const still = { ...pending, decisions };
    change.setRecord({ pendingExtension: still });
    change.tell('extension_agreed', asker(change, pending), facts);
    return change.done(eventsOf(pending).agreed, {
      ...data,
      waitingFor: decidersWaitedFor(change.now, still, at),
    });
  }
  const extension: Extension = {
    ...pending,
    decisions,
    state: agreed ? 'granted' : 'refused',
    decidedBy: actorId,
    decidedFor: decision.forId,
    decidedAt: at,
    decisionReason: reason,
  };
  change.setRecord({ pendingExtension: null });
  change.effect({ kind: 'extension', extension });
  if (agreed && pending.asks) {
    // Who owns it hears of a hold and of an end as of any other.
    const told = pending.asks.what === 'severity' ? '' : change.current.ownerId;
    const askers = asker(change, pending).filter(({ personId }) => personId !== told);
    change.tell('consent_granted', askers, facts);
    const granted = change.done(eventsOf(pending).granted, { ...data, askedBy: pending.requestedBy });
    return carryOutConsent(granted, change, pending, pending.asks);
  }
  if (agreed) {
    const { number, days } = subject.granted;
    change.setRecord({ granted: { number: number + 1, days: days + pending.days } });
    moveDue(change, pending.due);
  }
  change.tell(agreed ? 'extension_granted' : 'extension_refused', asker(change, pending), facts);
  return change.done(eventsOf(pending)[agreed ? 'granted' : 'refused'], data);
}

/**
 * What was asked for is what is agreed to.
 * @throws Refusal `invalid-due-date`, `content-changed`
 */
function requireAsAsked({ at, current: item }: ItemChange, { asks, dueAt, premise }: Extension): void {
  if (asks !== null && premise !== premiseOf(item))
    throw new Refusal(
      'content-changed',
      'The title, the description or the severity has changed since this was asked for. Refuse it, and let it be asked for again.',
    );
  if (asks !== null || (dueAt > at && dueAt > item.dueAt)) return;
  throw new Refusal(
    'invalid-due-date',
    dueAt <= at
      ? 'The date asked for has passed by now. Refuse it, and let a later one be asked for.'
      : 'The item is due as late as that by now. Refuse it, or let a later date be asked for.',
  );
}

function nothingPending(): Refusal {
  return new Refusal('no-extension-pending', 'No request about this item is waiting for a decision.');
}

const ofTime = {
  agreed: 'item.extension_agreed',
  granted: 'item.extension_granted',
  refused: 'item.extension_refused',
  takenBack: 'item.extension_taken_back',
};
const ofConsent: typeof ofTime = {
  agreed: 'item.consent_agreed',
  granted: 'item.consent_granted',
  refused: 'item.consent_refused',
  takenBack: 'item.consent_taken_back',
};

/** What the trail calls what became of a request. */
function eventsOf({ asks }: Extension): typeof ofTime {
  return asks === null ? ofTime : ofConsent;
}

/** Which request, and what it asked for. */
function namedData({ id, dueAt, asks }: Extension): Record<string, unknown> {
  return asks === null ? { id, dueAt } : { id, ...consentData(asks) };
}

/** Whoever asked, or for whom it was asked, needs it no more. */
export function takeBackExtension(change: ItemChange, command: Command<'take_back_extension'>): ItemOutcome {
  change.require('take_back_extension');
  const { at, began: subject, actorId } = change;
  const pending = subject.pendingExtension;
  if (!pending || actorId === null) throw nothingPending();
  const own = askedBy(subject, pending);
  if (!own.includes(actorId)) {
    const { delegations } = subject;
    const absent = own.find((id) => standsIn(actorId, id, 'everything', { delegations, at, barred: [] }) === 'yes');
    if (absent === undefined)
      throw new Refusal(
        'not-allowed',
        'Only whoever asked for it may take it back. Those who must agree can refuse it.',
      );
    change.actFor(absent);
  }
  const reason = command.reason ?? null;
  const extension: Extension = {
    ...pending,
    state: 'taken_back',
    decidedBy: actorId,
    decidedAt: at,
    decisionReason: reason,
  };
  change.tell('extension_taken_back', decidersOf(subject, pending, at), { reason: reason ?? '', ...askedFor(pending) });
  change.setRecord({ pendingExtension: null });
  change.effect({ kind: 'extension', extension });
  return change.done(eventsOf(pending).takenBack, { ...namedData(pending), reason });
}

/** Those who hear what became of a request: who asked, and in whose name. */
function asker(change: ItemChange, { requestedBy, requestedFor }: Extension): Recipient[] {
  if (requestedFor === null) return [{ personId: requestedBy, role: 'owner' }];
  const absent = { id: requestedFor, name: change.nameOf(requestedFor) };
  return [
    { personId: requestedFor, role: 'owner' },
    { personId: requestedBy, role: 'stand_in', for: absent },
  ];
}
