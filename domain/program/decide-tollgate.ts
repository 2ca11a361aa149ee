import { findHearers, type Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { followUpItems } from '../sign-off/follow-up-items.js';
import { hearersOf } from '../sign-off/question.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import { asker, revoke, sign, waitingFor, type Circumstances, type Round } from '../sign-off/round.js';
import { stableId } from '../stable-id.js';
import type { Instant } from '../time.js';
import type { ProgramChange } from './change.js';
import type { ProgramCommand } from './commands.js';
import { openPhase } from './open-phase.js';
import type { ProgramOutcome } from './outcome.js';
import type { Phase, ProgramRecord } from './program.js';
import { phaseWork } from './tollgate.js';

type Command<T extends ProgramCommand['type']> = Extract<ProgramCommand, { type: T }>;

/** The phase that a conditional approval of the last one brings. */
const followUpPhase = 'Follow-up';

/** Passed, the next phase opens; sent back, this one is open again. */
export function signTollgate(change: ProgramChange, command: Command<'sign_tollgate'>, proof?: Proof): ProgramOutcome {
  change.require('sign_tollgate');
  const { now: subject, at } = change;
  const { phase, round, actorId } = tollgateOf(change, command.phaseId);
  const { decision, reason = null, contentHash = null, onBehalfOf = null, followUps = [] } = command;
  if (decision === 'approve') requireComplete(subject, phase);
  for (const { phaseId, title } of followUps) requireComing(subject, phase, phaseId, title);
  const { round: signed, signature } = sign(
    round,
    { key: change.key, personId: actorId, onBehalfOf, decision, reason, followUps, contentHash, at, proof },
    circumstances(subject, at),
  );
  if (signature.forId !== null) change.actFor(signature.forId);
  change.effect({ kind: 'round', phaseId: phase.id, round: signed });
  change.effect({ kind: 'signature', roundId: round.id, signature });
  change.setRecord({ round: signed.state === 'open' ? signed : null });
  const conditions = followUps.length > 0 ? { followUps: followUps.map(({ title }) => title) } : {};
  const facts = {
    phaseId: phase.id,
    phase: phase.name,
    round: signed.number,
    roundId: signed.id,
    stage: round.stage,
    contentHash: round.contentHash,
    reason,
    ...conditions,
    ...provedFacts(signature.proved ?? null),
  };
  if (signed.state === 'sent_back') {
    change.setPhase(phase.id, { status: 'open', roundId: null });
    // The look that follows every command must not ask for the same content again.
    change.setRecord({ sentBack: { ...subject.sentBack, [phase.id]: round.contentHash } });
    change.tell('tollgate_sent_back', manager(change), { phaseName: phase.name, reason: reason ?? '' });
    return change.done('phase.sent_back', facts);
  }
  if (signed.state === 'open') {
    if (signed.stage > round.stage) change.tell('tollgate_opened', waitingFor(signed), { phaseName: phase.name });
    return change.done(
      signature.decision === 'sent_back' ? 'phase.tollgate_voted_against' : 'phase.tollgate_signed',
      facts,
    );
  }
  return passed(change, phase, signed, facts);
}

/** Its round is approved: the next phase opens, and what the approvals depend on becomes items. */
export function passed(
  change: ProgramChange,
  phase: Phase,
  signed: Round,
  facts: Record<string, unknown>,
): ProgramOutcome {
  const { next, followUpIds } = pass(change, phase, signed);
  change.tell(next ? 'tollgate_passed' : 'program_closed', everybody(change), { phaseName: phase.name });
  return change.done('phase.passed', { ...facts, followUpIds, next: next?.name ?? null, closed: !next });
}

/** An effectiveness check that failed may have opened an item again since the phase came to its tollgate. */
export function requireComplete(subject: ProgramRecord, phase: Phase): void {
  const open = subject.items.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  if (open.length === 0) return;
  throw new Refusal(
    'content-changed',
    `${open.map(({ number }) => `AI-${number}`).join(', ')} of ${phase.name} was opened again since it came to its tollgate. ` +
      'Send it back; the tollgate opens anew when that is done.',
  );
}

/** Takes back one's own signature, or one that a stand-in gave in one's name. */
export function revokeTollgate(change: ProgramChange, command: Command<'revoke_tollgate'>): ProgramOutcome {
  change.require('revoke_tollgate');
  const { phase, round, actorId } = tollgateOf(change, command.phaseId);
  const { round: without, signature } = revoke(round, actorId, change.at);
  const { reason = null } = command;
  change.effect({ kind: 'round', phaseId: phase.id, round: without });
  change.effect({ kind: 'signature_revoked', signatureId: signature.id, at: change.at });
  change.setRecord({ round: without });
  change.tell('signature_revoked', manager(change), { phaseName: phase.name, reason: reason ?? '' });
  return change.done('phase.signature_revoked', { phase: phase.name, stage: signature.stage, reason });
}

/** An approver wants to know something before they decide. The time that they have runs on. */
export function askTollgate(change: ProgramChange, command: Command<'ask_tollgate'>): ProgramOutcome {
  change.require('ask_tollgate');
  const { now: subject, at } = change;
  const { phase, round, actorId } = tollgateOf(change, command.phaseId);
  const { questionId: id, question: text, onBehalfOf = null } = command;
  const seat = asker(round, { personId: actorId, onBehalfOf, at }, circumstances(subject, at));
  if (seat.personId !== actorId) change.actFor(seat.personId);
  const askedFor = seat.personId === actorId ? null : seat.personId;
  const question = { id, roundId: round.id, askedBy: actorId, askedFor, text, at };
  change.setRecord({ questions: [...subject.questions, question] });
  change.effect({ kind: 'question', question });
  change.tell('question_asked', manager(change), { phaseName: phase.name, question: text });
  return change.done('phase.question_asked', { phase: phase.name, id, question: text });
}

/** The program manager answers. */
export function answerTollgate(change: ProgramChange, command: Command<'answer_tollgate'>): ProgramOutcome {
  change.require('answer_tollgate');
  const { now: subject, at } = change;
  const { phase, actorId } = tollgateOf(change, command.phaseId);
  const question = subject.questions.find(({ id }) => id === command.questionId);
  if (!question)
    throw new Refusal('not-found', `${phase.name} has no open question ${command.questionId}. List its questions.`);
  const { id, text } = question;
  const answeredFor = change.onBehalfOf?.id ?? null;
  change.setRecord({ questions: subject.questions.filter((other) => other !== question) });
  change.effect({
    kind: 'answer',
    answer: { questionId: id, answeredBy: actorId, answeredFor, text: command.answer, at },
  });
  const facts = { phaseName: phase.name, question: text, answer: command.answer };
  change.tell('question_answered', hearersOf(question, change, subject.round), facts);
  return change.done('phase.question_answered', { phase: phase.name, id, question: text, answer: command.answer });
}

/** Opens the next phase, or one for the follow-up items where there is none; without either the program is closed. */
function pass(change: ProgramChange, phase: Phase, round: Round): { next: Phase | undefined; followUpIds: string[] } {
  const { now: subject, at } = change;
  change.setPhase(phase.id, { status: 'passed', passedAt: at });
  const conditional = round.signatures.some(({ followUps }) => followUps.length > 0);
  const coming = subject.phases.find((other) => other.position > phase.position && other.status === 'pending');
  const next = coming ?? (conditional ? addPhase(change, round) : undefined);
  const items = next ? followUpItems(round, next.id) : [];
  for (const item of items) change.effect({ kind: 'follow_up', item });
  if (next) openPhase(change, next);
  else change.set({ status: 'closed', closedAt: at });
  return { next, followUpIds: items.map(({ id }) => id) };
}

function addPhase(change: ProgramChange, round: Round): Phase {
  const { phases } = change.now;
  const phase: Phase = {
    id: stableId(round.id, 'follow-up phase'),
    position: Math.max(...phases.map(({ position }) => position)) + 1,
    name: followUpPhase,
    targetAt: null,
    targetMissedAt: null,
    status: 'pending',
    roundId: null,
    openedAt: null,
    passedAt: null,
    blocked: null,
    steeredBy: [],
  };
  change.setRecord({ phases: [...phases, phase] });
  change.effect({ kind: 'phase_added', phase });
  return phase;
}

/** @throws Refusal `phase-not-open` for a follow-up item of a phase that is not to come */
function requireComing({ phases }: ProgramRecord, phase: Phase, wanted: string | null, title: string): void {
  if (wanted === null) return;
  const found = phases.find(({ id }) => id === wanted);
  if (found && found.position > phase.position && found.status === 'pending') return;
  throw new Refusal(
    'phase-not-open',
    `The follow-up item "${title}" must go to a phase that comes after ${phase.name}; name one, or none for the next.`,
  );
}

/** @throws Refusal `not-found`, `nothing-submitted` */
export function tollgateOf(change: ProgramChange, phaseId: string): { phase: Phase; round: Round; actorId: string } {
  const { now: subject, actorId } = change;
  const phase = subject.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new Refusal('not-found', `The program has no phase ${phaseId}. List its phases.`);
  const { round } = subject;
  if (phase.status !== 'tollgate' || !round || actorId === null)
    throw new Refusal('nothing-submitted', `${phase.name} is ${phase.status}; it is not at its tollgate.`);
  return { phase, round, actorId };
}

function circumstances(subject: ProgramRecord, at: Instant): Circumstances {
  return { ownWork: phaseWork(subject, at), delegations: subject.delegations };
}

function manager(change: ProgramChange): Recipient[] {
  return findHearers(['program_manager'], change.now.parts);
}

function everybody(change: ProgramChange): Recipient[] {
  return findHearers(['program_manager', 'domain_lead'], change.now.parts);
}
