import type { Recipient } from '../person/recipients.js';
import { Refusal } from '../refusal.js';
import { followUpItems } from '../sign-off/follow-up-items.js';
import { hearersOf } from '../sign-off/question.js';
import { closeRoundOn, openRoundOn, signOn } from '../sign-off/on-record.js';
import { provedFacts, type Proof } from '../proof/proof.js';
import { asker, revoke as revokeIn, waitingFor, type Round } from '../sign-off/round.js';
import type { ItemChange } from './change.js';
import type { ItemCommand } from './commands.js';
import { lapseExtension, ownerOf } from './decide-life.js';
import type { ItemOutcome } from './outcome.js';
import { pause, unpause } from './pause.js';
import { openRound, ownWork } from './signed-content.js';

type Command<T extends ItemCommand['type']> = Extract<ItemCommand, { type: T }>;

/** Hands the item in: a round opens over the content as it stands, and its approvers are asked. */
export function submit(change: ItemChange, command: Command<'submit'>): ItemOutcome {
  change.require('submit');
  const { current: item, at, began: subject } = change;
  const statement = command.statement?.trim() ?? '';
  if (subject.evidence.length === 0 && statement === '')
    throw new Refusal('evidence-required', 'Hand in evidence (a link or a file) or a statement of what was done.');
  change.set({
    ...pause(item, at),
    status: 'submitted',
    statement: statement || null,
    submittedAt: at,
    submittedBy: change.actorId,
  });
  change.contributed('handed_in');
  lapseExtension(change);
  const round = openRoundOn(change, openRound(change.now, at));
  change.tell('submitted', waitingFor(round));
  return change.done('item.submitted', {
    round: round.number,
    contentHash: round.contentHash,
    statement: statement || null,
    approvers: waitingFor(round),
  });
}

/** A named person takes responsibility for stated content, or sends it back with a reason. */
export function sign(change: ItemChange, command: Command<'sign'>, proof?: Proof): ItemOutcome {
  change.require('sign');
  const { at, began: subject } = change;
  const { round, actorId } = openRoundOf(change);
  const { decision, reason = null, contentHash = null, onBehalfOf = null, followUps = [] } = command;
  const { round: signed, signature } = signOn(
    change,
    round,
    { personId: actorId, onBehalfOf, decision, reason, followUps, contentHash, proof },
    { ownWork: ownWork(subject, at), delegations: subject.delegations },
  );
  const conditions = followUps.length > 0 ? { followUps: followUps.map(({ title }) => title) } : {};
  const facts = {
    round: signed.number,
    roundId: signed.id,
    stage: round.stage,
    contentHash: round.contentHash,
    reason,
    ...conditions,
    ...provedFacts(signature.proved ?? null),
  };
  if (signed.state === 'approved') return approved(change, signed, facts);
  if (signed.state === 'sent_back') {
    change.setRecord({ questions: [] });
    change.set({ ...unpause(change.current, at, subject.calendar), status: 'in_progress', plannedFrom: at });
    change.tell('sent_back', ownerOf(change), { reason: reason ?? '' });
    return change.done('item.sent_back', facts);
  }
  if (signature.decision === 'sent_back') {
    change.tell('voted_against', ownerOf(change), { reason: reason ?? '' });
    return change.done('item.voted_against', facts);
  }
  if (signed.stage > round.stage) change.tell('submitted', waitingFor(signed));
  else change.tell('signed', ownerOf(change));
  return change.done('item.signed', { ...facts, nextStage: signed.stage });
}

/** Its round is approved: it is done, and what the approvals depend on becomes items. */
export function approved(change: ItemChange, signed: Round, facts: Record<string, unknown>): ItemOutcome {
  const created = followUpItems(signed, change.current.phaseId);
  change.set({ status: 'done', doneAt: change.at, overdue: false, pausedSince: null });
  for (const item of created) change.effect({ kind: 'follow_up', item });
  change.effect({ kind: 'program_evaluate' });
  change.tell('done', ownerOf(change));
  return change.done('item.done', { ...facts, followUpIds: created.map(({ id }) => id) });
}

/** Takes back one's own signature, or one that a stand-in gave in one's name. */
export function revoke(change: ItemChange, command: Command<'revoke'>): ItemOutcome {
  change.require('revoke');
  const { at } = change;
  const { round, actorId } = openRoundOf(change);
  const { round: without, signature } = revokeIn(round, actorId, at);
  change.effect({ kind: 'round', round: without });
  change.effect({ kind: 'signature_revoked', signatureId: signature.id, at });
  change.setRecord({ round: without });
  const { reason = null } = command;
  change.tell('signature_revoked', ownerOf(change), { reason: reason ?? '' });
  return change.done('item.signature_revoked', {
    round: round.number,
    stage: signature.stage,
    nextStage: without.stage,
    reason,
  });
}

/** Whoever handed it in takes it back, and goes on working. */
export function withdraw(change: ItemChange, command: Command<'withdraw'>): ItemOutcome {
  change.require('withdraw');
  const { at, began: subject } = change;
  const { reason = null } = command;
  const { round } = subject;
  if (round) {
    change.tell('withdrawn', round.stages[round.stage - 1]?.approvers ?? [], { reason: reason ?? '' });
    closeRoundOn(change, 'withdrawn');
    change.setRecord({ questions: [] });
  }
  change.set({ ...unpause(change.current, at, subject.calendar), status: 'in_progress', plannedFrom: at });
  return change.done('item.withdrawn', { round: round?.number ?? null, reason });
}

/** An approver wants to know something before they decide. The time that they have runs on. */
export function ask(change: ItemChange, command: Command<'ask'>): ItemOutcome {
  change.require('ask');
  const { at, began: subject } = change;
  const { round, actorId } = openRoundOf(change);
  const { questionId: id, question: text, onBehalfOf = null } = command;
  const circumstances = { ownWork: ownWork(subject, at), delegations: subject.delegations };
  const seat = asker(round, { personId: actorId, onBehalfOf, at }, circumstances);
  if (seat.personId !== actorId) change.actFor(seat.personId);
  const askedFor = seat.personId === actorId ? null : seat.personId;
  const question = { id, roundId: round.id, askedBy: actorId, askedFor, text, at };
  change.setRecord({ questions: [...subject.questions, question] });
  change.effect({ kind: 'question', question });
  change.tell('question_asked', whoeverHandedIn(change), { question: text });
  return change.done('item.question_asked', { id, round: round.number, question: text });
}

/** The owner, or who handed it in, answers. */
export function answer(change: ItemChange, command: Command<'answer'>): ItemOutcome {
  change.require('answer');
  const { at, began: subject, actorId } = change;
  const question = subject.questions.find(({ id }) => id === command.questionId);
  if (!question || actorId === null)
    throw new Refusal('not-found', `The item has no open question ${command.questionId}. List its questions.`);
  change.contributed('text');
  const answeredFor = change.onBehalfOf?.id ?? null;
  const { id, text } = question;
  change.setRecord({ questions: subject.questions.filter((other) => other !== question) });
  change.effect({
    kind: 'answer',
    answer: { questionId: id, answeredBy: actorId, answeredFor, text: command.answer, at },
  });
  change.tell('question_answered', hearersOf(question, change, subject.round), {
    question: text,
    answer: command.answer,
  });
  return change.done('item.question_answered', { id, question: text, answer: command.answer });
}

/** @throws Refusal `nothing-submitted` */
export function openRoundOf(change: ItemChange): { round: Round; actorId: string } {
  const { began: subject, actorId } = change;
  if (!subject.round || actorId === null)
    throw new Refusal('nothing-submitted', 'There is no open sign-off round to decide on.');
  return { round: subject.round, actorId };
}

function whoeverHandedIn(change: ItemChange): Recipient[] {
  const { ownerId, submittedBy } = change.current;
  return submittedBy === null || submittedBy === ownerId
    ? ownerOf(change)
    : [...ownerOf(change), { personId: submittedBy, role: 'owner' }];
}
