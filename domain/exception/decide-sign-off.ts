import { Refusal } from '../refusal.js';
import { signOn } from '../sign-off/on-record.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import { waitingFor } from '../sign-off/round.js';
import type { ExceptionChange } from './change.js';
import type { ExceptionCommand } from './commands.js';
import { activate, endLease } from './decide-lease.js';
import type { ExceptionOutcome } from './outcome.js';
import { askersToTell } from './people.js';
import { exceptionWork } from './signed-content.js';

type Sign = Extract<ExceptionCommand, { type: 'sign' }>;

/** A named person takes responsibility for it, sends it back to be mended, or refuses it for good. */
export function signException(change: ExceptionChange, command: Sign, proof?: Proof): ExceptionOutcome {
  change.require('sign');
  const { at, now: subject, actorId } = change;
  const { round } = subject;
  if (!round || actorId === null)
    throw new Refusal('nothing-submitted', 'There is no open round to decide on: it does not wait for an approval.');
  const { decision, reason = null, contentHash = null, onBehalfOf = null } = command;
  if (decision === 'refuse' && !reason?.trim())
    throw new Refusal('invalid-command', 'Refusing needs a reason, so that whoever asked knows why.');
  const { round: signed, signature } = signOn(
    change,
    round,
    {
      personId: actorId,
      onBehalfOf,
      decision: decision === 'approve' ? 'approve' : 'send_back',
      reason,
      followUps: [],
      contentHash,
      proof,
    },
    { ownWork: exceptionWork(subject, at), delegations: subject.delegations },
  );
  const proved = provedFacts(signature.proved ?? null);
  const facts = { round: signed.number, stage: round.stage, contentHash: round.contentHash, reason, ...proved };
  if (decision === 'refuse' && signed.state === 'sent_back') return refused(change, reason ?? '', facts);
  if (signed.state === 'sent_back') {
    if (change.current.status === 'requested') change.set({ status: 'draft' });
    change.tell('exception_sent_back', askersToTell(subject), { reason: reason ?? '' });
    return change.done('exception.sent_back', facts);
  }
  if (signed.state === 'open' && signature.decision === 'sent_back') {
    change.tell('exception_voted_against', askersToTell(subject), { reason: reason ?? '' });
    return change.done('exception.voted_against', facts);
  }
  if (signed.state === 'open') {
    if (signed.stage > round.stage) change.tell('exception_requested', waitingFor(signed));
    else change.tell('exception_signed', askersToTell(subject));
    return change.done('exception.signed', { ...facts, nextStage: signed.stage });
  }
  return approved(change, facts);
}

/** Its round is approved: it holds from its start, or holds again. */
export function approved(change: ExceptionChange, facts: Record<string, unknown>): ExceptionOutcome {
  const { current, at, now: subject } = change;
  if (current.status === 'active') {
    change.set({ approvedAt: at, staleSince: null, staleReason: null });
    change.tell('exception_approved', askersToTell(subject));
    return change.done('exception.approved_again', facts);
  }
  change.set({ approvedAt: at });
  const later = current.startsAt !== null && current.startsAt > at;
  if (later) change.set({ status: 'approved' });
  else activate(change);
  change.tell('exception_approved', askersToTell(subject));
  return change.done('exception.approved', { ...facts, active: !later, startsAt: current.startsAt });
}

function refused(change: ExceptionChange, reason: string, facts: Record<string, unknown>): ExceptionOutcome {
  change.tell('exception_refused', askersToTell(change.now), { reason });
  if (change.current.status === 'active') {
    endLease(change, 'ended', `not approved again: ${reason}`);
    return change.done('exception.ended', { ...facts, because: 'it was not approved again' });
  }
  change.set({ status: 'refused', endedAt: change.at, endReason: reason });
  return change.done('exception.refused', facts);
}
