import { pause, unpause } from '../item/pause.js';
import { findHearers } from '../person/recipients.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import { Refusal } from '../refusal.js';
import { contentHash } from '../sign-off/content-hash.js';
import { closeRoundOn, openRoundOn, signOn } from '../sign-off/on-record.js';
import { changedSince, newRound, waitingFor, type Round } from '../sign-off/round.js';
import { openStages } from '../sign-off/stages.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import { contentOf, openAsks, placeOf, type Analysis, type AnalysisCommand, type AnalysisOutcome } from './analysis.js';
import type { AnalysisRecord } from './analysis.js';
import { analysisWork, type AnalysisChange } from './change.js';
import { atRest } from './clock.js';
import { unknownCause } from './content.js';
import { graphProblems } from './graph.js';

type Command<T extends AnalysisCommand['type']> = Extract<AnalysisCommand, { type: T }>;

/** It is handed in: a round of signatures opens over all that it says, the answers among it. */
export function submit(change: AnalysisChange, { note }: Command<'submit'>): AnalysisOutcome {
  change.require('submit');
  requireWhole(change.now);
  const by = change.actorId ?? change.current.ownerId;
  change.set({ submitted: { by, at: change.at }, status: 'in_review' });
  change.set(pause(change.current, change.at));
  change.worked(by);
  const round = openRound(change);
  const told = change.tell('analysis_review_asked', waitingFor(round));
  const { number, contentHash: hash } = round;
  return change.done('analysis.submitted', { note: note ?? null, round: number, contentHash: hash, approvers: told });
}

/** @throws Refusal `invalid-command` with its place */
function requireWhole(subject: AnalysisRecord): void {
  const missing = missingIn(subject);
  if (missing !== null) throw new Refusal('invalid-command', missing.message, { path: missing.path });
}

/** What it lacks before anybody can be asked to sign, the first of it; null: nothing. */
export function missingIn({ facts, taxonomy }: Pick<AnalysisRecord, 'facts' | 'taxonomy'>): Missing | null {
  const [wrong] = graphProblems(facts, taxonomy);
  if (wrong !== undefined)
    return { path: wrong.path, message: `${wrong.path} ${wrong.message} The taxonomy may have changed since.` };
  const roots = facts.nodes.filter(({ role }) => role === 'root');
  if (roots.length === 0)
    return {
      path: 'nodes',
      message: `No cause is marked as root. Mark one; where nobody knows it, mark what is asked as root with the code ${unknownCause}.`,
    };
  const bare = roots.find(({ code, evidence }) => code !== unknownCause && evidence.length === 0);
  if (bare !== undefined)
    return {
      path: `nodes.${facts.nodes.indexOf(bare)}.evidence`,
      message: `The root cause “${bare.text}” has no evidence. Give what shows it, or the code ${unknownCause}.`,
    };
  return missingElsewhere(facts);
}

interface Missing {
  path: string;
  message: string;
}

/** "Where else could it happen?" is asked, and answered. */
function missingElsewhere(facts: Analysis): Missing | null {
  const [open] = openAsks(facts);
  if (open !== undefined)
    return {
      path: 'asks',
      message: `Question ${open.number} (${placeOf(open)}) waits for its answer. Have it answered, or take it back with a reason.`,
    };
  if (facts.asks.some(({ answer }) => answer !== null)) return null;
  return {
    path: 'asks',
    message:
      'Nobody was asked where else it could happen. Ask for another market or domain first; “not applicable” is an answer, too.',
  };
}

/** A named person takes responsibility for it, or sends it back with a reason. */
export function signAnalysis(change: AnalysisChange, command: Command<'sign'>, proof?: Proof): AnalysisOutcome {
  change.require('sign');
  const { at, now: subject, actorId } = change;
  const { round } = subject;
  if (!round || actorId === null)
    throw new Refusal('nothing-submitted', 'There is no open round to decide on: it does not wait for a signature.');
  const { decision, reason = null, contentHash: hash = null, onBehalfOf = null } = command;
  const { round: decided, signature } = signOn(
    change,
    round,
    { personId: actorId, onBehalfOf, decision, reason, followUps: [], contentHash: hash, proof },
    { ownWork: analysisWork(subject, at), delegations: subject.delegations },
  );
  const proved = provedFacts(signature.proved ?? null);
  const facts = { round: decided.number, stage: round.stage, contentHash: round.contentHash, reason, ...proved };
  const toOwner = findHearers(['owner'], subject.parts);
  if (decided.state === 'sent_back') {
    asDraft(change);
    change.tell('analysis_sent_back', toOwner, { reason: reason ?? '' });
    return change.done('analysis.sent_back', facts);
  }
  if (decided.state === 'open' && signature.decision === 'sent_back') {
    change.tell('analysis_voted_against', toOwner, { reason: reason ?? '' });
    return change.done('analysis.voted_against', facts);
  }
  if (decided.state === 'open') {
    if (decided.stage > round.stage) change.tell('analysis_review_asked', waitingFor(decided));
    else change.tell('analysis_one_signed', toOwner);
    return change.done('analysis.one_signed', { ...facts, nextStage: decided.stage });
  }
  return signed(change, facts);
}

/** The last signature: it may carry findings. @param facts of how it was signed, its hash among them */
export function signed(
  change: AnalysisChange,
  facts: Record<string, unknown> & { contentHash: string },
): AnalysisOutcome {
  const { at, now: subject } = change;
  const { contentHash: signedHash } = facts;
  change.set({ ...atRest, status: 'signed', signedAt: at, signedHash, submitted: null, closedAt: at });
  change.tell('analysis_signed', findHearers(['owner', 'requester'], subject.parts));
  const causes = change.current.causes.map(({ role, code }) => ({ role, code }));
  return change.done('analysis.signed', { ...facts, causes });
}

/** Its analyst takes it back from those who are to sign. */
export function takeBack(change: AnalysisChange, { reason }: Command<'take_back'>): AnalysisOutcome {
  change.require('take_back');
  endRound(change, reason);
  asDraft(change);
  return change.done('analysis.taken_back', { reason });
}

/** Nobody is asked any more: those who were are told. */
export function endRound(change: AnalysisChange, reason: string): void {
  const { round } = change.now;
  if (round) change.tell('analysis_review_withdrawn', waitingFor(round), { reason });
  closeRoundOn(change, 'withdrawn');
}

function asDraft(change: AnalysisChange): void {
  change.set({ status: 'draft', submitted: null });
  const { plannedFrom, ...clock } = unpause(change.current, change.at, change.now.calendar);
  change.set({ ...clock, plannedFrom: plannedFrom ?? change.at });
}

/** What a signature on it stands for. */
function signedContent({ facts }: AnalysisRecord): Record<string, unknown> {
  const { id, ownerId, domainLeadId, asks } = facts;
  return {
    analysis: id,
    ...contentOf(facts),
    ...{ owner: ownerId, domainLead: domainLeadId },
    asks: asks.map(({ number, market, domain, personId, answer, takenBack }) => ({
      ...{ number, market, domain, person: personId, takenBack },
      answer: answer && { verdict: answer.verdict, text: answer.text, record: answer.record, by: answer.by },
    })),
    handedInBy: facts.submitted?.by ?? null,
  };
}

/** @throws Refusal `unreachable-quorum` */
function openRound(change: AnalysisChange, before: Round | null = null): Round {
  return openRoundOn(change, roundOver(change.now, change.at, before));
}

function roundOver(subject: AnalysisRecord, at: Instant, before: Round | null): Round {
  const { facts, policies, parts, rounds } = subject;
  const content = signedContent(subject);
  const number = rounds + 1;
  return newRound(
    {
      id: stableId(facts.id, 'round', String(number)),
      number,
      policyVersionId: facts.signOffPolicyVersionId,
      content,
      changedSince: changedSince(before, content),
      stages: openStages(policies.signOff, parts, analysisWork(subject, at), wayOut),
    },
    at,
  );
}

const wayOut =
  'Name a domain lead who does not work on the analysis, or name further approvers in its sign-off policy.';

/** The signatures fall where what was signed has changed, and a new round asks anew. @throws Refusal `unreachable-quorum` */
export function renewRound(change: AnalysisChange, reason: string): void {
  const { round } = change.now;
  if (!round || contentHash(signedContent(change.now)) === round.contentHash) return;
  closeRoundOn(change, 'fallen');
  change.tell('analysis_review_changed', waitingFor(openRound(change, round)), { reason });
}
