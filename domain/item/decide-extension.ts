import { findSeat } from '../stand-in/seat.js';
import { standsIn } from '../stand-in/stand-in.js';
import type { Recipient } from '../person/recipients.js';
import { daysBetween, termsOf } from '../policy/extension.js';
import { Refusal } from '../refusal.js';
import { describeInstant } from '../time.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { instantOf, moveDue } from './decide-obligation.js';
import {
  askedBy,
  decidersOf,
  decidersWaitedFor,
  ownRequest,
  type Extension,
  type ExtensionDecision,
} from './extension.js';
import type { ItemOutcome } from './outcome.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** Asks for the same obligation later. Those who must agree are told; past the policy's limits it is refused at once. */
export function requestExtension(change: ItemChange, command: Command<'request_extension'>): ItemOutcome {
  change.require('request_extension');
  const { current: item, at, began: subject, actorId } = change;
  if (subject.pendingExtension)
    throw new Refusal('extension-pending', 'An extension is waiting for a decision already. Have it decided first.');
  const dueAt = instantOf(command.due, subject.calendar);
  if (dueAt <= item.dueAt || dueAt <= at)
    throw new Refusal(
      'invalid-due-date',
      `The new date must be later than ${describeInstant(item.dueAt, item.due.zone)} and in the future.`,
    );
  if (actorId === null) throw new Refusal('not-allowed', 'An extension is asked for by a person.');
  // What is asked for is a date; how it was counted is no part of what is granted.
  const { date, time, zone } = command.due;
  const days = daysBetween(item.due.date, date);
  const extension: Extension = {
    id: command.extensionId,
    number: item.extensionCount + 1,
    requestedBy: actorId,
    requestedFor: change.onBehalfOf?.id ?? null,
    requestedAt: at,
    reason: command.reason,
    impact: command.impact ?? '',
    due: { date, time, zone },
    dueAt,
    days,
    terms: termsOf(subject.policies.extension, subject.granted, days),
    answerFrom: at,
    decisions: [],
    state: 'pending',
    decidedBy: null,
    decidedFor: null,
    decidedAt: null,
    decisionReason: null,
  };
  change.set({ extensionCount: extension.number });
  change.setRecord({ pendingExtension: extension });
  const deciders = decidersOf(change.now, extension, at);
  const { required } = extension.terms;
  if (deciders.length < required)
    throw new Refusal(
      'unreachable-quorum',
      `By the extension policy ${required} must agree to this, and ${deciders.length} can be found who did not ask ` +
        `for it. Give the program a domain lead, or have the program manager set another due date.`,
    );
  change.set({ asked: deciders.map(({ personId }) => personId) });
  change.effect({ kind: 'extension', extension });
  change.tell('extension_requested', deciders, {
    reason: command.reason,
    newDueText: describeInstant(dueAt, zone),
  });
  const { id, number, impact } = extension;
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
 * a new due instant and a new cycle.
 */
export function decideExtension(change: ItemChange, command: Command<'decide_extension'>): ItemOutcome {
  change.require('decide_extension');
  const { at, began: subject, actorId } = change;
  const pending = subject.pendingExtension;
  if (!pending || actorId === null)
    throw new Refusal('no-extension-pending', 'No extension of this item is waiting for a decision.');
  const seat = findSeat({
    actorId,
    onBehalfOf: command.onBehalfOf ?? null,
    seats: decidersOf(subject, pending, at),
    votes: pending.decisions,
    barred: ownRequest(subject, pending, at),
    delegations: subject.delegations,
    at,
    words: {
      ownWork: 'Nobody decides on his own extension. Ask the program manager or the domain lead.',
      notAsked:
        'Only those who must agree by the extension policy, and those who stand in for them, may decide on this.',
    },
  });
  if (seat.personId !== actorId) change.actFor(seat.personId);
  const agreed = command.decision === 'grant';
  if (!agreed && !command.reason?.trim())
    throw new Refusal('invalid-command', 'Refusing needs a reason, so that the owner knows why.');
  if (agreed && (pending.dueAt <= at || pending.dueAt <= change.current.dueAt))
    throw new Refusal(
      'invalid-due-date',
      pending.dueAt <= at
        ? 'The date asked for has passed by now. Refuse it, and let a later one be asked for.'
        : 'The item is due as late as that by now. Refuse it, or let a later date be asked for.',
    );
  const reason = command.reason ?? null;
  const decision: ExtensionDecision = {
    personId: actorId,
    forId: seat.personId === actorId ? null : seat.personId,
    decision: agreed ? 'agreed' : 'refused',
    reason,
    at,
  };
  const decisions = [...pending.decisions, decision];
  const count = decisions.filter((d) => d.decision === 'agreed').length;
  change.effect({ kind: 'extension_decision', extensionId: pending.id, decision });
  const facts = { reason: reason ?? '', newDueText: describeInstant(pending.dueAt, pending.due.zone) };
  const data = { id: pending.id, dueAt: pending.dueAt, reason, agreed: count, required: pending.terms.required };
  if (agreed && count < pending.terms.required) {
    const still = { ...pending, decisions };
    change.setRecord({ pendingExtension: still });
    change.tell('extension_agreed', asker(change, pending), facts);
    return change.done('item.extension_agreed', {
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
  if (agreed) {
    const { number, days } = subject.granted;
    change.setRecord({ granted: { number: number + 1, days: days + pending.days } });
    moveDue(change, pending.due);
  }
  change.tell(agreed ? 'extension_granted' : 'extension_refused', asker(change, pending), facts);
  return change.done(agreed ? 'item.extension_granted' : 'item.extension_refused', data);
}

/** Whoever asked, or for whom it was asked, needs it no more. */
export function takeBackExtension(change: ItemChange, command: Command<'take_back_extension'>): ItemOutcome {
  change.require('take_back_extension');
  const { at, began: subject, actorId } = change;
  const pending = subject.pendingExtension;
  if (!pending || actorId === null)
    throw new Refusal('no-extension-pending', 'No extension of this item is waiting for a decision.');
  const own = askedBy(subject, pending);
  if (!own.includes(actorId)) {
    const { delegations } = subject;
    const absent = own.find((id) => standsIn(actorId, id, 'everything', { delegations, at, barred: [] }) === 'yes');
    if (absent === undefined)
      throw new Refusal('not-allowed', 'Only who asked for it may take it back. Those who must agree can refuse it.');
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
  change.tell('extension_taken_back', decidersOf(subject, pending, at), { reason: reason ?? '' });
  change.setRecord({ pendingExtension: null });
  change.effect({ kind: 'extension', extension });
  return change.done('item.extension_taken_back', { id: pending.id, dueAt: pending.dueAt, reason });
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
