import { dueAfter, type LocalDue } from '../calendar/due.js';
import { dueAnew } from '../item/due-anew.js';
import { unpause, pause } from '../item/pause.js';
import { findHearers } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { contentHash } from '../sign-off/content-hash.js';
import { closeRoundOn, openRoundOn, signOn } from '../sign-off/on-record.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import { changedSince, newRound, waitingFor, type Round } from '../sign-off/round.js';
import { openStages } from '../sign-off/stages.js';
import { stableId } from '../stable-id.js';
import { describeInstant, type Instant } from '../time.js';
import { riskWork, type RiskChange } from './change.js';
import { levelOf, type Risk, type RiskCommand, type RiskOutcome, type RiskRecord } from './risk.js';

type Command<T extends RiskCommand['type']> = Extract<RiskCommand, { type: T }>;

/** The owner has looked at it, and says what is to become of it: a round of signatures opens. */
export function handIn(change: RiskChange, { outcome, statement, ...rated }: Command<'review'>): RiskOutcome {
  change.require('review');
  const { current: risk, at } = change;
  if (!statement.trim())
    throw new Refusal('invalid-command', 'A review needs a statement: what was looked at, and what was found.');
  const { likelihood = risk.likelihood, impact = risk.impact } = rated;
  const by = change.actorId ?? risk.ownerId;
  change.set({ review: { outcome, statement, likelihood, impact, by, at, from: risk.status }, status: 'in_review' });
  change.set(pause(change.current, at));
  change.worked(by);
  const round = openRound(change);
  const told = change.tell('risk_review_asked', waitingFor(round));
  const { number, contentHash: hash } = round;
  return change.done('risk.review_handed_in', {
    outcome,
    ...{ likelihood, impact, level: levelOf(likelihood, impact) },
    ...{ statement, round: number, contentHash: hash, approvers: told },
  });
}

/** A named person takes responsibility for a review, or sends it back with a reason. */
export function signReview(change: RiskChange, command: Command<'sign'>, proof?: Proof): RiskOutcome {
  change.require('sign');
  const { at, now: subject, actorId } = change;
  const { round } = subject;
  if (!round || actorId === null)
    throw new Refusal('nothing-submitted', 'There is no open round to decide on: no review waits for a signature.');
  const { decision, reason = null, contentHash: hash = null, onBehalfOf = null } = command;
  const { round: signed, signature } = signOn(
    change,
    round,
    { personId: actorId, onBehalfOf, decision, reason, followUps: [], contentHash: hash, proof },
    { ownWork: riskWork(subject, at), delegations: subject.delegations },
  );
  const proved = provedFacts(signature.proved ?? null);
  const facts = { round: signed.number, stage: round.stage, contentHash: round.contentHash, reason, ...proved };
  const toOwner = findHearers(['owner'], subject.parts);
  if (signed.state === 'sent_back') {
    asBefore(change);
    change.tell('risk_sent_back', toOwner, { reason: reason ?? '' });
    return change.done('risk.review_sent_back', facts);
  }
  if (signed.state === 'open' && signature.decision === 'sent_back') {
    change.tell('risk_voted_against', toOwner, { reason: reason ?? '' });
    return change.done('risk.review_voted_against', facts);
  }
  if (signed.state === 'open') {
    if (signed.stage > round.stage) change.tell('risk_review_asked', waitingFor(signed));
    else change.tell('risk_signed', toOwner);
    return change.done('risk.review_signed', { ...facts, nextStage: signed.stage });
  }
  return reviewed(change, facts);
}

/** The last signature: it is what the review says, and the next one is planned. */
export function reviewed(change: RiskChange, facts: Record<string, unknown>): RiskOutcome {
  const { at, now: subject } = change;
  const { review, reviewEvery, due } = subject.risk;
  if (!review) throw new Error('a round without a review');
  const { outcome, likelihood, impact } = review;
  const next = outcome === 'closed' ? due : dueAfter({ from: at, duration: reviewEvery }, subject.calendar);
  change.set({
    ...{ status: outcome, likelihood, impact, level: levelOf(likelihood, impact), review: null, authors: [] },
    ...anew(subject, next, at),
    closedAt: outcome === 'closed' ? at : null,
  });
  const { dueAt, level } = change.current;
  const nextAt = outcome === 'closed' ? null : dueAt;
  change.tell('risk_reviewed', findHearers(['owner'], subject.parts), {
    reason: `it is ${outcome}, ${level}`,
    ...(nextAt === null ? {} : { newDueText: describeInstant(nextAt, next.zone) }),
  });
  return change.done('risk.reviewed', { ...facts, outcome, likelihood, impact, level, next: nextAt });
}

/** Its owner takes the review back: it is as it was before. */
export function withdraw(change: RiskChange, { reason }: Command<'withdraw'>): RiskOutcome {
  change.require('withdraw');
  const { round } = change.now;
  if (round) change.tell('risk_review_withdrawn', waitingFor(round), { reason });
  closeRoundOn(change, 'withdrawn');
  asBefore(change);
  return change.done('risk.review_withdrawn', { reason });
}

function asBefore(change: RiskChange): void {
  const { review } = change.current;
  change.set({ status: review?.from ?? 'open', review: null });
  change.set(unpaused(change));
}

function unpaused(change: RiskChange): Partial<Risk> {
  const { plannedFrom, ...clock } = unpause(change.current, change.at, change.now.calendar);
  return { ...clock, plannedFrom: plannedFrom ?? change.at };
}

/** The ladder of a review that is in time. */
export const ladderAtRest = {
  overdue: false,
  breachedAt: null,
  ladderFrom: null,
  ladderLevel: 0,
  ladderAdvance: null,
  acknowledgedAt: null,
  acknowledgedUntil: null,
  pausedSince: null,
  pausedMs: 0,
  pausedWorkingMs: 0,
} satisfies Partial<Risk>;

/**
 * Another review, or the same for somebody else: reminders and ladder begin anew.
 * @throws Refusal `invalid-due-date` for a date or time that does not exist
 */
export function anew({ risk, calendar }: RiskRecord, due: LocalDue, at: Instant): Partial<Risk> & Pick<Risk, 'dueAt'> {
  return {
    ...ladderAtRest,
    ...dueAnew(risk, due, { calendar, at }),
    ...(risk.status === 'in_review' && risk.pausedSince !== null ? { pausedSince: at } : {}),
  };
}

/** What a signature on a review stands for. */
function reviewContent({ risk }: RiskRecord): Record<string, unknown> {
  const { review } = risk;
  return {
    risk: risk.id,
    title: risk.title,
    text: risk.text,
    domain: risk.domain,
    markets: risk.markets,
    owner: risk.ownerId,
    due: risk.dueAt,
    reviewEvery: risk.reviewEvery,
    outcome: review?.outcome ?? null,
    likelihood: review?.likelihood ?? null,
    impact: review?.impact ?? null,
    statement: review?.statement ?? null,
    handedInBy: review?.by ?? null,
  };
}

/** @throws Refusal `unreachable-quorum` */
function openRound(change: RiskChange, before: Round | null = null): Round {
  return openRoundOn(change, roundOver(change.now, change.at, before));
}

function roundOver(subject: RiskRecord, at: Instant, before: Round | null): Round {
  const { risk, policies, parts, rounds } = subject;
  const content = reviewContent(subject);
  const number = rounds + 1;
  return newRound(
    {
      id: stableId(risk.id, 'round', String(number)),
      number,
      policyVersionId: risk.signOffPolicyVersionId,
      content,
      changedSince: changedSince(before, content),
      stages: openStages(policies.signOff, parts, riskWork(subject, at), wayOut),
    },
    at,
  );
}

const wayOut =
  'Name a domain lead of the risk who does not own it, or name further approvers in the sign-off policy of the risk.';

/** The signatures fall where what was signed has changed, and a new round asks anew. @throws Refusal `unreachable-quorum` */
export function renewRound(change: RiskChange, reason: string): void {
  const { round } = change.now;
  if (!round || contentHash(reviewContent(change.now)) === round.contentHash) return;
  closeRoundOn(change, 'fallen');
  change.tell('risk_review_changed', waitingFor(openRound(change, round)), { reason });
}
