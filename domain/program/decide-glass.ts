import { findHearers } from '../person/recipients.js';
import { addPolicyTime } from '../policy/policy-time.js';
import type { Proof } from '../proof/proof.js';
import {
  glassAskedOn,
  glassConfirmedOn,
  glassExpiredOn,
  glassRefusedOn,
  type Glassed,
} from '../sign-off/glass-on-record.js';
import type { Round } from '../sign-off/round.js';
import { ProgramChange } from './change.js';
import type { ProgramCommand } from './commands.js';
import { passed, requireComplete, tollgateOf } from './decide-tollgate.js';
import type { ProgramOutcome } from './outcome.js';
import { currentPhase, type Phase } from './program.js';
import { phaseWork } from './tollgate.js';

type Command<T extends ProgramCommand['type']> = Extract<ProgramCommand, { type: T }>;

/** Asks that a phase pass its tollgate past those who are to sign there. */
export function breakGlass(
  change: ProgramChange,
  { phaseId, reason, contentHash }: Command<'break_glass'>,
  proof?: Proof,
): ProgramOutcome {
  change.require('break_glass');
  const { now: subject, at } = change;
  const { phase, round, actorId } = tollgateOf(change, phaseId);
  requireComplete(subject, phase);
  const { breakGlass: rule, time } = policyOf(change);
  const expiresAt = rule ? addPolicyTime(at, rule.expires, time, subject.calendar) : at;
  const data = glassAskedOn(glassed(change, phase, round), { actorId, contentHash, proof, reason, expiresAt });
  return change.done('phase.glass_asked', { ...named(phase), ...data });
}

/** The second person says yes: the phase has passed its tollgate. */
export function confirmGlass(
  change: ProgramChange,
  { phaseId, contentHash }: Command<'confirm_glass'>,
  proof?: Proof,
): ProgramOutcome {
  change.require('confirm_glass');
  const { phase, round, actorId } = tollgateOf(change, phaseId);
  requireComplete(change.now, phase);
  const broken = glassConfirmedOn(glassed(change, phase, round), { actorId, contentHash, proof });
  const loud = change.done('phase.glass_broken', { ...named(phase), ...broken.data });
  // An event of its own, and the one by which all others know that a phase has passed.
  const next = new ProgramChange(loud, `${change.key}#passed`, actorId, change.at);
  return passed(next, phase, broken.round, { ...named(phase), ...broken.decided });
}

/** The second person says no, or whoever asked takes it back. */
export function refuseGlass(change: ProgramChange, { phaseId, reason }: Command<'refuse_glass'>): ProgramOutcome {
  change.require('refuse_glass');
  const { phase, round, actorId } = tollgateOf(change, phaseId);
  const { taken, data } = glassRefusedOn(glassed(change, phase, round), { actorId, reason });
  return change.done(taken ? 'phase.glass_taken_back' : 'phase.glass_refused', { ...named(phase), ...data });
}

/** @param because by which rule, for people to read */
export function glassExpired(change: ProgramChange, because: string): ProgramOutcome {
  const { round, phases } = change.now;
  const phase = currentPhase(phases);
  const data = round && phase ? glassExpiredOn(glassed(change, phase, round), because) : null;
  return phase && data ? change.done('phase.glass_expired', { ...named(phase), ...data }) : change.unchanged();
}

function named({ id, name }: Phase): { phaseId: string; phase: string } {
  return { phaseId: id, phase: name };
}

/** That by which the round was opened, whatever the program goes by now. */
function policyOf({ now: { roundPolicy, tollgate } }: ProgramChange): ProgramChange['now']['tollgate'] {
  return roundPolicy ?? tollgate;
}

function glassed(change: ProgramChange, phase: Phase, round: Round): Glassed {
  const { now: subject, at } = change;
  const { delegations, parts, program } = subject;
  const policy = policyOf(change);
  return {
    ...{ change, round, zone: program.timeZone },
    circumstances: { ownWork: phaseWork(subject, at), delegations, parts, policy },
    hearers: findHearers(['program_manager', 'domain_lead'], parts),
    channels: policy.channels,
    facts: { phaseName: phase.name },
    keep: (kept) => {
      change.effect({ kind: 'round', phaseId: phase.id, round: kept });
      change.setRecord({ round: kept.state === 'open' ? kept : null });
    },
  };
}
