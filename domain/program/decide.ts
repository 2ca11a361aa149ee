import { Refusal } from '../refusal.js';
import type { By } from '../record/command.js';
import { ownersOf } from '../sign-off/own-work.js';
import { requireStandIn } from '../stand-in/stand-in.js';
import { findHearers, type Recipient } from '../person/recipients.js';
import { whoCanCure } from '../person/who-can-cure.js';
import { roundAnew, waitingFor } from '../sign-off/round.js';
import type { Instant } from '../time.js';
import { ProgramChange } from './change.js';
import type { ProgramCommand } from './commands.js';
import type { ProgramOutcome } from './outcome.js';
import { currentPhase, type Phase } from './program.js';
import { openPhase } from './open-phase.js';
import { requireOthers } from './own-obligation.js';
import { breakGlass, confirmGlass, refuseGlass } from './decide-glass.js';
import { answerTollgate, askTollgate, revokeTollgate, signTollgate } from './decide-tollgate.js';
import { openEmptyTollgate } from './empty-phase.js';
import { openTollgate, phaseComplete } from './tollgate.js';

const live = ['open', 'in_progress', 'submitted'];

/**
 * Carries a command out on the facts of a program. Pure, like `decideItem`.
 * @throws Refusal with the reason, and nothing has changed
 */
export function decideProgram(outcome: ProgramOutcome, command: ProgramCommand, by: By): ProgramOutcome {
  const change = new ProgramChange(outcome, by.key, by.actorId, by.at);
  if (by.onBehalfOf !== undefined) {
    const { delegations, owed } = outcome.after;
    requireStandIn(by.actorId, by.onBehalfOf, { delegations, at: by.at, owners: owed.flatMap(ownersOf) });
    change.actFor(by.onBehalfOf);
  }
  switch (command.type) {
    case 'activate':
      return activate(change);
    case 'hold':
      change.require('hold');
      requireOthers(change, 'puts on hold', live);
      change.set({ status: 'on_hold', holdReason: command.reason });
      change.effect({
        kind: 'items',
        phaseId: null,
        command: { type: 'hold_with_program', reason: command.reason },
        statuses: live,
      });
      change.tell('held', manager(change), { reason: command.reason });
      return change.done('program.held', { reason: command.reason });
    case 'resume':
      return resume(change);
    case 'cancel':
      return cancel(change, command.reason);
    case 'sign_tollgate':
      return signTollgate(change, command, by.proof);
    case 'revoke_tollgate':
      return revokeTollgate(change, command);
    case 'break_glass':
      return breakGlass(change, command, by.proof);
    case 'confirm_glass':
      return confirmGlass(change, command, by.proof);
    case 'refuse_glass':
      return refuseGlass(change, command);
    case 'ask_tollgate':
      return askTollgate(change, command);
    case 'open_tollgate':
      return openEmptyTollgate(change, command);
    case 'answer_tollgate':
      return answerTollgate(change, command);
  }
}

/**
 * The machine's look at the phase whose turn it is: complete, its tollgate opens. Where nobody may sign it, whoever can
 * cure that is told, once for each reason, and it opens when somebody can be found. Returns null where nothing is due.
 */
export function evaluatePhase(outcome: ProgramOutcome, at: Instant): ProgramOutcome | null {
  const subject = outcome.after;
  const phase = currentPhase(subject.phases);
  if (subject.program.status !== 'active' || phase?.status !== 'open') return null;
  if (!phaseComplete(subject)) return phase.blocked === null ? null : unblock(outcome, phase, at);
  try {
    return openAt(outcome, phase, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return phase.blocked?.because === error.detail ? null : block(outcome, phase, error.detail, at);
  }
}

function block(outcome: ProgramOutcome, phase: Phase, because: string, at: Instant): ProgramOutcome {
  const { program, parts } = outcome.after;
  const change = new ProgramChange(outcome, `program/${program.id}#blocked:${phase.id}/v${program.version}`, null, at);
  change.setPhase(phase.id, { blocked: { since: phase.blocked?.since ?? at, because } });
  const told = change.tell('nobody_can_decide', whoCanCure(parts), { phaseName: phase.name, reason: because });
  return change.done('phase.tollgate_blocked', { phaseId: phase.id, phase: phase.name, reason: because, told });
}

/** Work was opened again: the tollgate is not what it waits for. */
function unblock(outcome: ProgramOutcome, phase: Phase, at: Instant): ProgramOutcome {
  const { program } = outcome.after;
  const key = `program/${program.id}#unblocked:${phase.id}/v${program.version}`;
  const change = new ProgramChange(outcome, key, null, at);
  change.setPhase(phase.id, { blocked: null });
  return change.done('phase.tollgate_unblocked', { phaseId: phase.id, phase: phase.name });
}

/** @throws Refusal `unreachable-quorum` */
function openAt(outcome: ProgramOutcome, phase: Phase, at: Instant): ProgramOutcome | null {
  const subject = outcome.after;
  const number = (subject.rounds[phase.id] ?? 0) + 1;
  const key = `program/${subject.program.id}#tollgate:${phase.id}/${number}`;
  const change = new ProgramChange(outcome, key, null, at);
  const round = openTollgate(subject, phase, at);
  // Sent back, it opens again when something has changed, not at the machine's next look.
  if (subject.sentBack[phase.id] === round.contentHash) return null;
  change.setPhase(phase.id, { status: 'tollgate', roundId: round.id, blocked: null });
  change.setRecord({ round, roundPolicy: subject.tollgate, rounds: { ...subject.rounds, [phase.id]: number } });
  change.effect({ kind: 'round', phaseId: phase.id, round });
  const told = change.tell('tollgate_opened', waitingFor(round), { phaseName: phase.name });
  return change.done('phase.tollgate_opened', {
    phaseId: phase.id,
    phase: phase.name,
    contentHash: round.contentHash,
    told,
  });
}

function activate(change: ProgramChange): ProgramOutcome {
  change.require('activate');
  const first = change.now.phases[0];
  if (!first) throw new Refusal('program-incomplete', 'A program needs a phase before it can be launched. Add one.');
  change.set({ status: 'active', activatedAt: change.at });
  openPhase(change, first);
  return change.done('program.activated', { phaseId: first.id, phase: first.name });
}

function resume(change: ProgramChange): ProgramOutcome {
  change.require('resume');
  change.set({ status: 'active', holdReason: null });
  const { round } = change.now;
  const phase = currentPhase(change.now.phases);
  if (round && phase) {
    // The approvers could not decide while it was held: their limit starts anew.
    const renewed = roundAnew(round, change.at);
    change.setRecord({ round: renewed });
    change.effect({ kind: 'round', phaseId: phase.id, round: renewed });
  }
  change.effect({
    kind: 'items',
    phaseId: null,
    command: { type: 'resume_with_program' },
    statuses: ['on_hold'],
    heldBy: 'program',
  });
  // Made while it was on hold: their phase is open, and nothing else would bring them to life.
  if (phase?.status === 'open')
    change.effect({ kind: 'items', phaseId: phase.id, command: { type: 'activate' }, statuses: ['draft'] });
  change.tell('resumed', manager(change));
  return change.done('program.resumed');
}

function cancel(change: ProgramChange, reason: string): ProgramOutcome {
  change.require('cancel');
  requireOthers(change, 'cancels', ['draft', 'on_hold', 'done', ...live]);
  const { now: subject, at } = change;
  for (const phase of subject.phases)
    if (phase.status !== 'passed') change.setPhase(phase.id, { status: 'cancelled', blocked: null });
  const phase = currentPhase(subject.phases);
  if (subject.round && phase)
    change.effect({ kind: 'round', phaseId: phase.id, round: { ...subject.round, state: 'cancelled', closedAt: at } });
  change.set({ status: 'cancelled', closedAt: at, holdReason: null });
  change.setRecord({ round: null });
  const command = { type: 'cancel_with_program', reason } as const;
  change.effect({ kind: 'items', phaseId: null, command, statuses: ['draft', 'on_hold', ...live] });
  const endCheck = { type: 'end_check_with_program', reason: 'Its program was cancelled.' } as const;
  change.effect({ kind: 'items', phaseId: null, command: endCheck, statuses: ['done'] });
  change.tell('cancelled', manager(change), { reason });
  return change.done('program.cancelled', { reason });
}

function manager(change: ProgramChange): Recipient[] {
  return findHearers(['program_manager'], change.now.parts);
}
